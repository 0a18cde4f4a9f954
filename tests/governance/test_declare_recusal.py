"""Recusal: an organisation's interest takes its whole seat out; each declares its own."""

import pytest
from django.utils.translation import override

from core.refusals import Refused
from governance import actions
from governance.models import Mandate
from partnerships.journal import sentence
from partnerships.models import JournalEntry, Notice

PERSONAL = {"nature": "personal"}


def declare(decision, by, seat, **more):
    return actions.declare_recusal(decision, by=by, seat=seat, **{"reason": "Our subsidiary.", **more})


def test_the_seat_is_out_of_the_next_round(propose, alice, facilitator, committee):
    decision = propose()
    declare(decision, alice, committee.seats["LLU"])
    round_ = actions.open_round(decision, by=facilitator)
    assert [seat.recused for seat in round_.seats_now()].count(True) == 1


def test_the_facilitator_notes_what_was_said_aloud(propose, facilitator, committee):
    recusal = declare(propose(), facilitator, committee.seats["VSA"])
    assert recusal.declared_by == facilitator


def test_not_for_another_seat(propose, alice, committee):
    with pytest.raises(Refused, match="this seat is another’s"):
        declare(propose(), alice, committee.seats["VSA"])


def test_not_by_who_has_no_seat(propose, alice, committee):
    decision = propose()
    Mandate.objects.filter(member=alice).update(ended_on="2026-01-06")
    with pytest.raises(Refused, match="Only the people of the steering committee"):
        declare(decision, alice, committee.seats["LLU"])


def test_not_twice(propose, alice, committee):
    decision = propose()
    declare(decision, alice, committee.seats["LLU"])
    with pytest.raises(Refused, match="seat is already recused"):
        declare(decision, alice, committee.seats["LLU"])


def test_not_without_a_reason(propose, alice, committee):
    with pytest.raises(Refused, match="comes with its reason"):
        declare(propose(), alice, committee.seats["LLU"], reason=" ")


def test_a_personal_interest_names_the_person_once(propose, alice, bob, committee):
    decision, seat = propose(), committee.seats["LLU"]
    for nobody in (None, bob):
        with pytest.raises(Refused, match="Say which person"):
            declare(decision, alice, seat, member=nobody, **PERSONAL)
    assert declare(decision, alice, seat, member=alice, **PERSONAL).member == alice
    with pytest.raises(Refused, match="person is already recused"):
        declare(decision, alice, seat, member=alice, **PERSONAL)


def test_not_once_it_is_over(propose, play, alice, committee):
    decision = propose()
    play(decision, LLU="for", VSA="for")
    with pytest.raises(Refused, match="decision is closed"):
        declare(decision, alice, committee.seats["LLU"])


def test_a_seat_is_told_when_the_facilitator_notes_its_interest(propose, facilitator, alice, bob, committee):
    """It takes a vote away from them: they read it at once, and not only in the register."""
    decision = propose()
    declare(decision, alice, committee.seats["LLU"])
    assert not Notice.objects.filter(entry__event="governance.recusal_declared").exists(), "she knows what she declared"
    declare(decision, facilitator, committee.seats["VSA"])
    assert Notice.objects.filter(user=bob.user, entry__event="governance.recusal_declared").count() == 1


def test_the_register_keeps_no_words_about_a_persons_life(propose, alice, committee):
    seat, decision = committee.seats["LLU"], propose()
    actions.declare_recusal(decision, by=alice, seat=seat, nature="personal", member=alice, reason="My cousin.")
    entry = JournalEntry.objects.get(event="governance.person_recused")
    assert "cousin" not in str(entry.params)
    with override("en"):
        assert sentence(entry).endswith("the words stand on the decision’s page.")
