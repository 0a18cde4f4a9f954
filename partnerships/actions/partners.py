from datetime import date

from django.urls import reverse

from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.states import move
from partnerships import events, rules
from partnerships.journal import Event, emit
from partnerships.models import Invitation, Member, Partner, Role


@act
def withdraw_partner(partner: Partner, *, by: Member | Clock, reason: str) -> Partner:
    """We leave the partnership, and say why: our people’s places end, what we said and did stays written.

    Time does it for a partner whose notice has run; one that led before funders leads no more.
    """
    partnership = lock(partner.partnership)
    row = lock(partner)
    rules.withdraw_partner.check(by, row, reason=reason)
    row.standing, row.left_at, row.left_because = Partner.Standing.FORMER, clock.now(), reason.strip()
    row.save(update_fields=["standing", "left_at", "left_because"])
    for member in row.members.current().prefetch_related("roles"):
        _end(member, Role.Name.REPRESENTATIVE)
    for invitation in row.invitations.filter(state=Invitation.State.SENT).select_for_update(no_key=True):
        move(invitation, Invitation.State.REVOKED)
        invitation.save(update_fields=["state"])
    if partnership.lead_partner_id == row.pk:
        partnership.lead_partner = None
        partnership.save(update_fields=["lead_partner"])
    told = {"partner": row.name, "reason": row.left_because}
    behalf = None if isinstance(by, Clock) else _behalf(by, row)
    emit(_left(row, by), row.partnership, by=by, on_behalf_of=behalf, link=_page(row), **told)
    return row


@act
def end_member(member: Member, *, by: Member) -> Member:
    """I end a place here: mine, a colleague’s, or, as facilitator, somebody’s who no longer takes part."""
    lock(member.partnership)
    row = lock(member)
    rules.end_member.check(by, row)
    _end(row, *Role.Name.values)
    behalf = _behalf(by, row.partner) if row.partner and row.pk != by.pk else None
    page = _page(row.partner) if row.partner else reverse("partnerships:partner_list", args=[row.partnership.slug])
    emit(events.MEMBER_ENDED, row.partnership, by=by, on_behalf_of=behalf, link=page, person=row)
    return row


@act
def bind_partner(partner: Partner, *, since: date, by: Clock = CLOCK) -> Partner:
    """The charter that this partner signed is in force: it is bound from this day."""
    row = lock(partner)
    if row.bound_since is None:
        row.bound_since = since
        row.save(update_fields=["bound_since"])
        emit(events.PARTNER_BOUND, row.partnership, by=by, link=_page(row), partner=row.name)
    return row


def _end(member: Member, *names: str) -> None:
    """End these roles, and with the last of them the person's place."""
    member.roles.filter(ended_at=None, role__in=names).update(ended_at=clock.now())
    if not member.roles.filter(ended_at=None).exists():
        member.ended_at = clock.now()
        member.save(update_fields=["ended_at"])


def _left(row: Partner, by: Member | Clock) -> Event:
    if isinstance(by, Clock):
        return events.PARTNER_GONE
    return events.PARTNER_LEFT if row.bound_since else events.PARTNER_WITHDRAWN


def _behalf(by: Member, partner: Partner) -> Partner | None:
    """The partner for which a facilitator acts; nothing when its own people do."""
    return partner if by.partner_id != partner.pk else None


def _page(partner: Partner) -> str:
    return reverse("partnerships:partner_detail", args=[partner.partnership.slug, partner.code])
