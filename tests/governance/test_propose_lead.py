"""The next strategic lead is proposed, and elected by a decision of the committee."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from governance.models import Decision, Lead, Mandate
from governance.rules.lead import lead_of
from tests.conftest import text

YEAR = {"since_on": date(2026, 7, 1), "until_on": date(2027, 6, 30)}


@pytest.fixture
def march(at):
    with at(2026, 3, 2, 9):
        yield


@pytest.fixture
def candidate(committee, partnership, facilitator, bob, march):
    def proposed(by=None, **changes) -> Decision:
        given = {"member": bob, "seat": committee.seats["VSA"], "succession": text("LLU"), **YEAR, **changes}
        return actions.propose_lead(partnership, by=by or facilitator, cap=Decimal(100), **given)

    return proposed


def elected(decision: Decision, play) -> Lead:
    play(decision, LLU="for", VSA="for", CAL="for")
    return Lead.objects.get(election=decision)


def test_a_candidate_is_no_lead_yet(candidate, partnership):
    decision = candidate(categories=["operational"], words=text("Bob connaît le sujet.", "Bob knows the matter."))
    assert (decision.category, decision.matter, decision.state) == ("mandate", "mandate", "proposed")
    assert decision.candidacy.elected_at is None
    assert lead_of(partnership) is None
    words = decision.text["en"]
    assert words.startswith("Bob knows the matter.\n\nBob, who answers for the seat of Ville de Saint-Aubin")
    assert "operational matter, up to €100" in words
    assert "Bob" not in decision.title["en"]


def test_elected_the_mandate_starts_by_itself(candidate, play, partnership, at):
    lead = elected(candidate(), play)
    assert lead.elected_at is not None
    with at(2026, 7, 1, 9):
        assert lead_of(partnership) == lead
    assert partnership.journal.filter(event="governance.lead_chosen").count() == 1


def test_the_lead_before_holds_until_the_eve(lead, candidate, play, partnership, at):
    after = elected(candidate(), play)
    assert lead_of(partnership) == lead
    lead.refresh_from_db()
    assert (lead.until_on, lead.ended_on) == (date(2026, 6, 30), None)
    with at(2026, 6, 30, 9):
        assert lead_of(partnership) == lead
    with at(2026, 7, 1, 9):
        assert lead_of(partnership) == after


def test_from_today_the_lead_before_stops_at_once(lead, candidate, play, partnership):
    today = {"since_on": date(2026, 3, 2), "until_on": date(2028, 3, 1)}
    after = elected(candidate(**today), play)
    assert lead_of(partnership) == after
    lead.refresh_from_db()
    assert (lead.ended_on, lead.end_reason) == (date(2026, 3, 1), after.election.number)


def test_adopted_late_it_starts_late(candidate, play, partnership, at):
    decision = candidate()
    with at(2026, 9, 1, 9):
        lead = elected(decision, play)
        assert lead.since_on == date(2026, 9, 1)
        assert lead_of(partnership) == lead


def test_who_left_the_seat_meanwhile_is_not_seated(candidate, committee, play, partnership, facilitator, at):
    decision = candidate()
    mandate = committee.seats["VSA"].mandates.get()
    play_without = {"present": "LLU CAL", "LLU": "for", "CAL": "for"}
    actions.end_mandate(mandate, by=facilitator, reason="Moved.")
    play(decision, **play_without)
    decision.refresh_from_db()
    assert decision.outcome == Decision.Outcome.ADOPTED
    assert Lead.objects.get(election=decision).elected_at is None
    assert partnership.journal.filter(event="governance.lead_not_seated").count() == 1


def test_a_period_that_is_over_seats_nobody(candidate, play, partnership, at):
    decision = candidate()
    with at(2027, 7, 2, 9):
        assert elected(decision, play).elected_at is None


def test_rejected_nothing_changes(lead, candidate, play, partnership):
    decision = candidate()
    play(decision, LLU="against", VSA="against", CAL="against")
    assert lead_of(partnership) == lead
    assert Lead.objects.get(election=decision).elected_at is None
    assert candidate().number != decision.number


def test_a_seat_proposes_too_and_nobody_else(candidate, alice, carol):
    Mandate.objects.filter(member=carol).delete()
    with pytest.raises(Refused, match="Only the people of the steering committee"):
        candidate(by=carol)
    assert candidate(by=alice).proposed_by == alice


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"since_on": date(2026, 3, 1)}, "starts today or later"),
        ({"until_on": date(2026, 6, 30)}, "ends after it starts"),
        ({"until_on": date(2027, 6, 29)}, "one year at least"),
        ({"until_on": date(2029, 7, 1)}, "three years at most"),
        ({"categories": ["charter"]}, "do not allow the lead to settle"),
        ({"succession": text("")}, "who takes over"),
    ],
)
def test_limits_of_a_mandate(candidate, changes, reason):
    with pytest.raises(Refused, match=reason):
        candidate(**changes)


def test_three_whole_years_and_a_leap_day_are_fine(candidate):
    assert candidate(since_on=date(2028, 2, 29), until_on=date(2031, 2, 27))


def test_the_candidate_holds_a_voting_seat_of_the_steering_committee(candidate, facilitator, partnership, bob):
    with pytest.raises(Refused, match="answers for a voting seat"):
        candidate(member=facilitator)
    body = actions.add_body(partnership, by=facilitator, name=text("Comité technique"))
    seat = actions.add_seat(body, by=facilitator, partner=bob.partner)
    given = {"member": bob, "capacity": "titular", "since_on": date(2026, 1, 1)}
    actions.give_mandate(seat, by=facilitator, **given)
    with pytest.raises(Refused, match="answers for a voting seat"):
        candidate(seat=seat)


def test_one_candidate_at_a_time(candidate):
    first = candidate()
    with pytest.raises(Refused, match=f"in {first.number}. One candidate at a time"):
        candidate()


def test_rules_come_first(partnership, facilitator, bob):
    body = actions.seat_committee(partnership, by=facilitator, name=text("COPIL"))
    seat = body.seats.first()
    with pytest.raises(Refused, match="There are no decision rules yet"):
        actions.propose_lead(partnership, by=facilitator, member=bob, seat=seat, succession=text("LLU"), **YEAR)


def test_rules_that_do_not_say_how_are_named(partnership, facilitator, bob):
    lines = [line for line in actions.usual_categories() if line["category"] != "mandate"]
    actions.set_rules(partnership, by=facilitator, categories=lines)
    with pytest.raises(Refused, match="do not say how this is decided"):
        actions.propose_lead(partnership, by=facilitator, member=bob, seat=None, succession=text("LLU"), **YEAR)


def test_from_the_page_to_the_committee(committee, partnership, alice, bob, login, march):
    browser, page = login(alice), reverse("governance:propose_lead", args=[partnership.slug])
    assert "Why this person?" in browser.get(page).content.decode()
    given = {"member": bob.uuid, "since_on": "2026-07-01", "until_on": "2027-06-30", "cap": 100}
    given |= {"categories": ["operational"], "succession_fr": "LLU", "succession_en": "LLU"}
    decision_page = browser.post(page, given)
    decision = Decision.objects.get()
    assert decision_page.url == decision.get_absolute_url()
    shown = browser.get(reverse("governance:committee", args=[partnership.slug])).content.decode()
    assert decision.number in shown
    assert browser.post(page, given).status_code == 403
