"""What comes out of the story's meetings: follow-up actions, minutes, corrections, approval."""

from datetime import datetime, timedelta

from demo.story.at import At
from demo.story.papers import make
from demo.story.stage import Stage
from governance import actions
from governance.models import Meeting, Minutes

BEFORE_LEAVING = timedelta(minutes=1)


def prepare(stage: Stage, row: At, until: datetime) -> None:
    """Put on the agenda the end of a meeting, and what becomes of its minutes and its actions."""
    ended = stage.when(row.get("ended"), until)
    for action in row.get("follow_ups"):
        stage.on(ended - BEFORE_LEAVING, _follow_up, action, row)
        if action.get("done"):
            stage.on(action["done"]["on"].moment(stage.zone), _done, action["done"], action)
    stage.on(ended, _end, row)
    if row.get("sent_on"):
        stage.on(row["sent_on"].moment(stage.zone), _send, row["sent_on"], row)
    for asked in row.get("corrections"):
        stage.on(asked["on"].moment(stage.zone), _ask, asked, row)
        if asked.get("answer"):
            stage.on(asked["answer"]["on"].moment(stage.zone), _answer, asked["answer"], asked, row)


def earlier(stage: Stage, place: At) -> Meeting:
    """The meeting of the day that stands at this place."""
    days = {row["on"].text()[:10]: row.path for row in stage.play.get("meetings")}
    path = place.one_of(days, "the day of a meeting")
    if path not in stage.things:
        raise place.wrong("the meeting of that day comes later")
    return Meeting.objects.get(pk=stage.things[path].pk)


def confirm(stage: Stage, place: At, meeting: Meeting) -> None:
    """The committee confirms the last version of earlier minutes."""
    actions.confirm_minutes(_latest(place, earlier(stage, place)), by=stage.facilitator, meeting=meeting)
    stage.done("minutes confirmed")


def _latest(place: At, meeting: Meeting) -> Minutes:
    minutes = meeting.minutes.order_by("number").last()
    if minutes is None:
        raise place.wrong("that meeting has no minutes yet")
    return minutes


def _follow_up(stage: Stage, action: At, row: At) -> None:
    stage.things[action.path] = actions.add_follow_up(
        stage.things[row.path],
        by=stage.facilitator,
        what=action.words().into("fr"),
        owner=stage.somebody(action["owner"]),
        due_on=action["due_on"].day(),
        decision=stage.decision(action["decision"]) if action.get("decision") else None,
    )
    stage.done("follow-up action")


def _done(stage: Stage, done: At, action: At) -> None:
    follow_up = stage.things[action.path]
    note = done.words().into("fr") if done.get("fr") else ""
    actions.complete_follow_up(follow_up, by=follow_up.owner, note=note)


def _end(stage: Stage, row: At) -> None:
    stage.things[row.path] = actions.end_meeting(stage.things[row.path], by=stage.facilitator)
    make(stage, row)


def _send(stage: Stage, place: At, row: At) -> None:
    actions.send_minutes(_latest(place, stage.things[row.path]), by=stage.facilitator)
    stage.done("minutes sent")


def _ask(stage: Stage, asked: At, row: At) -> None:
    minutes = _latest(asked, stage.things[row.path])
    words = asked.words().into("fr")
    stage.things[asked.path] = actions.ask_correction(minutes, by=stage.somebody(asked["by"]), words=words)
    stage.done("correction")


def _answer(stage: Stage, answer: At, asked: At, row: At) -> None:
    """A correction taken in makes a version of its own, which is sent at once."""
    taken_in = answer.get("taken_in").value is True
    said = answer.words().into("fr") if answer.get("fr") else ""
    actions.answer_correction(stage.things[asked.path], by=stage.facilitator, accept=taken_in, answer=said)
    if taken_in:
        make(stage, answer)
        _send(stage, answer, row)
