"""The recipe's latest reading, kept for the rail of every page: refreshed after each act and by the clock."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format

from overview.facts import facts_of
from overview.models import Mark
from overview.recipe import BY_CODE, LINES, PINS, State, read
from partnerships.models import Partnership


def refresh(partnership: Partnership) -> None:
    """Read the fifteen lines again and keep them."""
    rows = [
        Mark(
            partnership=partnership,
            line=code,
            state=reading.state.value,
            params={"key": reading.key, **reading.params},
        )
        for code, reading in read(facts_of(partnership)).items()
    ]
    Mark.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["partnership", "line"], update_fields=["state", "params"]
    )


def marks_of(partnership: Partnership) -> dict[str, Mark]:
    """The kept reading of each line, in one query."""
    return {mark.line: mark for mark in Mark.objects.filter(partnership=partnership)}


def told(partnership: Partnership, marks: dict[str, Mark]) -> list[dict]:
    """The fifteen lines in words, in their order, for a page or a report."""
    lines = []
    for line in LINES:
        mark = marks.get(line.code)
        if mark is None:
            continue
        params = {name: _shown(name, value) for name, value in mark.params.items()}
        lines.append(
            {
                "code": line.code,
                "group": line.code[0],
                "said": line.said,
                "state": State(mark.state),
                "pin": PINS[State(mark.state)],
                "sentence": str(BY_CODE[line.code].sentences[mark.params["key"]]) % params,
                "link": reverse(line.place, args=[partnership.slug]),
            }
        )
    return lines


def _shown(name: str, value: object) -> object:
    return date_format(date.fromisoformat(str(value)), "DATE_FORMAT") if name == "until" else value
