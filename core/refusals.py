"""A refusal is an answer, not an accident: it carries a sentence, and the person reads that sentence."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class Refused(Exception):
    """An act that a rule does not allow. `reason` is a full sentence in the person's language.

    When several things of one form are refused at once, `details` gives the sentence of each, by its place in the form.
    """

    def __init__(
        self, reason: object, act: str = "", status: int = 403, details: Mapping[str, str] | None = None
    ) -> None:
        self.reason = str(reason)
        self.act = act
        self.status = status
        self.details = dict(details or {})
        super().__init__(self.reason)


class RefusalMiddleware:
    """Turns a refusal that no form could show into a page that says why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        context = {"reason": exception.reason, "back": own_page(request)}
        return render(request, "403.html", context, status=exception.status)


def own_page(request: HttpRequest) -> str:
    """The page of this site the person came from, or the home page."""
    origin = f"{request.scheme}://{request.get_host()}"
    came_from = request.headers.get("referer", "")
    if not came_from.startswith(f"{origin}/"):
        return "/"
    return "/" + came_from.removeprefix(origin).lstrip("/\\")
