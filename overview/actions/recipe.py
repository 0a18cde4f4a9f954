"""Reading the recipe again."""

from core.acts import CLOCK, Clock, act
from overview import recipe
from overview.contents.facts import facts_of
from overview.models import Mark
from partnerships.models import Partnership


@act
def refresh_marks(partnership: Partnership, *, by: Clock = CLOCK) -> Partnership:
    """The fifteen lines of the recipe are read again and kept, for the rail of every page."""
    rows = [
        Mark(partnership=partnership, line=code, state=reading.state.value, params=reading.kept())
        for code, reading in recipe.read(facts_of(partnership)).items()
    ]
    unique = ["partnership", "line"]
    Mark.objects.bulk_create(rows, update_conflicts=True, unique_fields=unique, update_fields=["state", "params"])
    return partnership
