"""What the committee asks beyond its rounds: each card comes when the moment does, and goes once the act is done."""

from datetime import date, timedelta

from core import clock
from governance import actions, rules
from governance.awaits import awaits
from governance.models import Decision
from partnerships import actions as building
from tests.conftest import text
from tests.governance.conftest import on
from tests.governance.meetings import STARTS, add_item, convene, open_now, plan, there


def acts(member) -> list[str]:
    return [one.act for one in awaits(member)]


def only(member, act: str):
    (found,) = [one for one in awaits(member) if one.act == act]
    return found


def test_rules_await_the_facilitator_once_the_committee_is_seated(partnership, facilitator, alice):
    assert "Write them down" not in acts(facilitator)
    actions.seat_committee(partnership, by=facilitator, name=text("Comité"))
    assert only(facilitator, "Write them down").link.endswith("/committee/rules/set/")
    assert "Write them down" not in acts(alice)
    actions.set_rules(partnership, by=facilitator, categories=actions.usual_categories(quorum=2))
    assert "Write them down" not in acts(facilitator)


def test_a_seat_whose_mandate_ends_soon_awaits_its_partner(committee, facilitator, alice, bob, at):
    seat = committee.seats["LLU"]
    actions.end_mandate(seat.mandates.get(), by=alice, reason="Again, until summer.")
    with at(2026, 4, 1):
        actions.give_mandate(seat, by=alice, member=alice, capacity="titular", since_on=date(2026, 4, 1),
                             until_on=date(2026, 6, 30))  # fmt: skip
        assert "Name a person" not in acts(alice)
    with at(2026, 6, 5):
        found = only(alice, "Name a person")
        assert found.detail == "Nobody answers for your seat after 30 June 2026: name a person, or the same again."
        assert rules.give_mandate.allows(alice, seat)
        assert "Name a person" not in acts(bob)


def test_the_lead_s_last_two_months_await_the_facilitator(lead, facilitator, alice, at):
    with at(2026, 10, 20):
        assert "Propose a lead" not in acts(facilitator)
    with at(2026, 11, 20):
        assert only(facilitator, "Propose a lead").deadline.date() == date(2026, 12, 31)
        assert "Propose a lead" not in acts(alice)


def test_who_holds_a_seat_reads_the_minutes_until_silence_approves_them(sent, facilitator, alice, bob):
    minutes = sent()
    with clock.at(minutes.correctable_until - timedelta(days=1)):
        assert only(bob, "Read").deadline == minutes.correctable_until
        assert rules.ask_correction.allows(bob, minutes)
        assert "Read" not in acts(facilitator)
        actions.ask_correction(minutes, by=alice, words="Un mot.")
        assert "Read" not in acts(alice)
    with clock.at(minutes.correctable_until + timedelta(seconds=1)):
        assert "Read" not in acts(bob)
        assert not rules.ask_correction.allows(bob, minutes)


def test_minutes_are_confirmed_while_a_later_meeting_is_under_way(
    sent, partnership, committee, facilitator, alice, bob
):
    minutes = sent()
    later = plan(partnership, committee.body, facilitator, starts_at=STARTS + timedelta(days=60))
    with clock.at(later.starts_at):
        assert "Note that they are confirmed" not in acts(facilitator)
    add_item(later, facilitator)
    open_now(convene(later, facilitator), facilitator, chair=bob)
    with clock.at(later.starts_at):
        for who in (facilitator, bob):
            assert only(who, "Note that they are confirmed").title == "Have the minutes of M-1 confirmed"
        assert "Note that they are confirmed" not in acts(alice)
        later.refresh_from_db()
        actions.confirm_minutes(minutes, by=facilitator, meeting=later)
        assert "Note that they are confirmed" not in acts(facilitator)


def test_a_meeting_is_opened_at_its_hour_by_who_leads_it(partnership, committee, facilitator, alice, bob):
    meeting = plan(partnership, committee.body, facilitator, chair=bob)
    add_item(meeting, facilitator)
    meeting = convene(meeting, facilitator)
    with clock.at(STARTS - timedelta(days=1)):
        assert acts(bob) == ["Prepare"] and "Open the meeting" not in acts(facilitator)
    with clock.at(STARTS):
        for who in (bob, facilitator):
            assert only(who, "Open the meeting").link == meeting.get_absolute_url()
        assert "Prepare" not in acts(bob), "one card for one meeting"
        assert acts(alice) == ["Prepare"]
        actions.open_meeting(meeting, by=bob)
        assert "Continue" in acts(bob) and "Open the meeting" not in acts(bob)


def test_who_chairs_is_asked_to_convene_and_not_to_send_minutes(minuted, partnership, committee, facilitator, bob):
    minuted()
    plan(partnership, committee.body, facilitator, starts_at=STARTS + timedelta(days=60), chair=bob)
    with clock.at(STARTS + timedelta(days=1)):
        assert [one.title for one in awaits(bob) if one.act in ("Prepare", "Send")] == ["Convene M-2"]


def test_a_missed_quorum_asks_for_a_second_meeting_as_long_as_there_is_time(
    under_way, propose, committee, facilitator, alice
):
    decision = propose()
    meeting = under_way(decision, LLU="present", VSA="absent", CAL="absent")
    with clock.at(STARTS + timedelta(minutes=20)):
        actions.open_round(decision, by=facilitator, mode="meeting", meeting=meeting)
        actions.close_round(Decision.objects.get(pk=decision.pk), by=facilitator)
    with clock.at(STARTS + timedelta(hours=1)):
        actions.take_attendance(meeting, by=facilitator, lines=there(committee.seats, LLU="present"))
        meeting = actions.end_meeting(meeting, by=facilitator)
    with clock.at(STARTS + timedelta(days=1)):
        assert only(facilitator, "Plan it").title == "Plan the second meeting after M-1"
        assert rules.reconvene_meeting.allows(facilitator, meeting)
        assert "Plan it" not in acts(alice)
    with clock.at(STARTS + timedelta(days=40)):
        assert "Plan it" not in acts(facilitator), "the days on which it may be held are over"


def test_a_mediation_awaits_its_findings(deadlock, facilitator, alice):
    decision = deadlock(mediation=None, second=False)
    with on(1):
        actions.open_mediation(Decision.objects.get(pk=decision.pk), by=facilitator, mediator="Odile")
        assert only(facilitator, "Write the findings").link.endswith("/mediation/close/")
        assert "Write the findings" not in acts(alice)
        actions.close_mediation(Decision.objects.get(pk=decision.pk), by=facilitator, findings="Nothing.")
        assert "Write the findings" not in acts(facilitator)


def test_what_nobody_carries_any_more_awaits_the_facilitator(propose, play, partnership, facilitator, alice, at):
    decision = propose()
    play(decision, LLU="for", VSA="for", CAL="for")
    decision = Decision.objects.get(pk=decision.pk)
    with at(2026, 6, 20):
        actions.assign_decision(decision, by=facilitator, owner=alice, due_on=date(2026, 9, 1), review_on=None)
        assert "Say it is done" in acts(alice) and "Say it is done" not in acts(facilitator)
        building.end_member(alice, by=facilitator)
        found = only(facilitator, "Say it is done")
        assert found.detail == f"{decision.number} was adopted, and who answered for it has left."
