from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.flows.manage_email import sync_user_email_address
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from core.pages import page, submitted
from core.refusals import Refused
from partnerships import actions, rules
from partnerships.actions.invitations import digest_of
from partnerships.forms.acceptance import AcceptanceForm
from partnerships.models import Invitation, Member

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
    form = AcceptanceForm(request.POST if posted else None, invitation=held, user=user)
    if member := submitted(request, form, partial(actions.accept_invitation, held, by=user)):
        del request.session[HELD]
        messages.success(request, _welcome(member))
        return redirect(_place(member))
    invited = user if user.is_authenticated else User(email=held.email)
    refusal = rules.accept_invitation.refusal(invited, held)
    facts = {"refusal": refusal, "other": invited.email.lower() != held.email.lower()}
    return page(request, "partnerships/accept_invitation.html", form=form, invitation=held, **facts)


def _welcome(member: Member) -> str:
    """What to begin with, on the page where the person who has just come is put."""
    if member.partner is None:
        return _("Welcome: you are in. Start by reading what the partners want together.")
    return _("Welcome: you are in. Start by saying why your organisation is in.")


def _place(member: Member) -> str:
    """Where a person who has just come begins: their partner's page, or the partnership's."""
    if member.partner is None:
        return member.partnership.get_absolute_url()
    return reverse("partnerships:partner_detail", args=[member.partnership.slug, member.partner.code])


@login_not_required
@require_POST
def open_account(request: HttpRequest) -> HttpResponse:
    """I have a code sent to the invited address: it opens my account if need be, and lets me in."""
    held = _held(request)
    if held is None:
        return render(request, "partnerships/no_invitation.html", status=404)
    return let_in(request, held, opens=actions.open_account, place="partnerships:accept_invitation")


def let_in(request: HttpRequest, held: Any, *, opens: Callable[..., User], place: str) -> HttpResponse:
    """A code goes to the address of the link that is `held`; who types it is signed in, and comes back to `place`."""
    if request.user.is_authenticated:
        return redirect(place)
    if not ratelimit.consume(request, action="request_login_code", key=held.email):
        raise Refused(
            _("Several codes have just been sent to this address. Wait a few minutes, then ask again."),
            status=429,
        )
    user = opens(held, language=(get_language() or held.language).split("-")[0])
    sync_user_email_address(user)
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=user.email)
    back = urlencode({"next": reverse(place)})
    return redirect(f"{reverse('account_confirm_login_code')}?{back}")
