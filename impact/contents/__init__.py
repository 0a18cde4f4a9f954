"""What screens, papers and exports say of impact."""

from impact.contents.cards import Card, cards, measures_of, path_of, stories, table, with_measures
from impact.contents.sheet import Line, Sheet, Waiting, sheet
from impact.contents.shelf import Shelf, counts_strip, not_measured, shelf
from impact.contents.slices import Cut, cuts

__all__ = [
    "Card",
    "Cut",
    "Line",
    "Sheet",
    "Shelf",
    "Waiting",
    "cards",
    "counts_strip",
    "cuts",
    "measures_of",
    "not_measured",
    "path_of",
    "sheet",
    "shelf",
    "stories",
    "table",
    "with_measures",
]
