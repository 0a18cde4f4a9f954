from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Answer, Member, Partner, Role
from partnerships.rules.who import CLOSED, LEFT, OWN_OR_FACILITATOR, is_open, speaks_for

NOT_TO_ITSELF = _(
    "What you write for an organisation is read by it and by you at least: only its own representatives can keep "
    "an answer within it."
)
NAME_TAKEN = _("Another organisation of this partnership has this name already.")
SAID_TO_YOU_ALONE = _("It was said to you alone: only its own representatives can open it to all partners.")


@rule
def describe_partner(
    by: Member,
    partner: Partner,
    answers: Iterable[Answer] = (),
    unread=False,
    emptied=False,
    opened=False,
    shared=False,
    taken=False,
    changed=False,
):
    """A partner writes its profile; the facilitator may write for it, never over what they cannot read."""
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(partner.partnership), CLOSED
    yield partner.standing != Partner.Standing.FORMER, LEFT
    kept = any(answer.visibility == Answer.Visibility.OWN for answer in answers)
    own = by.partner_id == partner.pk
    yield own or not kept, NOT_TO_ITSELF
    yield (
        not unread,
        _("The organisation keeps its answer to itself. You cannot read it, so you cannot write over it."),
    )
    yield own or not emptied, _("Only the organisation's own representatives take an answer back.")
    yield own or not opened, SAID_TO_YOU_ALONE
    yield (
        own or not shared,
        _("It takes part in other partnerships too: only its own representatives change this."),
    )
    yield not taken, NAME_TAKEN
    yield (
        not changed,
        _(
            "Somebody changed this while you were writing. What is written now stands below, what you typed is still "
            "in the form: save again to keep yours."
        ),
    )


@rule
def confirm_answers(by: Member, partner: Partner, waiting=True, changed=False):
    """A partner's representative confirms what the facilitator wrote on its behalf."""
    yield (
        by.partner_id == partner.pk and Role.Name.REPRESENTATIVE in by.held_roles,
        _("Only this partner's own representatives confirm what was written on its behalf."),
    )
    yield is_open(partner.partnership), CLOSED
    yield waiting, _("Nothing awaits your confirmation here.")
    yield not changed, _("These answers changed since you opened this page. Read them again before you confirm them.")
