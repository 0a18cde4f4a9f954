"""What the story's partners hold to, and the risks they watch: reviewed at the dates that the file gives."""

from datetime import datetime, timedelta
from typing import Any

from core.texts import Localized
from demo.story.at import NOT_STATED, At
from demo.story.stage import Stage
from partnerships import actions
from partnerships.models import Risk

STATES = set(Risk.State.values)


def prepare(stage: Stage) -> None:
    """Put on the agenda the values, the risks and their reviews."""
    agreed = stage.when(stage.play.get("objectives_on"), stage.gathered(3))
    for row in stage.story.get("values"):
        stage.on(stage.when(stage.play.get("values_on"), agreed), _value, row)
    for row in stage.story.get("risks"):
        told = stage.play.get("risks").get(row["code"].code())
        added = stage.when(stage.play.get("risks_on"), agreed + timedelta(hours=2))
        stage.on(added, _risk, row, told.get("first"))
        _reviews(stage, row, told, added)


def _value(stage: Stage, row: At) -> None:
    name, behaviour = (
        Localized({code: row.nth(rank + shift).text() for shift, code in enumerate(("fr", "en"))}) for rank in (0, 2)
    )
    actions.add_value(stage.partnership, by=stage.facilitator, name=name, behaviour=behaviour)
    stage.done("value")


def _risk(stage: Stage, row: At, first: At) -> None:
    code = row["code"].code()
    stage.risks[code] = actions.add_risk(
        stage.partnership,
        by=stage.facilitator,
        code=code,
        title=row.words(),
        owner=stage.partner(row["owner"]) if row.get("owner") else None,
        mitigation=row.words("mitigation") if row.get("mitigation_fr") else None,
        trigger=row.words("trigger") if row.get("trigger_fr") else None,
        **_marks(row) | _marks(first),
    )
    stage.done("risk")


def _reviews(stage: Stage, row: At, told: At, added: datetime) -> None:
    """Each review that the file gives; one that says nothing when the risk has changed without any."""
    stands = _marks(row) | {"state": _state(row.get("status")) or Risk.State.OPEN}
    was = stands | _marks(told.get("first")) | {"state": Risk.State.OPEN}
    rows = list(told.get("reviews"))
    for place in rows:
        found = _marks(place) | ({"state": _state(place.get("status"))} if place.get("status") else {})
        was = was | (stands | found if place.path == rows[-1].path else found)
        stage.on(place["on"].moment(stage.zone), _review, place, row, was)
    if rows and was != stands:
        raise rows[-1].wrong("the last review leaves the risk as the file says that it stands")
    if not rows and was != stands:
        stage.on(added, _review, told, row, stands)


def _review(stage: Stage, place: At, row: At, stands: dict[str, Any]) -> None:
    watcher = place.get("by") or row.get("owner")
    actions.review_risk(
        stage.risks[row["code"].text()],
        by=stage.titular_of(watcher) if watcher else stage.facilitator,
        note=place.get("note").words() if place.get("note") else NOT_STATED,
        **stands,
    )
    stage.done("review of a risk")


def _marks(place: At) -> dict[str, int]:
    """The likelihood and the severity that stand here, as far as they do."""
    known = {"likelihood": place.get("p"), "severity": place.get("i")}
    return {name: mark.whole(1, 5) for name, mark in known.items() if mark.value is not None}


def _state(place: At) -> str:
    return place.one_of(STATES, "the state of a risk") if place else ""
