"""How the story measures: indicators, figures confirmed or contested by another partner."""

from datetime import timedelta
from decimal import Decimal

from core.texts import Localized
from demo.story.agreeing import objective_of
from demo.story.at import NOT_STATED, At
from demo.story.stage import Stage
from impact import actions, rules
from impact.models import Indicator
from impact.trajectory import median

NATURES = {"quant": Indicator.Nature.NUMBER, "qual": Indicator.Nature.RUBRIC}
KINDS, OUTCOME = set(Indicator.Kind.values), Indicator.Kind.OUTCOME
DIRECTIONS = {"up", "down", "none"}
LINEAR = {"linear": True, "none": False}
ANSWERS = {"validated", "contested"}


def prepare(stage: Stage) -> None:
    """Put on the agenda the indicators and their figures with the other partner's answer."""
    agreed = stage.when(stage.play.get("objectives_on"), stage.gathered(3)) + timedelta(hours=5)
    moment = stage.when(stage.play.get("indicators_on"), agreed, 16)
    for row in stage.story.get("indicators"):
        stage.on(moment, _indicator, row)
        for measure in row.get("measures"):
            _measured(stage, row, measure)


def _measured(stage: Stage, row: At, measure: At) -> None:
    noted = measure.nth(0).moment(stage.zone, 16)
    stage.on(noted, _measure, measure, row)
    measure.nth(5).one_of(ANSWERS, "an answer to a figure")
    stage.on(stage.soon(noted + timedelta(days=5)), _answer, measure, row)


def _indicator(stage: Stage, row: At) -> None:
    indicator = actions.propose_indicator(stage.partnership, by=stage.facilitator, **_fields(stage, row))
    for partner in stage.partnership.partners.full().exclude(indicator_opinions__indicator=indicator):
        actions.give_indicator_opinion(indicator, by=stage.titular[partner.code], position="agree")
    stage.indicators[indicator.code] = actions.adopt_indicator(indicator, by=stage.facilitator)
    stage.done("indicator")


def _fields(stage: Stage, row: At) -> dict:
    more, unit = stage.play.get("indicators").get(row["code"].code()), row["unit"].text().split(" / ")
    nature, measures = _nature(row), list(row.get("measures"))
    return {
        "code": row["code"].code(),
        "title": row.words(),
        "unit": Localized({"fr": unit[0], "en": unit[-1]}),
        "definition": row.words("note") if row.get("note_fr") and not _about_a_figure(more, measures) else Localized(),
        "objective": objective_of(stage, row.get("objective")),
        "nature": nature,
        "kind": more["kind"].one_of(KINDS, "a level of result") if more.get("kind") else OUTCOME,
        "direction": row["direction"].one_of(DIRECTIONS, "a direction"),
        "linear": row["trajectory"].one_of(LINEAR, "a trajectory"),
        "levels": _levels(stage) if nature == Indicator.Nature.RUBRIC else None,
        "expected_from": more["expected_from"].day() if more.get("expected_from") else None,
        "collector": stage.partner(measures[0].nth(3)) if measures else None,
        "confirmer": stage.partner(measures[0].nth(4)) if measures else None,
        "headline": bool(more.get("headline")),
        "counts_people": bool(more.get("counts_people")),
        **_rhythm(more),
        **_path(stage, row, more),
    }


def _about_a_figure(more: At, measures: list[At]) -> bool:
    """Whether the note is about a figure (why it is contested, which marks it is made of), not what is measured."""
    return bool(more.get("marks")) or any(measure.nth(5).text() == "contested" for measure in measures)


def _rhythm(more: At) -> dict:
    """What a figure counts, and how often it is taken."""
    found = {}
    if place := more.get("accumulation"):
        found["accumulation"] = place.one_of(set(Indicator.Accumulation.values), "what a figure counts")
    if place := more.get("frequency"):
        found["frequency"] = place.one_of(set(Indicator.Frequency.values), "how often")
    if place := more.get("season"):
        found["season"] = place.whole(1, 12)
    return found


def _path(stage: Stage, row: At, more: At) -> dict:
    """From where, through what, to where, by when."""
    rules, milestone = stage.story["rules"], row.get("milestone")
    started = row.get("baseline").value is not None
    due = more.get("milestone_on") or rules.get("milestone_date")
    return {
        "baseline": row["baseline"].number() if started else None,
        "baseline_on": rules["start"].day() if started else None,
        "target": row["target"].number() if row.get("target").value is not None else None,
        "target_on": rules["end"].day(),
        "milestones": [(due.day(), milestone.number())] if milestone.value is not None else [],
    }


def _nature(row: At) -> str:
    """`qual` with “/5” is a number on a scale; `quant` in % is a stated percentage."""
    nature, unit = row["kind"].one_of(NATURES, "a nature"), row["unit"].text()
    if nature == Indicator.Nature.RUBRIC:
        return Indicator.Nature.NUMBER if unit.startswith("/") else nature
    return Indicator.Nature.PERCENTAGE if unit.startswith("%") else nature


def _levels(stage: Stage) -> dict[int, Localized]:
    return {
        row.nth(0).whole(1, 10): Localized({"fr": row.nth(1).text(), "en": row.nth(2).text()})
        for row in stage.story["rubric"]
    }


def _measure(stage: Stage, measure: At, row: At) -> None:
    stage.things[measure.path] = actions.record_measurement(
        stage.indicators[row["code"].text()],
        by=stage.titular_of(measure.nth(3)),
        measured_on=measure.nth(0).day(),
        **_figure(stage, measure, row),
        unframed=NOT_STATED if rules.is_first_unframed(stage.partnership) else None,
    )
    stage.done("measurement")


def _figure(stage: Stage, measure: At, row: At) -> dict:
    """A figure with its number of answers, or the marks of a panel, whose median is the level in the file."""
    marks = stage.play.get("indicators").get(row["code"].code()).get("marks")
    given = tuple(mark.whole(1, 10) for mark in marks)
    if given and median(map(Decimal, given)) != measure.nth(1).number():
        raise marks.wrong("the median of these marks is not the level in the file")
    if given:
        return {"marks": given, "note": row.words("note")}
    respondents = measure.nth(2)
    asked = respondents.whole(1) if respondents.value is not None else None
    return {"value": measure.nth(1).number(), "respondents": asked}


def _answer(stage: Stage, measure: At, row: At) -> None:
    made, by = stage.things[measure.path], stage.titular_of(measure.nth(4))
    if measure.nth(5).text() == "validated":
        actions.confirm_measurement(made, by=by)
        stage.done("confirmation")
    else:
        reason = row.words("note") if row.get("note_fr") else NOT_STATED
        actions.contest_measurement(made, by=by, reason=reason)
        stage.done("contestation")
