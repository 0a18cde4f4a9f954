"""A status in words, with its reason, and how it is marked on screen and on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from impact.sentences.figures import day, figure, valued
from impact.trajectory import Direction, Omission, Reading, Reason, Status

LABELS = {
    Status.AHEAD: pgettext_lazy("status of an indicator", "Ahead"),
    Status.ON_TRACK: pgettext_lazy("status of an indicator", "On track"),
    Status.WATCH: pgettext_lazy("status of an indicator", "To be watched"),
    Status.BEHIND: pgettext_lazy("status of an indicator", "Behind"),
    Status.TOO_EARLY: pgettext_lazy("status of an indicator", "Too early"),
    Status.CONTESTED: pgettext_lazy("status of an indicator", "Contested"),
    Status.OVERDUE: pgettext_lazy("status of an indicator", "Overdue"),
    Status.MILESTONE_REACHED: pgettext_lazy("status of an indicator", "Milestone reached"),
    Status.NO_TRAJECTORY: pgettext_lazy("status of an indicator", "No trajectory"),
    Status.UNCONFIRMED: pgettext_lazy("status of an indicator", "Awaiting confirmation"),
    Status.NO_DATA: pgettext_lazy("status of an indicator", "No data"),
    Status.NONE: pgettext_lazy("status of an indicator", "No status"),
}

REASONS = {
    Reason.NO_TARGET: gettext_lazy("no target is set"),
    Reason.NO_ACTUAL: gettext_lazy("nothing was measured"),
    Reason.ZERO_TARGET: gettext_lazy("the target is 0 and there is no baseline"),
    Reason.TARGET_EQUALS_BASELINE: gettext_lazy("the target equals the baseline"),
    Reason.NOT_NUMERIC: gettext_lazy("it is told in words"),
    Reason.ZERO_DENOMINATOR: gettext_lazy("one would divide by 0"),
    Reason.NO_DIRECTION: gettext_lazy("there is neither a baseline nor a direction"),
}

OMISSIONS = {
    Omission.PERCENTAGE: gettext_lazy("percentages do not add up"),
    Omission.LEVEL: gettext_lazy("levels do not add up"),
    Omission.NARRATIVE: gettext_lazy("it is told in words"),
    Omission.NOT_ADDITIVE: gettext_lazy("declared as not adding up"),
    Omission.MISSING: gettext_lazy("no figure"),
    Omission.NOT_CONFIRMED: gettext_lazy("not confirmed"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How a status looks: the pin and the word's colour on screen, the sign on paper."""

    pin: str
    word: str
    paper: str


_CALM, _AWAITS, _DONE = ("todo", "muted"), ("wait", "word-wait"), ("done", "word-act")
MARKS = {
    Status.AHEAD: Mark(*_DONE, "st-ahead"),
    Status.ON_TRACK: Mark(*_DONE, "st-on"),
    Status.WATCH: Mark(*_AWAITS, "st-watch"),
    Status.BEHIND: Mark("stop", "word-stop", "st-behind"),
    Status.TOO_EARLY: Mark(*_CALM, "st-early"),
    Status.CONTESTED: Mark("doubt", "word-wait", "st-contested"),
    Status.OVERDUE: Mark(*_AWAITS, "st-open"),
    Status.MILESTONE_REACHED: Mark(*_DONE, "st-done"),
    Status.NO_TRAJECTORY: Mark(*_CALM, "st-none"),
    Status.UNCONFIRMED: Mark("doubt", "word-wait", "st-open"),
    Status.NO_DATA: Mark(*_CALM, "st-none"),
    Status.NONE: Mark(*_CALM, "st-none"),
}


def status_label(reading: Reading) -> str:
    """The status in a word or two; a contested figure that also comes too early says both."""
    if reading.status == Status.CONTESTED and reading.early:
        return pgettext("status of an indicator", "Contested, too early")
    return str(LABELS[reading.status])


def status_sentence(reading: Reading) -> str:
    """The status and its reason in one sentence; set by hand, with the person's reason."""
    label = status_label(reading)
    if reading.override_reason:
        return _("%(label)s, set by hand: %(reason)s") % {"label": label, "reason": reading.override_reason}
    if reading.status in _PACES and reading.ratio is not None and reading.value_on is not None:
        facts = {"label": label, "ratio": figure(reading.ratio, 2), "on": day(reading.value_on)}
        return _("%(label)s: %(ratio)s times the change expected on %(on)s.") % facts
    return _("%(label)s: %(reason)s") % {"label": label, "reason": _why(reading)}


_PACES = frozenset({Status.AHEAD, Status.ON_TRACK, Status.WATCH, Status.BEHIND})
_WHYS = {
    Status.AHEAD: gettext_lazy("better than what was expected on that day."),
    Status.ON_TRACK: gettext_lazy("as good as what was expected on that day."),
    Status.WATCH: gettext_lazy("a little under what was expected on that day."),
    Status.BEHIND: gettext_lazy("not as good as what was expected on that day."),
    Status.CONTESTED: gettext_lazy("the figure is shown, it is not counted."),
    Status.NO_TRAJECTORY: gettext_lazy("no straight line says what to expect between two dates."),
    Status.UNCONFIRMED: gettext_lazy("another partner has yet to confirm the measure."),
    Status.NO_DATA: gettext_lazy("nothing was measured yet."),
    Status.NONE: gettext_lazy("no direction was set, nothing is judged."),
}


def _why(reading: Reading) -> str:
    facts = reading.basis.params
    if reading.status == Status.TOO_EARLY:
        return _("the first effect is expected from %(on)s.") % {"on": day(facts["expected_from"])}
    if reading.status == Status.OVERDUE and reading.overdue_since is not None:
        return _("no measure came for %(on)s.") % {"on": day(reading.overdue_since)}
    if reading.status == Status.MILESTONE_REACHED:
        return _("level %(level)s is reached.") % {"level": figure(reading.value)}
    if facts["direction"] == Direction.MAINTAIN and reading.status in _HELD:
        return str(_HELD[reading.status]) % _bounds(facts)
    return str(_WHYS[reading.status])


_HELD = {
    Status.ON_TRACK: gettext_lazy("within what is to be held, from %(low)s to %(high)s."),
    Status.BEHIND: gettext_lazy("outside what is to be held, from %(low)s to %(high)s."),
}


def _bounds(facts: Mapping[str, Any]) -> dict[str, str]:
    """Between what and what a figure was to be held on its day."""
    middle, give = facts["expected"], facts["tolerance"] or Decimal(0)
    low, high = (valued(middle + sign * give, facts["nature"]) for sign in (-1, 1))
    return {"low": low, "high": high}
