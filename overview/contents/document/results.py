from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from impact.sentences import MISSING, counts_sentence
from impact.trajectory import Status
from overview.contents.document.blocks import Block, cell, chart, joined, paragraph, table


def results(data: dict[str, Any]) -> list[Block]:
    """Every indicator in a line: its figure, how far it is, its state and why."""
    rows = data["indicators"]
    if not rows:
        return []
    said = _("Each figure with its basis. A missing figure is a dash, never a zero; none is added to another.")
    outside = _("Counts of few people and contested figures stay between the partners: the line says so.")
    return [
        paragraph(joined(said, outside if data["build"] == "funders" else "")),
        *_counted(rows),
        *table(
            _("Indicators"),
            [(_("Indicator"), "w56"), (_("Value"), "w22 num"), (_("How far"), ""), (_("State, and why"), "w36")],
            [
                [
                    cell(f"{row['code']} {row['title']}", joined(row["definition"], _by(row))),
                    _value(row),
                    cell(row["share"], row["basis"]),
                    cell(row["status"], joined(row["sentence"], *_variance(row)), row["sign"]),
                ]
                for row in rows
            ],
        ),
    ]


def _value(row: dict[str, Any]) -> Block:
    """The figure over its unit; a mere percentage stands on one line."""
    if row["shown_unit"] == "%" and row["value"] != MISSING:
        return cell(f"{row['value']}\u00a0%")
    return cell(row["value"], row["shown_unit"])


def _counted(rows: list[dict[str, Any]]) -> list[Block]:
    """How many indicators are in each state; nothing for a report frozen before states were kept."""
    found = Counter(row["state"] for row in rows if row["state"])
    counts = {status: found[status] for status in Status if found[status]}
    return [chart("counts", notes=[f"{counts_sentence(counts)}."])] if counts else []


def charts(data: dict[str, Any]) -> list[Block]:
    """The path of each indicator that was measured."""
    return [_chart(row) for row in data["indicators"] if row["measures"]]


def _chart(row: dict[str, Any]) -> Block:
    changes = [f"{rank} · {day}, {what}" for rank, (_on, what, day) in enumerate(row["changes"], start=1)]
    told = [joined(measure["told"]) for measure in row["measures"]]
    return chart(row["code"], f"{row['code']} {row['title']}", [*row["makeup"], *changes, *told])


def _by(row: dict[str, Any]) -> str:
    """Who measured, and who confirmed."""
    said = {"who": ", ".join(row["measured_by"]), "other": ", ".join(row["confirmed_by"])}
    if row["confirmed_by"]:
        return _("Measured by %(who)s, confirmed by %(other)s.") % said
    return _("Measured by %(who)s.") % said if row["measured_by"] else ""


def _variance(row: dict[str, Any]) -> list[str]:
    """What partners wrote about its latest figure."""
    if not row["measures"]:
        return []
    latest = row["measures"][-1]
    return [latest["note"], latest["reason"]]
