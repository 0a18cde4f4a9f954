"""The recipe: fifteen lines that practitioners wrote, each read from the partnership's own facts. Reasons, no score.

A reading is pure: it takes `Facts` (counts and dates, gathered once by `overview.facts`) and says for each line whether
it is in place, under way, missing or not to be expected yet, with a sentence and its numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    IN_PLACE = "in_place", _("in place")
    UNDER_WAY = "under_way", _("under way")
    MISSING = "missing", _("missing")
    NOT_YET = "not_yet", _("not to be expected yet")


PINS = {State.IN_PLACE: "done", State.UNDER_WAY: "wait", State.MISSING: "todo", State.NOT_YET: "todo"}
GROUPS = {"D": _("To take up"), "S": _("What makes it succeed"), "M": _("Measuring impact")}


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
    tasks: int = 0
    tasks_whole: int = 0
    seats: int = 0
    seated: int = 0
    rules: bool = False
    decisions: int = 0
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


@dataclass(frozen=True)
class Line:
    """One line of the recipe: what practitioners said, where it lives, how it is read."""

    code: str
    said: Any
    place: str
    read: Callable[[Facts], Reading]
    sentences: dict[str, Any]


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
    whole = facts.critical_met == facts.critical and not facts.uncovered and facts.profiles == facts.partners
    return Reading(State.IN_PLACE if whole else State.UNDER_WAY, "coverage", params)


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
    return Reading(State.IN_PLACE if facts.seated * 2 > facts.seats else State.UNDER_WAY, "deciding", params)


def _lead(facts: Facts) -> Reading:
    if not facts.lead or facts.lead_until is None:
        return Reading(State.MISSING, "none", {})
    params = {"name": facts.lead, "until": facts.lead_until.isoformat()}
    if facts.lead_until < facts.today:
        return Reading(State.MISSING, "ended", params)
    return Reading(State.IN_PLACE if facts.lead_bounded else State.UNDER_WAY, "running", params)


def _open(facts: Facts) -> Reading:
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


NO_DATA = _("This site does not record this yet: nothing can be said.")
NO_OBJECTIVE = _("No objective is written down yet.")
LINES = (
    Line("D1", _("Share a common vision"), "partnerships:vision", _vision, {
        "none": _("No vision is written yet."),
        "share": _("Version %(label)s: %(done)s of %(whole)s partners consent."),
    }),
    Line("D2", _("Define the goal to reach"), "partnerships:objective_list", _goal, {
        "none": NO_OBJECTIVE,
        "share": _("%(done)s of %(whole)s objectives have a start, an aim, a date and an indicator."),
    }),
    Line("D3", _("Choose partners well: skills, resources, roles"), "partnerships:need_list", _partners, {
        "none": _("No need is written down yet."),
        "coverage": _(
            "%(met)s of %(critical)s critical needs are met; needs nobody meets: %(uncovered)s; "
            "profiles written: %(profiles)s of %(partners)s."
        ),
    }),
    Line("D4", _("Who does what: clear governance"), "partnerships:task_list", _roles, {
        "none": _("No task and no committee yet."),
        "share": _("%(done)s of %(whole)s tasks have one accountable partner; %(seated)s of %(seats)s seats are held."),
    }),
    Line("D5", _("Give it time"), "partnerships:objective_list", _time, {
        "none": NO_OBJECTIVE,
        "share": _("%(done)s of %(whole)s objectives say when to expect what."),
    }),
    Line("S1", _("A shared vision and measured objectives"), "impact:indicator_list", _measured, {
        "none": NO_OBJECTIVE,
        "none_due": _("No objective was due to be measured so far."),
        "no_vision": _("%(done)s of %(whole)s objectives were measured when due, but the vision is not shared by all."),
        "share": _("%(done)s of %(whole)s objectives were measured when due."),
    }),
    Line("S2", _("A charter builds trust"), "charters:charter", _charter, {
        "none": _("No charter is being signed yet."),
        "signing": _("%(done)s of %(whole)s organisations have signed %(signing)s."),
        "in_force": _("The charter %(label)s is in force."),
        "in_force_and_signing": _("%(label)s is in force; %(done)s of %(whole)s have signed %(signing)s."),
    }),
    Line("S3", _("A steering committee governs"), "governance:committee", _committee, {
        "none": _("No committee sits yet."),
        "no_rules": _("%(seated)s of %(seats)s seats are held; the decision rules are not written."),
        "no_decision": _("%(seated)s of %(seats)s seats are held; nothing has been decided yet."),
        "deciding": _("%(seated)s of %(seats)s seats are held; decisions in the register: %(decisions)s."),
    }),
    Line("S4", _("A strategic lead who can settle"), "governance:committee", _lead, {
        "none": _("Nobody is the strategic lead."),
        "ended": _("The mandate of %(name)s ended on %(until)s."),
        "running": _("%(name)s, until %(until)s, with limits and a succession."),
    }),
    Line("S5", _("Transparency between all"), "partnerships:journal", _open, {
        "entries": _("Lines in the register, open to every partner: %(entries)s."),
    }),
    Line("M1", _("Say why and how beforehand"), "impact:indicator_list", _framing, {"no_data": NO_DATA}),
    Line("M2", _("Insist on the qualitative and the unexpected"), "impact:story_list", _qualitative, {
        "none": _("No indicator is adopted yet."),
        "share": _(
            "%(qualitative)s of %(whole)s indicators are qualitative; unexpected changes told in twelve months: %(unexpected)s."
        ),
    }),
    Line("M3", _("Measure together"), "impact:indicator_list", _together, {
        "none": _("Nothing is measured yet."),
        "share": _("%(done)s of %(whole)s measurements are confirmed by another partner; contested: %(contested)s."),
    }),
    Line("M4", _("An outside view"), "impact:indicator_list", _later, {"no_data": NO_DATA}),
    Line("M5", _("Share ambitions and dynamics"), "governance:decision_list", _later, {"no_data": NO_DATA}),
)
BY_CODE = {line.code: line for line in LINES}


def read(facts: Facts) -> dict[str, Reading]:
    """The fifteen readings, by line."""
    return {line.code: line.read(facts) for line in LINES}
