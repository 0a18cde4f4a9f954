"""The demonstration's two pages: be anybody of the story with one click, read the mails "sent"."""

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from core import mail
from core.models import Mail
from impact.models import Reviewer
from overview.models import PublicSection
from partnerships.models import Member, Partnership

SHOWN = 100


def _only_here() -> None:
    """Even if these addresses were wired by mistake, they answer in the demonstration alone."""
    if not settings.DEMO:
        raise Http404


@login_not_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody of the story, by partner; then those who look at it from outside."""
    _only_here()
    rows = Member.objects.current().select_related("user", "partner__organisation", "partnership")
    members = rows.prefetch_related("roles").order_by("partnership", "partner", "pk")
    peers = Reviewer.objects.let_in().select_related("user", "round__partnership").order_by("round", "rank")
    shown = Partnership.objects.filter(public_sections__in=PublicSection.objects.shown()).distinct()
    return render(request, "demo/people.html", {"members": members, "peers": peers, "shown": set(shown)})


@login_not_required
@require_POST
def sign_in_as(request: HttpRequest, uuid) -> HttpResponse:
    """Become this person."""
    _only_here()
    user = get_object_or_404(User, uuid=uuid, is_active=True)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home")


@login_not_required
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """The latest messages, whoever they were for."""
    _only_here()
    rows = Mail.objects.order_by("-created_at", "-pk")[:SHOWN]
    letters = [{"row": row, "subject": mail.opened(row).get("subject", "")} for row in rows]
    return render(request, "demo/mails.html", {"letters": letters})


@login_not_required
@require_safe
def mail_detail(request: HttpRequest, uuid) -> HttpResponse:
    """One message as text."""
    _only_here()
    row = get_object_or_404(Mail, uuid=uuid)
    return render(request, "demo/mail.html", {"row": row, "letter": mail.opened(row)})


@login_not_required
@require_safe
@csp_update({"style-src": UNSAFE_INLINE})
def mail_letter(request: HttpRequest, uuid) -> HttpResponse:
    """One message as a mailbox shows it: a letter holds its own style, since no mailbox fetches one."""
    _only_here()
    letter = mail.opened(get_object_or_404(Mail, uuid=uuid))
    if not letter.get("html"):
        raise Http404
    return HttpResponse(letter["html"])
