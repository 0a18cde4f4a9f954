from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overview.contents.document.blocks import Block, cell, heading, joined, listing, paragraph, short_day, table
from overview.contents.report.written import SECTIONS

LACKING = {
    "objective": gettext_lazy("Objectives that cannot be measured yet:"),
    "task": gettext_lazy("Tasks that nobody is accountable for:"),
    "measure": gettext_lazy("Indicators without a measure:"),
    "baseline": gettext_lazy("Indicators without a baseline:"),
    "overdue": gettext_lazy("Measures that are overdue:"),
    "unconfirmed": gettext_lazy("Measures that await confirmation:"),
    "answer": gettext_lazy("Recommendations without an answer:"),
}


def annexes(data: dict[str, Any]) -> list[Block]:
    """What is missing, then the indicators' cards and the evidence; for the funders, in short."""
    return [*_missing(data), *_cards(data["indicators"]), *_evidence(data["evidence"])]


def _missing(data: dict[str, Any]) -> list[Block]:
    lines = [[row["said"], cell(row["sentence"], row["state"])] for row in data["recipe"] if not row["in_place"]]
    items = [joined(str(LACKING[row["what"]]), "; ".join(row["names"]) + ".") for row in data["lacking"]]
    return [
        heading(_("What is missing")),
        *table(
            _("Lines of the recipe that are not in place"), [(_("Line"), "w60"), (_("Reason"), "")], lines, tight=True
        ),
        *listing([*items, *_silent(data)]),
    ]


def _silent(data: dict[str, Any]) -> list[str]:
    """What nobody said: quarters, promises, sections."""
    quarters = [row["quarter"] for row in data["effects"] if row["answered"] < row["asked"]]
    without = (data["contributions"] or {"without": []})["without"]
    unwritten = [str(title) for kind, title in SECTIONS.items() if kind not in data["written"]]
    told = [
        (_("Unexpected effects on which not every partner answered:"), quarters),
        (_("Partners that have promised nothing yet:"), without),
        (_("Sections in which nobody wrote beside the data:"), unwritten),
    ]
    return [joined(what, "; ".join(names) + ".") for what, names in told if names]


def _cards(rows: list[dict[str, Any]]) -> list[Block]:
    told = [_card(row) for row in rows if row["facts"]]
    return [heading(_("Cards of the indicators")), *told] if told else []


def _card(row: dict[str, Any]) -> Block:
    facts = [[label, "; ".join(answers)] for label, answers in row["facts"]]
    return {"kind": "facts", "title": f"{row['code']} {row['title']}", "rows": facts}


def _evidence(told: dict[str, Any] | None) -> list[Block]:
    if told is None:
        return []
    if not told["counts"]:
        return [
            heading(_("Evidence")),
            paragraph(_("No piece of evidence was added to the figures and stories told here.")),
        ]
    pieces = table(
        _("Pieces of evidence"),
        [(_("Of"), "w22"), (_("On"), "w22"), (_("What it shows"), ""), (_("Strength"), "w56")],
        [[row["of"], short_day(row["on"]), row["title"], row["strength"]] for row in told["pieces"]],
        tight=True,
    )
    return [heading(_("Evidence")), *(pieces or listing(f"{label}: {n}" for label, n in told["counts"]))]
