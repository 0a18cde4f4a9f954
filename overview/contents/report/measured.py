from typing import Any

from impact.contents import Card
from impact.contents.facts import facts
from impact.contents.until import OutsideCard
from impact.models import Measurement
from impact.sentences import MISSING
from impact.trajectory import Status
from overview.contents.report.asked import Asked, amount, iso


def indicators(asked: Asked) -> list[dict[str, Any]]:
    """Each adopted indicator: its figure, its basis, its state and why, and all that its picture is drawn from."""
    return [_indicator(card, asked) for card in asked.cards]


def _indicator(card: Card, asked: Asked) -> dict[str, Any]:
    indicator = card.indicator
    return {
        "code": indicator.code,
        "title": str(indicator.title),
        "objective": indicator.objective.code if indicator.objective else "",
        "unit": str(indicator.unit),
        "shown_unit": card.unit,
        "definition": str(indicator.definition),
        "kind": str(indicator.get_kind_display()),
        "value": card.value,
        "value_on": iso(card.reading.value_on),
        "amount": amount(card.reading.value),
        "basis": card.basis,
        **_judged(card),
        "makeup": card.makeup,
        "aim": card.aim,
        "headline": indicator.headline,
        "levels": [str(level.sentence) for level in indicator.levels.all()],
        "measured_by": sorted({row.partner.name for row in card.rows}),
        "confirmed_by": sorted({str(row.answered_by.partner) for row in card.rows if _is_confirmed(row)}),
        "path": _path(card),
        "measures": [_measure(row, asked) for row in card.rows],
        "series": [[iso(m.on), amount(m.value), str(m.state), m.by, m.n] for m in card.measures],
        "names": card.names,
        "panel": [[iso(on), [amount(mark) for mark in marks]] for on, marks in sorted(card.panel.items())],
        "changes": [[iso(mark.on), mark.what, mark.day] for mark in card.changes],
        "facts": [] if asked.outside else _facts(card),
    }


def _judged(card: Card) -> dict[str, Any]:
    """The state and its reason; none where a figure stays inside that would make it untrue."""
    if isinstance(card, OutsideCard) and not card.is_judged:
        untold = {"status": MISSING, "state": str(Status.NONE), "sign": "", "sentence": "", "share": ""}
        return untold | {"judged": False}
    return {
        "status": card.status,
        "state": str(card.reading.status),
        "sign": card.mark.paper,
        "sentence": card.status_sentence,
        "share": card.share,
        "judged": True,
    }


def _path(card: Card) -> dict[str, Any]:
    path = card.path
    return {
        "baseline": amount(path.baseline),
        "baseline_on": iso(path.baseline_on),
        "milestones": [[iso(on), amount(value)] for on, value in path.milestones],
        "target": amount(path.target),
        "target_on": iso(path.target_on),
        "direction": str(path.direction),
        "tolerance": amount(path.tolerance),
        "expected_from": iso(path.expected_from),
        "nature": str(path.nature),
        "linear": path.linear,
    }


def _is_confirmed(row: Measurement) -> bool:
    return row.state == Measurement.State.CONFIRMED and bool(row.answered_by and row.answered_by.partner)


def _measure(row: Measurement, asked: Asked) -> dict[str, Any]:
    """One measure; what partners wrote to one another about it stays inside."""
    return {
        "on": iso(row.measured_on),
        "place": row.place,
        "value": amount(row.value),
        "state": row.state,
        "said": str(row.get_state_display()),
        "respondents": row.respondents,
        "partner": row.partner.name,
        "partner_id": str(row.partner.uuid),
        "answered_by": str(row.answered_by.partner or "") if row.answered_by else "",
        "reason": "" if asked.outside else str(row.reason),
        "note": "" if asked.outside else str(row.note),
        "told": str(row.told) if row.indicator.is_qualitative or not asked.outside else "",
    }


def _facts(card: Card) -> list[list[Any]]:
    """The framing of an indicator in words, but what stands beside its figure."""
    told = [(str(label), [str(answer) for answer in answers]) for label, answers in facts(card)]
    return [[label, answers] for label, answers in told if answers != [str(card.indicator.definition)]]
