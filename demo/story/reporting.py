"""The story's progress report: asked at its date, in every language, for every kind of reader."""

from demo.story import papers
from demo.story.at import At
from demo.story.stage import Stage
from overview import actions
from overview.models import Build


def prepare(stage: Stage) -> None:
    """Put on the agenda the report that the file asks for."""
    place = stage.play.get("report")
    if place:
        stage.on(place["on"].moment(stage.zone), _report, place)


def _report(stage: Stage, place: At) -> None:
    partnership = stage.partnership
    days = {name: place[name].day() for name in ("starts_on", "ends_on")}
    made = {"languages": partnership.languages, "builds": tuple(Build)}
    actions.ask_report(partnership, by=stage.facilitator, **days, **made)
    papers.make(stage, place)
    stage.done("progress report")
