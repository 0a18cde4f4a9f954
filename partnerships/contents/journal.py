from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.core.cache import cache
from django.db.models import Q, QuerySet

from core import clock
from core.chain import Verification
from partnerships.journal import EVENTS, Event, people_of, sentence, verify
from partnerships.models import JournalEntry, Partner, Partnership

PAGE = 40


@dataclass(frozen=True)
class Line:
    """One line of the register as it is read."""

    sequence: int
    at: datetime
    sentence: str
    pin: str
    link: str
    digest: str


@dataclass(frozen=True)
class Verified:
    """The last time the whole register was checked on this site."""

    at: datetime
    entries: int
    intact: bool
    broken_at: int | None
    head: str


def kinds() -> list[tuple[str, str]]:
    """What lines are about: the parts of the application that write in the register."""
    found = dict.fromkeys(code.split(".")[0] for code in EVENTS)
    return [(app, str(apps.get_app_config(app).verbose_name)) for app in found]


def lines(
    partnership: Partnership,
    *,
    about: str = "",
    partner: Partner | None = None,
    before: int | None = None,
    size: int = PAGE,
) -> tuple[list[Line], int | None]:
    """The latest lines, or those before a number; and the number to go on from when there are more."""
    rows = partnership.journal.all()
    if about:
        rows = rows.filter(event__startswith=f"{about}.")
    if partner:
        rows = rows.filter(Q(by__partner=partner) | Q(on_behalf_of=partner))
    if before:
        rows = rows.filter(sequence__lt=before)
    found = list(_latest(rows)[: size + 1])
    people = people_of(partnership)
    shown = [_line(entry, people) for entry in found[:size]]
    return shown, (shown[-1].sequence if len(found) > size else None)


def history(partnership: Partnership, code: str, *events: Event) -> list[Line]:
    """What the register says of the one thing that has this code, the latest first."""
    rows = partnership.journal.filter(event__in=[event.code for event in events], params__code=code)
    people = people_of(partnership)
    return [_line(entry, people) for entry in _latest(rows)]


def _latest(rows: QuerySet[JournalEntry]) -> QuerySet[JournalEntry]:
    """With all that a sentence names, the latest first."""
    named = rows.select_related("by__user", "by__partner__organisation", "on_behalf_of__organisation")
    return named.defer("canonical").order_by("-sequence")


def _line(entry: JournalEntry, people: dict[str, str]) -> Line:
    pin = EVENTS[entry.event].mark if entry.event in EVENTS else "todo"
    return Line(entry.sequence, entry.occurred_at, sentence(entry, people), pin, entry.link, entry.digest)


def verified_now(partnership: Partnership) -> Verified:
    """Check the whole register, and remember when that was."""
    result: Verification = verify(partnership)
    told = Verified(clock.now(), result.entries, result.intact, result.broken_at, result.head)
    cache.set(_key(partnership), told, timeout=None)
    return told


def last_verified(partnership: Partnership) -> Verified | None:
    """The last check that somebody asked for, if this site remembers one."""
    return cache.get(_key(partnership))


def _key(partnership: Partnership) -> str:
    return f"register-verified:{partnership.uuid}"
