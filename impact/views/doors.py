from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from core.pages import page, submitted
from impact import actions, rules
from impact.forms.reviews import LinksForm
from impact.models import Reviewer
from partnerships.actions.invitations import digest_of
from partnerships.views.acceptance import let_in

HELD = "reviewer"  # in the session: the digest of the link that was opened


@login_not_required
@require_safe
def review_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the message: it uses nothing up, and leaves the address at once."""
    request.session[HELD] = digest_of(token)
    return redirect("impact:accept_review")


def _held(request: HttpRequest) -> Reviewer | None:
    """The peer whose link was opened in this session."""
    rows = Reviewer.objects.select_related("round__partnership", "invited_by__user", "user")
    return rows.filter(token_digest=request.session.get(HELD, "")).first()


def _home(reviewer: Reviewer) -> HttpResponse:
    """To the peer's own page."""
    return redirect("impact:my_review", reviewer.round.partnership.slug, reviewer.round.number)


@login_not_required
def accept_review(request: HttpRequest) -> HttpResponse:
    """Who asks me, what; and my yes with my links, once I am signed in at the invited address."""
    held, user = _held(request), request.user
    if held is None:
        return render(request, "partnerships/no_invitation.html", status=404)
    if user.is_authenticated and held.user_id == user.pk:
        return _home(held)
    form = LinksForm(request.POST if request.method == "POST" and user.is_authenticated else None)
    if submitted(request, form, partial(actions.accept_review, held, by=user)):
        messages.success(request, _("Thank you. Start by reading what you are asked, then the dossier."))
        return _home(held)
    invited = user if user.is_authenticated else User(email=held.email)
    back = held.accepted_at is not None and held.released_at is None and not user.is_authenticated
    refusal = None if back else rules.accept_review.refusal(invited, held)
    facts = {"refusal": refusal, "other": invited.email.lower() != held.email.lower(), "back": back}
    return page(request, "impact/accept_review.html", form=form, reviewer=held, round=held.round, **facts)


@login_not_required
@require_POST
def open_reviewer_account(request: HttpRequest) -> HttpResponse:
    """I have a code sent to the invited address: it opens my account if need be, and lets me in."""
    held = _held(request)
    if held is None:
        return render(request, "partnerships/no_invitation.html", status=404)
    return let_in(request, held, opens=actions.open_reviewer_account, place="impact:accept_review")
