"""The transparency register: events declared once, entries chained, people told, all in the act's transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.template.loader import render_to_string, select_template
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.timezone import override as in_zone
from django.utils.translation import gettext as _

from accounts.models import User
from core import chain, clock, mail
from core.acts import CLOCK, Clock
from core.days import date_format
from core.figures import money
from core.texts import Localized
from partnerships.models import JournalEntry, Member, Notice, Partner, Partnership, Restriction

EVENTS: dict[str, "Event"] = {}
TOPICS: dict[str, "Topic"] = {}


@dataclass(frozen=True)
class Event:
    """One kind of thing that happens: the act that does it, its sentence in the register, its message if it has one.

    `sentence` is a lazy translation with named holes; `%(who)s` is who acted. `subject`, when given, makes the
    event one that awaits its reader: those it tells receive a message. What is `binding` is never restricted: it binds
    everybody, so everybody reads it.
    """

    code: str
    act: str
    sentence: Any
    subject: Any = None
    mark: str = "done"
    binding: bool = False

    def __post_init__(self) -> None:
        EVENTS[self.code] = self

    @property
    def templates(self) -> tuple[str, str]:
        """The message's own template if it has one, else the common one."""
        app, name = self.code.split(".")
        return f"{app}/mail/{name}", "mail/event"


@dataclass(frozen=True)
class Topic:
    """What lines and messages are about, in words. Each person may switch its messages off, unless they are `kept`.

    `words` are how the events of this floor begin: “risk” holds `risk_added` and `risk_reviewed`. Of two topics that
    hold an event, the longer words win.
    """

    code: str
    label: Any
    words: str
    kept: bool = False

    def __post_init__(self) -> None:
        TOPICS[self.code] = self

    @property
    def floor(self) -> str:
        """The floor whose events it holds."""
        return self.code.partition(".")[0]

    def reach(self, event: str) -> int:
        """How much of an event's code this topic's words cover; 0 when it does not hold it."""
        floor, _dot, name = event.partition(".")
        if floor != self.floor:
            return 0
        return max((len(word) for word in self.words.split() if f"{name}_".startswith(f"{word}_")), default=0)


def topic_of(event: str) -> Topic | None:
    """What an event is about."""
    best = max(TOPICS.values(), key=lambda topic: topic.reach(event), default=None)
    return best if best is not None and best.reach(event) else None


def offered() -> list[Topic]:
    """The topics whose messages people may switch off: those that send any."""
    written = {topic_of(code) for code, event in EVENTS.items() if event.subject is not None}
    return [topic for topic in TOPICS.values() if not topic.kept and (topic in written or not topic.words)]


def emit(
    event: Event,
    partnership: Partnership,
    *,
    by: Member | Clock,
    on_behalf_of: Partner | None = None,
    link: str = "",
    tells: Iterable = (),
    **params: Any,
) -> JournalEntry:
    """Write an event in the partnership's chain and tell people; part of the act's transaction.

    `params` fill the sentence's holes: text, numbers, `Localized` texts, dates as ISO strings, an amount of money as
    `{"amount": "1.50", "currency": "EUR"}`, or a `Member`, of whom only the identity is chained (so that a name can
    be erased and the chain still holds).
    """
    member = None if by is CLOCK else by
    at = clock.now()
    told = {name: _chained(value) for name, value in params.items()}
    body = {
        "partnership": str(partnership.uuid),
        "event": event.code,
        "by": str(member.uuid) if member else None,
        "on_behalf_of": str(on_behalf_of.uuid) if on_behalf_of else None,
        "params": told,
        "link": link,
        "occurred_at": at.isoformat(),
        "recorded_at": at.isoformat(),
    }
    columns = {"partnership": partnership, "event": event.code, "by": member, "on_behalf_of": on_behalf_of}
    entry = chain.append(
        JournalEntry, partnership.uuid, body, params=told, link=link, occurred_at=at, recorded_at=at, **columns
    )
    _tell(event, entry, list(dict.fromkeys(tells)))
    return entry


def named(rows: QuerySet[JournalEntry]) -> QuerySet[JournalEntry]:
    """The lines with all that their sentences ask for, whatever their number: who acted, and what restricts them."""
    running = Prefetch("restrictions", Restriction.objects.filter(lifted_at=None).select_related("partnership"))
    acting = rows.select_related("by__user", "by__partner__organisation", "on_behalf_of__organisation")
    return acting.prefetch_related(running)


def restriction_of(entry: JournalEntry) -> Restriction | None:
    """What keeps this line from being read whole today, if anything does: it ends by itself on its day."""
    return next((row for row in entry.restrictions.all() if row.runs()), None)


def sentence(entry: JournalEntry, people: dict[str, str] | None = None) -> str:
    """The entry in the reader's language; of one that is restricted, its title, the reason and the day alone.

    `people` gives names by member identity, read once for a whole page.
    """
    kept = restriction_of(entry)
    if kept is None:
        return whole(entry, people)
    said = {"title": kept.title, "reason": kept.reason, "until": date_format(kept.until_on, "DATE_FORMAT")}
    return _("%(title)s. Restricted until %(until)s: %(reason)s") % said


def whole(entry: JournalEntry, people: dict[str, str] | None = None) -> str:
    """The entry in the reader's language, restricted or not: for those who are told of it when it happens."""
    event = EVENTS.get(entry.event)
    if event is None:
        return entry.event
    holes = defaultdict(lambda: "…", {name: _shown(value, people or {}) for name, value in entry.params.items()})
    holes["who"] = _who(entry)
    return str(event.sentence) % holes  # a line written before its sentence asked for more stays readable


def people_of(partnership: Partnership) -> dict[str, str]:
    """Names by member identity: everybody who was ever in."""
    rows = Member.objects.filter(partnership=partnership).values_list("uuid", "user__name")
    return {str(uuid): name for uuid, name in rows}


def chained(partnership: Partnership) -> Iterator[str]:
    """The lines as they were chained, each after its fingerprint; of one that is restricted, the fingerprint and the
    day. What follows a fingerprint still proves it: the next line's covers it."""
    running = Restriction.objects.filter(partnership=partnership).running(partnership.today())
    kept = dict(running.values_list("entry_id", "until_on"))
    rows = partnership.journal.order_by("sequence").values_list("pk", "digest", "canonical")
    for pk, digest, canonical in rows.iterator(500):
        yield f"{digest} {f'restricted until {kept[pk].isoformat()}' if pk in kept else canonical}\n"


def verify(partnership: Partnership) -> chain.Verification:
    """Check the whole register: links, and that every column says what its chained body says."""
    return chain.verify_chain(JournalEntry, partnership.uuid)


def _chained(value: Any) -> Any:
    if isinstance(value, Member):
        return {"member": str(value.uuid)}
    if isinstance(value, datetime | date):
        return {"date": value.isoformat()}
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, dict):
        return dict(value)
    return value if isinstance(value, int | None) else str(value)


def _shown(value: Any, people: dict[str, str]) -> str:
    if not isinstance(value, dict):
        return "" if value is None else str(value)
    if "member" in value:
        return people.get(value["member"], _("someone"))
    if "date" in value:
        return _day(value["date"])
    if "amount" in value:
        return money(Decimal(value["amount"]), value["currency"])
    return Localized(value).into()


def _day(iso: str) -> str:
    """A day, or a moment in the reader's time zone, in the reader's words."""
    if "T" not in iso:
        return date_format(date.fromisoformat(iso), "DATE_FORMAT")
    return date_format(localtime(datetime.fromisoformat(iso)), "DATETIME_FORMAT")


def _who(entry: JournalEntry) -> str:
    if entry.by is None:
        return "Entente"
    name = entry.by.user.name
    if entry.on_behalf_of:
        return _("%(name)s, on behalf of %(partner)s,") % {"name": name, "partner": entry.on_behalf_of.name}
    return f"{name} ({entry.by.partner.name})" if entry.by.partner else name


def _tell(event: Event, entry: JournalEntry, users: list[User]) -> None:
    unwritten = _unwritten(event, users)
    for user in users:
        message = None if user.pk in unwritten else _message(event, entry, user)
        Notice.objects.create(entry=entry, user=user, mail=message)


def _unwritten(event: Event, users: list[User]) -> set[int]:
    """Those who are told on their pages alone: nobody is written to of this, or they switched it off, or cannot be."""
    everybody = {user.pk for user in users}
    if event.subject is None or not users:
        return everybody
    topic = topic_of(event.code)
    silent = Q(is_active=False) | Q(arrival__isnull=False)
    if topic is not None and not topic.kept:
        silent |= Q(mutings__kind=topic.code)
    return set(User.objects.filter(silent, pk__in=everybody).values_list("pk", flat=True))


def _message(event: Event, entry: JournalEntry, user: User) -> mail.Mail | None:
    with translation.override(user.language), in_zone(user.time_zone):
        people = people_of(entry.partnership)
        holes = {name: _shown(value, people) for name, value in entry.params.items()}
        context = {
            "event": event,
            "told": holes,
            "entry": entry,
            "sentence": whole(entry, people),
            "user": user,
            "partnership": entry.partnership,
            "url": f"{settings.SITE_URL}{entry.link}",
            "site": settings.SITE_URL,
            "choices": f"{settings.SITE_URL}{reverse('partnerships:choose_messages')}",
        }
        words = {"partnership": entry.partnership, "about": str(event.subject) % holes}
        subject = _("%(partnership)s: %(about)s") % words
        text = select_template([f"{name}.txt" for name in event.templates]).render(context)
        html = render_to_string([f"{name}.html" for name in event.templates], context)
        return mail.write(f"{entry.uuid}:{user.uuid}", user.email, " ".join(subject.split()), text, html)
