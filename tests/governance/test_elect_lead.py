"""The strategic lead: chosen by the partners, with dates, limits and a succession."""

from datetime import date
from decimal import Decimal

import pytest

from core.refusals import Refused
from governance import actions
from tests.conftest import text

YEAR = {"since_on": date(2026, 1, 1), "until_on": date(2026, 12, 31)}


@pytest.fixture
def elect(committee, partnership, facilitator, bob):
    def elected(by=None, **changes):
        given = {"member": bob, "seat": committee.seats["VSA"], "succession": text("LLU"), **YEAR, **changes}
        return actions.elect_lead(partnership, by=by or facilitator, cap=Decimal(100), **given)

    return elected


def test_a_lead_has_dates_limits_and_a_successor(elect):
    lead = elect(categories=["operational"])
    assert (lead.cap, lead.categories) == (Decimal(100), ["operational"])


def test_the_facilitator_writes_it_down(elect, bob):
    with pytest.raises(Refused, match="Only the facilitator"):
        elect(by=bob)


def test_rules_come_first(partnership, facilitator, alice):
    body = actions.seat_committee(partnership, by=facilitator, name=text("COPIL"))
    with pytest.raises(Refused, match="Set the decision rules first"):
        seat = body.seats.first()
        given = {"member": alice, "seat": seat, "succession": text("VSA"), **YEAR}
        actions.elect_lead(partnership, by=facilitator, **given)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"until_on": date(2025, 12, 31)}, "ends after it starts"),
        ({"until_on": date(2029, 1, 1)}, "three years at most"),
        ({"categories": ["charter"]}, "do not allow the lead to settle"),
        ({"succession": text("")}, "who takes over"),
    ],
)
def test_limits_of_a_mandate(elect, changes, reason):
    with pytest.raises(Refused, match=reason):
        elect(**changes)


def test_the_lead_holds_a_seat(elect, facilitator):
    with pytest.raises(Refused, match="answers for a voting seat"):
        elect(member=facilitator)


def test_the_next_one_is_elected_by_a_decision(lead, elect):
    with pytest.raises(Refused, match="the next one is elected by a decision"):
        elect()
