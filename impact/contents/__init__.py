"""What screens, papers and exports say of impact."""

from impact.contents.cards import Card, cards, measures_of, path_of, stories, table, with_measures
from impact.contents.sheet import Line, Sheet, Waiting, sheet
from impact.contents.shelf import Shelf, not_measured, shelf

__all__ = [
    "Card",
    "Line",
    "Sheet",
    "Shelf",
    "Waiting",
    "cards",
    "measures_of",
    "not_measured",
    "path_of",
    "sheet",
    "shelf",
    "stories",
    "table",
    "with_measures",
]
