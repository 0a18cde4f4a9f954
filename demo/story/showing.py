"""What the story's partners let anybody read: the sections of the public page, each opened at its date."""

from demo.story.at import At
from demo.story.stage import Stage
from overview import actions
from overview.models import PublicSection

SECTIONS = set(PublicSection.Section.values)


def prepare(stage: Stage) -> None:
    """Put on the agenda each section that the file opens."""
    for name, day in stage.play.get("public").items():
        section = At(name, day.path).one_of(SECTIONS, "a section of the public page")
        stage.on(day.moment(stage.zone), _open, day, section)


def _open(stage: Stage, _day: At, section: str) -> None:
    actions.open_section(stage.partnership, by=stage.facilitator, section=section)
    stage.done("section of the public page")
