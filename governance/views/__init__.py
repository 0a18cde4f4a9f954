"""The pages of the committee and its decisions, one module per noun."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.pages import page
from governance.contents import whole
from governance.models import Decision
from partnerships.models import Partnership


def show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page inside a partnership, for one of its members."""
    inside = {"partnership": request.partnership, "member": request.member}
    return page(request, f"governance/{template}.html", **inside, **context)


def decision_at(request: HttpRequest, address: str, fetched: Callable[[Partnership], Any] = whole) -> Decision:
    """The decision of this partnership at this address, with all that its pages read; 404 otherwise."""
    decision = get_object_or_404(fetched(request.partnership).at_address(address))
    decision.partnership = request.partnership
    return decision
