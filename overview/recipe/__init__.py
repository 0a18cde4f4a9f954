"""The recipe: fifteen lines that practitioners wrote, each read from the partnership's own facts. Reasons, no score.

A reading is pure: it takes `Facts` (counts, names and dates, gathered once by `overview.contents.facts`) and says for
each line whether it is in place, under way, missing or not to be expected yet, with its numbers and what it lacks.
"""

from collections.abc import Callable, Mapping

from overview.recipe import measuring, succeeding, taking_up
from overview.recipe.facts import Facts
from overview.recipe.reading import FEW, STAGES, Gap, Reading, State

__all__ = ["FEW", "READERS", "STAGES", "Facts", "Gap", "Reading", "State", "read"]

READERS: Mapping[str, Callable[[Facts], Reading]] = {
    "D1": taking_up.vision,
    "D2": taking_up.goal,
    "D3": taking_up.partners,
    "D4": taking_up.roles,
    "D5": taking_up.time,
    "S1": succeeding.measured,
    "S2": succeeding.charter,
    "S3": succeeding.committee,
    "S4": succeeding.lead,
    "S5": succeeding.transparency,
    "M1": measuring.framing,
    "M2": measuring.qualitative,
    "M3": measuring.together,
    "M4": measuring.outside,
    "M5": measuring.dynamics,
}


def read(facts: Facts) -> dict[str, Reading]:
    """The fifteen readings, by line."""
    return {code: reader(facts) for code, reader in READERS.items()}
