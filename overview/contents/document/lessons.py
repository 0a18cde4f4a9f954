from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from impact.trajectory import State
from overview.contents.document.blocks import Block, cell, heading, joined, listing, on_day, table


def lessons(data: dict[str, Any]) -> list[Block]:
    """What was hard: figures that are contested, deadlocks, objections, and the risks that are watched."""
    return [
        *_titled(_("Contested figures"), _contested(data["indicators"])),
        *_titled(_("Deadlocks, and how they ended"), [_deadlock(row) for row in data["decisions"] if row["deadlocks"]]),
        *_titled(_("Objections that were upheld"), [said for row in data["decisions"] for said in _objections(row)]),
        *_risks(data["risks"]),
    ]


def _titled(title: str, items: list[str]) -> list[Block]:
    return [heading(title), *listing(items)] if items else []


def _contested(rows: list[dict[str, Any]]) -> list[str]:
    """Each figure on which partners disagree: both sides; the reason of a contest stands beside the result too."""
    said = _("%(what)s, on %(day)s: measured by %(by)s, contested by %(other)s.")
    return [
        said
        % {
            "what": f"{row['code']} {row['title']}",
            "day": on_day(one["on"]),
            "by": one["partner"],
            "other": one["answered_by"],
        }
        for row in rows
        for one in row["measures"]
        if one["state"] == State.CONTESTED
    ]


def _deadlock(row: dict[str, Any]) -> str:
    facts = {"what": f"{row['number']} {row['title']}", "n": len(row["deadlocks"]), "state": row["state"]}
    stuck = ngettext(
        "%(what)s: %(n)s round without an outcome", "%(what)s: %(n)s rounds without an outcome", facts["n"]
    )
    said = [stuck % facts, ", ".join(dict.fromkeys(one["said"].lower() for one in row["deadlocks"]))]
    helped = _("after a mediation, %(state)s.") if row["mediations"] else _("then %(state)s.")
    return f"{said[0]} ({said[1]}); {helped % facts}"


def _objections(row: dict[str, Any]) -> list[str]:
    return [joined(f"{row['number']}, {one['partner']}:", one["reason"]) for one in row["objections"]]


def _risks(rows: list[dict[str, Any]]) -> list[Block]:
    return table(
        _("Risks, the heaviest first"),
        [(_("Risk"), "w56"), (_("Weight"), "w28"), (_("What is done about it, what sets off the alarm"), "")],
        [
            [
                cell(f"{row['code']} {row['title']}", row["owner"]),
                cell(row["state"] if row["closed"] else row["word"], "" if row["closed"] else row["state"]),
                cell(row["mitigation"], row["trigger"] and joined(_("Alarm:"), row["trigger"])),
            ]
            for row in rows
        ],
        tight=True,
    )
