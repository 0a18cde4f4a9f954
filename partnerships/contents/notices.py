"""What a person was told, whether or not a message was sent of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps

from accounts.models import User
from partnerships.journal import EVENTS, offered, whole
from partnerships.models import Member, Muting, Notice, Partnership

PAGE = 40


@dataclass(frozen=True)
class Told:
    """One thing that a person was told."""

    pk: int
    at: datetime
    sentence: str
    partnership: Partnership
    link: str
    pin: str
    new: bool
    written: bool


def notices(user: User, *, before: int | None = None, size: int = PAGE) -> tuple[list[Told], int | None]:
    """What this person was told, the latest first, and the number to go on from when there is more.

    Read whole even where a line was restricted since: they were told of it.
    """
    rows = Notice.objects.filter(user=user).order_by("-pk")
    if before:
        rows = rows.filter(pk__lt=before)
    entry = ("by__user", "by__partner__organisation", "on_behalf_of__organisation", "partnership")
    found = list(rows.select_related(*(f"entry__{name}" for name in entry)).defer("entry__canonical")[: size + 1])
    shown = found[:size]
    inside = {notice.entry.partnership_id for notice in shown}
    names = Member.objects.filter(partnership__in=inside).values_list("uuid", "user__name")
    people = {str(uuid): name for uuid, name in names}
    here = set(Member.objects.current().filter(user=user).values_list("partnership", flat=True))
    return [_told(row, people, here) for row in shown], (shown[-1].pk if len(found) > size else None)


def _told(notice: Notice, people: dict[str, str], here: set[int]) -> Told:
    entry: Any = notice.entry
    event = EVENTS.get(entry.event)
    return Told(
        *(notice.pk, entry.occurred_at, whole(entry, people), entry.partnership),
        link=entry.link if entry.partnership_id in here else "",
        pin=event.mark if event else "todo",
        new=notice.read_at is None,
        written=notice.mail_id is not None,
    )


def unread(user: User) -> int:
    """How much this person was told and has not read."""
    return Notice.objects.filter(user=user, read_at=None).count()


def choices() -> list[tuple[str, list[tuple[str, Any]]]]:
    """The kinds of messages that can be switched off, in words, floor by floor."""
    found: dict[str, list[tuple[str, Any]]] = {}
    for topic in offered():
        found.setdefault(str(apps.get_app_config(topic.floor).verbose_name), []).append((topic.code, topic.label))
    return list(found.items())


def wanted(user: User) -> list[str]:
    """The kinds of messages that this person receives."""
    off = set(Muting.objects.filter(user=user).values_list("kind", flat=True))
    return [topic.code for topic in offered() if topic.code not in off]
