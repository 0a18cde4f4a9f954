"""The recipe's fifteen lines in words: what practitioners said, where each lives, the sentence of its reading."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from overview.models import Mark
from overview.recipe import State
from partnerships.models import Partnership

STATES = {
    State.IN_PLACE: _("in place"),
    State.UNDER_WAY: _("under way"),
    State.MISSING: _("missing"),
    State.NOT_YET: _("not to be expected yet"),
}
PINS = {State.IN_PLACE: "done", State.UNDER_WAY: "wait", State.MISSING: "todo", State.NOT_YET: "todo"}
GROUPS = {"D": _("To take up"), "S": _("What makes it succeed"), "M": _("Measuring impact")}


@dataclass(frozen=True)
class Line:
    """One line of the recipe: what practitioners said, where it lives, its sentences by key of reading."""

    code: str
    said: Any
    place: str
    sentences: dict[str, Any]


NO_DATA = _("This site does not record this yet: nothing can be said.")
NO_OBJECTIVE = _("No objective is written down yet.")
LINES = (
    Line(
        "D1",
        _("Share a common vision"),
        "partnerships:vision",
        {
            "none": _("No vision is written yet."),
            "share": _("Version %(label)s: %(done)s of %(whole)s partners consent."),
        },
    ),
    Line(
        "D2",
        _("Define the goal to reach"),
        "partnerships:objective_list",
        {
            "none": NO_OBJECTIVE,
            "share": _("%(done)s of %(whole)s objectives have a start, an aim, a date and an indicator."),
        },
    ),
    Line(
        "D3",
        _("Choose partners well: skills, resources, roles"),
        "partnerships:need_list",
        {
            "none": _("No need is written down yet."),
            "coverage": _(
                "%(met)s of %(critical)s critical needs are met; needs nobody meets: %(uncovered)s; "
                "profiles written: %(profiles)s of %(partners)s."
            ),
            "contributions": _(
                "%(met)s of %(critical)s critical needs are met; needs nobody meets: %(uncovered)s; "
                "profiles written: %(profiles)s of %(partners)s; contributions promised by %(contributing)s of them."
            ),
        },
    ),
    Line(
        "D4",
        _("Who does what: clear governance"),
        "partnerships:task_list",
        {
            "none": _("No task and no committee yet."),
            "share": _(
                "%(done)s of %(whole)s tasks have one accountable partner; %(seated)s of %(seats)s seats are held."
            ),
        },
    ),
    Line(
        "D5",
        _("Give it time"),
        "partnerships:objective_list",
        {
            "none": NO_OBJECTIVE,
            "share": _("%(done)s of %(whole)s objectives say when to expect what."),
        },
    ),
    Line(
        "S1",
        _("A shared vision and measured objectives"),
        "impact:indicator_list",
        {
            "none": NO_OBJECTIVE,
            "none_due": _("No objective was due to be measured so far."),
            "no_vision": _(
                "%(done)s of %(whole)s objectives were measured when due, but the vision is not shared by all."
            ),
            "share": _("%(done)s of %(whole)s objectives were measured when due."),
        },
    ),
    Line(
        "S2",
        _("A charter builds trust"),
        "charters:charter",
        {
            "none": _("No charter is being signed yet."),
            "signing": _("%(done)s of %(whole)s organisations have signed %(signing)s."),
            "in_force": _("The charter %(label)s is in force."),
            "in_force_and_signing": _("%(label)s is in force; %(done)s of %(whole)s have signed %(signing)s."),
        },
    ),
    Line(
        "S3",
        _("A steering committee governs"),
        "governance:committee",
        {
            "none": _("No committee sits yet."),
            "no_rules": _("%(seated)s of %(seats)s seats are held; the decision rules are not written."),
            "no_decision": _("%(seated)s of %(seats)s seats are held; nothing has been decided yet."),
            "late": _("%(seated)s of %(seats)s seats are held; the committee was to meet by %(until)s."),
            "deciding": _("%(seated)s of %(seats)s seats are held; decisions in the register: %(decisions)s."),
        },
    ),
    Line(
        "S4",
        _("A strategic lead who can settle"),
        "governance:committee",
        {
            "none": _("Nobody is the strategic lead."),
            "ended": _("The mandate of %(name)s ended on %(until)s."),
            "running": _("%(name)s, until %(until)s, with limits and a succession."),
        },
    ),
    Line(
        "S5",
        _("Transparency between all"),
        "partnerships:journal",
        {
            "entries": _("Lines in the register, open to every partner: %(entries)s."),
            "minutes_late": _(
                "Lines in the register, open to every partner: %(entries)s; meetings whose minutes are late: %(late)s."
            ),
        },
    ),
    Line("M1", _("Say why and how beforehand"), "impact:indicator_list", {"no_data": NO_DATA}),
    Line(
        "M2",
        _("Insist on the qualitative and the unexpected"),
        "impact:story_list",
        {
            "none": _("No indicator is adopted yet."),
            "share": _(
                "%(qualitative)s of %(whole)s indicators are qualitative; "
                "unexpected changes told in twelve months: %(unexpected)s."
            ),
        },
    ),
    Line(
        "M3",
        _("Measure together"),
        "impact:indicator_list",
        {
            "none": _("Nothing is measured yet."),
            "share": _(
                "%(done)s of %(whole)s measurements are confirmed by another partner; contested: %(contested)s."
            ),
        },
    ),
    Line("M4", _("An outside view"), "impact:indicator_list", {"no_data": NO_DATA}),
    Line("M5", _("Share ambitions and dynamics"), "governance:decision_list", {"no_data": NO_DATA}),
)


def marks_of(partnership: Partnership) -> dict[str, Mark]:
    """The kept reading of each line, in one query."""
    return {mark.line: mark for mark in Mark.objects.filter(partnership=partnership)}


def told(partnership: Partnership, marks: dict[str, Mark]) -> list[dict]:
    """The fifteen lines in words, in their order, for a page or a report."""
    lines = []
    for line in LINES:
        mark = marks.get(line.code)
        if mark is None:
            continue
        params = {name: _shown(name, value) for name, value in mark.params.items()}
        lines.append(
            {
                "code": line.code,
                "group": line.code[0],
                "said": line.said,
                "state": State(mark.state),
                "state_word": STATES[State(mark.state)],
                "pin": PINS[State(mark.state)],
                "sentence": str(line.sentences[mark.params["key"]]) % params,
                "link": reverse(line.place, args=[partnership.slug]),
            }
        )
    return lines


def _shown(name: str, value: object) -> object:
    return date_format(date.fromisoformat(str(value)), "DATE_FORMAT") if name == "until" else value
