from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Member, Partnership, Risk
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, is_open, speaks_for

REVIEWED_WITHIN = timedelta(days=180)
NONE = Q(pk__in=())
WHO_REVIEWS = _("Only the representatives of the partner that watches this risk, or the facilitator, can review it.")


@rule
def add_risk(by: Member, partnership: Partnership):
    """The facilitator writes down what could go wrong, with who watches it."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def change_risk(by: Member, risk: Risk):
    """The facilitator words a risk again, or says who watches it; how heavy it is changes in a review."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(risk.partnership), CLOSED


@rule
def review_risk(by: Member, risk: Risk, note=None):
    """Whoever watches a risk, or the facilitator, says how it stands today and what was noticed."""
    yield by.is_facilitator or (risk.owner is not None and speaks_for(by, risk.owner)), WHO_REVIEWS
    yield is_open(risk.partnership), CLOSED
    yield note is None or bool(note), _("Say what was noticed, even when nothing changed.")


def reviewable_by(member: Member) -> Q:
    """The query twin of `review_risk`: the risks that this member may review."""
    here = Q(partnership=member.partnership)
    if not is_open(member.partnership):
        return NONE
    return here if member.is_facilitator else here & _own(member)


def overdue(today: date) -> Q:
    """The risks that are not closed and that nobody has reviewed for more than six months."""
    return ~Q(state=Risk.State.CLOSED) & Q(reviewed_on__lt=today - REVIEWED_WITHIN)


def review_awaited_from(member: Member) -> Q:
    """The risks whose review is overdue and awaits this member, who speaks for the partner that watches them."""
    return reviewable_by(member) & _own(member) & overdue(member.partnership.today())


def _own(member: Member) -> Q:
    """The risks that are watched by the partner for which this member speaks."""
    speaks = member.partner_id is not None and "representative" in member.held_roles
    return Q(owner=member.partner_id) if speaks else NONE
