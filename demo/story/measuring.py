"""How the story measures: indicators, figures confirmed or contested by another partner, stories of change."""

from datetime import timedelta

from core.texts import Localized
from demo.story.at import NOT_STATED, At
from demo.story.stage import Stage
from impact import actions
from impact.models import Indicator

NATURES = {"quant": Indicator.Nature.NUMBER, "qual": Indicator.Nature.RUBRIC}
DIRECTIONS = {"up": "up", "down": "down", "none": "none"}
LINEAR = {"linear": True, "none": False}


def prepare(stage: Stage) -> None:
    """Put on the agenda the indicators, their measurements with the other partner's answer, and the stories."""
    moment = stage.when(stage.play.get("indicators_on"), stage.story["rules"]["start"], 16)
    for row in stage.story.get("indicators"):
        stage.on(moment, _indicator, row)
        for measure in row.get("measures"):
            stage.on(measure.nth(0).moment(stage.zone, 16), _measure, row, measure)
            stage.on(measure.nth(0).moment(stage.zone, 11) + timedelta(days=5), _answer, row, measure)
    for row in stage.story.get("stories"):
        more = stage.play.get("stories").get(row.nth(0).text())
        if more.get("consent_on"):
            stage.on(row.nth(5).moment(stage.zone) + timedelta(days=3), _story, row, more)
        else:
            stage.skip(row, "the teller's consent is not in the file")


def _indicator(stage: Stage, row: At) -> None:
    indicator = actions.propose_indicator(stage.partnership, by=stage.facilitator, **_fields(stage, row))
    stage.things[indicator.code] = actions.adopt_indicator(indicator, by=stage.facilitator)
    stage.done("indicator")


def _fields(stage: Stage, row: At) -> dict:
    rules, more = stage.story["rules"], stage.play.get("indicators").get(row["code"].text())
    unit = row["unit"].text().split(" / ")
    measures = list(row.get("measures"))
    milestone, due = row.get("milestone"), more.get("milestone_on") or rules["milestone_date"]
    return {
        "code": row["code"].text(),
        "title": row.words(),
        "unit": Localized({"fr": unit[0], "en": unit[-1]}),
        "definition": row.words("note") if row.get("note_fr") else Localized(),
        "objective": stage.things.get(row.get("objective").value or ""),
        "nature": _nature(row),
        "kind": more.get("kind").value or Indicator.Kind.OUTCOME,
        "direction": row["direction"].one_of(DIRECTIONS, "a direction"),
        "linear": row["trajectory"].one_of(LINEAR, "a trajectory"),
        "baseline": row["baseline"].number() if row.get("baseline").value is not None else None,
        "baseline_on": rules["start"].day() if row.get("baseline").value is not None else None,
        "target": row["target"].number(),
        "target_on": rules["end"].day(),
        "milestones": [(due.day(), milestone.number())] if milestone.value is not None else [],
        "levels": _levels(stage) if _nature(row) == Indicator.Nature.RUBRIC else None,
        "expected_from": more["expected_from"].day() if more.get("expected_from") else None,
        "collector": stage.partner(measures[0].nth(3)) if measures else None,
        "confirmer": stage.partner(measures[0].nth(4)) if measures else None,
        "headline": bool(more.get("headline")),
    }


def _nature(row: At) -> str:
    """`qual` with “/5” is a number on a scale; `quant` in % is a stated percentage."""
    nature, unit = row["kind"].one_of(NATURES, "a nature"), row["unit"].text()
    if nature == Indicator.Nature.RUBRIC:
        return Indicator.Nature.NUMBER if unit.startswith("/") else nature
    return Indicator.Nature.PERCENTAGE if unit.startswith("%") else nature


def _levels(stage: Stage) -> dict[int, Localized]:
    rows = stage.story.get("rubric")
    return {
        row.nth(0).whole(1): Localized({"fr": row.nth(1).text(), "en": row.nth(2).text()}) for row in rows
    }


def _measure(stage: Stage, row: At, measure: At) -> None:
    author, respondents = stage.partner(measure.nth(3)), measure.nth(2)
    stage.things[measure.path] = actions.record_measurement(
        stage.things[row["code"].text()],
        by=stage.titular[author.code],
        measured_on=measure.nth(0).day(),
        value=measure.nth(1).number(),
        respondents=respondents.whole(1) if respondents.value is not None else None,
    )
    stage.done("measurement")


def _answer(stage: Stage, row: At, measure: At) -> None:
    made, by = stage.things[measure.path], stage.titular[stage.partner(measure.nth(4)).code]
    if measure.nth(5).one_of({"validated", "contested"}, "a state") == "validated":
        actions.confirm_measurement(made, by=by)
    else:
        reason = row.words("note") if row.get("note_fr") else NOT_STATED
        actions.contest_measurement(made, by=by, reason=reason)


def _story(stage: Stage, row: At, more: At) -> None:
    partner, nature = stage.partner(row.nth(6)), row.nth(2).text()
    actions.tell_story(
        stage.partnership,
        by=stage.titular[partner.code],
        code=row.nth(0).text(),
        teller=Localized({"fr": row.nth(3).text(), "en": row.nth(4).text()}),
        told_on=row.nth(5).day(),
        body=Localized({"fr": row.nth(7).text(), "en": row.nth(8).text()}),
        expected=nature.startswith("expected"),
        positive="positive" in nature,
        consent_on=more["consent_on"].day(),
        consent_scope=more["scope"].text(),
        objective=stage.things.get(more.get("objective").value or ""),
    )
    stage.done("story")
