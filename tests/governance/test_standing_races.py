"""Proxies and proposed recusals at the same moment: one's own answer wins, and nothing is answered twice."""

from datetime import timedelta
from functools import partial

import pytest

from core.refusals import Refused
from governance import actions
from governance.models import Ballot
from tests.racing import emptied, together

__all__ = ["emptied"]
ROUNDS = 5
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


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
