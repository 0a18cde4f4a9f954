"""What awaits a person, on a page and in their calendar."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.calendar import owner_of
from overview import contents
from overview.calendar import feed


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Signed out: what this is. Signed in: what awaits me, then my partnerships."""
    if not request.user.is_authenticated:
        return render(request, "accounts/landing.html")
    return render(request, "overview/home.html", contents.home(request.user))


@login_not_required
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """A person's calendar, for the programs that subscribe to it: whoever knows the address reads it."""
    user = owner_of(token)
    if user is None:
        raise Http404
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    return HttpResponse(feed(user), content_type="text/calendar; charset=utf-8", headers=headers)
