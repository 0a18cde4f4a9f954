from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships import rules
from partnerships.awaits.shape import Await
from partnerships.models import Amendment, Member, Version


def of_amendments(member: Member) -> Iterator[Await]:
    """Open amendments: to say what one thinks of them; for the facilitator, to take them in or refuse them."""
    if member.is_facilitator:
        yield from _undecided(member)
    if member.represents:
        yield from _opinions(member)


def _opinions(member: Member) -> Iterator[Await]:
    """Open amendments of which this member's partner has said nothing yet: one card for each, the oldest first."""
    for amendment in rules.awaiting_opinion_from(member).select_related("made_by__user", "text__vision"):
        amendment.text.partnership = member.partnership
        yield Await(
            None,
            _("Say what you think of amendment %(number)d") % {"number": amendment.number},
            _("%(who)s proposes to change “%(of)s”: %(reason)s")
            % {
                "who": amendment.made_by.user.name,
                "of": amendment.text,
                "reason": Truncator(amendment.reason).chars(140),
            },
            amendment.text.act_url("amendment_detail", amendment.number),
            _("Read and answer"),
        )


def _undecided(member: Member) -> Iterator[Await]:
    """Open amendments that the facilitator may take in or refuse: one card for each text."""
    awaited = Count("amendments", filter=Q(amendments__state=Amendment.State.OPEN))
    texts = member.partnership.texts.filter(locked_at=None).annotate(awaited=awaited).filter(awaited__gt=0)
    for text in texts.select_related("vision").order_by("pk"):
        text.partnership = member.partnership
        said = ngettext(
            "Decide on %(n)d open amendment to “%(of)s”", "Decide on %(n)d open amendments to “%(of)s”", text.awaited
        )
        yield Await(
            None,
            said % {"n": text.awaited, "of": text},
            _("Take them into the text, changed or not, merge them, or refuse them with a reason."),
            text.get_absolute_url(),
            _("Read and decide"),
        )


def of_consents(member: Member) -> Iterator[Await]:
    """The texts that partners consent to, in the words they have now, which this partner has not answered to."""
    if not member.represents:
        return
    waiting = Version.objects.awaiting_consent_of(member.partner)
    for version in waiting.select_related("text__vision").order_by("text__pk"):
        text, said = version.text, {"label": version.label, "of": version.text}
        text.partnership = member.partnership
        asked = (
            _("Answer to version %(label)s of the vision") if text.is_vision else _("Answer to %(label)s of “%(of)s”")
        )
        yield Await(
            None,
            asked % said,
            _("Your organisation has not said yet whether it consents."),
            text.get_absolute_url(),
            _("Read and answer"),
        )
