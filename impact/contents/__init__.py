"""What screens, papers and exports say of impact."""

from impact.contents.cards import Card, cards, measures_of, path_of, stories, table, with_measures
from impact.contents.figures import Line, made_of
from impact.contents.imports import faults_of, preview
from impact.contents.owed import owed
from impact.contents.sheet import Sheet, Waiting, sheet
from impact.contents.shelf import Shelf, not_measured, shelf

__all__ = [
    "Card",
    "Line",
    "Sheet",
    "Shelf",
    "Waiting",
    "cards",
    "faults_of",
    "made_of",
    "measures_of",
    "not_measured",
    "owed",
    "path_of",
    "preview",
    "sheet",
    "shelf",
    "stories",
    "table",
    "with_measures",
]
