"""Who does what, and what each brings: promised, delivered, and how the needs are met."""

from typing import Any

from overview.contents.report.asked import Asked, amount, iso
from partnerships import sentences
from partnerships.contents.contributions import Line, kind_lines, promises_of
from partnerships.contents.needs import covered, why
from partnerships.models import Contribution, Delivery, Involvement, Partner, Task

Part = Involvement.Part


def tasks(asked: Asked) -> list[dict]:
    """The tasks, and who holds which part in each today."""
    rows = Task.objects.filter(partnership=asked.partnership).select_related("answerable__user", "objective")
    return [
        {
            "code": row.code,
            "title": str(row.title),
            "objective": row.objective.code if row.objective else "",
            "due_on": iso(row.due_on),
            "person": row.person.user.name if row.person and not asked.outside else "",
        }
        | {part.name.lower(): _holding(row, part) for part in Part}
        for row in rows.prefetch_related("involvements__partner")
    ]


def _holding(task: Task, part: str) -> list[str]:
    """The partners that hold this part in a task today: those that left answer for nothing."""
    held = [row.partner for row in task.involvements.all() if row.part == part]
    return [partner.code for partner in held if partner.standing == Partner.Standing.PARTNER]


def needs(asked: Asked) -> list[dict]:
    """What it takes, and how well that is met."""
    names = {str(pk): name for pk, name in asked.partnership.partners.values_list("pk", "organisation__name")}
    codes = {str(pk): code for pk, code in asked.partnership.partners.values_list("pk", "code")}
    return [
        {
            "code": need.code,
            "title": str(need.title),
            "criticality": need.criticality,
            "required": str(need.asked),
            "asked": sentences.asked(need),
            "unit": str(need.unit),
            "coverage": str(fact.state),
            "word": sentences.coverage_word(fact.state),
            "why": why(need, fact, names),
            "offers": [{"partner": codes[who], "amount": str(given)} for who, given in fact.offers.items()],
        }
        for need, fact in covered(asked.partnership)
    ]


def contributions(asked: Asked) -> dict[str, Any]:
    """What is promised and delivered up to the last day, kind by kind and one by one; kinds are never added up."""
    partnership, until = asked.partnership, asked.until
    held = promises_of(partnership, until)
    rows = partnership.contributions.select_related("partner__organisation", "offer__need")
    lines = [Line(row, held[row.pk].promise, partnership.currency, until) for row in rows]
    giving = {row.partner_id for row in held.values() if not row.promise.withdrawn}
    partners = partnership.partners.full().select_related("organisation")
    return {
        "kinds": [_kind(line) for line in kind_lines(partnership, held.values(), until)],
        "rows": [_row(line) for line in sorted(lines, key=lambda line: _order(line.contribution))],
        "deliveries": [_delivery(row) for row in _deliveries(asked)],
        "without": [row.name for row in partners if row.pk not in giving],
    }


def _order(row: Contribution) -> tuple[int, str]:
    return list(Contribution.Kind).index(Contribution.Kind(row.kind)), row.code


def _kind(line: Any) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "label": line.label,
        "sentence": line.sentence,
        "time": line.time,
        "guarantee": line.guarantee,
        "promised": amount(line.total.promised),
        "delivered": amount(line.total.delivered),
        "share": line.total.share,
    }


def _row(line: Line) -> dict[str, Any]:
    row = line.contribution
    return {
        "code": row.code,
        "title": str(row.title),
        "partner": row.partner.name,
        "kind": row.kind,
        "label": str(row.get_kind_display()),
        "promised": amount(row.planned),
        "delivered": amount(line.promise.delivered) if line.promise.valued else None,
        "promised_said": line.promised,
        "delivered_said": line.delivered,
        "word": line.word,
        "pin": line.pin,
        "basis": str(row.basis),
        "need": row.offer.need.code if row.offer else "",
        "starts_on": iso(line.promise.starts_on),
        "ends_on": iso(line.promise.ends_on),
    }


def _deliveries(asked: Asked) -> list[Delivery]:
    rows = Delivery.objects.filter(partnership=asked.partnership).select_related("contribution__partner")
    return [row for row in rows if asked.covers(row.delivered_on)]


def _delivery(row: Delivery) -> dict[str, Any]:
    given = row.contribution
    return {
        "contribution": given.code,
        "partner": given.partner.code,
        "kind": given.kind,
        "on": iso(row.delivered_on),
        "amount": amount(row.amount),
    }
