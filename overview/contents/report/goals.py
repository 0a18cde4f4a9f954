"""The goals and targets of the 2030 Agenda and the three zeros, each with what of the partnership serves it."""

from collections.abc import Iterator
from typing import Any

from overview.contents.report.asked import Asked
from partnerships import sdg
from partnerships.contents.sdg import NAMES, ZEROS
from partnerships.models import Objective


def goals(asked: Asked) -> list[dict[str, Any]]:
    """Each goal that is named, those of its targets that are, and the objectives and indicators that name it."""
    found: dict[int, dict[str, Any]] = {}
    for code, text in _named(asked):
        for goal in sdg.goals(text):
            row = found.setdefault(goal, {"targets": [], "by": []})
            row["targets"] += [n for n in sdg.given(text) if n.startswith(f"{goal}.") and n not in row["targets"]]
            row["by"] += [code] if code else []
    return [
        {"number": goal, "name": str(NAMES[goal]), "targets": sdg.given(" ".join(row["targets"])), "by": row["by"]}
        for goal, row in sorted(found.items())
    ]


def _named(asked: Asked) -> Iterator[tuple[str, str]]:
    yield "", asked.partnership.sdg_targets
    for row in Objective.objects.filter(partnership=asked.partnership):
        yield row.code, row.sdg_targets
    for card in asked.cards:
        yield card.indicator.code, card.indicator.sdg_targets


def zeros(asked: Asked) -> list[dict[str, Any]]:
    """Which of the three zeros it serves, and by which objectives."""
    rows = list(Objective.objects.filter(partnership=asked.partnership))
    served = {code: [row.code for row in rows if code in row.zeros] for code in ZEROS}
    return [
        {"name": str(ZEROS[code]), "by": by} for code, by in served.items() if by or code in asked.partnership.zeros
    ]
