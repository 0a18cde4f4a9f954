"""From a spreadsheet to a partner's page: pasted, corrected, sent; then, on a phone, accepted and put right."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from partnerships.models import Partner
from tests.browsing import PHONE, sideways
from tests.journeys.test_main_job import submit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ERIC = "eric@example.org"
SHEET = """Organisation;Sigle;Type;Personne;Courriel
Terrasses;OTS;public;Éric;{}
Collectif;CFO;association;Jo;jo@example.org"""


def invite(browser, partnership) -> None:
    """Two lines, one of them wrong: it is said where, corrected in the same text, then both leave."""
    page = browser.page
    page.goto(reverse("partnerships:partner_list", args=[partnership.slug]))
    page.get_by_role("link", name="Several at once, from a spreadsheet").click()
    page.get_by_label("Lines").fill(SHEET.format("eric.example.org"))
    submit(page, "Look at the lines")
    expect(page.get_by_role("row").filter(has_text="Terrasses")).to_contain_text("This is not an e-mail address.")
    assert page.get_by_role("button", name="Send the 2 invitations").count() == 0
    page.get_by_label("Lines").fill(page.get_by_label("Lines").input_value().replace("eric.ex", "eric@ex"))
    submit(page, "Look at the lines again")
    assert not Partner.objects.filter(code="OTS").exists()
    submit(page, "Send the 2 invitations")
    page.wait_for_url("**/partners/")
    expect(page.locator("#waiting")).to_be_visible()


def accept(eric, letter) -> None:
    """The link, the code, the right name of the organisation, yes."""
    page = eric.page
    page.goto(letter(ERIC, r"http\S+/invitations/\S+"))
    submit(page, "Send me a code to sign in")
    page.wait_for_url("**/accounts/login/code/confirm/**")
    page.locator("input[name=code]").fill(letter(ERIC, r"(?<=    )[A-Z0-9-]{6,9}$"))
    submit(page, "Confirm")
    page.wait_for_url("**/invitations/")
    assert sideways(page) <= 0
    page.get_by_label("Name of the organisation").fill("Office Terrasses de Saône")
    page.get_by_label("Registered office").fill("3 quai de Saône")
    submit(page, "Accept the invitation")
    page.wait_for_url("**/partners/OTS/")


def test_from_a_spreadsheet_to_the_partner_s_page(partnership, facilitator, person, letter):
    lead, eric = person(facilitator), person(size=PHONE)
    invite(lead, partnership)
    accept(eric, letter)
    expect(eric.page.get_by_role("heading", level=1)).to_have_text("Office Terrasses de Saône")
    expect(eric.page.locator("main")).to_contain_text("3 quai de Saône")
    assert sideways(eric.page) <= 0
    assert eric.errors == []
    assert all("422" in said for said in lead.errors), "the form that came back, and nothing else"
