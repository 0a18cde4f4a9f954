from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Affiliation, Organisation, User
from core import clock
from core.acts import act, lock
from core.refusals import Refused
from core.states import move
from core.texts import Localized
from partnerships import events, rules
from partnerships.actions.answers import is_name_taken
from partnerships.journal import emit
from partnerships.models import Invitation, Member, Partner, Role

IDENTITY = ("name", "legal_form", "registration", "seat")


@act
def open_account(invitation: Invitation, *, language: str = "") -> User:
    """I get an account, in the language I read, without a password: a code sent to this very address lets me in."""
    row = lock(invitation)
    known = User.objects.known(row.email)
    if known:
        return known
    if row.state != Invitation.State.SENT or row.expired:
        raise Refused(_("This invitation is no longer valid. Ask the facilitator for a new one."))
    return User.objects.create_user(row.email, name=row.name, language=language or row.language)


@act
def accept_invitation(
    invitation: Invitation,
    *,
    by: User,
    function: Localized | None = None,
    organisation: Organisation | None = None,
    identity: dict[str, Any] | None = None,
) -> Member:
    """I accept the invitation sent to my address, say which organisation mine is, and take my place.

    The first person of a partner may say that it is an `organisation` they belong to on this site, or correct the
    `identity` (see IDENTITY) of the one that the invitation named.
    """
    lock(invitation.partnership)
    row = lock(invitation)
    opens = rules.opens_organisation(row)
    name = organisation.name if organisation else (identity or {}).get("name", "")
    taken = opens and is_name_taken(row.partner, name)
    rules.accept_invitation.check(by, row, organisation=organisation, taken=taken)
    named = row.partner.name if row.partner else ""
    if opens:
        _settle_organisation(row.partner, organisation, identity or {})
    member = _seated(row, by, function or Localized())
    move(row, Invitation.State.ACCEPTED)
    row.accepted_at, row.accepted_by = clock.now(), member
    row.save(update_fields=["state", "accepted_at", "accepted_by"])
    emit(events.INVITATION_ACCEPTED, row.partnership, by=member, link=_page(row))
    if row.partner:
        _join(row.partner, member, named)
    return member


def _settle_organisation(partner: Partner, known: Organisation | None, identity: dict[str, Any]) -> None:
    """Which organisation the partner is: one that the person belongs to already, or the invited one, corrected."""
    made = partner.organisation
    if known is not None:
        partner.organisation = lock(known)
        partner.save(update_fields=["organisation"])
        made.delete()
        return
    for field in IDENTITY:
        setattr(made, field, identity.get(field, getattr(made, field)))
    made.save(update_fields=IDENTITY)


def _seated(invitation: Invitation, user: User, function: Localized) -> Member:
    """The person's place, new or taken up again, with the role of the invitation; earlier roles stay as they were."""
    partner = invitation.partner
    member, new = Member.objects.get_or_create(
        partnership=invitation.partnership,
        user=user,
        defaults={"partner": partner, "joined_at": clock.now(), "function": function},
    )
    if not new:
        speaking = "representative" in member.held_roles and member.partner_id
        if partner and speaking and speaking != partner.pk:
            raise Refused(_("You already represent another partner here."))
        member.partner, member.ended_at = partner or member.partner, None
        member.function = function or member.function
        member.save(update_fields=["partner", "ended_at", "function"])
    Role.objects.get_or_create(member=member, role=invitation.role, ended_at=None, defaults={"since_at": clock.now()})
    return member


def _join(partner: Partner, member: Member, named: str) -> None:
    """The person belongs to the organisation; with the first of them, the organisation is in."""
    partnership, page = partner.partnership, _partner_page(partner)
    Affiliation.objects.get_or_create(
        user=member.user,
        organisation=partner.organisation,
        ended_on=None,
        defaults={"since_on": partnership.today(), "function": member.function},
    )
    if partner.name != named:
        emit(events.ORGANISATION_NAMED, partnership, by=member, link=page, invited=named, partner=partner.name)
    if partner.standing == Partner.Standing.CANDIDATE:
        partner.standing, partner.joined_at = Partner.Standing.PARTNER, clock.now()
        partner.save(update_fields=["standing", "joined_at"])
        emit(events.PARTNER_JOINED, partnership, by=member, link=page, partner=partner.name)
    elif partner.standing == Partner.Standing.OBSERVER and partner.joined_at is None:
        partner.joined_at = clock.now()
        partner.save(update_fields=["joined_at"])
        emit(events.OBSERVER_JOINED, partnership, by=member, link=page, partner=partner.name)


def _page(invitation: Invitation) -> str:
    return reverse("partnerships:partner_list", args=[invitation.partnership.slug])


def _partner_page(partner: Partner) -> str:
    return reverse("partnerships:partner_detail", args=[partner.partnership.slug, partner.code])
