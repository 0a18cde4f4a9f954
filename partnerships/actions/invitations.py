import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation
from core import clock, mail
from core.acts import act, lock
from core.refusals import Refused
from core.states import move
from core.texts import Localized, every_language
from partnerships import events, rules
from partnerships.journal import Event, emit
from partnerships.models import Invitation, Member, Partner, Partnership, Role
from partnerships.pasted import Line, Taken, checked, plain

GOOD_FOR = timedelta(days=7)
SOMEBODY = gettext_lazy("somebody who would facilitate")  # the register keeps no name of who has not joined


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
    observer: bool = False,
) -> Partner:
    """I invite an organisation, as a partner or as an observer, through the person who will speak for it."""
    row = lock(partnership)
    rules.invite_partner.check(by, row)
    code = code.upper()
    if row.partners.filter(code=code).exists():
        raise Refused(_("The short name %(code)s is already taken here.") % {"code": code}, status=409)
    if row.partners.filter(organisation__name__iexact=organisation).exists():
        raise Refused(_("%(name)s is already in this partnership.") % {"name": organisation}, status=409)
    standing = Partner.Standing.OBSERVER if observer else Partner.Standing.CANDIDATE
    partner = _open_place(row, organisation, code, sector, legal_form or Localized(), part or Localized(), standing)
    _send(row, partner, by=by, name=name, email=email)
    emit(
        events.OBSERVER_INVITED if observer else events.PARTNER_INVITED,
        row,
        by=by,
        link=reverse("partnerships:partner_list", args=[row.slug]),
        partner=organisation,
    )
    return partner


@act
def invite_member(partner: Partner, *, by: Member, name: str, email: str) -> Invitation:
    """I invite somebody else to speak for a partner."""
    partnership = lock(partner.partnership)
    row = lock(partner)
    rules.invite_member.check(by, row, email=email)
    # Whoever speaks for the partner knows who else is asked to; whoever asks knows already.
    tells = [member.user for member in row.members.speaking().exclude(pk=by.pk).select_related("user")]
    invitation = _send(partnership, row, by=by, name=name, email=email)
    page = reverse("partnerships:partner_list", args=[partnership.slug])
    emit(events.MEMBER_INVITED, partnership, by=by, link=page, tells=tells, partner=row.name)
    return invitation


@act
def invite_partners(partnership: Partnership, *, by: Member, lines: Sequence[Line]) -> list[Invitation]:
    """I invite everybody on these lines at once; when one of them is not right, nobody is invited."""
    row = lock(partnership)
    now = checked(lines, taken_in(row))
    rules.invite_partners.check(by, row, people=len(now), wrong=sum(bool(line.wrong) for line in now))
    partners: dict[str, Partner] = {}
    for line in now:
        if line.organisation_key not in partners:
            form = Localized({row.main_language: line.legal_form} if line.legal_form else {})
            made = _open_place(row, line.organisation, line.code, line.kind, form, Localized())
            partners[line.organisation_key] = made
    sent = [_send(row, partners[line.organisation_key], by=by, name=line.name, email=line.email) for line in now]
    page = reverse("partnerships:partner_list", args=[row.slug])
    names = ", ".join(partner.name for partner in partners.values())
    emit(events.PARTNERS_INVITED, row, by=by, link=page, partners=names)
    return sent


@act
def invite_facilitator(partnership: Partnership, *, by: Member, name: str, email: str) -> Invitation:
    """I invite somebody to facilitate too, so that the partnership never depends on me alone."""
    row = lock(partnership)
    rules.invite_facilitator.check(by, row, email=email)
    invitation = _send(row, None, by=by, name=name, email=email)
    page = reverse("partnerships:partner_list", args=[row.slug])
    emit(events.FACILITATOR_INVITED, row, by=by, link=page)
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


def taken_in(partnership: Partnership) -> Taken:
    """The addresses, short names and organisations that a new invitation may not have, in three queries."""
    partners = list(partnership.partners.values_list("code", "organisation__name"))
    members = partnership.members.current().values_list("user__email", flat=True)
    waiting = pending(partnership).values_list("email", flat=True)
    return Taken(
        addresses=frozenset(email.lower() for email in (*members, *waiting)),
        codes=frozenset(code.upper() for code, _name in partners),
        organisations=frozenset(plain(name) for _code, name in partners),
    )


def _open_place(
    partnership: Partnership,
    organisation: str,
    code: str,
    sector: str,
    legal_form: Localized,
    part: Localized,
    standing: str = Partner.Standing.CANDIDATE,
) -> Partner:
    """A candidate partner or an observer, with an organisation that nobody belongs to yet."""
    made = Organisation.objects.create(name=organisation, sector=sector, legal_form=legal_form)
    return Partner.objects.create(partnership=partnership, organisation=made, code=code, part=part, standing=standing)


def _send(partnership: Partnership, partner: Partner | None, *, by: Member, name: str, email: str) -> Invitation:
    """Write the invitation and its message; without a partner, it is to facilitate."""
    if pending(partnership).filter(email__iexact=email).exists():
        raise Refused(_("An invitation to this address is already waiting for an answer."), status=409)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        partnership=partnership,
        partner=partner,
        role=Role.Name.REPRESENTATIVE if partner else Role.Name.FACILITATOR,
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
    partner = invitation.partner.name if invitation.partner else every_language(SOMEBODY)
    emit(event, invitation.partnership, by=by, link=page, partner=partner)
