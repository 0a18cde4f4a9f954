"""After an act, the recipe and the overview are read again: the marks beside each place stay true."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from overview import actions


class MarksMiddleware:
    """Reads the recipe and the overview again once an act of a partnership is committed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        partnership = getattr(request, "partnership", None)
        if partnership is not None and request.method == "POST" and response.status_code < 400:
            actions.refresh_marks(partnership)
            actions.keep_picture(partnership, anew=False)
        return response
