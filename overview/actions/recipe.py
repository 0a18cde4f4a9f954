"""Reading the recipe again."""

from core import clock
from core.acts import CLOCK, Clock, act, lock
from overview import recipe
from overview.contents import gathered
from overview.contents.facts import facts_of
from overview.models import Mark, MarkChange, Picture
from partnerships.models import JournalEntry, Partnership

Readings = dict[str, recipe.Reading]


@act
def refresh_marks(partnership: Partnership, *, by: Clock = CLOCK) -> Partnership:
    """The fifteen lines of the recipe are read again and kept for the rail; a line that changes its state says so.

    What changed is read again once the partnership is held, so that of two at once the second sees the first's.
    """
    readings = recipe.read(facts_of(partnership))
    if _changed(partnership, readings):
        readings = recipe.read(facts_of(lock(partnership)))
        _note(partnership, readings)
    rows = [
        Mark(partnership=partnership, line=code, state=reading.state.value, params=reading.kept())
        for code, reading in readings.items()
    ]
    unique = ["partnership", "line"]
    Mark.objects.bulk_create(rows, update_conflicts=True, unique_fields=unique, update_fields=["state", "params"])
    return partnership


@act
def keep_picture(partnership: Partnership, *, by: Clock = CLOCK, anew: bool = True) -> Picture:
    """The overview is read again and kept, with the line of the register and the day for which it stands.

    Unless `anew`, one that stands for today and the last line stays: nothing was written meanwhile.
    """
    place = Partnership.objects.get(pk=partnership.pk)  # as the act left it: whoever asks may hold it as it was
    rows = JournalEntry.objects.filter(partnership=place).order_by("-sequence")
    head = rows.values_list("sequence", flat=True).first()  # before the rest: what is written meanwhile counts as later
    row = Picture.objects.filter(partnership=place).first()
    if row and not anew and (row.sequence, row.day) == (head or 0, place.today()):
        return row
    content = gathered.told(gathered.gather(place))
    made = Picture(partnership=place, sequence=head or 0, day=place.today(), content=content)
    kept = {"unique_fields": ["partnership"], "update_fields": ["sequence", "day", "content"]}
    return Picture.objects.bulk_create([made], update_conflicts=True, **kept)[0]


def _changed(partnership: Partnership, readings: Readings) -> list[tuple[str, int]]:
    """The lines that read another state than the one noted last, each with the rank of its next change."""
    noted = MarkChange.objects.latest_of(partnership)
    return [
        (code, noted[code].rank + 1 if code in noted else 1)
        for code, reading in readings.items()
        if code not in noted or noted[code].state != reading.state
    ]


def _note(partnership: Partnership, readings: Readings) -> None:
    """Write what changed into the history; the partnership is held."""
    at = clock.now()
    MarkChange.objects.bulk_create(
        MarkChange(
            partnership=partnership,
            line=code,
            rank=rank,
            state=readings[code].state.value,
            params=readings[code].kept(),
            read_at=at,
        )
        for code, rank in _changed(partnership, readings)
    )
