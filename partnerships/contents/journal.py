"""What the register says: its lines in the reader's language, those that were asked for, and whether it holds."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from core import clock
from core.chain import Verification
from partnerships.journal import EVENTS, TOPICS, Event, named, people_of, restriction_of, sentence, topic_of, verify
from partnerships.models import JournalEntry, Partner, Partnership, Restriction, Role

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
    who: str = ""
    capacity: str = ""
    about: str = ""
    restricted: bool = False


@dataclass(frozen=True)
class Verified:
    """The last time the whole register was checked on this site."""

    at: datetime
    entries: int
    intact: bool
    broken_at: int | None
    head: str


@dataclass(frozen=True)
class Asked:
    """Which lines are asked for: about what, by whom, for which partner, from a day to a day."""

    about: str = ""
    person: str = ""
    partner: Partner | None = None
    since: date | None = None
    until: date | None = None

    @property
    def what_it_holds(self) -> bool:
        """Whether the question is about what lines say, which those that are restricted do not answer."""
        return bool(self.about or self.person or self.partner)


def places() -> list[tuple[str, list[tuple[str, str]]]]:
    """What lines are about, floor by floor: the whole floor, then its parts."""
    found: dict[str, list[tuple[str, str]]] = {}
    told = {topic_of(code) for code in EVENTS}
    for topic in TOPICS.values():
        if topic in told:
            found.setdefault(topic.floor, []).append((topic.code, str(topic.label)))
    names = {floor: str(apps.get_app_config(floor).verbose_name) for floor in found}
    return [
        (names[floor], [(floor, _("%(floor)s: everything") % {"floor": names[floor]}), *parts])
        for floor, parts in found.items()
    ]


def place_in_words(about: str) -> str:
    """What a question is about, in words: one part of a floor, a whole floor, or nothing."""
    if about in TOPICS:
        return str(TOPICS[about].label)
    return str(apps.get_app_config(about).verbose_name) if about else ""


def asked_for(partnership: Partnership, asked: Asked) -> QuerySet[JournalEntry]:
    """The lines that answer a question, the latest first. One that is restricted answers to its day alone: whoever
    asked for a person or a place would learn what it holds."""
    rows = partnership.journal.order_by("-sequence")
    if asked.about:
        rows = rows.filter(event__in=[code for code in EVENTS if _is_about(code, asked.about)])
    if asked.person:
        rows = rows.filter(by__uuid=asked.person)
    if asked.partner:
        rows = rows.filter(Q(by__partner=asked.partner) | Q(on_behalf_of=asked.partner))
    if asked.since:
        rows = rows.filter(occurred_at__gte=datetime.combine(asked.since, time.min, partnership.zone))
    if asked.until:
        after = asked.until + timedelta(days=1)
        rows = rows.filter(occurred_at__lt=datetime.combine(after, time.min, partnership.zone))
    if asked.what_it_holds:
        rows = rows.filter(~Exists(Restriction.objects.filter(entry=OuterRef("pk")).running(partnership.today())))
    return rows


def lines(
    partnership: Partnership,
    asked: Asked | None = None,
    *,
    before: int | None = None,
    size: int = PAGE,
    people: dict[str, str] | None = None,
) -> tuple[list[Line], int | None]:
    """The latest lines that answer, or those before a number; and the number to go on from when there are more."""
    rows = asked_for(partnership, asked or Asked())
    if before:
        rows = rows.filter(sequence__lt=before)
    found = list(with_capacities(rows)[: size + 1])
    people = people_of(partnership) if people is None else people
    shown = [line_of(entry, people) for entry in found[:size]]
    return shown, (shown[-1].sequence if len(found) > size else None)


def history(partnership: Partnership, code: str, *events: Event) -> list[Line]:
    """What the register says of the one thing that has this code, the latest first."""
    rows = partnership.journal.filter(event__in=[event.code for event in events], params__code=code)
    people = people_of(partnership)
    return [line_of(entry, people) for entry in with_capacities(rows.order_by("-sequence"))]


def with_capacities(rows: QuerySet[JournalEntry]) -> QuerySet[JournalEntry]:
    """With all that a line shows, the role in which its author acted then among it."""
    held = Role.objects.filter(member=OuterRef("by"), since_at__lte=OuterRef("occurred_at"))
    held = held.filter(Q(ended_at=None) | Q(ended_at__gt=OuterRef("occurred_at")))
    roles = {f"as_{role.value}": Exists(held.filter(role=role)) for role in Role.Name}
    return named(rows).annotate(**roles).defer("canonical")


def line_of(entry: Any, people: dict[str, str]) -> Line:
    """One line as it is read: of one that is restricted, when it was written and what `sentence` says of it."""
    at = {"sequence": entry.sequence, "at": entry.occurred_at, "digest": entry.digest}
    if restriction_of(entry):
        return Line(**at, sentence=sentence(entry, people), pin="abstain", link="", restricted=True)
    event, topic = EVENTS.get(entry.event), topic_of(entry.event)
    return Line(
        **at,
        sentence=sentence(entry, people),
        pin=event.mark if event else "todo",
        link=entry.link,
        who=entry.by.user.name if entry.by else "",
        capacity=_capacity(entry),
        about=str(topic.label) if topic else "",
    )


def restrictions_of(entry: JournalEntry) -> QuerySet[Restriction]:
    """All that ever restricted this line, the latest first."""
    return Restriction.objects.filter(entry=entry).select_related("set_by__user", "lifted_by__user").order_by("-pk")


def _is_about(event: str, place: str) -> bool:
    """Whether an event belongs to a floor, or to one of its parts."""
    topic = topic_of(event)
    return event.startswith(f"{place}.") or (topic is not None and topic.code == place)


def _capacity(entry: Any) -> str:
    """In which capacity somebody acted, and on whose behalf."""
    if entry.by is None:
        return ""
    if entry.on_behalf_of:
        said = _("as facilitator, on behalf of %(partner)s") if entry.as_facilitator else _("on behalf of %(partner)s")
        return said % {"partner": entry.on_behalf_of.name}
    if entry.by.partner and entry.as_representative:
        return _("as representative of %(partner)s") % {"partner": entry.by.partner.name}
    if entry.as_facilitator:
        return _("as facilitator")
    return _("for %(partner)s") % {"partner": entry.by.partner.name} if entry.by.partner else ""


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
