"""Proposing: by the people of the committee; numbered once for all."""

import pytest

from core.refusals import Refused
from governance import actions
from governance.models import Mandate
from tests.conftest import text

WORDS = {"title": text("Une question"), "text": text("Un texte")}


def test_numbers_follow_each_other_within_a_year(propose, at):
    with at(2026, 5, 1):
        numbers = [propose().number, propose().number]
    with at(2027, 1, 2):
        numbers.append(propose().number)
    assert numbers == ["D-2026-01", "D-2026-02", "D-2027-01"]


def test_who_holds_a_seat_proposes(propose, alice):
    assert propose(by=alice).proposed_by == alice


def test_who_holds_none_does_not(propose, alice):
    Mandate.objects.filter(member=alice).update(ended_on="2026-01-06")
    with pytest.raises(Refused, match="Only the people of the steering committee"):
        propose(by=alice)


def test_not_before_the_committee_is_seated(partnership, facilitator):
    with pytest.raises(Refused, match="no steering committee yet"):
        actions.propose_decision(partnership, by=facilitator, category="data", **WORDS)


def test_not_before_the_rules_are_set(partnership, facilitator):
    actions.seat_committee(partnership, by=facilitator, name=text("COPIL"))
    with pytest.raises(Refused, match="no decision rules yet"):
        actions.propose_decision(partnership, by=facilitator, category="data", **WORDS)


def test_the_category_is_one_of_the_rules(committee, partnership, facilitator):
    with pytest.raises(Refused, match="know no such category"):
        actions.propose_decision(partnership, by=facilitator, category="weather", **WORDS)


def test_a_decision_knows_its_page(propose):
    decision = propose()
    assert decision.get_absolute_url().endswith(f"/decisions/{decision.address}/")
    assert str(decision).startswith(decision.number)
