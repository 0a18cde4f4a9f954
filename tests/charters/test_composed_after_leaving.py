"""A charter names those who answer today: whoever left, or was never heard, is not made to speak."""

from datetime import date
from decimal import Decimal

import pytest

from charters.contents.governed import current_lead
from impact import actions as impact
from partnerships import actions
from tests.charters.test_composed import words
from tests.conftest import answers, text
from tests.impact.framed import adopt_together
from tests.partnerships.invitations import join_colleague
from tests.partnerships.leaving import leave, seats

__all__ = ["leave", "seats"]


@pytest.fixture
def visited(partnership, facilitator, alice, bob):
    """A task for which Logis & Lumière is accountable, through Alice."""
    held = {"accountable": alice.partner, "responsible": [bob.partner], "answerable": alice}
    return actions.add_task(partnership, by=facilitator, title=text("Visiter", "Visit"), **held)


def test_the_consent_of_a_partner_that_left_does_not_stand_for_another_s(
    partnership, facilitator, alice, bob, carol, leave
):
    version = actions.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Un."))], label="v1.0")
    for member in (alice, bob):
        actions.give_consent(version, by=member, position="consent")
    leave()
    assert "Version v1.0 of the vision: 1 of 2 partners consent." in words(partnership, "vision")
    actions.give_consent(version, by=carol, position="concern", reason="Vite")
    assert "to which all 2 partners had consented" in words(partnership, "vision")


def test_a_person_whose_place_ended_does_not_answer_for_a_task(partnership, facilitator, llu, alice, visited):
    assert "Answers for it: Alice" in words(partnership, "roles")
    join_colleague(llu, facilitator, "yves")
    actions.end_member(alice, by=facilitator)
    said = words(partnership, "roles")
    assert "Alice" not in said
    assert "Who does what: one accountable per task" in said, "the partner still answers for it"


def test_a_person_who_speaks_for_another_partner_now_does_not_either(partnership, facilitator, alice, bob, visited):
    actions.end_member(alice, by=facilitator)
    again = actions.invite_member(bob.partner, by=facilitator, name="Alice", email="alice@example.org")
    actions.accept_invitation(again, by=alice.user)
    assert "Alice" not in words(partnership, "roles")


def test_a_task_whose_accountable_partner_left_is_answered_for_by_nobody(partnership, visited, leave):
    leave()
    said = words(partnership, "roles")
    assert "Nobody answers for it yet." in said and "LLU (left)" in said and "Alice" not in said
    assert "where nobody answers yet, the table says so" in said
    assert "one accountable per task" not in said and "it answers for it before" not in said


def test_a_risk_that_nobody_watches_any_more(partnership, facilitator, alice, leave):
    rated = {"likelihood": 2, "severity": 2, "owner": alice.partner}
    actions.add_risk(partnership, by=facilitator, title=text("Retard", "Delay"), **rated)
    assert "Each risk is watched by one partner" in words(partnership, "risks")
    leave()
    said = words(partnership, "risks")
    assert "nobody yet" in said and "where nobody watches it yet" in said
    assert "Logis" not in said and "Each risk is watched" not in said


def test_who_measured_and_left_is_said_to_have_left(partnership, facilitator, alice, bob, leave):
    days = {"baseline_on": date(2026, 1, 1), "target_on": date(2028, 12, 31)}
    who = {"collector": alice.partner, "confirmer": bob.partner}
    aim = {"title": text("Ménages"), "baseline": Decimal(0), "target": Decimal(600)}
    adopt_together(impact.propose_indicator(partnership, by=facilitator, **aim, **days, **who), facilitator)
    leave()
    assert "Logis & Lumière (left), Ville de Saint-Aubin" in words(partnership, "impact")


@pytest.mark.usefixtures("seats")
def test_a_lead_whose_organisation_left_leads_no_more(partnership, leave, at):
    with at(2026, 2, 1):
        assert current_lead(partnership) is not None
        leave()
        assert "No strategic lead has been elected yet." in words(partnership, "lead")


def test_what_was_written_on_a_partner_s_behalf_waits_for_its_word(partnership, facilitator, llu, alice):
    written = answers(stake=text("Écrit pour elle"), expectation=text("Attendu pour elle"))
    actions.describe_partner(llu, by=facilitator, answers=written)
    assert "pour elle" not in words(partnership, "parties", "fr")
    actions.confirm_answers(llu, by=alice)
    assert words(partnership, "parties", "fr").count("pour elle") == 2
