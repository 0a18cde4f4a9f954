"""The pages of the committee and its decisions, one module per noun."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from core.pages import page
from governance.contents import whole
from governance.contents.meetings import whole_meetings
from governance.models import Decision, Meeting
from partnerships.models import Partnership

KEPT = "X-Kept"  # said by static/js/keep.js, which holds what was typed until the act was done


def show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page inside a partnership, for one of its members."""
    inside = {"partnership": request.partnership, "member": request.member}
    return page(request, f"governance/{template}.html", **inside, **context)


def decision_at(request: HttpRequest, address: str, fetched: Callable[[Partnership], Any] = whole) -> Decision:
    """The decision of this partnership at this address, with all that its pages read; 404 otherwise."""
    decision = get_object_or_404(fetched(request.partnership).at_address(address))
    decision.partnership = request.partnership
    return decision


def meeting_at(request: HttpRequest, number: int) -> Meeting:
    """The meeting of this number, with all that its page reads; 404 when this partnership has none."""
    meeting = get_object_or_404(whole_meetings(request.partnership), number=number)
    meeting.partnership = request.partnership
    return meeting


def done(request: HttpRequest, to: Any) -> HttpResponse:
    """What follows an act: the next page; an answer without one to a script that keeps what was typed until then."""
    return HttpResponse(status=204) if request.headers.get(KEPT) else redirect(to)
