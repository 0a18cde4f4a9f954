"""An invited representative fills in a profile: on a phone from the message to the last block, then read elsewhere."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from partnerships import actions
from partnerships.models import Answer, Partner
from tests.browsing import PHONE, sideways
from tests.conftest import answers, text
from tests.journeys.test_main_job import come_in, submit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAYS = {
    "Why is": ("Stake", "Work that keeps our workshop open", None),
    "What does it expect": ("Expectation", "Three years of orders", None),
    "What are its limits": ("Non-negotiable", "No unpaid overtime", "My organisation alone"),
    "What does it bring": ("What else you can bring", "A room for forty people", None),
    "What did it do before": ("Declared links", "We sell to the city", "My organisation and the facilitator"),
}


def fill(page, title: str, question: str, words: str, readers: str | None) -> None:
    """One block on a phone: write in the main language, say who reads it, go on."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    assert sideways(page) <= 0
    asked = page.locator(".asked").filter(has=page.get_by_role("group", name=re.compile(question)))
    asked.get_by_label("French").fill(words)
    if question == "Expectation":
        asked.get_by_label("By when").fill("2028-12-31")
    if readers:
        asked.get_by_label("Who reads this answer").select_option(label=readers)
    page.get_by_role("button", name=re.compile("Save and (go on|finish)")).click()


def test_from_the_message_to_a_complete_profile(partnership, facilitator, carol, person, letter):
    details = {"organisation": "Atelier du Soleil", "code": "ADS", "name": "Dana", "email": "dana@example.org"}
    actions.invite_partner(partnership, by=facilitator, **details)
    dana = person(size=PHONE)
    come_in(dana, letter)
    page = dana.page
    page.goto("/")
    page.get_by_role("link", name=re.compile("^Write")).first.click()
    page.get_by_role("link", name="1. Identity").click()
    for label, words in {"Registered office": "Saint-Aubin", "Registration number": "W123"}.items():
        page.get_by_label(label).fill(words)
    page.get_by_role("group", name=re.compile("Legal form")).get_by_label("French").fill("Association")
    page.get_by_role("group", name=re.compile("Part in")).get_by_label("French").fill("Atelier")
    submit(page, "Save and go on")
    for title, said in SAYS.items():
        fill(page, title, *said)
    expect(page.locator(".state")).to_contain_text("5 of 6 blocks filled in.")
    assert sideways(page) <= 0

    partner = Partner.objects.get(code="ADS")
    behalf = answers(experience=text("Aucun", "None so far"))
    actions.describe_partner(partner, by=facilitator, answers=behalf)
    page.goto("/")
    page.get_by_role("link", name=re.compile("Confirm what was written for Atelier du Soleil")).first.click()
    expect(page.get_by_text("Written on its behalf by Bruno, not confirmed yet")).to_be_visible()
    submit(page, "Confirm them all")
    expect(page.locator(".state")).to_contain_text("6 of 6 blocks filled in.")
    assert not Answer.objects.unconfirmed().exists()

    where, reader = reverse("partnerships:partner_detail", args=[partnership.slug, "ADS"]), person(carol)
    reader.page.goto(where)
    for words in ("Work that keeps our workshop open", "By 31 December 2028", "Kept within the organisation"):
        expect(reader.page.get_by_text(words)).to_be_visible()
    expect(reader.page.get_by_text("For the facilitator")).to_be_visible()
    for words in ("No unpaid overtime", "We sell to the city"):
        assert words not in reader.page.content()
    assert [browser.errors for browser in (dana, reader)] == [[], []]
