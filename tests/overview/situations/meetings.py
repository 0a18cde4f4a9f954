"""Meetings: to convene, to open, to lead, to hold again; their minutes."""

from datetime import timedelta

from django.urls import reverse

from core import clock
from governance import actions
from governance.models import Correction, Decision, Meeting, Minutes
from tests.governance.meetings import STARTS, add_item, convene, open_now, plan, there
from tests.overview.moments import Act, Moment, asks, fresh

HOLDERS = "alice bob carol"
NEXT = STARTS + timedelta(days=60)


@asks("governance.convene_meeting")
def a_meeting_is_planned(partnership, committee, facilitator, bob) -> Moment:
    """Who is to chair it may convene it as well as the facilitator."""
    meeting = plan(partnership, committee.body, facilitator, chair=bob)
    add_item(meeting, facilitator)
    call = Act(fresh(meeting), lambda by: actions.convene_meeting(fresh(meeting), by=by))
    acts, at = {"governance.convene_meeting": call}, STARTS - timedelta(days=18)
    return Moment(meeting.get_absolute_url(), "facilitator bob", acts, at=at)


@asks()
def the_hour_of_a_meeting_has_passed_and_nobody_was_convened(partnership, committee, facilitator) -> Moment:
    """It is convened no more: it is given another hour, which the people of the committee may do too."""
    meeting = plan(partnership, committee.body, facilitator)
    add_item(meeting, facilitator)
    dates = {"starts_at": NEXT, "ends_at": NEXT + timedelta(hours=2), "place": "Ici"}
    change = Act(fresh(meeting), lambda by: actions.change_meeting(fresh(meeting), by=by, **dates), ends=False)
    link, acts = meeting.get_absolute_url(), {"governance.change_meeting": change}
    return Moment(link, "facilitator", acts, also=HOLDERS, at=STARTS + timedelta(hours=1))


@asks("governance.open_meeting")
def the_hour_of_a_meeting_has_come(partnership, committee, facilitator, bob) -> Moment:
    """Who leads it is asked to open it; then its card says that it goes on. The others are asked to come."""
    meeting = plan(partnership, committee.body, facilitator, chair=bob)
    add_item(meeting, facilitator)
    meeting = convene(meeting, facilitator)
    begin = Act(meeting, lambda by: actions.open_meeting(fresh(meeting), by=by), ends=False)
    link, leads = meeting.get_absolute_url(), {"governance.open_meeting": begin}
    return Moment(link, "facilitator bob", leads, invited="alice carol", at=STARTS)


@asks("governance.take_attendance", "governance.note_item", "governance.end_meeting")
def a_meeting_is_under_way(under_way, committee, facilitator) -> Moment:
    meeting = under_way()
    item, lines = meeting.items.first(), there(committee.seats, LLU="present", VSA="present", CAL="absent")
    there_ = Act(meeting, lambda by: actions.take_attendance(fresh(meeting), by=by, lines=lines), ends=False)
    note = Act(item, lambda by: actions.note_item(fresh(item), by=by, notes="Dit."), ends=False)
    acts = {"governance.take_attendance": there_, "governance.note_item": note}
    acts["governance.end_meeting"] = Act(meeting, lambda by: actions.end_meeting(fresh(meeting), by=by), ends=False)
    return Moment(meeting.get_absolute_url(), "facilitator", acts, invited=HOLDERS, at=STARTS)


@asks("governance.reconvene_meeting")
def a_quorum_was_missed(under_way, propose, committee, facilitator) -> Moment:
    decision = propose()
    meeting = under_way(decision, LLU="present", VSA="absent", CAL="absent")
    with clock.at(STARTS + timedelta(minutes=20)):
        actions.open_round(decision, by=facilitator, mode="meeting", meeting=meeting)
        actions.close_round(Decision.objects.get(pk=decision.pk), by=facilitator)
    with clock.at(STARTS + timedelta(hours=1)):
        meeting = actions.end_meeting(meeting, by=facilitator)
    later = STARTS + timedelta(days=18)
    dates = {"starts_at": later, "ends_at": later + timedelta(hours=2), "place": "Ici"}
    again = Act(meeting, lambda by: actions.reconvene_meeting(fresh(meeting), by=by, **dates))
    link = reverse("governance:reconvene_meeting", args=[meeting.partnership.slug, meeting.number])
    acts = {"governance.reconvene_meeting": again}
    return Moment(link, "facilitator", acts, at=STARTS + timedelta(days=1))


@asks("governance.send_minutes")
def minutes_are_frozen(minuted) -> Moment:
    minutes = minuted()
    send = Act(minutes, lambda by: actions.send_minutes(fresh(minutes), by=by))
    link, acts = minutes.meeting.get_absolute_url(), {"governance.send_minutes": send}
    return Moment(link, "facilitator", acts, at=minutes.meeting.ends_at + timedelta(days=1))


@asks("governance.ask_correction")
def minutes_were_sent(sent) -> Moment:
    minutes = sent()
    correct = Act(minutes, lambda by: actions.ask_correction(fresh(minutes), by=by, words="Un mot."))
    link, acts = minutes.meeting.get_absolute_url(), {"governance.ask_correction": correct}
    return Moment(link, HOLDERS, acts, at=minutes.correctable_until - timedelta(days=1))


@asks("governance.answer_correction")
def a_correction_is_asked_for(sent, alice) -> Moment:
    minutes: Minutes = sent()
    at = minutes.correctable_until - timedelta(days=1)
    with clock.at(at):
        row: Correction = actions.ask_correction(minutes, by=alice, words="Un mot.")
    answer = Act(row, lambda by: actions.answer_correction(fresh(row), by=by, accept=False, answer="Non."))
    link = reverse("governance:answer_correction", args=[minutes.partnership.slug, row.uuid])
    return Moment(link, "facilitator", {"governance.answer_correction": answer}, at=at)


@asks("governance.confirm_minutes")
def the_next_meeting_is_under_way(sent, partnership, committee, facilitator, bob) -> Moment:
    minutes = sent()
    later: Meeting = plan(partnership, committee.body, facilitator, starts_at=NEXT)
    add_item(later, facilitator)
    later = open_now(convene(later, facilitator), facilitator, chair=bob)
    confirm = Act(minutes, lambda by: actions.confirm_minutes(fresh(minutes), by=by, meeting=fresh(later)))
    args = [partnership.slug, minutes.meeting.number, minutes.number]
    link = reverse("governance:confirm_minutes", args=args)
    return Moment(link, "facilitator bob", {"governance.confirm_minutes": confirm}, at=NEXT)
