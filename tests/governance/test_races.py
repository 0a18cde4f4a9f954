"""Two people act at the same moment: one seat keeps one live answer, a closed round its right count."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError

from core.refusals import Refused
from governance import actions
from governance.models import Ballot, Round
from tests.racing import emptied, together

__all__ = ["emptied"]
ROUNDS = 5
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def test_two_answers_of_one_seat_are_two_ranks(propose, facilitator, alice):
    for _number in range(ROUNDS):
        decision = propose()
        actions.open_round(decision, by=facilitator, mode="written")
        gave = together(*[partial(actions.cast_vote, decision, by=alice, position="for")] * 4)
        assert all(isinstance(one, Ballot) for one in gave), gave
        assert sorted(ballot.rank for ballot in gave) == [1, 2, 3, 4]
        assert decision.last_round().outcome_now().seats.answered == 1


def test_without_the_lock_answers_of_one_seat_collide(propose, facilitator, alice, settings):
    settings.GUARDS_OFF = frozenset({"row_lock"})
    collided = 0
    for _number in range(ROUNDS * 4):
        decision = propose()
        actions.open_round(decision, by=facilitator, mode="written")
        gave = together(*[partial(actions.cast_vote, decision, by=alice, position="for")] * 4)
        collided += sum(isinstance(one, IntegrityError) for one in gave)
    assert collided > 0


def test_an_answer_against_the_close_is_counted_or_refused(propose, facilitator, alice, bob, committee):
    for _number in range(ROUNDS):
        decision = propose()
        actions.open_round(decision, by=facilitator)
        actions.record_attendance(decision, by=facilitator, present=committee.seats.values())
        actions.cast_vote(decision, by=bob, position="for")
        vote, _closed = together(
            partial(actions.cast_vote, decision, by=alice, position="against"),
            partial(actions.close_round, decision, by=facilitator),
        )
        round_ = Round.objects.get(decision=decision)
        counted = round_.outcome_now().votes.against
        assert counted == (1 if isinstance(vote, Ballot) else 0)
        assert round_.ballots.count() == 1 + counted


def test_a_seat_s_own_answer_against_its_proxy_s_always_ends_live(propose, facilitator, alice, bob, carol, committee):
    today = facilitator.partnership.today()
    seat, days = committee.seats["CAL"], {"since_on": today, "until_on": today}
    actions.give_proxy(seat, by=carol, holder=committee.seats["VSA"], **days)
    for _number in range(ROUNDS):
        decision = propose()
        actions.open_round(decision, by=facilitator, mode="written")
        own, *others = together(
            partial(actions.cast_vote, decision, by=carol, position="against"),
            *[partial(actions.cast_vote, decision, by=bob, position="for", seat=seat)] * 3,
        )
        assert isinstance(own, Ballot), own
        assert all(isinstance(one, Ballot | Refused) for one in others), others
        last = Ballot.objects.filter(round__decision=decision, seat=seat).latest("rank")
        assert (last.capacity, last.position) == ("titular", "against")
        assert decision.last_round().outcome_now().votes.against == 1


def test_two_proxies_put_in_one_hand_at_once_are_one(partnership, alice, carol, committee):
    today = partnership.today()
    for number in range(ROUNDS):
        day = today + timedelta(days=number)
        given = {"holder": committee.seats["VSA"], "since_on": day, "until_on": day}
        gave = together(
            partial(actions.give_proxy, committee.seats["CAL"], by=carol, **given),
            partial(actions.give_proxy, committee.seats["LLU"], by=alice, **given),
        )
        assert sorted(type(one).__name__ for one in gave) == ["Proxy", "Refused"]


def test_an_interest_confirmed_and_refused_at_once_has_one_answer(propose, alice, bob, committee):
    for _number in range(ROUNDS):
        recusal = actions.propose_recusal(propose(), by=bob, seat=committee.seats["LLU"], reason="Theirs.")
        gave = together(
            partial(actions.confirm_recusal, recusal, by=alice),
            partial(actions.refuse_recusal, recusal, by=alice, answer="None."),
        )
        assert sorted(type(one).__name__ for one in gave) == ["Recusal", "Refused"]
