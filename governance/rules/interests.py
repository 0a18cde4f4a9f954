from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from governance.models import Interest, Mandate
from governance.rules.decisions import SEATS_ONLY
from governance.rules.held import sits_somewhere
from partnerships.models import Member, Partner, Partnership
from partnerships.rules import CLOSED, is_open, speaks_for

Conditions = Iterator[Condition]
THEIRS = _(
    "Only this organisation’s representatives, its people in the committee, or the facilitator on its behalf, "
    "can do this."
)


def belongs(by: Member, partner: Partner, mandates: Sequence[Mandate] | None = None) -> bool:
    """Whether this person speaks for the partner or holds a running mandate on a seat of it."""
    if speaks_for(by, partner):
        return True
    if mandates is None:
        running = Mandate.objects.running(by.partnership.today())
        return running.filter(member=by, seat__partner=partner).exists()
    return any(mandate.seat.partner_id == partner.pk for mandate in mandates)


@rule
def declare_interest(
    by: Member,
    partnership: Partnership,
    partner: Partner | None = None,
    member: Member | None = None,
    words: str = "-",
) -> Conditions:
    """A partner's people, or the facilitator on its behalf, declare a lasting interest before any decision."""
    yield by.is_facilitator or by.represents or sits_somewhere(by, partnership), SEATS_ONLY
    yield is_open(partnership), CLOSED
    if partner is None:
        return
    yield partner.partnership_id == partnership.pk and belongs(by, partner), THEIRS
    yield (
        partner.standing != Partner.Standing.FORMER,
        _("This organisation has left the partnership: it declares nothing here any more."),
    )
    yield member is None or _is_of(member, partner), _("Choose a person of this organisation, or the organisation.")
    yield bool(words.strip()), _("Write what the interest is: a shareholding, a contract, a family tie.")


def _is_of(member: Member, partner: Partner) -> bool:
    """Whether the person has a place here, among the partner's people or on its seat."""
    if member.is_here_for(partner):
        return True
    running = Mandate.objects.running(partner.partnership.today())
    return running.filter(member=member, seat__partner=partner).exists()


@rule
def end_interest(
    by: Member, interest: Interest, reason: str = "-", mandates: Sequence[Mandate] | None = None
) -> Conditions:
    """A partner's people, or the facilitator on its behalf, write that a declared interest has ended, and why."""
    yield belongs(by, interest.partner, mandates), THEIRS
    yield is_open(interest.partnership), CLOSED
    yield interest.ended_at is None, _("This interest has ended already.")
    yield bool(reason.strip()), _("Write why this interest has ended: the register keeps it.")
