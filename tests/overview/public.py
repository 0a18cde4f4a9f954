"""What the public page's tests share: the page as somebody who signed in nowhere reads it."""

from django.test import Client
from django.urls import reverse

from overview import actions
from overview.rules.public import OFFERED


def read(partnership, language: str = "en"):
    """The answer at the public address."""
    client = Client(headers={"accept-language": language})
    return client.get(reverse("public_page", args=[partnership.slug]))


def open_all(partnership, by) -> None:
    """Every section that can be opened is."""
    for section in OFFERED:
        actions.open_section(partnership, by=by, section=section)
