"""Ending a meeting freezes what happened: presence, decisions with their arithmetic, actions, under a fingerprint."""

import json
from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from core import clock
from core.canonical import fingerprint
from core.refusals import Refused
from governance import actions
from governance.contents.minutes import read_in
from governance.models import Meeting, Minutes
from governance.tally import recount
from tests.conftest import text
from tests.governance.meetings import STARTS, open_now
from tests.governance.test_add_follow_up import add


@pytest.fixture
def decided(under_way, propose, committee, facilitator, bob):
    """A meeting where one decision was adopted against one seat, with a note, an excuse and an action."""
    decision, seats = propose(), committee.seats
    actions.declare_recusal(propose(), by=bob, seat=seats["VSA"], reason="Elsewhere.")
    meeting = under_way(decision)
    with clock.at(STARTS):
        actions.open_round(decision, by=facilitator, meeting=meeting)
        votes = {"LLU": ("for", ""), "VSA": ("for", ""), "CAL": ("against", "Too dear.")}
        actions.record_vote(decision, by=facilitator, answers={seats[code]: said for code, said in votes.items()})
        actions.close_round(decision, by=facilitator)
        actions.note_item(meeting.items.first(), by=facilitator, notes="71 ménages.")
        add(meeting, facilitator, bob)
    return meeting


def frozen(meeting, by) -> dict:
    with clock.at(meeting.ends_at):
        return json.loads(actions.end_meeting(meeting, by=by).minutes.get().data)


def test_the_minutes_hold_what_happened(decided, facilitator):
    data = frozen(decided, facilitator)
    assert data["quorum"]["en"] == "Quorum reached: 3 of 3 voting seats are present, it takes 2."
    assert [(row["code"], row["state"], row["person"]) for row in data["attendance"]] == [
        *(("LLU", "present", "Alice"), ("VSA", "present", "Bob"), ("CAL", "present", "Carol"))
    ]
    assert [(row["nature"], row["notes"]) for row in data["items"]] == [("discussion", "71 ménages."), ("decision", "")]
    (decision,) = data["decisions"]
    (round_,) = decision["rounds"]
    assert round_["sentence"]["en"].startswith("Adopted: 2 for, 1 against, 0 abstentions")
    assert set(round_["sentence"]) == {"fr", "en"}
    answers = {line["code"]: (line["seats"], line["reasons"]) for line in round_["answers"]}
    assert answers["for"] == (["Logis & Lumière", "Ville de Saint-Aubin"], [])
    assert answers["against"] == (["Calorane SA"], [{"seat": "Calorane SA", "reason": "Too dear."}])
    assert data["follow_ups"] == [{"what": "Comparer.", "who": "Bob", "by": "2026-07-15"}]
    assert data["recusals"] == []  # that one is about a decision that was not taken here


def test_the_fingerprint_covers_them_and_the_verdict_comes_out_again(decided, facilitator):
    data = frozen(decided, facilitator)
    minutes = Minutes.objects.get()
    assert minutes.data_sha256 == fingerprint(data)
    (round_,) = data["decisions"][0]["rounds"]
    assert recount(round_["verdict"]).outcome == round_["result"] == "adopted"


def test_recusals_and_minority_stand_in_them(under_way, propose, committee, facilitator, bob):
    decision, seats = propose(), committee.seats
    actions.declare_recusal(decision, by=bob, seat=seats["VSA"], reason="Our contract.")
    meeting = under_way(decision)
    with clock.at(STARTS):
        actions.open_round(decision, by=facilitator, meeting=meeting)
        actions.close_round(decision, by=facilitator)
    decision.minority_opinions.create(
        partnership=decision.partnership,
        seat=seats["CAL"],
        words={"fr": "Trop cher."},
        written_by=bob,
        written_at=STARTS,
    )
    data = frozen(meeting, facilitator)
    assert data["recusals"] == [
        {"decision": decision.number, "seat": "Ville de Saint-Aubin", "person": "", "reason": "Our contract."}
    ]
    assert data["decisions"][0]["minority"] == [{"seat": "Calorane SA", "words": {"fr": "Trop cher."}}]


def test_not_while_a_round_is_open(under_way, propose, facilitator):
    decision = propose()
    meeting = under_way(decision)
    with clock.at(STARTS):
        actions.open_round(decision, by=facilitator, meeting=meeting)
        with pytest.raises(Refused, match=f"still open: {decision.number}"):
            actions.end_meeting(meeting, by=facilitator)


def test_not_before_it_is_open_nor_without_attendance_nor_by_others(convened, facilitator, alice):
    meeting = convened()
    with pytest.raises(Refused, match="not under way"):
        actions.end_meeting(meeting, by=facilitator)
    open_now(meeting, facilitator)
    with pytest.raises(Refused, match="Note who is present first"):
        actions.end_meeting(meeting, by=facilitator)
    with pytest.raises(Refused, match="Only the facilitator and the chair"):
        actions.end_meeting(meeting, by=alice)


def test_the_whole_meeting_is_run_from_the_pages(convened, propose, committee, partnership, facilitator, login):
    decision, seats = propose(), committee.seats
    meeting, browser = convened(decision), login(facilitator)

    def url(name: str) -> str:
        return reverse(f"governance:{name}", args=[partnership.slug, meeting.number])

    def of(name: str) -> str:
        return reverse(f"governance:{name}", args=[partnership.slug, decision.address])

    with clock.at(STARTS):
        assert browser.post(url("open_meeting"), {"chair": facilitator.uuid}).status_code == 302
        lines = {f"seat-{seat.uuid}": f"present:{seat.mandates.get().member.uuid}" for seat in seats.values()}
        page = browser.post(url("take_attendance"), lines, follow=True).content.decode()
        assert "Quorum reached: 3 of 3" in page
        assert browser.post(of("open_round"), {"mode": "meeting"})["Location"] == meeting.get_absolute_url()
        votes = {f"position-{seat.uuid}": "for" for seat in seats.values()} | {"means": "hands"}
        assert browser.post(of("record_vote"), votes)["Location"] == meeting.get_absolute_url()
        assert browser.post(of("close_round"), {})["Location"] == meeting.get_absolute_url()
        item = meeting.items.first()
        note = reverse("governance:note_item", args=[partnership.slug, item.uuid])
        kept = browser.post(note, {"notes": "Dit."}, headers={"X-Kept": "yes"})
        assert (kept.status_code, kept.content) == (204, b"")
        page = browser.post(url("end_meeting"), {}, follow=True).content.decode()
    assert "Its minutes are frozen" in page
    assert "The PDF is being made." in page


def test_the_question_and_the_conditions_stand_beside_the_text(under_way, propose, facilitator):
    """What was voted on is the text with its conditions: minutes without them would say something else."""
    decision = propose(conditions=text("La subvention est obtenue.", "The grant is obtained."))
    meeting = under_way(decision)
    with clock.at(STARTS):
        actions.open_round(decision, by=facilitator, meeting=meeting)
        actions.close_round(decision, by=facilitator)
    data = frozen(meeting, facilitator)
    (held,) = data["decisions"]
    assert (held["question"]["en"], held["conditions"]["en"]) == ("Do we rent this tool?", "The grant is obtained.")
    html = render_to_string("paper/minutes_decision.html", {"row": read_in(held, "en")})
    assert "Do we rent this tool?" in html
    assert "The grant is obtained." in html


def test_days_of_notice_are_those_of_the_partnership(under_way, facilitator):
    """Half past midnight in Paris is the day before in Greenwich."""
    meeting = under_way()
    Meeting.objects.filter(pk=meeting.pk).update(convened_at=datetime(2026, 3, 15, 23, 30, tzinfo=UTC))
    meeting.refresh_from_db()
    assert frozen(meeting, facilitator)["meeting"]["days_of_notice"] == 10
