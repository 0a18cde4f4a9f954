"""A committee lives through rounds, recusals, departures and rulings, step by step as a second opinion says."""

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


def test_the_steps_lead_to_a_ruling(machine):
    """What chance may not reach: the whole way to what the lead settles, and to another decision."""
    life = machine()
    try:
        life.agreed(meeting=Rule.of("simple"), written=None, consent=Rule.of("consent"), settles=True)
        life.both_say_the_same()
        steps = [
            lambda: life.meet({"A": 0, "B": 2}, False, set()),
            life.open_mediation,
            lambda: life.time_passes(timedelta(days=9)),
            life.close_mediation,
            lambda: life.open_round("meeting", False, sense=True),
            lambda: life.record_attendance({"A"}),
            lambda: life.close_round(False),
            lambda: life.meet({"A": 0, "B": 1, "C": 2}, False, set()),
            lambda: life.leave("C"),
            lambda: life.declare_personal_interest("B", "bea"),
            lambda: life.settle_decision("adopted", "ana"),
            life.propose_decision,
            lambda: life.open_round("written", True),
            lambda: life.cast_vote("bob", 0),
            lambda: life.cast_vote("bea", 1),
            lambda: life.leave("B"),
            lambda: life.time_passes(timedelta(days=6)),
            lambda: life.close_round(True),
        ]
        for number, step in enumerate(steps):
            step()
            life.both_say_the_same()
            if number == 10:
                assert (life.model.state, life.model.outcome) == ("closed", "adopted")
        assert life.model.last.result == "rejected"
    finally:
        life.teardown()
