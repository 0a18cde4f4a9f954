"""Ending a mandate: by the seat's own people or the facilitator, with a reason, once."""

import pytest

from core.refusals import Refused
from governance import actions


def test_it_ends_today_with_its_reason(committee, alice):
    mandate = actions.end_mandate(committee.seats["LLU"].mandates.get(), by=alice, reason="Retired.")
    assert mandate.ended_on == mandate.partnership.today()
    assert not mandate.runs(mandate.partnership.today())


def test_not_by_another_partner(committee, bob):
    with pytest.raises(Refused, match="representatives, or the facilitator"):
        actions.end_mandate(committee.seats["LLU"].mandates.get(), by=bob, reason="No.")


def test_not_without_a_reason(committee, alice):
    with pytest.raises(Refused, match="Write why this mandate ends"):
        actions.end_mandate(committee.seats["LLU"].mandates.get(), by=alice, reason=" ")


def test_not_twice(committee, alice):
    mandate = actions.end_mandate(committee.seats["LLU"].mandates.get(), by=alice, reason="Retired.")
    with pytest.raises(Refused, match="already ended"):
        actions.end_mandate(mandate, by=alice, reason="Again.")


def test_who_has_no_mandate_any_more_answers_no_more(committee, alice, facilitator, propose):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    actions.end_mandate(committee.seats["LLU"].mandates.get(), by=alice, reason="Retired.")
    with pytest.raises(Refused, match="Only the people who hold a seat"):
        actions.cast_vote(decision, by=alice, position="for")
