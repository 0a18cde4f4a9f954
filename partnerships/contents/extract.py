"""The register taken away: the lines that were asked for as a table, or frozen for paper with the chain's last link."""

import json
from collections.abc import Iterator
from datetime import tzinfo
from typing import Any

from django.conf import settings
from django.utils.timezone import get_current_timezone, localtime
from django.utils.timezone import override as in_zone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core.canonical import instant
from core.days import date_format
from partnerships.contents.journal import Asked, Line, asked_for, line_of, place_in_words, with_capacities
from partnerships.journal import people_of
from partnerships.models import Partnership, Restriction

BATCH = 500
FORMAT = "entente.journal/1"


def journal_table(partnership: Partnership, asked: Asked) -> Iterator[list[Any]]:
    """One row per line, under the names of the columns, in the reader's language; restricted lines as on the page."""
    return _rows(partnership, asked, get_language() or settings.LANGUAGE_CODE, get_current_timezone())


def _rows(partnership: Partnership, asked: Asked, language: str, zone: tzinfo) -> Iterator[list[Any]]:
    """The rows, made while they are sent: in the language and the zone of who asked, who is forgotten by then."""
    with override(language), in_zone(zone):
        yield [
            *(_("Line"), _("When"), _("Who"), _("In which capacity"), _("About"), _("What happened")),
            *(_("Restricted"), _("Page"), _("Fingerprint (SHA-256)")),
        ]
        for line in _lines(partnership, asked):
            yield [
                *(line.sequence, localtime(line.at).isoformat(timespec="seconds"), line.who, line.capacity),
                *(line.about, line.sentence, _("yes") if line.restricted else ""),
                *(f"{settings.SITE_URL}{line.link}" if line.link else "", line.digest),
            ]


def journal_on_paper(partnership: Partnership, asked: Asked, language: str) -> dict[str, Any]:
    """The lines that answer, the first written first, in one language, with the head of the chain: for one PDF."""
    last = partnership.journal.latest("sequence")
    with override(language), in_zone(partnership.zone):
        rows = [_frozen(line) for line in _lines(partnership, asked)]
        said = in_words(partnership, asked)
        return {
            "format": FORMAT,
            "language": language,
            "partnership": {"name": partnership.name.into(language), "time_zone": partnership.time_zone},
            "asked": said,
            "lines": rows[::-1],
            "register": {"line": last.sequence, "sha256": last.digest, "written_at": instant(last.recorded_at)},
        }


def in_words(partnership: Partnership, asked: Asked) -> list[str]:
    """What was asked for, in the reader's words; nothing when it is the whole register."""
    said = {
        _("about: %(value)s"): place_in_words(asked.about),
        _("by: %(value)s"): people_of(partnership).get(asked.person, "") if asked.person else "",
        _("partner: %(value)s"): asked.partner.name if asked.partner else "",
        _("from %(value)s"): date_format(asked.since, "DATE_FORMAT") if asked.since else "",
        _("until %(value)s"): date_format(asked.until, "DATE_FORMAT") if asked.until else "",
    }
    return [words % {"value": value} for words, value in said.items() if value]


def shows_what_is_restricted(partnership: Partnership, content: str) -> bool:
    """Whether lines were put whole on paper that have been restricted since: that paper is handed out no more."""
    running = Restriction.objects.filter(partnership=partnership).running(partnership.today())
    kept = set(running.values_list("entry__sequence", flat=True))
    return any(row["line"] in kept and not row["restricted"] for row in json.loads(content)["lines"])


def _lines(partnership: Partnership, asked: Asked) -> Iterator[Line]:
    people = people_of(partnership)
    for entry in with_capacities(asked_for(partnership, asked)).iterator(BATCH):
        yield line_of(entry, people)


def _frozen(line: Line) -> dict[str, Any]:
    said = {"line": line.sequence, "at": instant(line.at), "said": line.sentence, "capacity": line.capacity}
    return said | {"about": line.about, "restricted": line.restricted, "sha256": line.digest}
