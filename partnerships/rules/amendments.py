from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Amendment, Member, Opinion, Partner, Text
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, NOT_IN, OWN_OR_FACILITATOR, is_open, speaks_for

OPEN = _("This amendment has its outcome already.")
GONE = _("The paragraph that it changes is not in the text any more. Refuse it with that reason, or ask for a new one.")
LOCKED = _(
    "This text is frozen with the charter: amendments can be proposed and discussed, and are taken in when the "
    "charter itself is amended."
)
ONE_REMOVES = _(
    "One open amendment removes this paragraph and another keeps it: they cannot be merged. Refuse one of them first, "
    "or ask its authors to withdraw it."
)
OVERTAKEN = _("The text has changed since you opened this page. Read what it has become, then decide again.")


@rule
def propose_amendment(by: Member, text: Text, there=True, differs=True, reason="-", behalf: Partner | None = None):
    """A partner's representative, or the facilitator, proposes to change a paragraph, and says why."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield behalf is None or speaks_for(by, behalf), OWN_OR_FACILITATOR
    yield is_open(text.partnership), CLOSED
    yield there, _("This paragraph is not in the current version any more. Read the text again.")
    yield differs, _("These are the words of the paragraph as it stands. Change something in them first.")
    yield bool(reason.strip()), _("Say why: an amendment without its reason cannot be discussed.")


@rule
def withdraw_amendment(by: Member, amendment: Amendment):
    """Those who proposed an amendment withdraw it."""
    own = by.pk == amendment.made_by_id or (by.represents and by.partner_id == amendment.on_behalf_of_id)
    yield own, _("Only those who proposed this amendment can withdraw it. The facilitator can refuse it with a reason.")
    yield is_open(amendment.partnership), CLOSED
    yield amendment.state == Amendment.State.OPEN, OPEN


@rule
def give_opinion(by: Member, amendment: Amendment, position="", reason=""):
    """A partner's representative says what it thinks of an amendment: it advises, it does not decide."""
    yield by.represents, NOT_IN
    yield is_open(amendment.partnership), CLOSED
    yield amendment.state == Amendment.State.OPEN, OPEN
    yield (
        position != Opinion.Position.AGAINST or bool(reason.strip()),
        _("Say why your organisation is against: the others can only answer a reason."),
    )


@rule
def refuse_amendment(by: Member, amendment: Amendment, reason="-"):
    """The facilitator refuses an amendment for the partners, with the reason."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(amendment.partnership), CLOSED
    yield amendment.state == Amendment.State.OPEN, OPEN
    yield bool(reason.strip()), _("A refusal comes with its reason: those who proposed it will read it.")


@rule
def accept_amendment(
    by: Member,
    amendment: Amendment,
    alone=True,
    exclusive=False,
    there=True,
    current=True,
    overwrites=False,
    decided=True,
    changed=False,
    reason="",
):
    """The facilitator takes an amendment into the text, as it stands or changed; never over another one."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(amendment.partnership), CLOSED
    yield amendment.state == Amendment.State.OPEN, OPEN
    yield amendment.text.locked_at is None, LOCKED
    yield not exclusive, ONE_REMOVES
    yield alone, _("Another open amendment touches this paragraph. Look at both on one screen before you take one in.")
    yield there, GONE
    yield current, OVERTAKEN
    yield (
        not overwrites,
        _(
            "This paragraph has changed since the amendment was made: as it stands, it would undo that change. "
            "Keep both."
        ),
    )
    yield decided, _("In one place there are still two wordings, within ⟦ and ⟧. Choose, and remove the signs.")
    yield (
        not changed or bool(reason.strip()),
        _("You changed the words that were proposed. Say what you changed, and why."),
    )


@rule
def merge_amendments(
    by: Member, text: Text, several=True, removing=False, there=True, current=True, decided=True, reason="-"
):
    """The facilitator merges amendments to one paragraph, having read the result on one screen."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(text.partnership), CLOSED
    yield text.locked_at is None, LOCKED
    yield there, GONE
    yield not removing, ONE_REMOVES
    yield several, _("There are no longer two open amendments to merge on this paragraph.")
    yield current, OVERTAKEN
    yield decided, _("In one place there are still two wordings, within ⟦ and ⟧. Choose, and remove the signs.")
    yield bool(reason.strip()), _("Say how you merged them: those who proposed them will read it.")


def awaiting_opinion_from(member: Member) -> QuerySet[Amendment]:
    """The query twin of `give_opinion`: open amendments of which this member's partner has said nothing."""
    if not member.represents or not is_open(member.partnership):
        return Amendment.objects.none()
    said = Opinion.objects.filter(partner=member.partner).values("amendment")
    return (
        Amendment.objects.open()
        .filter(partnership=member.partnership)
        .exclude(pk__in=said)
        .exclude(on_behalf_of=member.partner)
    )
