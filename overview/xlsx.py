"""The figures of a progress report as a workbook: from frozen data, tidy, a row for each thing."""

import io
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from impact.sheets import Sheet
from impact.xlsx import workbook
from overview.contents.document.cover import cover
from overview.contents.report import SECTIONS, completed

Column = tuple[str, str, Callable[[dict[str, Any]], Any]]  # its name, its heading, what of a row stands there


def report_xlsx(data: dict[str, Any]) -> bytes:
    """The workbook of a report: figures stay figures, days stay days, no text is ever a formula."""
    whole = completed(data)
    with translation.override(data["language"]):
        stream = io.BytesIO()
        created = datetime.fromisoformat(data["frozen_at"]).astimezone(UTC)
        workbook(stream, list(_sheets(whole)), title=cover(data).title, created=created)
    return stream.getvalue()


def _sheets(data: dict[str, Any]) -> Iterable[Sheet]:
    brought = data["contributions"] or {"rows": [], "deliveries": []}
    recommended = [row for review in data["reviews"] or () for row in review["recommendations"]]
    yield _sheet("results", str(SECTIONS["results"]), _results(), data["indicators"])
    yield _sheet("measures", _("Measurements"), _measures(), _measured(data["indicators"]))
    yield _sheet("contributions", _("Contributions"), _contributions(), brought["rows"])
    yield _sheet("deliveries", _("Deliveries"), _deliveries(), brought["deliveries"])
    yield _sheet("decisions", _("Decisions"), _decisions(), data["decisions"])
    yield _sheet("tasks", _("Tasks"), _tasks(), data["tasks"])
    yield _sheet("partners", _("Partners"), _partners(), data["partners"])
    yield _sheet("stories", _("Stories"), _stories(), data["stories"])
    yield _sheet("recommendations", _("Recommendations"), _recommendations(), recommended)
    yield _sheet("recipe", _("The recipe"), _recipe(), data["recipe"])
    yield _sheet("next", str(SECTIONS["next"]), _next(), data["ahead"])


def _sheet(name: str, title: str, columns: list[Column], rows: list[dict[str, Any]]) -> Sheet:
    heads = tuple((code, heading) for code, heading, _of in columns)
    return Sheet(name, title, heads, lambda: ([of(row) for _code, _heading, of in columns] for row in rows))


def said(name: str) -> Callable[[dict[str, Any]], Any]:
    """A text, a number or yes and no, as it is kept."""
    return lambda row: row[name]


def number(name: str) -> Callable[[dict[str, Any]], Decimal | None]:
    """A figure that is kept as text."""
    return lambda row: None if row[name] is None else Decimal(row[name])


def day(name: str) -> Callable[[dict[str, Any]], date | None]:
    """A day that is kept as text."""
    return lambda row: date.fromisoformat(row[name]) if row[name] else None


def several(name: str) -> Callable[[dict[str, Any]], str]:
    """Some texts in one cell."""
    return lambda row: ", ".join(row[name])


def _of_path(name: str, make: Callable[[str], Callable]) -> Callable[[dict[str, Any]], Any]:
    read = make(name)
    return lambda row: read(row["path"])


def _measured(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each measure, with the indicator that it is one of."""
    return [one | {name: row[name] for name in ("code", "title", "unit")} for row in rows for one in row["measures"]]


def _results() -> list[Column]:
    return [
        ("indicator", _("Code"), said("code")),
        ("title", _("Indicator"), said("title")),
        ("objective", _("Objective"), said("objective")),
        ("unit", _("Unit"), said("unit")),
        ("value", _("Latest figure"), number("amount")),
        ("value_on", _("Measured on"), day("value_on")),
        ("baseline", _("Baseline"), _of_path("baseline", number)),
        ("baseline_on", _("Baseline date"), _of_path("baseline_on", day)),
        ("target", _("Target"), _of_path("target", number)),
        ("target_on", _("Target date"), _of_path("target_on", day)),
        ("basis", _("Basis of the figure"), said("basis")),
        ("share", _("Basis of the progress"), said("share")),
        ("status", _("Status"), said("status")),
        ("why", _("Reason of the status"), said("sentence")),
    ]


def _measures() -> list[Column]:
    return [
        ("indicator", _("Code"), said("code")),
        ("title", _("Indicator"), said("title")),
        ("unit", _("Unit"), said("unit")),
        ("measured_on", _("Measured on"), day("on")),
        ("place", _("Place"), said("place")),
        ("partner", _("Measured by"), said("partner")),
        ("value", _("Value"), number("value")),
        ("n", _("Answers or observers"), said("respondents")),
        ("state", _("State"), said("said")),
        ("answered_by", _("Answered by"), said("answered_by")),
        ("reason", _("Reason"), said("reason")),
    ]


def _contributions() -> list[Column]:
    return [
        ("contribution", _("Code"), said("code")),
        ("title", _("What is brought"), said("title")),
        ("partner", _("Partner"), said("partner")),
        ("kind", _("Kind"), said("label")),
        ("promised", _("Promised"), number("promised")),
        ("delivered", _("Delivered"), number("delivered")),
        ("basis", _("Basis of valuation"), said("basis")),
        ("state", _("State"), said("word")),
        ("starts_on", _("From"), day("starts_on")),
        ("ends_on", _("Until"), day("ends_on")),
    ]


def _deliveries() -> list[Column]:
    return [
        ("contribution", _("Code"), said("contribution")),
        ("partner", _("Partner"), said("partner")),
        ("delivered_on", _("Delivered on"), day("on")),
        ("amount", _("Amount"), number("amount")),
    ]


def _decisions() -> list[Column]:
    return [
        ("number", _("Number"), said("number")),
        ("title", _("Decision"), said("title")),
        ("category", _("Category"), said("category")),
        ("state", _("Outcome"), said("state")),
        ("result", _("Result"), said("sentence")),
        ("amount", _("Amount"), number("amount")),
        ("proposed_on", _("Proposed on"), day("proposed_on")),
        ("closed_on", _("Closed on"), day("closed_on")),
        ("owner", _("Who answers for it"), said("owner")),
        ("due_on", _("To be carried out by"), day("due_on")),
        ("carried_out_on", _("Carried out on"), day("carried_out_on")),
        ("review_on", _("Review date"), day("review_on")),
    ]


def _tasks() -> list[Column]:
    return [
        ("task", _("Code"), said("code")),
        ("title", _("Task"), said("title")),
        ("objective", _("Objective"), said("objective")),
        ("accountable", _("Accountable"), several("accountable")),
        ("person", _("Person"), said("person")),
        ("responsible", _("Responsible"), several("responsible")),
        ("consulted", _("Consulted"), several("consulted")),
        ("due_on", _("By when"), day("due_on")),
    ]


def _partners() -> list[Column]:
    return [
        ("partner", _("Short name"), said("code")),
        ("name", _("Partner"), said("name")),
        ("part", _("Part"), said("part")),
        ("joined_on", _("Joined on"), day("joined_on")),
        ("bound", _("Bound by the charter"), said("bound")),
        ("seeks", _("What it seeks"), said("stake")),
        ("expects", _("What it expects"), said("expectation")),
        ("expected_on", _("By when"), day("expected_on")),
    ]


def _stories() -> list[Column]:
    return [
        ("story", _("Code"), said("code")),
        ("told_on", _("Told on"), day("told_on")),
        ("teller", _("Told by (pseudonym)"), said("teller")),
        ("body", _("What changed"), said("body")),
        ("expected", _("Expected change"), said("expected")),
        ("positive", _("For the better"), said("positive")),
        ("heard_by", _("Heard by"), said("heard_by")),
    ]


def _recommendations() -> list[Column]:
    return [
        ("recommendation", _("Recommendation"), said("body")),
        ("response", _("Response"), said("said")),
        ("reason", _("Reason"), said("reason")),
        ("owner", _("Who"), said("owner")),
        ("due_on", _("By when"), day("due_on")),
        ("done", _("Done"), said("done")),
    ]


def _recipe() -> list[Column]:
    return [
        ("line", _("Code"), said("code")),
        ("said", _("Line"), said("said")),
        ("state", _("State"), said("state")),
        ("reason", _("Reason"), said("sentence")),
    ]


def _next() -> list[Column]:
    return [
        ("on", _("By when"), day("on")),
        ("what", _("What"), said("what")),
        ("who", _("Who"), said("who")),
        ("late", _("Late"), said("late")),
    ]
