"""Every form of the committee: shown to who may act, sent, refused with what was typed, never broken."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import Organisation
from core import clock
from governance import actions
from governance.contents.timeline import timeline
from governance.models import Decision
from partnerships.models import Partner

TIE = {"LLU": "for", "VSA": "against", "CAL": "abstain"}


def url(name: str, decision: Decision) -> str:
    return reverse(f"governance:{name}", args=[decision.partnership.slug, decision.address])


def at_home(name: str, partnership, *more) -> str:
    return reverse(f"governance:{name}", args=[partnership.slug, *more])


@pytest.fixture
def tied(propose, play) -> Decision:
    made = propose("operational")
    play(made, skipped_consent="Known.", **TIE)
    return made


def test_a_seat_for_an_observer(committee, partnership, facilitator, login):
    organisation = Organisation.objects.create(name="Agence de l’énergie")
    standing = Partner.Standing.OBSERVER
    Partner.objects.create(partnership=partnership, organisation=organisation, code="ALE", standing=standing)
    browser, page = login(facilitator), at_home("add_seat", partnership, committee.body.uuid)
    assert browser.get(page).status_code == 200
    assert browser.post(page, {"partner": "ALE", "voting": "on"}).status_code == 403
    assert browser.post(page, {"partner": "ALE"}).status_code == 302
    assert "Observers, without a vote" in browser.get(at_home("committee", partnership)).content.decode()


def test_a_mandate_is_ended_with_a_reason(committee, partnership, alice, login):
    mandate = committee.seats["LLU"].mandates.get()
    browser, page = login(alice), at_home("end_mandate", partnership, mandate.uuid)
    assert "Alice, titular for Logis" in browser.get(page).content.decode()
    assert browser.post(page, {"reason": ""}).status_code == 422
    assert browser.post(page, {"reason": "Retired."}).status_code == 302
    assert "1 seat is vacant." in browser.get(at_home("committee", partnership)).content.decode()


def test_pages_of_seating_refuse_an_empty_form(partnership, facilitator, login):
    browser = login(facilitator)
    for name in ("seat_committee", "set_rules"):
        assert browser.get(at_home(name, partnership)).status_code == 200
        assert browser.post(at_home(name, partnership), {}).status_code == 422


def test_a_mandate_needs_a_person(committee, partnership, facilitator, login, bob):
    page = at_home("give_mandate", partnership, committee.seats["LLU"].uuid)
    browser = login(facilitator)
    assert browser.get(page).status_code == 200
    foreign = {"member": bob.uuid, "capacity": "alternate", "since_on": "2026-01-01"}
    assert browser.post(page, foreign).status_code == 422


def test_a_lead_needs_a_succession(committee, partnership, facilitator, login):
    browser = login(facilitator)
    assert browser.get(at_home("elect_lead", partnership)).status_code == 200
    assert browser.post(at_home("elect_lead", partnership), {"cap": "many"}).status_code == 422


def test_a_decision_is_proposed_and_withdrawn(committee, partnership, alice, login):
    browser, page = login(alice), at_home("propose_decision", partnership)
    assert "operational matter" in browser.get(page).content.decode()
    given = {"title_fr": "Un outil", "text_fr": "Nous louons.", "category": "budget", "amount": ""}
    answer = browser.post(page, given)
    decision = Decision.objects.get()
    assert answer.url == decision.get_absolute_url()
    assert browser.post(page, {**given, "title_fr": "x\x00"}).status_code == 422
    assert browser.get(url("withdraw_decision", decision)).status_code == 200
    assert browser.post(url("withdraw_decision", decision), {"reason": ""}).status_code == 422
    page = browser.post(url("withdraw_decision", decision), {"reason": "Later."}, follow=True)
    assert "Why it was withdrawn" in page.content.decode()


def test_an_interest_is_declared_for_the_own_seat(propose, committee, alice, login):
    decision, browser = propose(), login(alice)
    page = url("declare_recusal", decision)
    assert "Seats that may answer" in browser.get(page).content.decode()
    given = {"nature": "organisation", "reason": "Our subsidiary.", "seat": committee.seats["VSA"].uuid}
    assert browser.post(page, given).status_code == 422
    assert browser.post(page, {**given, "seat": committee.seats["LLU"].uuid}).status_code == 302
    assert "Our subsidiary." in browser.get(decision.get_absolute_url()).content.decode()


def test_the_facilitator_notes_an_interest(propose, committee, facilitator, alice, login):
    page = url("declare_recusal", propose())
    browser = login(facilitator)
    assert browser.get(page).status_code == 200
    given = {"nature": "personal", "reason": "My cousin.", "seat": committee.seats["LLU"].uuid}
    assert browser.post(page, given).status_code == 403
    assert browser.post(page, {**given, "member": alice.uuid}).status_code == 302


def test_a_mediation_is_opened_and_closed(tied, facilitator, login):
    browser = login(facilitator)
    assert browser.get(url("open_mediation", tied)).status_code == 200
    assert browser.post(url("open_mediation", tied), {"mediator": "Odile"}).status_code == 302
    assert browser.get(url("close_mediation", tied)).status_code == 200
    assert browser.post(url("close_mediation", tied), {"findings": ""}).status_code == 422
    assert browser.post(url("close_mediation", tied), {"findings": "Agreed."}).status_code == 302


def test_the_lead_settles_from_the_page(tied, lead, play, facilitator, alice, login):
    actions.open_mediation(tied, by=facilitator, mediator="Odile")
    actions.close_mediation(tied, by=facilitator, findings="Nothing.")
    play(tied, **TIE)
    browser = login(alice)
    assert "Every condition holds" in browser.get(tied.get_absolute_url()).content.decode()
    assert browser.get(url("settle_decision", tied)).status_code == 200
    given = {"outcome": "adopted", "reasons_fr": "Parce que.", "reasons_en": "Because."}
    assert browser.post(url("settle_decision", tied), given).status_code == 422
    given |= {"minority_opinion_fr": "Non.", "minority_opinion_en": "No.", "review_on": "2027-01-06"}
    page = browser.post(url("settle_decision", tied), given, follow=True).content.decode()
    assert "Opinion of the minority" in page
    assert "Settled by Alice, strategic lead: adopted" in page


def test_a_round_in_writing_is_opened_for_a_day(propose, facilitator, partnership, login):
    decision, browser = propose("operational"), login(facilitator)
    assert "Consent round first:" in browser.get(url("open_round", decision)).content.decode()
    soon = (partnership.today() + timedelta(days=2)).isoformat()
    refused = browser.post(url("open_round", decision), {"mode": "written", "closes_on": soon})
    assert refused.status_code == 403
    assert "at least 10 days" in refused.content.decode()
    later = (partnership.today() + timedelta(days=12)).isoformat()
    given = {"mode": "written", "closes_on": later}
    assert "Open until" in browser.post(url("open_round", decision), given, follow=True).content.decode()


@pytest.mark.parametrize("name", ["cast_vote", "record_vote", "record_attendance", "close_round"])
def test_without_a_round_a_form_sent_late_is_refused_kindly(name, propose, facilitator, alice, login):
    who = alice if name == "cast_vote" else facilitator
    answer = login(who).post(url(name, propose()), {})
    assert answer.status_code == 403
    assert "No round of this decision is open." in answer.content.decode()


def test_the_ballot_has_its_own_page_and_the_answer_is_there_again(propose, facilitator, alice, login):
    decision, browser = propose(), login(alice)
    actions.open_round(decision, by=facilitator)
    actions.cast_vote(decision, by=alice, position="against", reason="Too dear.")
    assert "Your seat answers here." in browser.get(url("cast_vote", decision)).content.decode()
    assert 'value="against" required checked' in browser.get(decision.get_absolute_url()).content.decode()


def test_noting_no_answer_is_said(propose, facilitator, login):
    decision, browser = propose(), login(facilitator)
    actions.open_round(decision, by=facilitator)
    assert browser.get(url("record_attendance", decision)).status_code == 200
    answer = browser.post(url("record_vote", decision), {"means": "phone"})
    assert answer.status_code == 422
    assert "Choose the answer of at least one seat." in answer.content.decode()


def test_a_form_sent_twice_acts_once(propose, facilitator, alice, login):
    decision, browser = propose(), login(alice)
    actions.open_round(decision, by=facilitator)
    given = {"position": "for", "fingerprint": decision.last_round().fingerprint, "once": str(decision.uuid)}
    assert browser.post(url("cast_vote", decision), given).status_code == 302
    assert browser.post(url("cast_vote", decision), given).status_code == 409
    assert decision.last_round().ballots.count() == 1


def test_a_round_whose_time_is_over_says_so(propose, facilitator, alice, login):
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    with clock.at(decision.last_round().closes_at):
        page = login(alice).get(decision.get_absolute_url()).content.decode()
    assert "Time is over, result to come." in page


def test_the_whole_life_of_a_decision_in_order(propose, play, facilitator, committee, alice):
    decision = propose("charter", review_on=facilitator.partnership.today())
    actions.declare_recusal(decision, by=alice, seat=committee.seats["LLU"], reason="Ours.")
    play(decision, VSA="for", CAL="for")
    decision.refresh_from_db()
    titles = [step.title for step in timeline(decision)]
    assert titles[0] == "Proposed by Bruno"
    assert titles[1] == "Recused: Logis & Lumière"
    assert titles[2] == "Round 1: In a meeting"
    assert titles[3:] == ["Takes effect with the last signature", "Review date"]


def test_a_withdrawn_round_is_told_as_such(propose, facilitator, alice, login):
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    assert timeline(decision)[-1].title.startswith("End of the answers")
    actions.withdraw_decision(decision, by=facilitator, reason="Later.")
    page = login(alice).get(decision.get_absolute_url()).content.decode()
    assert "Withdrawn before its end." in page
