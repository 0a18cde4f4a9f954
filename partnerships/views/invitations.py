from functools import partial
from urllib.parse import urlencode
from uuid import UUID

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.flows.manage_email import sync_user_email_address
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from core.pages import page, submitted
from core.refusals import Refused
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.actions.invitations import digest_of
from partnerships.forms import InsideForm
from partnerships.forms.invitations import AcceptanceForm, PartnerForm, PersonForm
from partnerships.models import Invitation
from partnerships.views import show, typed
from partnerships.views.partners import partner_of

HELD = "invitation"  # in the session: the digest of the link that was opened


@login_not_required
@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the message: it uses nothing up, and leaves the address at once."""
    request.session[HELD] = digest_of(token)
    return redirect("partnerships:accept_invitation")


def _held(request: HttpRequest) -> Invitation | None:
    """The invitation whose link was opened in this session."""
    rows = Invitation.objects.select_related("partnership", "partner__organisation", "sent_by__user")
    return rows.filter(token_digest=request.session.get(HELD, "")).first()


@login_not_required
def accept_invitation(request: HttpRequest) -> HttpResponse:
    """Who invites me, to what, as what; and my yes, once I am signed in at the invited address."""
    held = _held(request)
    if held is None:
        return render(request, "partnerships/no_invitation.html", status=404)
    user, posted = request.user, request.method == "POST" and request.user.is_authenticated
    form = AcceptanceForm(request.POST if posted else None, partnership=held.partnership)
    if submitted(request, form, partial(actions.accept_invitation, held, by=user)):
        del request.session[HELD]
        messages.success(request, _("Welcome: you are in. Start by reading what the partners want together."))
        return redirect(held.partnership)
    invited = user if user.is_authenticated else User(email=held.email)
    refusal = rules.accept_invitation.refusal(invited, held)
    facts = {"refusal": refusal, "other": invited.email.lower() != held.email.lower()}
    return page(request, "partnerships/accept_invitation.html", form=form, invitation=held, **facts)


@login_not_required
@require_POST
def open_account(request: HttpRequest) -> HttpResponse:
    """I have a code sent to the invited address: it opens my account if need be, and lets me in."""
    held = _held(request)
    if held is None:
        return render(request, "partnerships/no_invitation.html", status=404)
    if request.user.is_authenticated:
        return redirect("partnerships:accept_invitation")
    if not ratelimit.consume(request, action="request_login_code", key=held.email):
        raise Refused(
            _("Several codes have just been sent to this address. Wait a few minutes, then ask again."),
            status=429,
        )
    user = actions.open_account(held)
    sync_user_email_address(user)
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=user.email)
    back = urlencode({"next": reverse("partnerships:accept_invitation")})
    return redirect(f"{reverse('account_confirm_login_code')}?{back}")


@member_page
def invite_partner(request: HttpRequest) -> HttpResponse:
    """I invite an organisation, through the person who will speak for it."""
    partnership = request.partnership
    form = PartnerForm(typed(request, rules.invite_partner, partnership), partnership=partnership)
    invited = submitted(request, form, partial(actions.invite_partner, partnership, by=request.member))
    if invited:
        messages.success(request, _("The invitation of %(partner)s is on its way.") % {"partner": invited})
        return redirect("partnerships:partner_list", partnership.slug)
    return show(request, "invite_partner", form=form)


@member_page
def invite_member(request: HttpRequest, code: str) -> HttpResponse:
    """I invite somebody else to speak for a partner."""
    partner = partner_of(request, code)
    form = PersonForm(typed(request, rules.invite_member, partner), partnership=request.partnership)
    invited = submitted(request, form, partial(actions.invite_member, partner, by=request.member))
    if invited:
        messages.success(request, _("The invitation of %(name)s is on its way.") % {"name": invited.name})
        return redirect("partnerships:partner_detail", request.partnership.slug, partner.code)
    return show(request, "invite_member", form=form, partner=partner)


def _sent(request: HttpRequest, uuid: UUID) -> Invitation:
    """An invitation of this partnership, or 404."""
    return get_object_or_404(request.partnership.invitations.select_related("partner__organisation"), uuid=uuid)


@member_page
def revoke_invitation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I take back an invitation, after reading what follows."""
    sent = _sent(request, uuid)
    form = InsideForm(typed(request, rules.revoke_invitation, sent), partnership=request.partnership)
    if submitted(request, form, partial(actions.revoke_invitation, sent, by=request.member)):
        messages.success(
            request,
            _("The invitation of %(name)s is withdrawn: its link no longer works.") % {"name": sent.name},
        )
        return redirect("partnerships:partner_list", request.partnership.slug)
    return show(request, "revoke_invitation", form=form, invitation=sent)


@member_page
@require_POST
def resend_invitation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I send a fresh link; the one before stops working."""
    sent = actions.resend_invitation(_sent(request, uuid), by=request.member)
    messages.success(
        request,
        _("A new link is on its way to %(name)s; the one before no longer works.") % {"name": sent.name},
    )
    return redirect("partnerships:partner_list", request.partnership.slug)
