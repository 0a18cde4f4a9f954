"""A committee lives through rounds, recusals, departures and rulings, step by step as a second opinion says."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from governance.tally import Rule
from tests.governance.life import Life, setting

SMALL = {"max_examples": 16, "stateful_step_count": 25}
LARGE = {"max_examples": 400, "stateful_step_count": 60}
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


@pytest.fixture
def machine(founder) -> type[Life]:
    return type("LifeHere", (Life,), {"here": setting(founder)})


def test_a_committee_lives_as_a_second_opinion_says(machine):
    run_state_machine_as_test(machine, settings=settings(deadline=None, suppress_health_check=SLOW, **SMALL))


@pytest.mark.stress
def test_a_committee_lives_long_as_a_second_opinion_says(machine):
    run_state_machine_as_test(machine, settings=settings(deadline=None, suppress_health_check=SLOW, **LARGE))


@pytest.fixture
def life(machine) -> Iterator[Life]:
    """A committee under usual rules, whose steps the test chooses; what was done is undone."""
    lived = machine()
    try:
        lived.agreed(meeting=Rule.of("simple"), written=None, consent=Rule.of("consent"), settles=True)
        yield lived
    finally:
        lived.teardown()


def play(life: Life, *steps: Callable[[], None]) -> None:
    for step in steps:
        step()
        life.both_say_the_same()


def to_a_second_tie(life: Life, days: int = 9) -> None:
    """An objection, a mediation, a sense check, a tie."""
    play(
        life,
        lambda: life.meet({"A": 0, "B": 2}, False, set()),
        life.open_mediation,
        lambda: life.open_round("meeting", False),  # refused: the mediation comes first
        lambda: life.time_passes(timedelta(days=days)),
        life.close_mediation,
        lambda: life.open_round("meeting", False, sense=True),
        lambda: life.record_attendance({"A"}),
        lambda: life.close_round(False),
        lambda: life.meet({"A": 0, "B": 1, "C": 2}, False, set()),
    )
    assert [one.result for one in life.model.rounds] == ["objected", "advice", "tie"]


def test_the_steps_lead_to_a_ruling(life):
    """What chance may not reach: the whole way to what the lead settles, and to another decision."""
    to_a_second_tie(life)
    play(
        life,
        lambda: life.leave("C"),
        lambda: life.declare_personal_interest("B", "bea"),
        lambda: life.settle_decision("adopted", "ana"),
    )
    assert (life.model.state, life.model.outcome) == ("closed", "adopted")
    play(
        life,
        life.propose_decision,
        lambda: life.open_round("written", True),
        lambda: life.cast_vote("bob", 0),
        lambda: life.cast_vote("bea", 1),
        lambda: life.leave("B"),
        lambda: life.time_passes(timedelta(days=6)),
        lambda: life.close_round(True),
    )
    assert life.model.last.result == "rejected"


@pytest.mark.parametrize(
    ("days", "then"),
    [
        (16, lambda life: None),
        (9, lambda life: life.time_passes(timedelta(days=9))),
        (9, lambda life: life.declare_personal_interest("A", "ana")),
        (9, lambda life: life.declare_recusal("A", None)),
        (9, lambda life: life.leave("A")),
        (9, lambda life: life.open_round("written", False)),
    ],
    ids=["mediation too long", "too late", "personal interest", "interest of the organisation", "left", "round open"],
)
def test_what_keeps_the_lead_from_ruling(life, days, then):
    to_a_second_tie(life, days)
    play(life, lambda: then(life), lambda: life.settle_decision("adopted", "ana"))
    assert life.model.state == "open"


def test_who_answered_is_not_noted_absent(life):
    play(
        life,
        lambda: life.open_round("meeting", True),
        lambda: life.cast_vote("bea", 0),
        lambda: life.record_attendance({"A", "C"}),
        lambda: life.record_attendance({"A", "B"}),
        lambda: life.record_vote("C", 0),
    )
    assert life.model.open.present == {"A", "B"}
    assert life.model.live(life.model.open) == {"B": "for"}
