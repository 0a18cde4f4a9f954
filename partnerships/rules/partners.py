from django.utils.translation import gettext_lazy as _

from core.acts import CLOCK, Clock
from core.rules import rule
from partnerships.models import Member, Partner, Role
from partnerships.rules.who import CLOSED, LEFT, OWN_OR_FACILITATOR, is_open, speaks_for


@rule
def withdraw_partner(by: Member | Clock, partner: Partner, reason: str = "-"):
    """A partner leaves, by one of its representatives or the facilitator on its behalf, or when its notice has run."""
    yield partner.standing != Partner.Standing.FORMER, LEFT
    yield isinstance(by, Clock) or speaks_for(by, partner), OWN_OR_FACILITATOR
    yield by is CLOCK or is_open(partner.partnership), CLOSED
    yield (
        by is CLOCK or partner.partnership.lead_partner_id != partner.pk,
        _("This is the lead partner, which answers to funders. Name another lead partner first."),
    )
    yield (
        isinstance(by, Clock) or by.is_facilitator or partner.bound_since is None,
        _("This partner is bound by the charter: it leaves by giving notice, on the page of who is bound by it."),
    )
    yield bool(reason.strip()), _("Write why it leaves: the other partners will ask, and the register keeps it.")


@rule
def end_member(by: Member, member: Member):
    """A person’s place ends: they say so themselves, another representative of their partner, or the facilitator."""
    own = by.pk == member.pk or (member.partner is not None and speaks_for(by, member.partner))
    yield (
        own or by.is_facilitator,
        _("Only the person, another representative of the same partner, or the facilitator can do this."),
    )
    yield is_open(member.partnership), CLOSED
    yield member.ended_at is None, _("This person’s place here has already ended.")
    if member.is_facilitator:
        yield by.is_facilitator, _("This person facilitates the partnership: only a facilitator ends their place.")
        others = Role.objects.filter(
            member__partnership=member.partnership, role=Role.Name.FACILITATOR, ended_at=None
        ).exclude(member=member)
        yield (
            others.exists(),
            _("This is the last facilitator: without one nobody keeps the process. Invite another facilitator first."),
        )
