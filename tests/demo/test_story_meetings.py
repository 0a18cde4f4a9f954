"""A story can tell its meetings: convened, held, minuted, approved; without them nothing of the kind is made up."""

from datetime import date
from typing import Any

import pytest

from core.chain import verify_chain
from core.jobs import Job
from demo.story import StoryError, play
from demo.story.at import NOT_STATED
from governance import tasks
from governance.models import Attendance, Correction, Decision, FollowUp, Meeting, Round
from partnerships.models import JournalEntry
from tests.demo.small import small, story

pytestmark = pytest.mark.django_db
TITLE = {"fr": "Le point", "en": "The point"}
WORDS = {"fr": "Des mots.", "en": "Words."}
FIRST = {"on": "2027-03-04", "items": [{"decision": "D-2027-01"}]}
SECOND = {"on": "2027-03-18", "items": [{**TITLE, "confirms": ["2027-03-04"]}, {"decision": "D-2027-01"}]}


@pytest.fixture(autouse=True)
def plain_paper(monkeypatch) -> None:
    """Minutes are laid out for our story, which test_story.py plays; here a line stands for their pages."""
    monkeypatch.setattr(tasks, "minutes_pdf", lambda data, print_, language, at_step: f"{print_} {language}".encode())


def told(*meetings: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The small story with these meetings."""
    return small() | {"play": {"meetings": list(meetings), **more}}


def missed() -> dict[str, Any]:
    """The small story where the second decision misses its quorum, and is taken two weeks later."""
    data = small()
    kept = dict.fromkeys(("ILE",), "for")
    first = data["decisions"][1]["rounds"][0] | {"present": ["MER"], "votes": {}}
    second = data["decisions"][1]["rounds"][0] | {"date": "2027-04-15", "present": ["ILE"], "votes": kept}
    data["decisions"][1]["rounds"] = [first, second]
    return data


def refused(data: dict[str, Any]) -> str:
    with pytest.raises(StoryError) as caught:
        play(story(data))
    return str(caught.value)


def test_rounds_are_held_at_the_meeting_whose_agenda_has_their_decision() -> None:
    stage = play(story(told(FIRST)))
    meeting = Meeting.objects.get()
    first, second = Round.objects.filter(decision__rank=1).order_by("number")
    assert (first.meeting, second.meeting, meeting.state) == (meeting, None, "held")
    assert meeting.opened_at < first.opened_at < first.closed_at < meeting.ended_at
    assert first.result == "objected"
    assert [item.title["fr"] for item in meeting.items.all()] == ["Question D-2027-01"]
    assert (stage.played["meeting"], stage.played["minutes sent"]) == (1, 0)


def test_what_the_file_does_not_say_of_a_meeting_is_not_made_up() -> None:
    stage = play(story(told(FIRST)))
    meeting = Meeting.objects.get()
    assert (meeting.place, meeting.chair, meeting.short_notice) == (NOT_STATED["fr"], stage.facilitator, "")
    assert not meeting.items.get().notes
    assert not FollowUp.objects.exists()
    minutes = meeting.minutes.get()
    assert (minutes.sent_at, minutes.confirmed_in) == (None, None)
    assert minutes.papers.exclude(file=None).count() == 2
    assert not Job.objects.exclude(state=Job.State.DONE).exists()


def test_without_meetings_rounds_are_held_without_minutes() -> None:
    play(story(small()))
    assert not Meeting.objects.exists()
    assert Round.objects.get(decision__rank=2).present


def test_a_meeting_is_minuted_corrected_sent_again_and_confirmed_at_the_next() -> None:
    answer = {"on": "2027-03-10", "taken_in": True, **WORDS}
    asked = {"on": "2027-03-09", "by": "SEL", "fr": "Il pleuvait.", "en": "It rained.", "answer": answer}
    play(story(told(FIRST | {"sent_on": "2027-03-08", "corrections": [asked]}, SECOND)))
    first, second = Meeting.objects.order_by("number")
    versions = list(first.minutes.order_by("number"))
    assert [(row.number, row.confirmed_in) for row in versions] == [(1, None), (2, second)]
    assert versions[1].sent_at.date() == date(2027, 3, 10)
    assert Correction.objects.get().seat.partner.code == "SEL"


def test_a_correction_is_kept_beside_the_minutes_or_waits() -> None:
    beside = {"on": "2027-03-09", "by": "SEL", **WORDS, "answer": {"on": "2027-03-10", **WORDS}}
    waiting = {"on": "2027-03-11", "by": "Ronan Kerleau", **WORDS}
    play(story(told(FIRST | {"sent_on": "2027-03-08", "corrections": [beside, waiting]})))
    assert list(Correction.objects.values_list("state", flat=True)) == ["refused", "asked"]
    assert Meeting.objects.get().minutes.count() == 1


def test_who_is_there_comes_from_the_rounds() -> None:
    row = FIRST | {"through": {"MER": "Yann Tanguy"}, "absent": ["SEL"]}
    data = told(row)
    data["decisions"][0]["rounds"][0] |= {"present": ["MER", "ILE"], "votes": {"MER": "consent", "ILE": "objection"}}
    play(story(data))
    there = Attendance.objects.select_related("member__user", "seat__partner")
    lines = {line.seat.partner.code: (line.state, str(line.member or "")) for line in there}
    assert lines == {
        "MER": ("present", "Yann Tanguy"),
        "ILE": ("present", "Ronan Kerleau"),
        "SEL": ("absent", ""),
    }


def test_attendance_is_taken_again_when_somebody_comes_for_the_next_round() -> None:
    both = [{"decision": "D-2027-01", "minutes": 30}, {"decision": "D-2027-02"}]
    data = told({"on": "2027-03-18", "items": both})
    data["decisions"][0]["rounds"][1] |= {"present": ["MER", "ILE"], "votes": {"MER": "for", "ILE": "for"}}
    data["decisions"][1]["rounds"][0]["date"] = "2027-03-18"
    play(story(data))
    first, second = Round.objects.filter(meeting__isnull=False).order_by("opened_at")
    assert (len(first.present), len(second.present)) == (2, 3)
    assert not Attendance.objects.exclude(state="present").exists()
    assert JournalEntry.objects.filter(event="governance.attendance_taken").count() == 2


def test_a_second_meeting_takes_up_what_missed_its_quorum() -> None:
    again = {"on": "2027-04-15", "reconvenes": "2027-04-01", "planned_on": "2027-04-02", "convened_on": "2027-04-02"}
    items = [{"decision": "D-2027-02", "prepare": WORDS}, {**TITLE, "for": "information"}]
    meetings = [{"on": "2027-04-01", "items": items[:1]}, again | {"items": items}]
    play(story(missed() | {"play": {"meetings": meetings}}))
    first, second = Meeting.objects.order_by("number")
    assert second.reconvenes == first
    assert [(item.rank, item.nature) for item in second.items.all()] == [(1, "decision"), (2, "information")]
    assert [(row.result, row.reconvened) for row in Decision.objects.get(rank=2).rounds.all()] == [
        ("no_quorum", False),
        ("adopted", True),
    ]


def test_a_meeting_after_the_story_s_today_is_convened_and_no_more() -> None:
    later = {"on": "2027-06-15T18:30", "convened_on": "2027-05-31", "items": [TITLE], "place": "La criée"}
    stage = play(story(told(later, today="2027-06-01T09:00")))
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.place, meeting.chair) == ("convened", "La criée", stage.facilitator)
    assert not meeting.minutes.exists()


def test_actions_are_noted_and_some_are_done() -> None:
    done = {"on": "2027-03-20", **WORDS}
    rows = [{**TITLE, "owner": "SEL", "due_on": "2027-03-21", "done": done}]
    rows += [{**TITLE, "owner": "Yann Tanguy", "due_on": "2027-04-21", "decision": "D-2027-01"}]
    play(story(told(FIRST | {"follow_ups": rows})))
    first, second = FollowUp.objects.select_related("owner__user", "decision")
    assert (first.owner.user.name, first.done_by, first.note) == ("Anne Guivarch", first.owner, "Des mots.")
    assert (second.owner.user.name, second.decision.rank, second.done_at) == ("Yann Tanguy", 1, None)


def test_a_told_meeting_leaves_the_register_in_the_order_of_time() -> None:
    stage = play(story(told(FIRST | {"sent_on": "2027-03-08"}, SECOND | {"short_notice": WORDS})))
    assert verify_chain(JournalEntry, stage.partnership.uuid).intact
    moments = list(JournalEntry.objects.order_by("sequence").values_list("occurred_at", flat=True))
    assert moments == sorted(moments)


BROKEN = {
    "a meeting without an agenda": ({"on": "2027-05-04", "present": []}, "play.meetings[0].items: missing"),
    "a round that no point is for": (
        {"on": "2027-03-04", "items": [TITLE]},
        "play.meetings[0].items: no point is for D-2027-01, whose round is held that day",
    ),
    "a decision that nobody knows": (
        {"on": "2027-05-04", "items": [{"decision": "D-1"}], "present": ["MER"]},
        "play.meetings[0].items[0].decision: “D-1” is not the number of a decision",
    ),
    "a point for nothing known": (
        {"on": "2027-05-04", "items": [{**TITLE, "for": "fun"}], "present": ["MER"]},
        "play.meetings[0].items[0].for: “fun” is not what a point is for; known: discussion, information",
    ),
    "nobody said to be there": ({"on": "2027-05-04", "items": [TITLE]}, "play.meetings[0].present: missing"),
    "a chair from elsewhere": (
        FIRST | {"chair": "Nobody"},
        "play.meetings[0].chair: “Nobody” is not a person here, nor the code of a partner",
    ),
    "somebody of another partner on the seat": (
        FIRST | {"through": {"MER": "Anne Guivarch"}},
        "play.meetings[0].through.MER: “Anne Guivarch” is not one of this partner's people",
    ),
    "too little notice": (
        FIRST | {"convened_on": "2027-03-01"},
        "play.meetings[0]: refused: The rules ask for 10 days of notice and this leaves 3.",
    ),
    "minutes confirmed before their meeting": (
        {"on": "2027-05-04", "present": ["MER"], "items": [{**TITLE, "confirms": ["2027-06-04"]}]},
        "play.meetings[0].items[0].confirms[0]: “2027-06-04” is not the day of a meeting",
    ),
    "a point of no length": (
        {"on": "2027-05-04", "present": [], "items": [{**TITLE, "minutes": 0}]},
        "play.meetings[0].items[0].minutes: a whole number from 1 to 480 is expected here",
    ),
    "an end before the last round": (
        FIRST | {"ended": "2027-03-04T14:10"},
        "play.meetings[0]: refused: A round is still open: D-2027-01.",
    ),
    "a correction of minutes that were not sent": (
        FIRST | {"corrections": [{"on": "2027-03-09", "by": "SEL", **WORDS}]},
        "play.meetings[0].corrections[0]: refused: These minutes have not been sent yet",
    ),
    "an action due before its meeting": (
        FIRST | {"follow_ups": [{**TITLE, "owner": "SEL", "due_on": "2027-03-01"}]},
        "play.meetings[0].follow_ups[0]: refused: An action is due on a day to come.",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_meeting_is_refused_with_its_path(what: str) -> None:
    row, said = BROKEN[what]
    assert refused(told(row)).startswith(said)
    assert not Meeting.objects.exists()


def test_two_meetings_the_same_day_are_refused() -> None:
    said = refused(told(FIRST, FIRST | {"on": "2027-03-04T18:00"}))
    assert said == "play.meetings[1].on: a meeting is held that day already"


def test_minutes_of_a_later_meeting_cannot_be_confirmed() -> None:
    early = {"on": "2027-03-02", "present": ["MER"], "items": [{**TITLE, "confirms": ["2027-03-04"]}]}
    said = refused(told(early, FIRST | {"planned_on": "2027-03-02T18:00", "convened_on": "2027-03-03"}))
    assert said == "play.meetings[0].items[0].confirms[0]: the meeting of that day comes later"
