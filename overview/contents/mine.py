"""What awaits one person, across all their partnerships, by deadline."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accounts.models import User
from charters.awaits import awaits as charter_awaits
from core import clock
from governance.awaits import awaits as governance_awaits
from impact.awaits import awaits as impact_awaits
from impact.awaits.reviews import of_peer, places
from overview.awaits import awaits as report_awaits
from partnerships.awaits import Await
from partnerships.awaits import awaits as building_awaits
from partnerships.contents.notices import unread
from partnerships.models import Member, Partnership
from partnerships.rules import is_open

FLOORS = (building_awaits, governance_awaits, impact_awaits, charter_awaits, report_awaits)
FAR = datetime.max.replace(tzinfo=UTC)


def awaits(member: Member) -> list[Await]:
    """All that awaits a member here, the nearest deadline first, what has no date last."""
    if not is_open(member.partnership):
        return []  # it can be read, and nothing in it changes any more
    found: Iterator[Await] = chain.from_iterable(floor(member) for floor in FLOORS)
    return sorted(found, key=_when)


def home(user: User) -> dict[str, Any]:
    """What awaits a person across their partnerships, then the partnerships."""
    rows = Member.objects.current().filter(user=user).select_related("partnership", "partner__organisation", "user")
    members = list(rows.prefetch_related("roles").order_by("-joined_at"))
    found = [(what, member.partnership) for member in members for what in awaits(member)]
    found += [(what, place) for what, place in of_peer(user) if is_open(place)]
    found.sort(key=lambda pair: _when(pair[0]))
    told = [_told(what, place, user) for what, place in found]
    had_place = not members and Member.objects.filter(user=user).exists()
    return {
        "awaits": told,
        "groups": _groups(told, ZoneInfo(user.time_zone)),
        "members": members,
        "had_place": had_place,
        "peer_places": places(user),
        "unread": unread(user),
    }


def zone_of(name: str) -> str:
    """The city of a time zone, as people say it: “18:00 Paris”."""
    return name.split("/")[-1].replace("_", " ")


def _told(what: Await, place: Partnership, user: User) -> dict[str, Any]:
    return {"what": what, "partnership": place, "zone": zone_of(user.time_zone)}


def _when(what: Await) -> tuple[datetime, str]:
    """The nearest deadline first, what has no date last."""
    return what.deadline or FAR, what.title


def _groups(rows: list[dict[str, Any]], zone: ZoneInfo) -> list[dict[str, Any]]:
    """What is late, what is due until the end of next week, what comes later, what has no date."""
    now = clock.now().astimezone(zone)
    monday = datetime.combine(now.date() + timedelta(days=14 - now.weekday()), time(), tzinfo=zone)
    kinds = {"late": _("Late"), "soon": _("This week and the next"), "later": _("Later"), "free": _("Without a date")}
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in kinds}
    for row in rows:
        until = row["what"].deadline
        kind = "free" if until is None else "late" if until < now else "soon" if until < monday else "later"
        found[kind].append(row)
    return [{"kind": kind, "label": label, "rows": found[kind]} for kind, label in kinds.items() if found[kind]]
