"""Mandates: who answers for a seat, from when to when, and who may say so."""

from datetime import date

import pytest

from core.refusals import Refused
from governance import actions
from governance.models import Mandate
from partnerships.models import Partner

DAYS = {"since_on": date(2026, 1, 1)}


def give(seat, by, member, capacity="alternate", **days):
    return actions.give_mandate(seat, by=by, member=member, capacity=capacity, **{**DAYS, **days})


def test_a_representative_names_an_alternate_for_the_own_seat(committee, alice, facilitator):
    mandate = give(committee.seats["LLU"], alice, facilitator, appointed="Board, 2 December 2025")
    assert mandate.runs(date(2026, 3, 1))
    assert mandate.partnership.journal.latest("sequence").event == "governance.mandate_given"


def test_not_for_another_partner_s_seat(committee, alice, facilitator):
    with pytest.raises(Refused, match="representatives, or the facilitator"):
        give(committee.seats["VSA"], alice, facilitator)


def test_who_speaks_for_another_partner_cannot_answer_here(committee, facilitator, bob):
    with pytest.raises(Refused, match="speaks for another partner"):
        give(committee.seats["LLU"], facilitator, bob)


def test_one_titular_at_a_time(committee, facilitator):
    with pytest.raises(Refused, match="already has a titular"):
        give(committee.seats["LLU"], facilitator, facilitator, capacity="titular")


def test_a_titular_can_follow_another(committee, facilitator, at):
    with at(2026, 6, 30, 9):
        actions.end_mandate(committee.seats["LLU"].mandates.get(), by=facilitator, reason="New job.")
        given = give(committee.seats["LLU"], facilitator, facilitator, "titular", since_on=date(2026, 7, 1))
    assert given.capacity == "titular"


def test_one_mandate_per_person(committee, facilitator):
    give(committee.seats["LLU"], facilitator, facilitator)
    with pytest.raises(Refused, match="already has a mandate in this committee"):
        give(committee.seats["VSA"], facilitator, facilitator)


def test_a_lapsed_mandate_can_be_renewed(committee, facilitator):
    seat = committee.seats["LLU"]
    first = give(seat, facilitator, facilitator, until_on=date(2026, 6, 30))
    give(seat, facilitator, facilitator, since_on=date(2026, 7, 1))
    first.refresh_from_db()
    assert first.ended_on == date(2026, 7, 1)  # the day from which it holds no more
    assert Mandate.objects.running(date(2026, 8, 1)).filter(seat=seat, member=facilitator).count() == 1


def test_it_ends_after_it_starts(committee, facilitator):
    with pytest.raises(Refused, match="ends after it starts"):
        give(committee.seats["LLU"], facilitator, facilitator, until_on=date(2025, 12, 31))


def test_not_on_a_seat_that_is_gone(committee, facilitator, llu):
    Partner.objects.filter(pk=llu.pk).update(standing=Partner.Standing.FORMER)
    seat = committee.seats["LLU"]
    seat.refresh_from_db()
    with pytest.raises(Refused, match="no longer exists"):
        give(seat, facilitator, facilitator)


def test_renewed_beforehand_a_mandate_runs_to_its_last_day(committee, facilitator, alice, partnership, at):
    seat = committee.seats["LLU"]
    with at(2026, 1, 15, 9):
        actions.end_mandate(seat.mandates.get(), by=facilitator, reason="Written anew.")
    first = {"member": alice, "capacity": "titular", "since_on": date(2026, 2, 1), "until_on": date(2026, 6, 30)}
    with at(2026, 2, 1, 9):
        old = actions.give_mandate(seat, by=facilitator, **first)
    with at(2026, 6, 1, 9):
        new = actions.give_mandate(seat, by=facilitator, member=alice, capacity="titular", since_on=date(2026, 7, 1))
    for day, runs in ((date(2026, 6, 1), old), (date(2026, 6, 30), old), (date(2026, 7, 1), new)):
        assert list(seat.mandates.running(day)) == [runs]
    old.refresh_from_db()
    assert old.runs(date(2026, 6, 30))
    assert not old.runs(date(2026, 7, 1))
