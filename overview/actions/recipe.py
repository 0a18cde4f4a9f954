"""Reading the recipe again."""

from core.acts import CLOCK, Clock, act
from overview import recipe
from overview.contents import gathered
from overview.contents.facts import facts_of
from overview.models import Mark, Picture
from partnerships.models import JournalEntry, Partnership


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


@act
def keep_picture(partnership: Partnership, *, by: Clock = CLOCK) -> Picture:
    """The overview is read again and kept, with the line of the register and the day for which it stands."""
    place = Partnership.objects.get(pk=partnership.pk)  # as the act left it: whoever asks may hold it as it was
    rows = JournalEntry.objects.filter(partnership=place).order_by("-sequence")
    head = rows.values_list("sequence", flat=True).first()  # before the rest: what is written meanwhile counts as later
    content = gathered.told(gathered.gather(place))
    kept = {"sequence": head or 0, "day": place.today(), "content": content}
    return Picture.objects.update_or_create(partnership=place, defaults=kept)[0]
