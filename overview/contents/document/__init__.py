"""A report as a document: the same sections and sentences for the PDF and the text file, from frozen data alone."""

from collections.abc import Callable, Mapping
from typing import Any

from overview.contents.document import annexes, done, front, lessons, means, outside, results, stories
from overview.contents.document.blocks import Block, Section, paragraphs
from overview.contents.report import SECTIONS, completed

__all__ = ["Section", "sections"]

Told = Callable[[dict[str, Any]], list[Block]]

MADE: dict[str, Told] = {
    "glance": front.glance,
    "partnership": front.partnership,
    "done": done.done,
    "results": results.results,
    "charts": results.charts,
    "stories": stories.stories,
    "outside": outside.outside,
    "health": outside.health,
    "lessons": lessons.lessons,
    "resources": means.resources,
    "goals": means.goals,
    "next": means.ahead,
    "annexes": annexes.annexes,
}


def sections(data: Mapping[str, Any]) -> list[Section]:
    """The sections that have something to say, in their order, in the language of the moment."""
    whole = completed(data)
    found = [
        Section(kind, str(title), [*_written(whole, kind), *MADE[kind](whole)]) for kind, title in SECTIONS.items()
    ]
    return [section for section in found if section.blocks]


def _written(data: dict[str, Any], kind: str) -> list[Block]:
    """What people wrote by hand comes first."""
    return paragraphs(data["written"].get(kind, ""), "lead" if kind == "glance" else "")
