"""A committee lives through rounds, proxies, interests, departures, rulings and what overturns them.

Step by step as a second opinion says: by chance, then along the ways that chance may not find.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from governance.tally import Quorum, Rule
from tests.governance.life import Life, setting
from tests.governance.life_committee import SEATS

# The same ways each time in the ordinary suite, which says what a change broke; others under `make stress`.
SMALL = {"max_examples": 16, "stateful_step_count": 25, "derandomize": True}
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


def test_an_answer_by_proxy_gives_way_to_the_seat_s_own(life):
    play(
        life,
        lambda: life.give_proxy("C", "B", True, None, False, (0, 20)),
        lambda: life.give_proxy("B", "A", True, None, False, (0, 20)),  # refused: a seat that holds one gives none
        lambda: life.give_proxy("D", "B", True, None, False, (0, 20)),  # refused: one in a hand
        lambda: life.open_round("written", True),
        lambda: life.vote_by_proxy("bea", 0, "C"),
        lambda: life.vote_by_proxy("ana", 0, "C"),  # refused: it is not theirs
        lambda: life.cast_vote("cleo", 1),
        lambda: life.vote_by_proxy("bob", 0, "C"),  # refused: the seat has answered itself
    )
    assert life.model.live(life.model.open) == {"C": "against"}
    play(
        life,
        lambda: life.change_wording(2),
        lambda: life.vote_by_proxy("bob", 2, "C"),
        lambda: life.revoke_proxy(0, "cleo"),
        lambda: life.vote_by_proxy("bob", 0, "C"),  # refused: it was taken back
    )
    assert life.model.live(life.model.open) == {"C": "abstain"}


def test_words_of_before_that_come_back_leave_the_hand_that_answered_last(life):
    """What counts is the last answer of a seat; one it gave before, to the same words, neither counts nor bars."""
    play(
        life,
        lambda: life.give_proxy("C", "B", True, None, False, (0, 20)),
        lambda: life.open_round("written", True),
        lambda: life.cast_vote("cleo", 1),
        lambda: life.change_wording(2),
        lambda: life.vote_by_proxy("bea", 0, "C"),
        lambda: life.change_wording(1),
        lambda: life.vote_by_proxy("bea", 0, "C"),
    )
    assert life.model.live(life.model.open) == {"C": "for"}


@pytest.mark.parametrize("out", ["B", "C"], ids=["who holds it", "whose it is"])
def test_nobody_answers_by_proxy_for_or_from_a_seat_that_is_out(life, out):
    play(
        life,
        lambda: life.give_proxy("C", "B", True, None, True, (0, 20)),
        lambda: life.open_round("meeting", True),
        lambda: life.record_attendance(set(SEATS)),
        lambda: life.vote_by_proxy("bea", 0, "C"),
        lambda: life.propose_recusal(out, "ana", False),
    )
    assert life.model.live(life.model.open) == {"C": "for"}, "nothing changes until it is confirmed"
    play(
        life,
        lambda: life.close_round(False),  # refused: an interest waits for its answer
        lambda: life.answer_interest(0, None, True),
        lambda: life.vote_by_proxy("bea", 0, "C"),  # refused
        lambda: life.close_round(False),
    )
    assert (life.model.last.kept, life.model.last.result) == ({}, "rejected")


def test_time_closes_a_consultation_whatever_waits_for_an_answer(life):
    play(
        life,
        lambda: life.open_round("written", True),
        lambda: life.propose_recusal("A", "bea", True),
        lambda: life.cast_vote("ana", 0),
        lambda: life.time_passes(timedelta(hours=30)),
        lambda: life.close_round(False),  # refused
        lambda: life.extend_round(3),
        lambda: life.time_passes(timedelta(days=6)),
        lambda: life.close_round(True),  # refused: there is more time
        lambda: life.time_passes(timedelta(days=6)),
        lambda: life.close_round(True),
        lambda: life.answer_interest(0, "abe", True),  # refused: the decision is closed
    )
    assert life.model.last.kept == {"A": "for"}


def settled(life: Life, outcome: str = "adopted") -> None:
    to_a_second_tie(life)
    play(life, lambda: life.settle_decision(outcome, "ana"))
    assert (life.model.state, life.model.outcome) == ("closed", outcome)


def test_two_thirds_overturn_a_ruling_even_one_carried_out(life):
    settled(life)
    play(
        life,
        life.carry_out_decision,
        lambda: life.contest_ruling("cleo"),
        lambda: life.contest_ruling("bea"),  # refused: the round is open
        lambda: life.sit({"A": 1, "B": 0, "C": 0}, set()),
        lambda: life.contest_ruling("ana"),  # refused: it was overturned
    )
    assert (life.model.last.result, life.model.outcome) == ("adopted", "rejected")


def test_less_leaves_it_and_is_not_asked_twice(life):
    settled(life, "rejected")
    play(
        life,
        lambda: life.look_again({"A": 1, "B": 0, "D": 2}, {"C"}),
        lambda: life.contest_ruling("ana"),  # refused: it was asked
        life.propose_decision,
    )
    assert life.model.state == "proposed"


def test_a_missed_quorum_leaves_the_question_until_the_next_meeting_is_due(machine):
    life = machine()
    try:
        quorum = Quorum(count=3)
        life.agreed(meeting=Rule.of("simple", quorum=quorum), written=None, consent=Rule.of("consent"), settles=True)
        to_a_second_tie(life)
        play(
            life,
            lambda: life.settle_decision("adopted", "ana"),
            lambda: life.look_again({"B": 0}, {"A", "C", "D"}),
            lambda: life.contest_ruling("bea"),
            lambda: life.sit({"B": 0}, {"A", "C"}),
            life.months_pass,
            lambda: life.contest_ruling("bea"),  # refused: that meeting has passed
        )
        assert [one.result for one in life.model.rounds[-2:]] == ["no_quorum", "no_quorum"]
        assert life.model.outcome == "adopted"
    finally:
        life.teardown()


def test_an_interest_is_said_and_answered_while_a_ruling_is_contested(life):
    to_a_second_tie(life)
    play(
        life,
        lambda: life.propose_recusal("C", "ana", False),
        lambda: life.settle_decision("adopted", "ana"),
        lambda: life.answer_interest(0, "cleo", True),  # refused: the decision is closed
        lambda: life.contest_ruling("bea"),
        lambda: life.record_attendance(set(SEATS)),
        lambda: life.record_vote("B", 0),
        lambda: life.record_vote("C", 1),
        lambda: life.close_round(False),  # refused: an interest waits for its answer
        lambda: life.answer_interest(0, "cleo", True),
        lambda: life.declare_recusal("D", "dina"),
        lambda: life.give_proxy("B", "A", True, None, True, (0, 20)),
        lambda: life.close_round(False),
    )
    assert (life.model.last.kept, life.model.outcome) == ({"B": "for"}, "rejected")


def test_nobody_is_asked_to_overturn_when_no_seat_can_answer(life):
    settled(life)
    play(life, *[lambda seat=seat: life.leave(seat) for seat in SEATS], lambda: life.contest_ruling(None))
    assert life.model.open is None


def test_a_mediation_follows_the_round_that_decides_whatever_was_asked_after(life):
    play(
        life,
        lambda: life.meet({"A": 0, "B": 2}, False, set()),
        lambda: life.open_round("meeting", False, sense=True),
        lambda: life.record_attendance({"A"}),
        lambda: life.close_round(False),
        life.open_mediation,
        life.close_mediation,
        life.open_mediation,  # refused: there has been one
        lambda: life.meet({"A": 0, "B": 1, "C": 2}, False, set()),
        lambda: life.settle_decision("adopted", "ana"),
    )
    assert life.model.state == "closed"
