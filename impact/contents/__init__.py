"""What screens, papers and exports say of impact."""

from impact.contents.cards import (
    Card,
    cards,
    measures_of,
    path_of,
    table,
    with_measures,
)
from impact.contents.changes import (
    Changed,
    ChangeMark,
    change_marks,
    changed,
)
from impact.contents.effects import (
    EffectTable,
    effect_table,
    open_quarters,
)
from impact.contents.entire import (
    entire,
    outlined,
)
from impact.contents.figures import (
    Line,
    made_of,
    to_answer,
)
from impact.contents.framing import (
    Framed,
    Framing,
    framed,
    framing,
)
from impact.contents.imports import (
    faults_of,
    preview,
)
from impact.contents.life import (
    Life,
    Said,
    life,
    opinions,
)
from impact.contents.owed import (
    owed,
)
from impact.contents.sheet import (
    Sheet,
    Waiting,
    sheet,
)
from impact.contents.shelf import (
    Shelf,
    counts_strip,
    shelf,
)
from impact.contents.slices import (
    Cut,
    cuts,
)
from impact.contents.soundness import (
    weaknesses,
    weaknesses_of,
)
from impact.contents.stories import (
    StoryShelf,
    kept_by_panels,
    kept_choices,
    latest_stories,
    panels,
    stories,
    story_shelf,
    withdrawal,
)

__all__ = [
    "Card",
    "ChangeMark",
    "Changed",
    "Cut",
    "EffectTable",
    "Framed",
    "Framing",
    "Life",
    "Line",
    "Said",
    "Sheet",
    "Shelf",
    "StoryShelf",
    "Waiting",
    "cards",
    "change_marks",
    "changed",
    "counts_strip",
    "cuts",
    "effect_table",
    "entire",
    "faults_of",
    "framed",
    "framing",
    "kept_by_panels",
    "kept_choices",
    "latest_stories",
    "life",
    "made_of",
    "measures_of",
    "open_quarters",
    "opinions",
    "outlined",
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
    "weaknesses",
    "weaknesses_of",
    "with_measures",
    "withdrawal",
]
