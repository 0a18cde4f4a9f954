"""Sixteen people act at the same moment: nothing is done twice, nothing is lost, everybody reads a sentence.

Each race plays one round and says what went wrong in it: accidents that a page would show as a server error
(`core.pages.submitted` turns a refusal into a sentence, and nothing else), and what the database holds against.
With the guard on nothing ever goes wrong; with the guard off something does, which shows that the race is one.
`make stress` plays every race a thousand times.
"""

from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.urls import reverse

from governance import actions
from governance.models import Ballot, Decision, Recusal, Round
from partnerships.actions import withdraw_partner
from partnerships.models import Member, Partner
from tests.governance.people import alternate
from tests.governance.ruling_races import RULING_RACES, in_register, met
from tests.racing import Contenders, accidents, done, emptied

__all__ = ["emptied"]
CONTENDERS, HALF = 16, 8
ROUNDS, STRESS, WITHOUT = 15, 1000, 60  # a hundred rounds in all in the ordinary suite
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stage(committee, lead, propose, facilitator, alice, bob, carol):
    """Who acts, and sixteen contenders."""
    other = alternate(committee.seats["LLU"], facilitator, "lena")
    people = {"by": facilitator, "alice": alice, "other": other, "bob": bob, "carol": carol}
    people["played"] = {}  # what a race played once and copies
    with Contenders(CONTENDERS) as contenders:
        yield SimpleNamespace(propose=propose, seats=committee.seats, race=contenders.race, **people)


def answers_of_one_seat(stage) -> Iterator[object]:
    """Titular and alternate answer for one seat, eight times each: sixteen ranks, one live answer."""
    decision = stage.propose()
    actions.open_round(decision, by=stage.by, mode="written")
    vote = partial(actions.cast_vote, decision)
    mine, theirs = partial(vote, by=stage.alice, position="for"), partial(vote, by=stage.other, position="against")
    gave = stage.race(*[mine, theirs] * HALF)
    yield from accidents(gave)
    kept = list(Ballot.objects.filter(round__decision=decision).values_list("rank", flat=True))
    if sorted(kept) != list(range(1, CONTENDERS + 1)) or len(done(gave)) != CONTENDERS:
        yield f"ranks {sorted(kept)}"
    if decision.last_round().outcome_now().seats.answered != 1:
        yield "a seat with more than one live answer"
    if in_register(decision, "vote_cast") != CONTENDERS:
        yield "the register does not hold every answer once"


def answers_against_the_close(stage) -> Iterator[object]:
    """Who was told that the answer is kept is counted; who came too late was told so."""
    decision = met(stage, VSA="for")
    vote = partial(actions.cast_vote, decision, by=stage.alice, position="against")
    gave = stage.race(*[vote, partial(actions.close_round, decision, by=stage.by)] * HALF)
    yield from accidents(gave)
    kept = sum(isinstance(one, Ballot) for one in gave)
    round_ = Round.objects.get(decision=decision)
    if round_.ballots.filter(seat=stage.seats["LLU"]).count() != kept:
        yield "an answer said to be kept is not"
    if round_.outcome_now().votes.against != (1 if kept else 0):
        yield "an answer said to be kept is not counted"
    if sum(isinstance(one, Round) for one in gave) != 1:
        yield "not closed once"


def attendance_against_answers(stage) -> Iterator[object]:
    """Nobody is noted as absent who has answered, nor answers once noted as absent."""
    decision = stage.propose()
    actions.open_round(decision, by=stage.by)
    vote = partial(actions.cast_vote, decision, by=stage.alice, position="for")
    without = partial(actions.record_attendance, decision, by=stage.by, present=[stage.seats["VSA"]])
    gave = stage.race(*[vote, without] * HALF)
    yield from accidents(gave)
    round_ = Round.objects.get(decision=decision)
    answered = round_.ballots.filter(seat=stage.seats["LLU"]).count()
    if answered and round_.present is not None:
        yield "answered and noted as absent"
    if not answered and round_.present is None:
        yield "neither was done"


def recusals_against_the_close(stage) -> Iterator[object]:
    """A recusal that was taken before the end is in the verdict; one that came later is refused."""
    decision = met(stage, LLU="for", VSA="for")
    recuse = partial(actions.declare_recusal, decision, by=stage.alice, seat=stage.seats["LLU"], reason="Ours.")
    gave = stage.race(*[recuse, partial(actions.close_round, decision, by=stage.by)] * HALF)
    yield from accidents(gave)
    declared = sum(isinstance(one, Recusal) for one in gave)
    round_ = Round.objects.get(decision=decision)
    if declared != Recusal.objects.filter(decision=decision).count() or declared > 1:
        yield f"{declared} recusals"
    if round_.outcome_now().seats.recused != declared:
        yield "the verdict does not count the recusal"
    if sum(isinstance(one, Round) for one in gave) != 1:
        yield "not closed once"


def departures_against_the_close(stage) -> Iterator[object]:
    """A partner leaves while its people answer and the round ends: its seat and its answer are both out, or in."""
    decision, gone = met(stage, LLU="for", CAL="for"), str(stage.seats["VSA"].uuid)
    vote = partial(actions.cast_vote, decision, by=stage.bob, position="against")
    leave = partial(withdraw_partner, stage.bob.partner, by=stage.by, reason="Moved away.")
    close = partial(actions.close_round, decision, by=stage.by)
    gave = stage.race(*[vote, leave] * (HALF // 2), *[vote, close] * (HALF // 2))
    yield from accidents(gave)
    round_ = Round.objects.get(decision=decision)
    stored = next(seat for seat in round_.verdict["electorate"] if seat["id"] == gone)
    if stored["vacant"] and gone in round_.verdict["positions"]:
        yield "it left and its answer counts"
    if round_.ballots.filter(seat=stage.seats["VSA"]).count() != sum(isinstance(one, Ballot) for one in gave):
        yield "an answer said to be kept is not"
    if sum(isinstance(one, Partner) for one in gave) != 1 or sum(isinstance(one, Round) for one in gave) != 1:
        yield "not left or not closed once"
    _comes_back(stage.bob)


def _comes_back(member: Member) -> None:
    """As if it had never left, so that it can leave again in the next round."""
    Partner.objects.filter(pk=member.partner_id).update(standing=Partner.Standing.PARTNER, left_at=None)
    Member.objects.filter(pk=member.pk).update(ended_at=None)
    member.roles.update(ended_at=None)


def closings(stage) -> Iterator[object]:
    """One closes; everybody else reads that no round is open."""
    decision = met(stage, LLU="for", VSA="for")
    gave = stage.race(*[partial(actions.close_round, decision, by=stage.by)] * CONTENDERS)
    yield from accidents(gave)
    if len(done(gave)) != 1 or in_register(decision, "round_closed") != 1:
        yield f"closed {len(done(gave))} times"


RACES = [
    answers_of_one_seat,
    answers_against_the_close,
    attendance_against_answers,
    recusals_against_the_close,
    departures_against_the_close,
    closings,
    *RULING_RACES,
]
each_race = pytest.mark.parametrize("race", RACES, ids=[race.__name__ for race in RACES])


@each_race
def test_nothing_is_done_twice_or_lost_and_everybody_reads_a_sentence(race, stage):
    for number in range(ROUNDS):
        assert list(race(stage)) == [], f"round {number + 1}"


@each_race
def test_without_the_guard_something_goes_wrong(race, stage, settings):
    settings.GUARDS_OFF = frozenset({"row_lock"})
    assert any(list(race(stage)) for _number in range(WITHOUT))


@pytest.mark.stress
@each_race
def test_nothing_is_done_twice_or_lost_in_a_thousand_rounds(race, stage):
    for number in range(STRESS):
        assert list(race(stage)) == [], f"round {number + 1}"


def pressed(login, member, name: str, decision: Decision, **typed: str) -> list:
    """Eight browsers of one person, each about to send the form of this page."""
    address = reverse(f"governance:{name}", args=[decision.partnership.slug, decision.address])
    browsers = [login(member) for _number in range(HALF)]
    for browser in browsers:
        browser.raise_request_exception = False  # an accident answers 500, as it does to people
    return [partial(browser.post, address, {"once": str(uuid4()), **typed}) for browser in browsers]


def test_pages_pressed_at_the_same_moment_answer_without_an_accident(stage, login):
    for _number in range(3):
        decision = met(stage, VSA="for")
        answer = {"position": "against", "fingerprint": decision.last_round().fingerprint}
        votes = pressed(login, stage.alice, "cast_vote", decision, **answer)
        gave = stage.race(*votes, *pressed(login, stage.by, "close_round", decision))
        statuses = [one.status_code for one in gave]
        assert set(statuses) <= {302, 403, 422}, statuses
        kept = statuses[:HALF].count(302)
        assert Ballot.objects.filter(round__decision=decision, position="against").count() == kept
        assert statuses[HALF:].count(302) == 1


def test_one_form_sent_sixteen_times_at_once_answers_once(stage, login):
    decision = stage.propose()
    print_of = actions.open_round(decision, by=stage.by, mode="written").fingerprint
    same = {"once": str(uuid4()), "position": "for", "fingerprint": print_of}
    hands = [one for _twice in range(2) for one in pressed(login, stage.alice, "cast_vote", decision, **same)]
    gave = stage.race(*hands)
    assert sorted(one.status_code for one in gave) == [302] + [409] * (CONTENDERS - 1)
    assert Ballot.objects.filter(round__decision=decision).count() == 1
