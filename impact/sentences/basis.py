"""Every figure with its basis: where it starts, where it goes, what was expected on its day."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from impact.sentences.figures import alike, day, digits, figure, percent, valued
from impact.sentences.status import REASONS
from impact.trajectory import Direction, How, Nature, Reading


def basis_sentence(reading: Reading, *, unit: str = "", decimals: int | None = None) -> str:
    """Where it stands: "118, from 0 towards 150 by 31 December 2026; 112 expected on 30 September 2026."

    Towards the next milestone, or the target after the last one. `decimals` is how many may be written.
    """
    facts = reading.basis.params
    if reading.basis.code == "no_measure":
        return _no_measure(facts)
    if reading.basis.code == "unconfirmed":
        return _("A measure awaits confirmation by another partner.")
    if reading.basis.code == "narrative":
        return _("Told in words on %(on)s, without a figure.") % {"on": day(facts["value_on"])}
    places = _places(facts, ("value", "baseline", "aim"), decimals)
    first, second = _where_to(facts, places, unit), _when(facts, places)
    return _("%(first)s; %(second)s.") % {"first": first, "second": second}


def share_sentence(reading: Reading, *, decimals: int | None = None) -> str:
    """The share of the way with its basis: "50 %: 70, from 60 towards 80", or why there is none."""
    facts = reading.share_basis.params
    if reading.how == How.NOT_CALCULABLE:
        return _("Not calculable: %(reason)s") % {"reason": REASONS[facts["reason"]]}
    places = _places(facts, ("value", "baseline", "target"), decimals)
    if facts["direction"] == Direction.MAINTAIN:
        held = _amounts(facts, ("value", "target"), places)
        held["tolerance"] = figure(reading.basis.params["tolerance"] or Decimal(0))
        return _("%(value)s for a value to hold of %(target)s, give or take %(tolerance)s") % held
    said = _amounts(facts, ("value", "baseline", "target"), places) | {"percent": percent(facts["percent"])}
    if reading.how == How.FROM_BASELINE:
        return _("%(percent)s: %(value)s, from %(baseline)s towards %(target)s") % said
    if reading.how == How.AGAINST_TARGET:
        return _("%(percent)s: %(value)s for a target of %(target)s") % said
    return _("%(percent)s: %(value)s for a target of %(target)s, lower being better") % said


def step_sentence(reading: Reading) -> str:
    """How much of the way to the next milestone and to the target is done; empty when nobody can say."""
    held = reading.basis.params["direction"] == Direction.MAINTAIN  # one does not go to what one holds
    if held or reading.aim is None or reading.step is None or reading.step.percent is None:
        return ""
    facts = {"step": percent(reading.step.percent, 0), "whole": percent(reading.progress, 0)}
    if reading.aim.kind == "target":
        return _("%(step)s of the way to the target.") % facts
    if reading.progress is None:
        return _("%(step)s of the way to the milestone.") % facts
    return _("%(step)s of the way to the milestone, %(whole)s of the way to the target.") % facts


def _no_measure(facts: Mapping[str, Any]) -> str:
    if facts["expected_from"] is not None and facts["expected_from"] > facts["today"]:
        return _("No measure yet; the first effect is expected from %(on)s.") % {"on": day(facts["expected_from"])}
    if facts["next_due"] is not None:
        return _("No measure yet; one is due by %(on)s.") % {"on": day(facts["next_due"])}
    return _("No measure yet.")


def _places(facts: Mapping[str, Any], keys: tuple[str, ...], decimals: int | None) -> int:
    return digits(facts[key] for key in keys) if decimals is None else decimals


def _amounts(facts: Mapping[str, Any], keys: tuple[str, ...], places: int) -> dict[str, str]:
    return {key: valued(facts[key], facts["nature"], alike(facts[key], places)) for key in keys}


def _where_to(facts: Mapping[str, Any], places: int, unit: str) -> str:
    """From where towards where, by when."""
    said = _amounts(facts, ("baseline", "aim"), places) | {"value": _value(facts, places, unit)}
    if facts["aim"] is None:
        return _("%(value)s, no target is set") % said
    said["by"] = day(facts["aim_on"]) if facts["aim_on"] else ""
    if facts["direction"] == Direction.MAINTAIN:
        said["tolerance"] = figure(facts["tolerance"] or Decimal(0))
        return _("%(value)s, to be kept at %(aim)s, give or take %(tolerance)s") % said
    if facts["baseline"] is None:
        said_by = _("%(value)s, towards %(aim)s by %(by)s") if said["by"] else _("%(value)s, towards %(aim)s")
        return said_by % said
    if said["by"]:
        return _("%(value)s, from %(baseline)s towards %(aim)s by %(by)s") % said
    return _("%(value)s, from %(baseline)s towards %(aim)s") % said


def _value(facts: Mapping[str, Any], places: int, unit: str) -> str:
    said = valued(facts["value"], facts["nature"], alike(facts["value"], places), unit)
    if facts["nature"] == Nature.RUBRIC:
        said = _("level %(level)s") % {"level": said}
    return _("%(value)s (n = %(n)d)") % {"value": said, "n": facts["n"]} if facts["n"] is not None else said


def _when(facts: Mapping[str, Any], places: int) -> str:
    """What was expected on the day of the measure; without a path, the day alone."""
    on, expected = day(facts["value_on"]), facts["expected"]
    if expected is None:
        return _("measured on %(on)s") % {"on": on}
    # A small expected value rounded to a whole number would hide what the comparison rests on.
    near = places + 1 if abs(expected) < 10 and places == 0 and digits([expected]) else places
    said = {"expected": valued(expected, facts["nature"], near), "on": on}
    return ngettext("%(expected)s expected on %(on)s", "%(expected)s expected on %(on)s", int(abs(expected))) % said
