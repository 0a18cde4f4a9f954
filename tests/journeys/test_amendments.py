"""An amendment, as people make it: proposed on a phone, discussed, merged with another, consented to by all."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from partnerships import actions
from partnerships.models import Amendment, Version
from tests.browsing import PHONE, sideways
from tests.conftest import text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BEFORE = "The presence of residents, the eye of research."
TOGETHER = "The presence and knowledge of residents, the eye of researchers."


@pytest.fixture
def version(partnership, facilitator, alice, bob, carol):
    words = text("La présence des habitants, le regard de la recherche.", BEFORE)
    made = actions.propose_version(partnership, by=facilitator, paragraphs=[(None, words)], label="v0.9")
    for member in (alice, bob, carol):
        actions.give_consent(made, by=member, position="consent")
    return made


def submit(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def propose(page, vision: str, *, french: str, english: str, because: str) -> None:
    page.goto(vision)
    page.get_by_role("link", name="Amend paragraph 1").click()
    page.locator("textarea[name=body_fr]").fill(french)
    page.locator("textarea[name=body_en]").fill(english)
    page.locator("textarea[name=reason]").fill(because)
    assert sideways(page) <= 0
    submit(page, "Propose this amendment")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(r"Amendment \d, proposed by"))


def test_from_proposal_to_merged_version_to_consent_by_all(
    version, partnership, facilitator, alice, bob, carol, person
):
    vision = reverse("partnerships:vision", args=[partnership.slug])
    phone, desk, lead = person(alice, size=PHONE), person(bob), person(facilitator)
    knowledge = "The presence and knowledge of residents, the eye of research."
    propose(
        phone.page,
        vision,
        french="La présence et le savoir des habitants, le regard de la recherche.",
        english=knowledge,
        because="They know.",
    )
    propose(
        desk.page,
        vision,
        french="La présence des habitants, le regard des chercheurs.",
        english="The presence of residents, the eye of researchers.",
        because="People, not a field.",
    )

    carol_at_home = person(carol, size=PHONE).page
    carol_at_home.goto("/")
    carol_at_home.get_by_role("link", name=re.compile("Say what you think of amendment 1")).first.click()
    carol_at_home.get_by_label("In favour", exact=False).first.check()
    submit(carol_at_home, "Send our opinion")
    expect(carol_at_home.locator(".messages")).to_contain_text("Your opinion is written down")

    lead.page.goto(vision)
    lead.page.get_by_role("link", name="Look at them on one screen").click()
    expect(lead.page.locator("textarea[name=body_en]")).to_have_value(TOGETHER)
    lead.page.locator("textarea[name=reason]").fill("Both are right.")
    submit(lead.page, "Make this version")
    expect(lead.page.locator(".messages")).to_contain_text("Merged into version v0.10")
    assert set(Amendment.objects.values_list("state", flat=True)) == {"merged"}

    for member, size in ((alice, PHONE), (bob, None), (carol, PHONE)):
        page = person(member, size=size).page
        page.goto(vision)
        expect(page.locator("#answer .redline")).to_contain_text("knowledge")
        assert sideways(page) <= 0
        submit(page, "Confirm for v0.10: consent")
        expect(page.locator(".messages")).to_contain_text("Your answer is written down: consent.")
    expect(page.locator(".state")).to_contain_text("the 3 partners consent to v0.10")
    assert Version.objects.get(number=2).consents.count() == 3
    assert [browser.errors for browser in (phone, desk, lead)] == [[], [], []]
