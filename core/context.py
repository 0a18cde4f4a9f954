"""What every page of the site knows."""

from django.conf import settings
from django.http import HttpRequest

from core import clock
from core.refusals import own_page

THEMES = ("light", "dark")


def site(request: HttpRequest) -> dict:
    """The theme chosen by the person, the page to come back to, and, in the demonstration, the story's day.

    An answer to a form may stand at an address that only takes forms: one comes back to the page the form was on.
    """
    theme = request.COOKIES.get("theme", "")
    demo = {"today": clock.today()} if settings.DEMO else None
    here = request.get_full_path() if request.method == "GET" else own_page(request)
    return {"theme": theme if theme in THEMES else "", "demo": demo, "here": here}
