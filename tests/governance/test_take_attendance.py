"""Attendance seat by seat: live quorum, proxies, and that the rounds open at the meeting follow it."""

from datetime import date

import pytest

from core import clock
from core.refusals import Refused
from governance import actions
from governance.contents.attendance import quorum_of, quorum_sentence
from governance.models import Attendance, Proxy
from governance.rules.attendance import Presence
from tests.governance.meetings import STARTS, open_now, there


def take(meeting, by, lines):
    with clock.at(STARTS):
        return actions.take_attendance(meeting, by=by, lines=lines)


def proxy(seats, seat: str, holder: str, by, decision=None) -> Proxy:
    dates = {"since_on": date(2026, 1, 1), "until_on": date(2026, 12, 31), "given_at": STARTS}
    given = {"seat": seats[seat], "holder": seats[holder], "decision": decision}
    return Proxy.objects.create(partnership=by.partnership, given_by=by, **given, **dates)


def said(meeting) -> str:
    with clock.at(STARTS):
        return quorum_sentence(quorum_of(meeting))


def test_each_seat_has_one_line_that_can_be_corrected(convened, committee, facilitator, alice):
    meeting = open_now(convened(), facilitator)
    assert said(meeting) == "Nobody is noted as present yet; the quorum takes 2."
    take(meeting, facilitator, there(committee.seats, LLU="present", VSA="excused", CAL="absent"))
    assert said(meeting) == "Quorum not reached: 1 of 3 voting seats is present, it takes 2."
    take(meeting, facilitator, there(committee.seats, LLU="present", VSA="present", CAL="absent"))
    assert said(meeting) == "Quorum reached: 2 of 3 voting seats are present, it takes 2."
    assert Attendance.objects.count() == 3
    line = Attendance.objects.get(seat=committee.seats["LLU"])
    assert (line.member, line.capacity) == (alice, "titular")


def test_a_round_opened_at_the_meeting_knows_who_is_there_and_follows(under_way, propose, committee, facilitator):
    decision, seats = propose(), committee.seats
    meeting = under_way(decision, CAL="absent")
    with clock.at(STARTS):
        round_ = actions.open_round(decision, by=facilitator, meeting=meeting)
    assert (round_.meeting, set(round_.present)) == (meeting, {str(seats["LLU"].uuid), str(seats["VSA"].uuid)})
    take(meeting, facilitator, there(seats, LLU="present", VSA="present", CAL="present"))
    round_.refresh_from_db()
    assert len(round_.present) == 3
    with pytest.raises(Refused, match="noted on the page of the meeting"):
        actions.record_attendance(decision, by=facilitator, present=[])


def test_who_answered_stays_present_until_the_round_closes(under_way, propose, committee, facilitator, alice):
    decision, seats = propose(), committee.seats
    meeting = under_way(decision)
    gone = there(seats, LLU="absent", VSA="present", CAL="present")
    with clock.at(STARTS):
        actions.open_round(decision, by=facilitator, meeting=meeting)
        actions.cast_vote(decision, by=alice, position="for")
    with pytest.raises(Refused, match="Logis & Lumière answered in a round that is open"):
        take(meeting, facilitator, gone)
    assert Attendance.objects.get(seat=seats["LLU"]).state == "present"
    with clock.at(STARTS):
        closed = actions.close_round(decision, by=facilitator)
    take(meeting, facilitator, gone)
    closed.refresh_from_db()
    assert len(closed.present) == 3


def test_a_proxy_makes_its_seat_present_for_what_it_was_given_for(convened, propose, committee, facilitator, alice):
    one, other, seats = propose(), propose(), committee.seats
    meeting = open_now(convened(one, other), facilitator)
    proxy(seats, "LLU", "VSA", alice, decision=one)
    lines = there(seats, VSA="present", CAL="absent") | {seats["LLU"]: Presence("represented", holder=seats["VSA"])}
    take(meeting, facilitator, lines)
    with clock.at(STARTS):
        rounds = [actions.open_round(decision, by=facilitator, meeting=meeting) for decision in (one, other)]
    assert [len(round_.present) for round_ in rounds] == [2, 1]


def test_a_proxy_that_was_not_given_or_whose_holder_is_away_is_refused(convened, committee, facilitator, alice):
    meeting, seats = open_now(convened(), facilitator), committee.seats
    lines = there(seats, VSA="absent", CAL="absent") | {seats["LLU"]: Presence("represented", holder=seats["VSA"])}
    with pytest.raises(Refused, match="Logis & Lumière has given no proxy that runs today"):
        take(meeting, facilitator, lines)
    proxy(seats, "LLU", "VSA", alice)
    with pytest.raises(Refused, match="represents Logis & Lumière is not noted as present"):
        take(meeting, facilitator, lines)


def test_present_means_through_a_person_of_the_seat(convened, committee, facilitator, bob):
    meeting, seats = open_now(convened(), facilitator), committee.seats
    for member in (None, bob):
        with pytest.raises(Refused, match="Say who is there for Logis & Lumière"):
            take(meeting, facilitator, {seats["LLU"]: Presence("present", member)})


def test_only_seats_of_this_committee(convened, committee, facilitator):
    meeting, seat = open_now(convened(), facilitator), committee.seats["LLU"]
    seat.ended_at = STARTS
    seat.save()
    with pytest.raises(Refused, match="Logis & Lumière has no seat in this committee"):
        take(meeting, facilitator, {seat: Presence("absent")})


def test_by_who_leads_and_while_it_is_under_way(convened, committee, facilitator, alice):
    meeting, lines = convened(), there(committee.seats, LLU="absent")
    with pytest.raises(Refused, match="not under way"):
        take(meeting, facilitator, lines)
    open_now(meeting, facilitator)
    with pytest.raises(Refused, match="Only the facilitator and the chair"):
        take(meeting, alice, lines)


def test_a_round_is_opened_at_a_meeting_under_way_of_its_committee(convened, held, propose, facilitator):
    decision = propose()
    for meeting in (convened(decision), held(propose())):
        with clock.at(STARTS), pytest.raises(Refused, match="while that meeting is under way"):
            actions.open_round(decision, by=facilitator, meeting=meeting)
