"""What people do on the pages of a charter, each by links and forms, and how each page they see is judged."""

import os
import re
from datetime import timedelta
from itertools import count
from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Page, expect

from charters.models import CharterVersion
from core import clock
from partnerships.models import Partnership
from tests.browsing import sideways
from tests.journeys.test_accessibility import broken
from tests.journeys.test_main_job import submit

MOBILE = {"width": 390, "height": 844}
_picture = count(1)


def look(page: Page) -> None:
    """The page that is open keeps within a phone, and axe finds nothing on it."""
    size = page.viewport_size
    if where := os.environ.get("CHARTER_PICTURES"):
        page.screenshot(path=Path(where) / f"{next(_picture):02}.png", full_page=True)
    page.set_viewport_size(MOBILE)
    assert sideways(page) <= 0, page.url
    page.set_viewport_size(size)
    faults = broken(page)
    assert not faults, f"{page.url}: {faults}"


def said(page: Page, words: str | re.Pattern) -> None:
    """The page answers what was just done."""
    expect(page.locator(".messages")).to_contain_text(words)


def follow(page: Page, name: str | re.Pattern) -> None:
    """Take the first link of this name."""
    page.get_by_role("link", name=name).first.click()


def open_charter(page: Page, partnership: Partnership) -> None:
    """From the home of the partnership, by its menu."""
    page.goto(reverse("overview:partnership", args=[partnership.slug]))
    page.get_by_role("navigation").get_by_role("link", name=re.compile("^Charter")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Charter of")


def in_days(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def write(page: Page, *, title: dict[str, str], body: dict[str, str]) -> None:
    """Fill in the form of an article, in each language."""
    for field, words in (("title", title), ("body", body)):
        for code, text in words.items():
            page.locator(f"[name={field}_{code}]").fill(text)
    look(page)
    submit(page, "Write down this article")
    said(page, "is written down")


def give_to_read(page: Page) -> None:
    follow(page, "Give it to everybody to read")
    page.get_by_label("Last day to read and answer").fill(in_days(14))
    look(page)
    submit(page, "Give it to everybody to read")
    said(page, "Everybody is asked to read the charter.")


def approve(page: Page, body: str) -> None:
    """On the page of the charter: our bodies approve."""
    follow(page, "Our bodies approve")
    page.get_by_label("Which body").fill(body)
    look(page)
    submit(page, "Write down our approval")
    said(page, "What your bodies say is written down: approved.")


def freeze(page: Page, reason: str) -> None:
    """On the page of the charter: what is still missing is known, and why it is frozen all the same."""
    follow(page, "Freeze the charter")
    page.get_by_label("Why freeze all the same").fill(reason)
    look(page)
    submit(page, "Freeze the charter")
    said(page, "is frozen. Its PDF is being made.")


def authority(page: Page, reference: str) -> None:
    """Second step: by what act I bind my organisation."""
    page.get_by_label("Authority to sign").select_option(label="board or assembly minutes")
    page.locator("[name=reference_fr]").fill(reference)
    page.get_by_label("Its date").fill(clock.today().isoformat())


def sign(page: Page, letter, email: str, reference: str = "") -> None:
    """From the message to the receipt, in three steps; `reference` when the authority is not known yet."""
    page.goto(letter(email, r"http\S+/charter/sign/\S*"))
    look(page)
    submit(page, "I have read it: go on")
    if reference:
        authority(page, reference)
    look(page)
    submit(page, "Go on to the confirmation")
    submit(page, "Send me the code")
    page.get_by_label("The six digits sent to you by mail").fill(letter(email, r"^\d{6}$"))
    page.locator("input[name=agreed]").check()
    look(page)
    submit(page, "Sign the charter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Signed for")
    look(page)


def latest(partnership: Partnership) -> CharterVersion:
    return CharterVersion.objects.filter(partnership=partnership).order_by("-number")[0]
