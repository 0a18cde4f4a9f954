from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.timezone import override as in_zone

from charters.contents.standing import standing
from core import clock
from core.texts import Localized
from governance.contents import register
from impact.contents import Card, cards, kept_by_panels, panels, stories
from impact.models import Measurement, PanelChoice
from overview import recipe
from overview.contents.facts import facts_of
from overview.contents.lines import told
from overview.models import Mark
from partnerships.actions.texts import is_shared
from partnerships.contents.answers import open_answers
from partnerships.contents.needs import covered
from partnerships.models import Answer, Involvement, Objective, Partner, Partnership, Task, Version

Part = Involvement.Part
Question = Answer.Question


def report(
    partnership: Partnership,
    *,
    number: int,
    language: str,
    build: str = "partners",
    starts_on: date | None = None,
    ends_on: date | None = None,
    version: int = 1,
    written: Mapping[str, Localized] | None = None,
) -> dict[str, Any]:
    """The frozen data of a progress report: plain values in one language, nothing that needs the database again."""
    with translation.override(language), in_zone(partnership.zone):
        read = recipe.read(facts_of(partnership))
        return {
            "number": number,
            "version": version,
            "build": build,
            "starts_on": _day(starts_on),
            "ends_on": _day(ends_on),
            "written": {kind: str(body) for kind, body in (written or {}).items()},
            "language": language,
            "frozen_at": clock.now().isoformat(),
            "partnership": _partnership(partnership),
            "recipe": _recipe(partnership, read),
            "partners": _partners(partnership),
            "vision": _vision(partnership),
            "needs": _needs(partnership),
            "objectives": _objectives(partnership),
            "tasks": _tasks(partnership),
            "decisions": _decisions(partnership),
            "charter": _charter(partnership),
            "indicators": [_indicator(card) for card in cards(partnership)],
            "stories": _stories(partnership),
        }


def _partnership(partnership: Partnership) -> dict:
    return {
        "name": str(partnership.name),
        "issue": str(partnership.issue),
        "territory": str(partnership.territory),
        "stage": str(partnership.get_state_display()),
        "starts_on": _day(partnership.starts_on),
        "ends_on": _day(partnership.ends_on),
        "lead_partner": str(partnership.lead_partner or ""),
    }


def _recipe(partnership: Partnership, read: dict[str, recipe.Reading]) -> list[dict]:
    """The fifteen lines as they read now, not as they were kept."""
    now = {code: Mark(line=code, state=reading.state.value, params=reading.kept()) for code, reading in read.items()}
    rows = told(partnership, now)
    return [
        {"code": row["code"], "said": str(row["said"]), "state": str(row["state_word"]), "sentence": row["sentence"]}
        | {"in_place": row["state"] == recipe.State.IN_PLACE}
        for row in rows
    ]


def _partners(partnership: Partnership) -> list[dict]:
    rows, answers = partnership.partners.full().select_related("organisation"), open_answers(partnership)
    return [
        {
            "code": row.code,
            "name": row.name,
            "part": str(row.part),
            **_said(answers[row.pk]),
        }
        for row in rows
    ]


def _said(answers: dict[str, Answer]) -> dict[str, str | None]:
    """What a partner says to all the others of why it is in; nothing of what it keeps."""
    stake, expectation = (answers.get(question) for question in (Question.STAKE, Question.EXPECTATION))
    return {
        "stake": str(stake.body) if stake else "",
        "expectation": str(expectation.body) if expectation else "",
        "expected_on": _day(expectation.due_on) if expectation else None,
    }


def _vision(partnership: Partnership) -> dict | None:
    version = Version.objects.filter(text__vision__partnership=partnership).order_by("-number").first()
    if version is None:
        return None
    paragraphs = [str(row.body) for row in version.paragraphs.all()]
    return {"label": version.label, "paragraphs": paragraphs, "shared": is_shared(version)}


def _needs(partnership: Partnership) -> list[dict]:
    codes = {str(pk): code for pk, code in partnership.partners.values_list("pk", "code")}
    return [
        {
            "code": need.code,
            "title": str(need.title),
            "criticality": need.criticality,
            "required": str(need.asked),
            "unit": str(need.unit),
            "coverage": str(fact.state),
            "offers": [{"partner": codes[who], "amount": str(amount)} for who, amount in fact.offers.items()],
        }
        for need, fact in covered(partnership)
    ]


def _objectives(partnership: Partnership) -> list[dict]:
    return [
        {
            "code": row.code,
            "title": str(row.title),
            "statement": str(row.statement),
            "beneficiaries": str(row.beneficiaries),
            "unit": str(row.unit),
            "baseline": str(row.baseline),
            "target": str(row.target),
            "due_on": _day(row.due_on),
            "expect": str(row.expect),
            "sdg_targets": row.sdg_targets,
        }
        for row in Objective.objects.filter(partnership=partnership)
    ]


def _tasks(partnership: Partnership) -> list[dict]:
    rows = Task.objects.filter(partnership=partnership).select_related("answerable__user")
    return [
        {
            "code": row.code,
            "title": str(row.title),
            "person": row.person.user.name if row.person else "",
        }
        | {part.name.lower(): _holding(row, part) for part in Part}
        for row in rows.prefetch_related("involvements__partner")
    ]


def _holding(task: Task, part: str) -> list[str]:
    """The partners that hold this part in a task today: those that left answer for nothing."""
    held = [row.partner for row in task.involvements.all() if row.part == part]
    return [partner.code for partner in held if partner.standing == Partner.Standing.PARTNER]


def _indicator(card: Card) -> dict:
    indicator, path = card.indicator, card.path
    return {
        "code": indicator.code,
        "title": str(indicator.title),
        "objective": indicator.objective.code if indicator.objective else "",
        "unit": str(indicator.unit),
        "definition": str(indicator.definition),
        "value": card.value,
        "status": card.status,
        "state": str(card.reading.status),
        "sign": card.mark.paper,
        "basis": card.basis,
        "share": card.share,
        "makeup": card.makeup,
        "aim": card.aim,
        "headline": indicator.headline,
        "levels": [str(level.sentence) for level in indicator.levels.all()],
        "path": {
            "baseline": _amount(path.baseline),
            "baseline_on": _day(path.baseline_on),
            "milestones": [[_day(on), _amount(value)] for on, value in path.milestones],
            "target": _amount(path.target),
            "target_on": _day(path.target_on),
            "direction": str(path.direction),
            "tolerance": _amount(path.tolerance),
            "expected_from": _day(path.expected_from),
            "nature": str(path.nature),
            "linear": path.linear,
        },
        "measures": [_measure(row) for row in indicator.measurements.all()],
        "series": [[_day(m.on), _amount(m.value), str(m.state), m.by, m.n] for m in card.measures],
        "names": card.names,
        "panel": [[_day(on), [_amount(mark) for mark in marks]] for on, marks in sorted(card.panel.items())],
        "changes": [[_day(mark.on), mark.what, mark.day] for mark in card.changes],
    }


def _measure(row: Measurement) -> dict:
    return {
        "on": _day(row.measured_on),
        "value": _amount(row.value),
        "state": row.state,
        "said": str(row.get_state_display()),
        "respondents": row.respondents,
        "partner": row.partner.name,
        "partner_id": str(row.partner.uuid),
        "answered_by": str(row.answered_by.partner or "") if row.answered_by else "",
        "reason": str(row.reason),
    }


def _stories(partnership: Partnership) -> list[dict]:
    """What the tellers let leave the partnership; why a panel kept a story leaves with the story, or not at all."""
    kept = kept_by_panels(panels(partnership))
    return [
        {
            "code": row.code,
            "teller": str(row.teller),
            "told_on": _day(row.told_on),
            "body": str(row.body),
            "contribution": str(row.contribution),
            "causes": str(row.causes),
            "expected": row.expected,
            "positive": row.positive,
            "heard_by": row.collected_by.name,
            "kept": [_kept(choice) for choice in kept[row.pk]],
        }
        for row in stories(partnership, leaving=True)
    ]


def _kept(choice: PanelChoice) -> dict:
    return {
        "kind": choice.kind,
        "held_on": _day(choice.panel.held_on),
        "panel": str(choice.panel.composition),
        "votes": choice.votes,
        "voters": choice.voters,
        "reason": str(choice.reason),
    }


def _day(value: Any) -> str | None:
    return value.isoformat() if value is not None else None


def _amount(value: Decimal | None) -> str | None:
    """A decimal as the shortest text that says it exactly."""
    return None if value is None else f"{value.normalize():f}"


def _decisions(partnership: Partnership) -> list[dict]:
    return [
        {
            "number": row.decision.number,
            "title": str(row.decision.title),
            "state": str(row.state),
            "sentence": str(row.sentence),
        }
        for row in register(partnership)
    ]


def _charter(partnership: Partnership) -> str:
    return standing(partnership).sentence
