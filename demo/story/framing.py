"""How the story's partners agree on why and how they measure: the framing sheet, and each partner's answer to it."""

from datetime import timedelta

from core.texts import Localized
from demo.story.agreeing import POSITIONS
from demo.story.at import At
from demo.story.stage import Stage
from impact import actions
from impact.models import FramingSheet
from partnerships.actions import give_consent


def prepare(stage: Stage) -> None:
    """Put on the agenda the sheet and the answers to it, before the indicators."""
    rows, told = stage.story.get("framing"), stage.play.get("framing")
    if not rows:
        return
    if not told.get("purposes"):
        stage.skip(rows, "the purposes of measuring are not ranked in the file")
        return
    agreed = stage.when(stage.play.get("objectives_on"), stage.gathered(3)) + timedelta(hours=4)
    stage.on(stage.when(told.get("on"), agreed, 14), _sheet, rows, told)
    for code, answer in told.get("consents").items():
        stage.on(answer["on"].moment(stage.zone, 15), _consent, At(code, answer.path), answer)


def _sheet(stage: Stage, rows: At, told: At) -> None:
    first, *others = (_section(row) for row in rows)
    values = set(FramingSheet.Purpose.values)
    actions.write_framing(
        stage.partnership,
        by=stage.titular_of(told["by"]) if told.get("by") else stage.facilitator,
        purposes=[purpose.one_of(values, "a purpose of measuring") for purpose in told["purposes"]],
        why=first[1],
        sections=others,
    )
    stage.done("framing sheet")


def _section(row: At) -> tuple[Localized, Localized]:
    """A title and its words, in both languages."""
    title = Localized({"fr": row.nth(0).line(120), "en": row.nth(1).line(120)})
    return title, Localized({"fr": row.nth(2).text(), "en": row.nth(3).text()})


def _consent(stage: Stage, code: At, answer: At) -> None:
    version = FramingSheet.objects.get(partnership=stage.partnership).text.current()
    reason = answer.get("reason")
    give_consent(
        version,
        by=stage.titular_of(code),
        position=answer["position"].one_of(POSITIONS, "an answer to a text"),
        reason=reason.words().into("fr") if reason else "",
    )
    stage.done("consent")
