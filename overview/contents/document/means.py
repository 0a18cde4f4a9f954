"""What it takes, which goals it serves, what comes next."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from impact.sentences import MISSING
from overview.contents.document.blocks import Block, cell, joined, listing, paragraph, short_day, table

COVERAGE = {"uncovered": "st-no", "partial": "st-watch", "fragile": "st-watch"}
STEPS = {
    "action": gettext_lazy("Follow-up action"),
    "decision": gettext_lazy("Decision to carry out"),
    "review": gettext_lazy("Review of a decision"),
    "milestone": gettext_lazy("Milestones to reach"),
    "target": gettext_lazy("Targets to reach"),
}
TOGETHER = ("milestone", "target")


def resources(data: dict[str, Any]) -> list[Block]:
    """What the partnership needs, and how well the partners meet it; for the funders, where that is thin."""
    thin = [row for row in data["needs"] if row["coverage"] in COVERAGE]
    shown = thin if data["build"] == "funders" else data["needs"]
    n = len(data["needs"]) - len(thin)
    said = ngettext(
        "%(n)s need of %(all)s is met by two partners or more.",
        "%(n)s needs of %(all)s are met by two partners or more.",
        n,
    )
    facts = {"n": n, "all": len(data["needs"])}
    return [*([paragraph(said % facts)] if data["needs"] else []), *_needs(shown)]


def _needs(rows: list[dict[str, Any]]) -> list[Block]:
    return table(
        _("What it takes, and who brings it"),
        [(_("Need"), ""), (_("Asked"), "w28"), (_("Covered"), "w28"), (_("Why"), "w60")],
        [
            [
                f"{row['code']} {row['title']}",
                row["asked"] or f"{row['required']} {row['unit']}",
                cell(row["word"] or row["coverage"], sign=COVERAGE.get(row["coverage"], "st-done")),
                cell(row["why"], ", ".join(offer["partner"] for offer in row["offers"])),
            ]
            for row in rows
        ],
        tight=True,
    )


def goals(data: dict[str, Any]) -> list[Block]:
    """The goals of the 2030 Agenda by number and name, the three zeros, and what serves each."""
    said = [joined(_("%(label)s:") % {"label": row["name"]}, ", ".join(row["by"]) or MISSING) for row in data["zeros"]]
    return [
        *table(
            _("Goals of the 2030 Agenda that the partnership serves"),
            [(_("Goal"), ""), (_("Targets"), "w42"), (_("Served by"), "w56")],
            [
                [
                    f"{row['number']}. {row['name']}",
                    ", ".join(row["targets"]) or MISSING,
                    ", ".join(row["by"]) or MISSING,
                ]
                for row in data["goals"]
            ],
            tight=True,
        ),
        *([paragraph(_("The three zeros, and the objectives that serve each:")), *listing(said)] if said else []),
    ]


def _steps(rows: list[dict[str, Any]]) -> Iterator[tuple[str, str, str, str, bool]]:
    """A step in each line; the figures to reach by one day stand in one line together."""
    for (on, kind), group in groupby(rows, key=lambda row: (row["on"], row["kind"])):
        steps = list(group)
        if kind in TOGETHER:
            yield on, kind, "; ".join(step["what"] for step in steps) + ".", "", False
        else:
            yield from ((on, kind, step["what"], step["who"], step["late"]) for step in steps)


def ahead(data: dict[str, Any]) -> list[Block]:
    """Day by day, what was agreed and is not done yet."""
    return table(
        _("What has a day"),
        [(_("By when"), "w22"), (_("What"), ""), (_("Who"), "w46")],
        [
            [short_day(on), cell(what, joined(str(STEPS[kind]), _("Late.") if late else "")), who or MISSING]
            for on, kind, what, who, late in _steps(data["ahead"])
        ],
        tight=True,
    )
