"""The one clock. Acts are judged by the database's time; only demos and tests can set another."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("told", default=None)  # set by a demo or a test
_past: ContextVar[datetime | None] = ContextVar("past", default=None)  # the moment as of which something is read
_moment: ContextVar[list | None] = ContextVar("moment", default=None)  # the act under way, and its time once read

DATABASE_TIME = {"postgresql": "SELECT clock_timestamp()", "sqlite": "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')"}


def now() -> datetime:
    """The present moment (UTC). Within an act: the database's, read once, the same until the act ends."""
    told, moment = _past.get() or _told.get(), _moment.get()
    if told is not None:
        return told
    if moment is None:
        return timezone.now() + settings.CLOCK_OFFSET
    if not moment:
        moment.append(_database_now() + settings.CLOCK_OFFSET)
    return moment[0]


def today(zone: str | ZoneInfo = "UTC") -> date:
    """The present day in a time zone."""
    return now().astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone).date()


def end_of_day(day: date, zone: str) -> datetime:
    """The last moment of a day in a time zone, as UTC: deadlines given as days run until then."""
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=ZoneInfo(zone)).astimezone(UTC)


@contextmanager
def one_moment() -> Iterator[None]:
    """Within: one reading of the clock. Acts within acts share the outermost's."""
    if _past.get() is not None:
        raise RuntimeError("What is read as of a moment of the past changes nothing: no act is done within.")
    if _moment.get() is not None:
        yield
        return
    token = _moment.set([])
    try:
        yield
    finally:
        _moment.reset(token)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within: it is `moment`. For the story of a demo and for tests; refused anywhere else."""
    if not settings.CLOCK_MAY_BE_SET:
        raise RuntimeError("The clock can be set in demos and tests alone.")
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Within: what is read is read as of `moment`, on any site; no act can be done."""
    token = _past.set(moment)
    try:
        yield
    finally:
        _past.reset(token)


def offset_towards(moment: datetime) -> timedelta:
    """How far the clock must be shifted for it to be `moment` now."""
    return moment - timezone.now()


def _database_now() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute(DATABASE_TIME[connection.vendor])
        value = cursor.fetchone()[0]
    return value if isinstance(value, datetime) else datetime.fromisoformat(value).replace(tzinfo=UTC)
