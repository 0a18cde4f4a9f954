from collections.abc import Iterator
from itertools import chain
from typing import Any

from charters.awaits import awaits as charter_awaits
from core import clock
from governance.awaits import awaits as governance_awaits
from impact.awaits import awaits as impact_awaits
from impact.awaits.reviews import of_peer, places
from impact.contents import cards
from overview.awaits import awaits as report_awaits
from overview.contents.lines import GROUPS, marks_of, told
from overview.recipe import State
from partnerships import journal
from partnerships.awaits import Await
from partnerships.awaits import awaits as building_awaits
from partnerships.contents.contributions import kind_lines
from partnerships.contents.partnership import note_of
from partnerships.models import JournalEntry, Member, Partnership, StageStep

FLOORS = (building_awaits, governance_awaits, impact_awaits, charter_awaits, report_awaits)
HEADLINES, LATEST = 4, 6


def awaits(member: Member) -> list[Await]:
    """All that awaits a member here, the nearest deadline first, what has no date last."""
    found: Iterator[Await] = chain.from_iterable(floor(member) for floor in FLOORS)
    return sorted(found, key=lambda what: (what.deadline is None, what.deadline or clock.now(), what.title))


def home(user: Any) -> dict:
    """What awaits a person across their partnerships, then the partnerships."""
    rows = Member.objects.current().filter(user=user).select_related("partnership", "partner__organisation", "user")
    members = list(rows.prefetch_related("roles").order_by("-joined_at"))
    found = [
        {"what": what, "partnership": member.partnership, "zone": _zone(user.time_zone)}
        for member in members
        for what in awaits(member)
    ]
    zone = _zone(user.time_zone)
    found += [{"what": what, "partnership": partnership, "zone": zone} for what, partnership in of_peer(user)]
    found.sort(key=lambda row: (row["what"].deadline is None, row["what"].deadline or clock.now(), row["what"].title))
    had_place = not members and Member.objects.filter(user=user).exists()
    return {"awaits": found, "members": members, "had_place": had_place, "peer_places": places(user)}


def picture(member: Member) -> dict:
    """The partnership's overview for one of its members."""
    partnership = member.partnership
    lines = told(partnership, marks_of(partnership))
    return {
        "path": _path(partnership),
        "mine": awaits(member),
        "zone": _zone(member.user.time_zone),
        "kinds": kind_lines(partnership),
        "figures": [_figure(card) for card in cards(partnership, headline=True)[:HEADLINES]],
        "latest": _latest(partnership),
        "note": note_of(partnership),
    } | recipe(lines)


def recipe(lines: list[dict]) -> dict:
    """The fifteen lines in their three lists, and how many are in place."""
    groups = [
        {"label": label, "lines": [line for line in lines if line["group"] == code]} for code, label in GROUPS.items()
    ]
    return {"groups": groups, "in_place": sum(line["state"] == State.IN_PLACE for line in lines)}


def _path(partnership: Partnership) -> list[dict]:
    entered = {}
    for step in StageStep.objects.filter(partnership=partnership):
        entered.setdefault(step.stage, step.entered_at)
    stages = list(Partnership.State)
    now = stages.index(Partnership.State(partnership.state))
    return [
        {
            "label": stage.label,
            "entered": entered.get(stage) if rank <= now else None,
            "past": rank < now,
            "current": rank == now,
            "pin": _step_pin(rank - now, stage in entered),
        }
        for rank, stage in enumerate(stages)
    ]


def _step_pin(ahead: int, entered: bool) -> str:
    """The mark of a stage `ahead` of the present one, or behind it: one behind was gone through or passed over."""
    if ahead >= 0:
        return "todo" if ahead else "now"
    return "done" if entered else "abstain"


def _figure(card: Any) -> dict:
    return {
        "title": card.indicator.title,
        "link": card.indicator.get_absolute_url(),
        "value": card.value,
        "unit": card.indicator.unit,
        "spark": card.spark(),
        "pin": card.mark.pin,
        "tone": card.mark.word,
        "status": card.status,
        "basis": card.basis,
    }


def _latest(partnership: Partnership) -> list[dict]:
    rows = JournalEntry.objects.filter(partnership=partnership).order_by("-sequence")
    people = journal.people_of(partnership)
    entries = rows.select_related("by__user", "by__partner__organisation", "on_behalf_of__organisation")[:LATEST]
    return [
        {"at": entry.occurred_at, "sentence": journal.sentence(entry, people), "mark": _mark(entry)}
        for entry in entries
    ]


def _mark(entry: JournalEntry) -> str:
    event = journal.EVENTS.get(entry.event)
    return event.mark if event else "done"


def _zone(name: str) -> str:
    """The city of a time zone, as people say it: “18:00 Paris”."""
    return name.split("/")[-1].replace("_", " ")
