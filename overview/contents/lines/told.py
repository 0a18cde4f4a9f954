"""A kept reading in the reader's language: its sentence, what it lacks, where that is mended."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.days import date_format
from core.texts import Localized
from overview.contents.lines.gaps import PLACES, WORDS
from overview.contents.lines.line import Line
from partnerships.models import Member, Partnership

DAYS = ("day", "since", "until")
People = Mapping[str, str]


def people_in(partnership: Partnership, kept: Iterable[Mapping[str, Any]]) -> People:
    """The names of the persons in these readings, by identity: a reading keeps no name of a person."""
    found = {params["person"]["member"] for params in kept if "member" in params.get("person", ())}
    rows = Member.objects.filter(partnership=partnership, uuid__in=found).values_list("uuid", "user__name")
    return {str(uuid): name for uuid, name in rows}


def sentence(line: Line, params: Mapping[str, Any], people: People) -> str:
    """The whole evidence of a reading: its sentence, its notes, each gap's, from which stage on it is expected."""
    shown = {name: _shown(name, value, people) for name, value in params.items()}
    said = [str(line.sentences[key]) % shown for key in (params["key"], *params.get("notes", ()))]
    said += [str(WORDS[gap["key"]]) % {"n": gap["n"], "names": _listed(gap)} for gap in params.get("gaps", ())]
    if "stage" in params:
        stage = Partnership.State(params["stage"]).label
        said.append(_("Expected from the stage “%(stage)s” on.") % {"stage": stage})
    return " ".join(said).replace("….", "…")  # a title that was cut ends its sentence


def mended_at(line: Line, params: Mapping[str, Any], slug: str) -> str:
    """The page where what lacks first can be mended; the line's own when nothing does."""
    gaps = params.get("gaps", ())
    return reverse(PLACES.get(gaps[0]["key"], line.place) if gaps else line.place, args=[slug])


def _shown(name: str, value: Any, people: People) -> Any:
    if name in DAYS:
        return date_format(date.fromisoformat(value), "DATE_FORMAT") if value else ""
    if name == "person":
        return people.get(value["member"], "") if "member" in value else value["function"]
    return ", ".join(value) if name == "decisions" else value


def _listed(gap: Mapping[str, Any]) -> str:
    """The first names, and how many more there are."""
    said = ", ".join(name if isinstance(name, str) else Localized(name).into() for name in gap["names"])
    more = gap["n"] - len(gap["names"])
    if not more:
        return said
    words = ngettext("%(names)s and %(n)s more", "%(names)s and %(n)s more", more)
    return words % {"names": said, "n": more}
