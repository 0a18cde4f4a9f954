from datetime import date

from django.utils.translation import gettext_lazy as _

from charters.models import CharterVersion, Representation, Signatory, Withdrawal
from core.acts import CLOCK, Clock
from core.rules import rule
from partnerships.models import Member, Partner
from partnerships.rules import CLOSED, OWN_OR_FACILITATOR, is_open, speaks_for

OWN_PEOPLE = _("Only a representative of this partner can do this: nobody gives notice for somebody else.")
NOT_BOUND = _("No version of the charter binds this partner today.")


@rule
def give_notice(
    by: Member,
    partner: Partner,
    version: CharterVersion | None = None,
    reason: str = "-",
    authority_kind: str = Signatory.Authority.OFFICE,
    reference: object = True,
):
    """A representative of a bound partner gives notice that it leaves the charter; `version` is what binds it."""
    yield by.represents and by.partner_id == partner.pk, OWN_PEOPLE
    yield is_open(partner.partnership), CLOSED
    yield version is not None, NOT_BOUND
    yield (
        not partner.charter_withdrawals.filter(taken_back_at=None).exists(),
        _("This partner has given notice already. Take it back first if its reasons have changed."),
    )
    yield bool(reason.strip()), _("Write why it leaves: the other partners will ask, and the evidence keeps it.")
    yield bool(authority_kind and reference), _("Write by what act you may bind your organisation to this notice.")


@rule
def take_back_notice(by: Member, withdrawal: Withdrawal):
    """A representative of the partner takes its notice back before it takes effect."""
    yield by.represents and by.partner_id == withdrawal.partner_id, OWN_PEOPLE
    yield is_open(withdrawal.partnership), CLOSED
    yield withdrawal.taken_back_at is None, _("This notice was taken back already.")
    yield (
        withdrawal.done_at is None and withdrawal.partnership.today() < withdrawal.effective_on,
        _("This notice has taken effect: it cannot be taken back any more."),
    )


@rule
def carry_out_withdrawal(by: Member | Clock, withdrawal: Withdrawal):
    """On the day it takes effect, time carries out a notice that nobody took back."""
    yield by is CLOCK, _("Time carries out a notice, on its day; nobody does it by hand.")
    yield withdrawal.taken_back_at is None, _("This notice was taken back already.")
    yield withdrawal.done_at is None, _("This notice has taken effect already.")
    yield withdrawal.partnership.today() >= withdrawal.effective_on, _("The day of this notice has not come yet.")


@rule
def change_representative(
    by: Member,
    partner: Partner,
    version: CharterVersion | None = None,
    member: Member | None = None,
    now: Member | None = None,
    since_on: date | None = None,
    reference: object = True,
):
    """A representative of a bound partner, or the facilitator, says who stands for it before the charter."""
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(partner.partnership), CLOSED
    yield version is not None, NOT_BOUND
    if member is None:
        return
    yield (
        member.is_here_for(partner),
        _("This person is not one of this partner’s own people. Invite that person first."),
    )
    yield member != now, _("This person represents the partner already.")
    yield bool(reference), _("Write by what act this person represents the organisation.")
    last = Representation.objects.filter(partner=partner).order_by("-since_on").first()
    yield (
        last is None or since_on is None or since_on >= last.since_on,
        _("Somebody was named from a later day. Write a day from then on."),
    )
