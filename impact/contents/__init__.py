"""What screens, papers and exports say of impact."""

from impact.contents.cards import Card, cards, measures_of, path_of, stories, table, with_measures
from impact.contents.changes import Changed, ChangeMark, changed, marks
from impact.contents.framing import Framing, framing
from impact.contents.life import Life, Said, life, opinions
from impact.contents.sheet import Line, Sheet, Waiting, sheet
from impact.contents.shelf import Shelf, not_measured, shelf
from impact.contents.soundness import weaknesses, weaknesses_of

__all__ = [
    "Card",
    "ChangeMark",
    "Changed",
    "Framing",
    "Life",
    "Line",
    "Said",
    "Sheet",
    "Shelf",
    "Waiting",
    "cards",
    "changed",
    "framing",
    "life",
    "marks",
    "measures_of",
    "not_measured",
    "opinions",
    "path_of",
    "sheet",
    "shelf",
    "stories",
    "table",
    "weaknesses",
    "weaknesses_of",
    "with_measures",
]
