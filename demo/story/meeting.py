"""The story's meetings: planned, convened with their agenda, held; their minutes are in `minuting.py`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core.texts import Localized
from demo.story import minuting
from demo.story.at import NOT_STATED, At
from demo.story.stage import Stage, named
from governance import actions
from governance.models import AgendaItem, Attendance, Decision, Meeting
from governance.rules.attendance import Presence

NATURES = set(AgendaItem.Nature.values)
USUALLY = timedelta(hours=2)
AHEAD = timedelta(days=13)  # after the decisions are proposed, and before the rules' ten days
MINUTES = 15
LATE = timedelta(minutes=2)  # attendance is taken once people have sat down
ROLL_CALL = timedelta(minutes=5)  # and the first point comes then


@dataclass(frozen=True)
class Point:
    """A point of a meeting's agenda, from when to when it is taken."""

    meeting: At
    row: At
    starts: datetime
    ends: datetime


def prepare(stage: Stage) -> None:
    """Put on the agenda the meetings that the file tells."""
    days: set[str] = set()
    for row in stage.play.get("meetings"):
        day = row["on"].text()[:10]
        if day in days:
            raise row["on"].wrong("a meeting is held that day already")
        days.add(day)
        _meeting(stage, row)


def _meeting(stage: Stage, row: At) -> None:
    starts = row["on"].moment(stage.zone, 14)
    convened = stage.when(row.get("convened_on"), starts - AHEAD)
    stage.on(stage.when(row.get("planned_on"), convened), _plan, row)
    stage.on(convened, _convene, row)
    if stage.today and starts > stage.today:
        return
    stage.on(starts, _open, row)
    stage.on(starts + LATE, attend, _present(stage, row), row)
    for point in points(stage, row):
        stage.on(point.ends, _note, point.row, row)
    minuting.prepare(stage, row, _until(stage, row))


def points(stage: Stage, row: At) -> Iterator[Point]:
    """The points of a meeting one after the other, each as long as it is planned."""
    moment = row["on"].moment(stage.zone, 14) + ROLL_CALL
    for item in row["items"]:
        ends = moment + timedelta(minutes=_minutes(item))
        yield Point(row, item, moment, ends)
        moment = ends


def point_of(stage: Stage, row: At, round_: At) -> Point | None:
    """The point at which this round is held; None when the file tells of no meeting that day."""
    day = round_["date"].text()
    for meeting in stage.play.get("meetings"):
        if meeting["on"].text()[:10] == day:
            for point in points(stage, meeting):
                if point.row.get("decision").value == row["id"].value:
                    return point
            raise meeting["items"].wrong(f"no point is for {row['id'].value}, whose round is held that day")
    return None


def held(stage: Stage, point: Point) -> Meeting:
    """The meeting of this point, as it stands."""
    return Meeting.objects.get(pk=stage.things[point.meeting.path].pk)


def attend(stage: Stage, present: At, row: At) -> None:
    """Who is at the meeting, seat by seat; taken again when another round finds other people there."""
    known = stage.things["seats"]
    codes = {stage.partner(code).code: code for code in present}
    if stage.things.get(f"present {row.path}") == set(codes):
        return
    absent, through = {stage.partner(code).code for code in row.get("absent")}, row.get("through")
    lines = {}
    for code, seat in known.items():
        member = named(stage, seat.partner, through.get(code)) or stage.titular[code]
        gone = Attendance.State.ABSENT if code in absent else Attendance.State.EXCUSED
        lines[seat] = Presence(Attendance.State.PRESENT, member) if code in codes else Presence(gone)
    actions.take_attendance(stage.things[row.path], by=stage.facilitator, lines=lines)
    stage.things[f"present {row.path}"] = set(codes)


def _present(stage: Stage, row: At) -> At:
    """Who is there: as the meeting says, or else as the first round held that day says."""
    day = row["on"].text()[:10]
    for decision in stage.story.get("decisions"):
        for round_ in decision["rounds"]:
            if round_["date"].value == day and round_["mode"].value == "meeting" and not row.get("present"):
                return round_["present"]
    return row["present"]


def _until(stage: Stage, row: At) -> datetime:
    return stage.when(row.get("until"), row["on"].moment(stage.zone, 14) + USUALLY)


def _minutes(item: At) -> int:
    return item["minutes"].whole(1, 480) if item.get("minutes") else MINUTES


def _plan(stage: Stage, row: At) -> None:
    when = {"starts_at": row["on"].moment(stage.zone, 14), "ends_at": _until(stage, row)}
    place = row["place"].line(300) if row.get("place") else NOT_STATED.into("fr")
    chair = stage.somebody(row["chair"]) if row.get("chair") else stage.facilitator
    details: dict[str, Any] = {"by": stage.facilitator, "place": place, "chair": chair, **when}
    if row.get("reconvenes"):
        first = minuting.earlier(stage, row["reconvenes"])
        meeting = actions.reconvene_meeting(first, **details)
    else:
        body = stage.things["body"]
        title = row["title"].words() if row.get("title") else None
        meeting = actions.plan_meeting(stage.partnership, body=body, title=title, **details)
    stage.things[row.path] = meeting
    stage.done("meeting")


def _convene(stage: Stage, row: At) -> None:
    meeting = stage.things[row.path]
    for item in row["items"]:
        stage.here = item.path
        stage.things[item.path] = _item(stage, meeting, item)
    stage.here = row.path
    reason = row["short_notice"].words().into("fr") if row.get("short_notice") else ""
    stage.things[row.path] = actions.convene_meeting(meeting, by=stage.facilitator, reason=reason)


def _item(stage: Stage, meeting: Meeting, item: At) -> AgendaItem:
    """A point as the file words it; a second meeting has its decisions on the agenda already."""
    decision = stage.decision(item["decision"]) if item.get("decision") else None
    words: dict[str, Any] = {
        "title": _title(item, decision),
        "nature": AgendaItem.Nature.DECISION if decision else _nature(item),
        "preparation": item["prepare"].words() if item.get("prepare") else None,
        "minutes_planned": _minutes(item),
        "decision": decision,
    }
    known = meeting.items.filter(decision=decision).first() if decision else None
    if known is not None:
        return actions.change_agenda_item(known, by=stage.facilitator, **words)
    return actions.add_agenda_item(meeting, by=stage.facilitator, **words)


def _title(item: At, decision: Decision | None) -> Localized:
    return decision.title if decision and not item.get("fr") else item.words()


def _nature(item: At) -> str:
    kinds = NATURES - {AgendaItem.Nature.DECISION}
    return item["for"].one_of(kinds, "what a point is for") if item.get("for") else AgendaItem.Nature.DISCUSSION


def _open(stage: Stage, row: At) -> None:
    stage.things[row.path] = actions.open_meeting(stage.things[row.path], by=stage.facilitator)


def _note(stage: Stage, item: At, row: At) -> None:
    """What was said under a point, as it ends; and the earlier minutes that it confirms."""
    for day in item.get("confirms"):
        minuting.confirm(stage, day, stage.things[row.path])
    if item.get("notes"):
        actions.note_item(stage.things[item.path], by=stage.facilitator, notes=item["notes"].words().into("fr"))
        stage.done("note")
