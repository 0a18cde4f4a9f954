import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Affiliation, Organisation, User
from core import clock, mail
from core.acts import act, lock
from core.refusals import Refused
from core.states import move
from core.texts import Localized
from partnerships import events, rules
from partnerships.journal import Event, emit
from partnerships.models import Invitation, Member, Partner, Partnership, Role

GOOD_FOR = timedelta(days=7)


def digest_of(token: str) -> str:
    """What is stored of an invitation's link: its hash alone."""
    return hashlib.sha256(token.encode()).hexdigest()


@act
def invite_partner(
    partnership: Partnership,
    *,
    by: Member,
    organisation: str,
    code: str,
    name: str,
    email: str,
    sector: str = Organisation.Sector.CIVIL,
    legal_form: Localized | None = None,
    part: Localized | None = None,
) -> Partner:
    """I invite an organisation, through the person who will speak for it."""
    row = lock(partnership)
    rules.invite_partner.check(by, row)
    code = code.upper()
    if row.partners.filter(code=code).exists():
        raise Refused(_("The short name %(code)s is already taken here.") % {"code": code}, status=409)
    if row.partners.filter(organisation__name__iexact=organisation).exists():
        raise Refused(_("%(name)s is already in this partnership.") % {"name": organisation}, status=409)
    made = Organisation.objects.create(name=organisation, sector=sector, legal_form=legal_form or Localized())
    partner = Partner.objects.create(partnership=row, organisation=made, code=code, part=part or Localized())
    _send(partner, by=by, name=name, email=email)
    emit(
        events.PARTNER_INVITED,
        row,
        by=by,
        link=reverse("partnerships:partner_list", args=[row.slug]),
        partner=organisation,
    )
    return partner


@act
def invite_member(partner: Partner, *, by: Member, name: str, email: str) -> Invitation:
    """I invite somebody else to speak for a partner."""
    lock(partner.partnership)
    rules.invite_member.check(by, partner)
    invitation = _send(partner, by=by, name=name, email=email)
    page = reverse("partnerships:partner_list", args=[partner.partnership.slug])
    emit(events.MEMBER_INVITED, partner.partnership, by=by, link=page, partner=partner.name)
    return invitation


@act
def revoke_invitation(invitation: Invitation, *, by: Member) -> Invitation:
    """I take back an invitation: its link stops working."""
    row = lock(invitation)
    rules.revoke_invitation.check(by, row)
    move(row, Invitation.State.REVOKED)
    row.save(update_fields=["state"])
    _told(events.INVITATION_REVOKED, row, by)
    return row


@act
def resend_invitation(invitation: Invitation, *, by: Member) -> Invitation:
    """I send a fresh link; the one before stops working."""
    row = lock(invitation)
    rules.resend_invitation.check(by, row)
    token = secrets.token_urlsafe(32)
    row.token_digest, row.sent_at, row.expires_at = digest_of(token), clock.now(), clock.now() + GOOD_FOR
    row.save(update_fields=["token_digest", "sent_at", "expires_at"])
    _mail(row, token)
    _told(events.INVITATION_RESENT, row, by)
    return row


@act
def open_account(invitation: Invitation) -> User:
    """The invited person gets an account, without a password: a code sent to this very address will let them in."""
    row = lock(invitation)
    known = User.objects.known(row.email)
    if known:
        return known
    if row.state != Invitation.State.SENT or row.expired:
        raise Refused(_("This invitation is no longer valid. Ask the facilitator for a new one."))
    return User.objects.create_user(row.email, name=row.name, language=row.language)


@act
def accept_invitation(invitation: Invitation, *, by: User, function: Localized | None = None) -> Member:
    """I accept the invitation sent to my address, and take my place."""
    row = lock(invitation)
    rules.accept_invitation.check(by, row)
    member, new = Member.objects.get_or_create(
        partnership=row.partnership,
        user=by,
        defaults={"partner": row.partner, "joined_at": clock.now(), "function": function or Localized()},
    )
    if not new and member.partner_id != (row.partner_id or member.partner_id):
        if member.partner_id:
            raise Refused(_("You already represent another partner here."))
        member.partner = row.partner
        member.save(update_fields=["partner"])
    Role.objects.get_or_create(member=member, role=row.role, ended_at=None, defaults={"since_at": clock.now()})
    move(row, Invitation.State.ACCEPTED)
    row.accepted_at, row.accepted_by = clock.now(), member
    row.save(update_fields=["state", "accepted_at", "accepted_by"])
    _join(row, member)
    return member


def _join(invitation: Invitation, member: Member) -> None:
    """The person's place in the register, and the partner's when this person is the first of it."""
    page = reverse("partnerships:partner_list", args=[invitation.partnership.slug])
    emit(events.INVITATION_ACCEPTED, invitation.partnership, by=member, link=page)
    partner = invitation.partner
    if partner is None:
        return
    Affiliation.objects.get_or_create(
        user=member.user,
        organisation=partner.organisation,
        ended_on=None,
        defaults={"since_on": invitation.partnership.today(), "function": member.function},
    )
    if partner.standing == Partner.Standing.CANDIDATE:
        partner.standing, partner.joined_at = Partner.Standing.PARTNER, clock.now()
        partner.save(update_fields=["standing", "joined_at"])
        emit(events.PARTNER_JOINED, invitation.partnership, by=member, link=page, partner=partner.name)


def _send(partner: Partner, *, by: Member, name: str, email: str) -> Invitation:
    partnership = partner.partnership
    if pending(partnership).filter(email__iexact=email).exists():
        raise Refused(_("An invitation to this address is already waiting for an answer."), status=409)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        partnership=partnership,
        partner=partner,
        email=email.lower(),
        name=name,
        language=partnership.main_language,
        token_digest=digest_of(token),
        sent_at=clock.now(),
        sent_by=by,
        expires_at=clock.now() + GOOD_FOR,
    )
    _mail(invitation, token)
    return invitation


def pending(partnership: Partnership) -> QuerySet[Invitation]:
    """The invitations that wait for an answer."""
    return partnership.invitations.pending()


def _mail(invitation: Invitation, token: str) -> None:
    url = f"{settings.SITE_URL}{reverse('partnerships:invitation', args=[token])}"
    with translation.override(invitation.language):
        context = {
            "invitation": invitation,
            "url": url,
            "partnership": invitation.partnership,
            "site": settings.SITE_URL,
        }
        subject = _("%(name)s invites you to join “%(partnership)s”") % {
            "name": invitation.sent_by.user.name,
            "partnership": invitation.partnership,
        }
        text = render_to_string("partnerships/mail/invitation.txt", context)
        html = render_to_string("partnerships/mail/invitation.html", context)
    mail.write(f"invitation:{invitation.token_digest}", invitation.email, " ".join(subject.split()), text, html)


def _told(event: Event, invitation: Invitation, by: Member) -> None:
    page = reverse("partnerships:partner_list", args=[invitation.partnership.slug])
    partner = invitation.partner.name if invitation.partner else invitation.name
    emit(event, invitation.partnership, by=by, link=page, partner=partner)
