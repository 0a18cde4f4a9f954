from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from impact.trajectory import Status
from overview.contents.document.blocks import Block, box, cell, heading, joined, on_day, paragraph, paragraphs, table

MOST_CARDS = 4


def glance(data: dict[str, Any]) -> list[Block]:
    """Where it stands, the headline figures, and what it is too early to judge."""
    held = sum(line["in_place"] for line in data["recipe"])
    said = ngettext(
        "Stage: %(stage)s. %(n)s line of the recipe out of fifteen is in place.",
        "Stage: %(stage)s. %(n)s lines of the recipe out of fifteen are in place.",
        held,
    ) % {"stage": data["partnership"]["stage"], "n": held}
    cards = [row for row in data["indicators"] if row["headline"]][:MOST_CARDS]
    early = [f"{row['code']} {row['title']}" for row in data["indicators"] if row["state"] == Status.TOO_EARLY]
    return [
        paragraph(joined(said, data["charter"]), "" if data["written"].get("glance") else "lead"),
        *([{"kind": "cards", "rows": cards}] if cards else []),
        *([box(_("Too early to judge:"), "; ".join(early) + ".")] if early else []),
    ]


def partnership(data: dict[str, Any]) -> list[Block]:
    """Who is in and why, the vision, the objectives, what holds it together."""
    told = data["partnership"]
    return [
        *paragraphs(told["initiative"]),
        *_vision(data["vision"]),
        *table(
            _("Partners"),
            [(_("Partner"), "w46"), (_("Part"), "w56"), (_("What it seeks"), "")],
            [[cell(row["name"], row["code"]), row["part"], _seeks(row)] for row in data["partners"]],
        ),
        *table(
            _("Objectives"),
            [(_("Objective"), "w60"), (_("From, towards"), ""), (_("When to expect what"), "w46")],
            [
                [cell(f"{row['code']} {row['title']}", _aims(row)), _way(row), row["expect"]]
                for row in data["objectives"]
            ],
        ),
        *([] if data["build"] == "funders" else _holding(data["recipe"])),
    ]


def _holding(recipe: list[dict[str, Any]]) -> list[Block]:
    return table(
        _("What holds it together: the lines of the recipe that are in place"),
        [(_("Line"), "w60"), (_("What is there"), "")],
        [[row["said"], row["sentence"]] for row in recipe if row["in_place"]],
        tight=True,
    )


def _vision(vision: dict[str, Any] | None) -> list[Block]:
    if vision is None:
        return []
    shared = _("every partner consents") if vision["shared"] else _("not yet consented by every partner")
    said = [paragraph(words, "vision") for words in vision["paragraphs"]]
    return [heading(_("The shared vision")), *said, paragraph(f"{vision['label']} · {shared}", "basis")]


def _seeks(row: dict[str, Any]) -> dict[str, str]:
    by = _by(row["expected_on"])
    return cell(row["stake"], joined(row["expectation"], f"({by})" if by else ""))


def _by(day: str | None) -> str:
    return _("by %(day)s") % {"day": on_day(day)} if day else ""


def _aims(row: dict[str, Any]) -> str:
    whom = _("For: %(whom)s") % {"whom": row["beneficiaries"]} if row["beneficiaries"] else ""
    return joined(row["statement"], whom)


def _way(row: dict[str, Any]) -> dict[str, str]:
    unit = _("unit: %(unit)s") % {"unit": row["unit"]} if row["unit"] else ""
    by = ", ".join(part for part in (_by(row["due_on"]), unit) if part)
    return cell(f"{row['baseline']} → {row['target']}", by)
