"""What people do on the pages of an indicator, each by links and forms."""

import re

from django.urls import reverse
from playwright.sync_api import Page, expect

from impact.models import Indicator
from partnerships.models import Partnership
from tests.journeys.charter import MOBILE, follow, look


def open_impact(page: Page, partnership: Partnership) -> None:
    """From the home of the partnership, by its menu; on a phone, by the bar at the bottom."""
    page.goto(reverse("overview:partnership", args=[partnership.slug]))
    if page.viewport_size == MOBILE:
        page.get_by_role("navigation", name="Quick access").get_by_text("More").click()
    page.get_by_role("navigation").get_by_role("link", name=re.compile("^Impact")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What we measure, and what people tell")


def open_indicator(page: Page, indicator: Indicator) -> None:
    """From the page of all indicators to one of them."""
    open_impact(page, indicator.partnership)
    follow(page, str(indicator.title))
    expect(page.get_by_role("heading", level=1)).to_have_text(str(indicator.title))


def asked(page: Page, what: str) -> None:
    """On one's own page: the first link of the card that asks this."""
    page.goto("/")
    look(page)
    page.get_by_role("listitem").filter(has_text=what).get_by_role("link").first.click()


def line(page: Page, text: str):
    """The line of the table of measurements that says this."""
    return page.get_by_role("row").filter(has_text=text)
