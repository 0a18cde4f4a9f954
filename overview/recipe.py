"""The recipe: fifteen lines that practitioners wrote, each read from the partnership's own facts. Reasons, no score.

A reading is pure: it takes `Facts` (counts and dates, gathered once by `overview.contents.facts`) and says for
each line whether it is in place, under way, missing or not to be expected yet, with its numbers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """Where a line stands."""

    IN_PLACE = "in_place"
    UNDER_WAY = "under_way"
    MISSING = "missing"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Facts:
    """What the fifteen lines are read from: counts, and a few dates."""

    today: date
    partners: int = 0
    profiles: int = 0
    vision: str = ""
    consents: int = 0
    objectives: int = 0
    measurable: int = 0
    with_indicator: int = 0
    with_expectation: int = 0
    measured_when_due: int = 0
    due_objectives: int = 0
    needs: int = 0
    uncovered: int = 0
    critical: int = 0
    critical_met: int = 0
    contributing: int = 0
    tasks: int = 0
    tasks_whole: int = 0
    seats: int = 0
    seated: int = 0
    rules: bool = False
    decisions: int = 0
    meet_by: date | None = None
    minutes_late: int = 0
    lead: str = ""
    lead_until: date | None = None
    lead_bounded: bool = False
    charter: str = ""
    signed: int = 0
    to_sign: int = 0
    signing: str = ""
    entries: int = 0
    indicators: int = 0
    qualitative: int = 0
    measures: int = 0
    confirmed: int = 0
    contested: int = 0
    unexpected: int = 0


@dataclass(frozen=True)
class Reading:
    """What one line says: its state, the key of its sentence, the numbers that fill it."""

    state: State
    key: str
    params: dict[str, Any]

    def kept(self) -> dict[str, Any]:
        """The key and the numbers as they are stored."""
        return {"key": self.key, **self.params}


def _share(done: int, whole: int, key: str = "share") -> Reading:
    """In place when all are, missing when there is nothing, else under way."""
    params = {"done": done, "whole": whole}
    if not whole:
        return Reading(State.MISSING, "none", params)
    return Reading(State.IN_PLACE if done >= whole else State.UNDER_WAY, key, params)


def _vision(facts: Facts) -> Reading:
    if not facts.vision:
        return Reading(State.MISSING, "none", {})
    state = State.IN_PLACE if facts.partners and facts.consents >= facts.partners else State.UNDER_WAY
    return Reading(state, "share", {"done": facts.consents, "whole": facts.partners, "label": facts.vision})


def _goal(facts: Facts) -> Reading:
    return _share(min(facts.measurable, facts.with_indicator), facts.objectives)


def _partners(facts: Facts) -> Reading:
    params = {"critical": facts.critical, "met": facts.critical_met, "uncovered": facts.uncovered}
    params |= {"profiles": facts.profiles, "partners": facts.partners}
    if not facts.needs:
        return Reading(State.MISSING, "none", params)
    key = "contributions" if facts.contributing else "coverage"
    params |= {"contributing": facts.contributing} if facts.contributing else {}
    whole = facts.critical_met == facts.critical and not facts.uncovered and facts.profiles == facts.partners
    return Reading(State.IN_PLACE if whole else State.UNDER_WAY, key, params)


def _roles(facts: Facts) -> Reading:
    if not facts.tasks and not facts.seats:
        return Reading(State.MISSING, "none", {})
    params = {"done": facts.tasks_whole, "whole": facts.tasks, "seated": facts.seated, "seats": facts.seats}
    whole = facts.tasks and facts.tasks_whole == facts.tasks and facts.seats and facts.seated == facts.seats
    return Reading(State.IN_PLACE if whole else State.UNDER_WAY, "share", params)


def _time(facts: Facts) -> Reading:
    return _share(facts.with_expectation, facts.objectives)


def _measured(facts: Facts) -> Reading:
    if not facts.due_objectives:
        return Reading(State.NOT_YET, "none_due", {})
    vision = _vision(facts).state == State.IN_PLACE
    reading = _share(facts.measured_when_due, facts.due_objectives)
    if reading.state == State.IN_PLACE and not vision:
        return Reading(State.UNDER_WAY, "no_vision", reading.params)
    return reading


def _charter(facts: Facts) -> Reading:
    params = {"label": facts.charter, "signing": facts.signing, "done": facts.signed, "whole": facts.to_sign}
    if facts.charter:
        return Reading(State.IN_PLACE, "in_force_and_signing" if facts.signing else "in_force", params)
    return Reading(State.UNDER_WAY, "signing", params) if facts.signing else Reading(State.MISSING, "none", params)


def _committee(facts: Facts) -> Reading:
    params = {"seated": facts.seated, "seats": facts.seats, "decisions": facts.decisions}
    if not facts.seats:
        return Reading(State.MISSING, "none", params)
    if not facts.rules:
        return Reading(State.UNDER_WAY, "no_rules", params)
    if not facts.decisions:
        return Reading(State.UNDER_WAY, "no_decision", params)
    if facts.meet_by is not None and facts.meet_by < facts.today:
        return Reading(State.UNDER_WAY, "late", params | {"until": facts.meet_by.isoformat()})
    return Reading(State.IN_PLACE if facts.seated * 2 > facts.seats else State.UNDER_WAY, "deciding", params)


def _lead(facts: Facts) -> Reading:
    if not facts.lead or facts.lead_until is None:
        return Reading(State.MISSING, "none", {})
    params = {"name": facts.lead, "until": facts.lead_until.isoformat()}
    if facts.lead_until < facts.today:
        return Reading(State.MISSING, "ended", params)
    return Reading(State.IN_PLACE if facts.lead_bounded else State.UNDER_WAY, "running", params)


def _open(facts: Facts) -> Reading:
    if facts.minutes_late:
        return Reading(State.UNDER_WAY, "minutes_late", {"entries": facts.entries, "late": facts.minutes_late})
    return Reading(State.IN_PLACE if facts.entries else State.MISSING, "entries", {"entries": facts.entries})


def _framing(facts: Facts) -> Reading:
    return Reading(State.NOT_YET, "no_data", {})


def _qualitative(facts: Facts) -> Reading:
    params = {"qualitative": facts.qualitative, "whole": facts.indicators, "unexpected": facts.unexpected}
    if not facts.indicators:
        return Reading(State.MISSING, "none", params)
    enough = facts.qualitative * 5 >= facts.indicators
    return Reading(State.IN_PLACE if enough and facts.unexpected else State.UNDER_WAY, "share", params)


def _together(facts: Facts) -> Reading:
    params = {"done": facts.confirmed, "whole": facts.measures, "contested": facts.contested}
    if not facts.measures:
        return Reading(State.MISSING, "none", params)
    answered = facts.confirmed + facts.contested == facts.measures and facts.confirmed
    return Reading(State.IN_PLACE if answered else State.UNDER_WAY, "share", params)


def _later(facts: Facts) -> Reading:
    return Reading(State.NOT_YET, "no_data", {})


READERS: Mapping[str, Callable[[Facts], Reading]] = {
    "D1": _vision,
    "D2": _goal,
    "D3": _partners,
    "D4": _roles,
    "D5": _time,
    "S1": _measured,
    "S2": _charter,
    "S3": _committee,
    "S4": _lead,
    "S5": _open,
    "M1": _framing,
    "M2": _qualitative,
    "M3": _together,
    "M4": _later,
    "M5": _later,
}


def read(facts: Facts) -> dict[str, Reading]:
    """The fifteen readings, by line."""
    return {code: reader(facts) for code, reader in READERS.items()}
