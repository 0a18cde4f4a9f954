"""The two looks at the cooperation itself: that of peers from outside, and that of those who are in it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from impact.sentences import MISSING
from overview.contents.document.blocks import (
    Block,
    cell,
    chart,
    heading,
    joined,
    listing,
    on_day,
    paragraph,
    short_day,
    table,
)

PICTURE = "picture w46"  # a column for paper alone


def outside(data: dict[str, Any]) -> list[Block]:
    """The marks of the peers, their words in full, and what is answered to each recommendation."""
    if data["reviews"] is None:
        return []
    if not data["reviews"]:
        return [paragraph(_("No peer review was read together in this time."))]
    return [block for row in data["reviews"] for block in _review(row)]


def _review(row: dict[str, Any]) -> list[Block]:
    said = _("Peers from outside marked without seeing each other; their reviews were read together on %(day)s.")
    return [
        paragraph(said % {"day": on_day(row["revealed_on"])}),
        *([paragraph(joined(_("What was asked of them:"), row["brief"]), "basis")] if row["brief"] else []),
        *_marks(row),
        *(block for peer in row["peers"] for block in _words(peer)),
        *table(
            _("What they recommend, and what we answer"),
            [(_("Recommendation"), "w46"), (_("Response"), ""), (_("Who"), "w28"), (_("By when"), "w18 num")],
            [_recommendation(one) for one in row["recommendations"]],
        ),
        *_remarks(row["remarks"]),
    ]


def _marks(row: dict[str, Any]) -> list[Block]:
    letters = [peer["letter"] for peer in row["peers"]]
    heads = [(_("Criterion, from 1 to 5"), ""), *((letter, "w8 num") for letter in letters), (_("1 to 5"), PICTURE)]
    lines = [
        [
            line["label"],
            *(_mark(mark) for mark in line["each"]),
            cell("", picture=f"marks-{row['number']}-{line['criterion']}"),
            line["mean"],
            _spread(line),
        ]
        for line in row["marks"]
    ]
    talked = [
        joined(_("%(label)s:") % {"label": line["label"]}, said) for line in row["marks"] for said in line["discussed"]
    ]
    names = [f"{peer['letter']}: {peer['name']}." for peer in row["peers"]]
    return [
        *table(_("Eight criteria"), [*heads, (_("Mean"), "w12 num"), (_("Spread"), "w16 num")], lines, tight=True),
        paragraph(joined(*names, _("n.o.: not observed. A spread of 2 or more is discussed."), *talked), "basis"),
    ]


def _mark(mark: int | None) -> str:
    return _("n.o.") if mark is None else str(mark)


def _spread(line: dict[str, Any]) -> dict[str, str]:
    said = _("to be discussed") if line["awaits"] else ""
    return cell(MISSING if line["spread"] is None else str(line["spread"]), said)


def _words(peer: dict[str, str]) -> list[Block]:
    """What a peer wrote, in full."""
    told = [
        (_("What is solid:"), peer["strengths"], ""),
        (_("What is a concern:"), peer["concerns"], ""),
        (_("Declared links:"), peer["links"], "basis"),
    ]
    words = [paragraph(joined(what, said), style) for what, said, style in told if said]
    return [heading(f"{peer['letter']}. {peer['name']}"), *words]


def _recommendation(one: dict[str, Any]) -> list[Any]:
    notes = [
        (one["done"], _("Done.")),
        (one["overdue"], _("Late: its day is over.")),
        (one["late"] and not one["position"], _("Its answer is late.")),
    ]
    said = joined(one["reason"], *one["steps"], *(words for holds, words in notes if holds))
    answer = cell(one["said"] or _("not answered yet"), said, one["sign"])
    return [cell(one["body"], one["peer"]), answer, one["owner"] or MISSING, short_day(one["due_on"])]


def _remarks(rows: list[dict[str, str]]) -> list[Block]:
    said = [
        joined(f"{row['peer']}:", row["body"], row["answer"] and joined(_("Answer:"), row["answer"])) for row in rows
    ]
    return [heading(_("Errors of fact that we pointed out")), *listing(said)] if said else []


def health(data: dict[str, Any]) -> list[Block]:
    """How the cooperation is felt from inside: never by name, and from five answers only."""
    told = data["health"]
    if told is None:
        return [] if data["reviews"] is None else [paragraph(_("No health check was closed in this time."))]
    n = told["respondents"]
    who = _("fewer than 11 people") if n is None else str(n)
    intro = _(
        "Health check %(number)s, closed on %(day)s; answers: %(n)s. Nothing is shown by name, or from fewer than five."
    )
    said = intro % {"number": told["number"], "day": on_day(told["closed_on"]), "n": who}
    if told["too_few"]:
        return [paragraph(said), paragraph(told["too_few"])]
    return [
        paragraph(said),
        *listing(told["sentences"]),
        *table(
            _("Eight dimensions, out of 5"),
            [
                (_("Dimension"), ""),
                (_("Mean"), "w22 num"),
                (pgettext("health check", "Change"), "w28 num"),
                (_("Between partners"), "w56"),
            ],
            [[row["title"], row["mean"], row["change"] or MISSING, _between(row)] for row in told["dimensions"]],
            tight=True,
        ),
        *([chart("health")] if told["drawn"] else []),
        *(block for question, answers in told["words"] for block in (heading(question), *listing(answers))),
    ]


def _between(row: dict[str, Any]) -> str:
    return _("from %(low)s to %(high)s") % row["spread"] if row["spread"] else row["reason"] or MISSING
