"""What every page of the site knows."""

from django.conf import settings
from django.http import HttpRequest

from core import clock

THEMES = ("light", "dark")


def site(request: HttpRequest) -> dict:
    """The theme chosen by the person, and, in the demonstration, the story's day."""
    theme = request.COOKIES.get("theme", "")
    demo = {"today": clock.today()} if settings.DEMO else None
    return {"theme": theme if theme in THEMES else "", "demo": demo}
