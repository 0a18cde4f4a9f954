from typing import Any

from django.utils.translation import gettext as _

from impact.sentences import MISSING
from overview.contents.document.blocks import Block, cell, joined, on_day, paragraph, short_day, table

PINS = {"done": "st-done", "wait": "st-watch", "todo": "st-early", "stop": "st-no"}
OUTCOMES = {"adopted": "st-done", "advised": "st-done", "rejected": "st-no", "withdrawn": "st-none"}


def done(data: dict[str, Any]) -> list[Block]:
    """What was decided, who does what, and what was promised and delivered."""
    return [*_decisions(data["decisions"]), *_tasks(data["tasks"]), *_brought(data["contributions"])]


def _decisions(rows: list[dict[str, Any]]) -> list[Block]:
    return table(
        _("What the committee decided"),
        [(_("Number"), "w22"), (_("Decision"), ""), (_("Outcome"), "w42")],
        [[row["number"], cell(row["title"], row["sentence"]), _outcome(row)] for row in rows],
    )


def _outcome(row: dict[str, Any]) -> dict[str, str]:
    """How it ended, and what has become of it since."""
    parts = [
        (row["owner"], _("Who answers for it: %(who)s.") % {"who": row["owner"]}),
        (row["carried_out_on"], _("Carried out on %(day)s.") % {"day": on_day(row["carried_out_on"])}),
    ]
    said = [words for known, words in parts if known]
    return cell(row["state"], joined(*said, row["carried_out"]), OUTCOMES.get(row["outcome"], "st-open"))


def _tasks(rows: list[dict[str, Any]]) -> list[Block]:
    return table(
        _("Who does what"),
        [
            (_("Task"), ""),
            (_("Accountable"), "w28"),
            (_("Responsible"), "w22"),
            (_("Consulted"), "w22"),
            (_("By when"), "w18 num"),
        ],
        [
            [
                f"{row['code']} {row['title']}",
                cell(", ".join(row["accountable"]) or _("nobody yet"), row["person"]),
                ", ".join(row["responsible"]),
                ", ".join(row["consulted"]),
                short_day(row["due_on"]),
            ]
            for row in rows
        ],
        tight=True,
    )


def _brought(told: dict[str, Any] | None) -> list[Block]:
    if told is None:
        return []
    kinds = table(
        _("Promised and delivered, kind by kind"),
        [(_("Kind"), "w36"), (_("Promised and delivered"), ""), (_("Time"), "w60")],
        [[cell(row["label"], _apart(row)), row["sentence"], row["time"]] for row in told["kinds"]],
    )
    note = _("Kinds are never added up: an hour given is not an amount paid, and a guarantee is not spent.")
    rows = table(
        _("Contributions"),
        [(_("Contribution"), ""), (_("Promised"), "w28 num"), (_("Delivered"), "w36 num"), (_("State"), "w28")],
        [_contribution(row) for row in told["rows"]],
        tight=True,
    )
    return [*kinds, *([paragraph(note, "basis")] if kinds else []), *rows]


def _apart(row: dict[str, Any]) -> str:
    return _("A commitment, never spending.") if row["guarantee"] else ""


def _contribution(row: dict[str, Any]) -> list[Any]:
    basis = ", ".join(dict.fromkeys(part for part in (row["partner"], row["label"], row["basis"]) if part))
    return [
        cell(f"{row['code']} {row['title']}", basis),
        row["promised_said"] or MISSING,
        row["delivered_said"],
        cell(row["word"], sign=PINS[row["pin"]]),
    ]
