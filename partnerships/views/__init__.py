"""The pages of a partnership in the making, one module per noun."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from core.pages import page
from core.rules import Rule


def typed(request: HttpRequest, rule: Rule, thing: Any, **facts: Any) -> QueryDict | None:
    """What was typed; on a first visit, whoever may not do this is told why before writing anything."""
    if request.method == "POST":
        return request.POST
    rule.check(getattr(request, "member", request.user), thing, **facts)
    return None


def show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page inside a partnership, for one of its members."""
    inside = {"partnership": request.partnership, "member": request.member}
    return page(request, f"partnerships/{template}.html", **inside, **context)
