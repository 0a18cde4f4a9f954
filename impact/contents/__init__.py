"""What screens, papers and exports say of impact."""

from impact.contents.cards import (
    Card,
    cards,
    measures_of,
    path_of,
    table,
    with_measures,
)
from impact.contents.effects import (
    EffectTable,
    effect_table,
    open_quarters,
)
from impact.contents.figures import Line, made_of, to_answer
from impact.contents.imports import faults_of, preview
from impact.contents.owed import owed
from impact.contents.sheet import (
    Sheet,
    Waiting,
    sheet,
)
from impact.contents.shelf import (
    Shelf,
    counts_strip,
    not_measured,
    shelf,
)
from impact.contents.slices import (
    Cut,
    cuts,
)
from impact.contents.stories import (
    StoryShelf,
    kept_by_panels,
    kept_choices,
    panels,
    stories,
    story_shelf,
    withdrawal,
)

__all__ = [
    "Card",
    "Cut",
    "EffectTable",
    "Line",
    "Sheet",
    "Shelf",
    "StoryShelf",
    "Waiting",
    "cards",
    "counts_strip",
    "cuts",
    "effect_table",
    "faults_of",
    "kept_by_panels",
    "kept_choices",
    "made_of",
    "measures_of",
    "not_measured",
    "open_quarters",
    "owed",
    "panels",
    "path_of",
    "preview",
    "sheet",
    "shelf",
    "stories",
    "story_shelf",
    "table",
    "to_answer",
    "with_measures",
    "withdrawal",
]
