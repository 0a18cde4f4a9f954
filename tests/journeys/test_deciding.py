"""The committee decides, as people do it: from a message to an answer on a phone; a tie that the lead settles."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from allauth.account.internal.flows.manage_email import sync_user_email_address
from django.urls import reverse
from playwright.sync_api import expect

from governance import actions
from governance.models import Ballot, Decision
from partnerships.models import Member
from tests.browsing import PHONE, sideways
from tests.conftest import text
from tests.journeys.test_main_job import submit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOB = "bob@example.org"


@pytest.fixture
def decision(partnership, facilitator, alice, bob, carol) -> Decision:
    """Three seats, Alice as lead up to 15,000, and an operational question just proposed."""
    by, today = {"by": facilitator}, partnership.today()
    body = actions.seat_committee(partnership, **by, name=text("Comité de pilotage", "Steering committee"))
    seats = {}
    for seat in body.seats.all():
        member = Member.objects.current().get(partner=seat.partner)
        actions.give_mandate(seat, **by, member=member, capacity="titular", since_on=today)
        seats[seat.partner.code] = seat
    actions.set_rules(partnership, **by, categories=actions.usual_categories(quorum=2))
    actions.elect_lead(
        partnership,
        **by,
        member=alice,
        seat=seats["LLU"],
        since_on=today,
        until_on=today + timedelta(days=700),
        cap=Decimal(15000),
        categories=["operational"],
        succession=text("Bob"),
    )
    words = {"title": text("Ouvrir un quartier", "Open a district"), "text": text("Nous ouvrons.", "We open it.")}
    return actions.propose_decision(partnership, **by, **words, category="operational")


def test_from_the_message_to_the_answer_on_a_phone(decision, facilitator, bob, person, letter):
    """Not signed in, password forgotten: the link, a code, two touches."""
    sync_user_email_address(bob.user)  # as the page of an invitation does
    actions.open_round(decision, by=facilitator, mode="written", skipped_consent="Discussed twice already.")
    phone = person(size=PHONE)
    page = phone.page
    page.goto(letter(BOB, r"http\S+/decisions/\S+"))
    page.locator("#code_email").fill(BOB)
    page.locator("form:has(#code_email) button[type=submit]").click()
    page.wait_for_url("**/accounts/login/code/confirm/**")
    page.locator("input[name=code]").fill(letter(BOB, r"(?<=    )[A-Z0-9-]{6,9}$"))
    submit(page, "Confirm")
    page.wait_for_url("**/decisions/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Open a district")
    assert sideways(page) <= 0
    page.get_by_role("link", name="Answer", exact=True).click()
    page.get_by_text("I want this text to apply.").click()
    submit(page, "Save my answer")
    expect(page.get_by_text("Your answer is written down: For.")).to_be_visible()
    ballot = Ballot.objects.get()
    assert (ballot.seat.partner.code, ballot.position, ballot.capacity, ballot.means) == (
        *("VSA", "for"),
        *("titular", "online"),
    )
    assert phone.errors == []


def noted(page, decision, answers: dict[str, str]) -> None:
    """At the meeting: everybody is there, the answers are noted by show of hands, the round is closed."""
    page.goto(decision.get_absolute_url() + "attendance/")
    submit(page, "Note the attendance")
    page.wait_for_url("**/record/")
    for name, answer in answers.items():
        page.get_by_role("group", name=name).get_by_label("Answer").select_option(answer)
    submit(page, "Note the answers")
    page.wait_for_url(re.compile(r"/decisions/[0-9-]+/$"))
    page.goto(decision.get_absolute_url() + "close/")
    submit(page, "Close the round")
    page.wait_for_url(re.compile(r"/decisions/[0-9-]+/$"))


def test_the_tie_that_the_lead_settles(decision, facilitator, alice, bob, person):
    tie = {"Logis & Lumière": "for", "Ville de Saint-Aubin": "against", "Calorane SA": "abstain"}
    by, lead, other = person(facilitator), person(alice), person(bob)
    page = by.page
    page.goto(decision.get_absolute_url() + "open/")
    page.get_by_label("Why vote without a consent round first").fill("Discussed twice already.")
    submit(page, "Open the round")
    noted(page, decision, tie)
    expect(page.locator(".verdict").first).to_contain_text("Tie: 1 for, 1 against, 1 abstention")
    lead.page.goto(decision.get_absolute_url())
    expect(lead.page.get_by_text("There has been one round in a deadlock")).to_be_visible()

    page.get_by_role("link", name="Open a mediation").click()
    page.get_by_label("Mediator").fill("Odile")
    submit(page, "Open the mediation")
    page.goto(decision.get_absolute_url() + "mediation/close/")
    page.get_by_label("What came out of the mediation").fill("Both districts were compared.")
    submit(page, "Close the mediation")
    page.goto(decision.get_absolute_url() + "open/")
    submit(page, "Open the round")
    noted(page, decision, tie)

    page = lead.page
    page.goto("/")
    page.get_by_role("link", name=re.compile("Settle")).first.click()
    page.get_by_label("adopted").check()
    page.locator("[name=reasons_fr]").fill("The school is ready there.")
    page.locator("[name=minority_opinion_fr]").fill("The other district waits longer.")
    page.get_by_label("Review date").fill((decision.partnership.today() + timedelta(days=180)).isoformat())
    submit(page, "Settle")
    expect(page.get_by_text("Everybody has been told, with your reasons.")).to_be_visible()

    page = other.page
    page.goto(reverse("governance:decision_list", args=[decision.partnership.slug]))
    expect(page.get_by_text("adopted, settled by the lead")).to_be_visible()
    page.get_by_role("link", name="Open a district").click()
    expect(page.get_by_text("The other district waits longer.")).to_be_visible()
    page.get_by_role("link", name="Ask the committee to overturn").click()
    page.get_by_label("Why the committee should look at this again").fill("A new study came out.")
    submit(page, "Ask the committee")
    noted(by.page, decision, {**tie, "Logis & Lumière": "against", "Ville de Saint-Aubin": "for", "Calorane SA": "for"})
    page.reload()
    expect(page.get_by_text("The committee has overturned this since, by two thirds.")).to_be_visible()
    decision.refresh_from_db()
    assert decision.outcome == "rejected"
    assert [one.errors for one in (by, lead, other)] == [[], [], []]
