"""An import of measurements: what its lines are held against, what its page shows."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from impact.imported import MOST_FAULTS, Fault, Held, Known, Line, Measured, held_against, restored
from impact.models import Indicator, Measurement, MeasurementImport, PeriodLock
from impact.sentences import day, figure
from partnerships.models import Member, Partner

SHOWN = 10  # lines of the preview
COLUMN = {
    "code": _("indicator"),
    "on": _("date"),
    "value": _("value"),
    "numerator": _("numerator"),
    "denominator": _("denominator"),
    "n": pgettext_lazy("a column", "n"),
    "place": _("place"),
    "note": _("note"),
    "correction": _("reason of the correction"),
    "partner": _("partner"),
}
WRONG = {
    "kind": _("This file is not read: give a CSV file, or an XLSX file that no password protects."),
    "large": _("This is too large to be kept."),
    "lines": _("There are more than 100,000 lines: give the file in several parts."),
    "columns": _("There are more than fifty columns: keep those that are read."),
    "empty": _("There is no line of figures under the headings."),
    "no_column": _("No column has this heading: the first line names the columns."),
    "column_twice": _("Two columns have this heading: “%(said)s”."),
    "missing": _("This cell is empty."),
    "day": _("“%(said)s” is not a date: write 2026-03-31 or 31/03/2026."),
    "figure": _("“%(said)s” is not a figure."),
    "ambiguous": _("“%(said)s” could mean thousands: write them without a separator."),
    "decimals": _("“%(said)s” has more than four decimals."),
    "count": _("“%(said)s” is not a number of answers."),
    "long": _("This text is too long."),
    "control": _("This text holds invisible characters."),
    "twice": _("The same indicator, day, partner and place are on line %(said)s already."),
    "no_indicator": _("No indicator here has the code %(said)s."),
    "not_adopted": _("%(said)s is not adopted, or is retired: nothing is measured for it."),
    "narrative": _("%(said)s is told in words: write it on its own page."),
    "no_partner": _("“%(said)s” is not a partner for whom you may write."),
    "not_yet": _("%(said)s has not come yet."),
    "locked": _("%(said)s is in a locked period."),
    "unexplained": _("There is another figure for this day: give the reason of the correction."),
    "no_ratio": _("A numerator and a denominator make a percentage, and this indicator is not one."),
    "no_level": _("This rubric has no level %(said)s."),
    "half": _("A percentage is a numerator and a denominator: give both."),
    "both": _("Give either the numerator and the denominator, or the percentage: not both."),
    "zero": _("The denominator is 0 or less, or the numerator below 0: no percentage can be made of them."),
    "no_n": _("Say of how many answers this percentage is."),
    "closed": _("This partnership is closed: nothing in it changes any more."),
    "unframed": _(
        "The partners have not agreed yet on why and how they measure: have the framing sheet agreed first, or write "
        "one figure on its own page and say why it cannot wait."
    ),
    "gone": _("Whoever asked for this import does not speak for this partner any more."),
}


def known_of(row: MeasurementImport, lines: Iterable[Line], by: Member | None = None) -> Known:
    """What these lines are held against today, in a number of queries that does not depend on how many they are.

    `by` has them written: figures of several partners are given and written by facilitators.
    """
    known = list(lines)
    codes, days = {line.code for line in known}, [line.on for line in known if line.on]
    indicators = Indicator.objects.filter(partnership=row.partnership).prefetch_related("levels")
    measured = {
        one.code: Measured(
            one.pk,
            one.nature,
            one.state == Indicator.State.ADOPTED,
            frozenset(level.level for level in one.levels.all()),
        )
        for one in indicators
        if one.code in codes
    }
    several = row.asked_by.is_facilitator and (by is None or by.is_facilitator)
    partners = Partner.objects.full().filter(partnership=row.partnership).select_related("organisation")
    allowed = list(partners if several else partners.filter(pk=row.partner_id))
    # By their names too, as an export writes them; a short name is nobody else's.
    partner_codes = {one.name.upper(): one.pk for one in allowed} | {one.code: one.pk for one in allowed}
    locks = PeriodLock.objects.filter(partnership=row.partnership).standing().values_list("starts_on", "ends_on")
    held = _held({one.pk for one in measured.values()}, set(partner_codes.values()), days)
    return Known(row.partnership.today(), measured, partner_codes, row.partner.code, list(locks), held)


def _held(indicators: set[int], partners: set[int], days: list[date]) -> dict[Any, Held]:
    """Every version kept for these indicators, partners and days; the latest handed in gives the figures."""
    if not days:
        return {}
    kept = Measurement.objects.filter(indicator__in=indicators, partner__in=partners)
    kept = kept.filter(measured_on__range=(min(days), max(days))).order_by("rank")
    names = ("indicator", "partner", "measured_on", "place", "rank", "state", *_FIGURES)
    found: dict[Any, Held] = {}
    for *key, rank, state, value, numerator, denominator, n in kept.values_list(*names).iterator(5000):
        before = found.get(tuple(key))
        figures = before.figures if before else None
        if state != Measurement.State.DRAFT:
            figures = (value, numerator, denominator, n)
        found[tuple(key)] = Held(rank, figures)
    return found


_FIGURES = ("value", "numerator", "denominator", "respondents")


@dataclass
class Outcome:
    """What reading an import gave: lines to write, faults (the first ones), how many lines have one."""

    lines: list[Line]
    faults: list[Fault]
    faulty: int = 0
    unchanged: int = 0
    corrected: int = 0

    def counted(self) -> dict[str, int]:
        """How many lines each indicator has."""
        return dict(sorted(Counter(line.code for line in self.lines).items()))


def judged(lines: Iterable[Line], known: Known, step: Any = None) -> Outcome:
    """Hold every line against what is known; `step` is told the number of each line."""
    out = Outcome([], [])
    for number, (line, faults) in enumerate(held_against(lines, known)):
        if step is not None:
            step(number)
        if faults:
            out.faulty += 1
            out.faults += faults[: max(0, MOST_FAULTS - len(out.faults))]
        elif known.repeats(line):
            out.unchanged += 1
        else:
            out.lines.append(line)
            out.corrected += known.corrects(line)
    return out


# As stored: a first line that sums up, then a line for each figure ---------------------------------------------


def packed(outcome: Outcome, *, whole: bool = True) -> bytes:
    """The outcome as bytes: JSON, one line for each figure under one that sums up; that one alone unless `whole`."""
    head = {
        "lines": len(outcome.lines),
        "faulty": outcome.faulty,
        "unchanged": outcome.unchanged,
        "corrected": outcome.corrected,
        "counted": outcome.counted(),
        "faults": [fault.kept() for fault in outcome.faults],
    }
    parts = [json.dumps(head, ensure_ascii=False)]
    if whole and not outcome.faulty:
        parts += [json.dumps(line.kept(), ensure_ascii=False) for line in outcome.lines]
    return "\n".join(parts).encode()


def head_of(file: Any) -> dict[str, Any]:
    """What sums up an import as read."""
    with file.path.open("rb") as stream:
        head: dict[str, Any] = json.loads(stream.readline())
    return head


def lines_of(file: Any) -> Iterator[Line]:
    """The figures of an import as read."""
    with file.path.open("rb") as stream:
        next(stream, None)
        for kept in stream:
            yield restored(json.loads(kept))


# The page ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Preview:
    """What the page of an import says of its lines before they are written."""

    new: int
    corrected: int
    unchanged: int
    counted: list[tuple[str, int]]
    first: list[dict[str, str]]


def preview(row: MeasurementImport) -> Preview | None:
    """The first lines and the counts; None while nothing was read."""
    if row.read is None:
        return None
    head = head_of(row.read)
    first = [_shown(line, row.partner.code) for line in islice(lines_of(row.read), SHOWN)]
    new = head["lines"] - head["corrected"]
    return Preview(new, head["corrected"], head["unchanged"], list(head["counted"].items()), first)


def _shown(line: Line, own: str) -> dict[str, str]:
    made = f"{figure(line.numerator)} / {figure(line.denominator)}" if line.numerator is not None else ""
    told = {"at": str(line.at), "code": line.code, "day": day(line.on) if line.on else ""}
    more = {"place": line.place, "partner": line.partner or own, "correction": line.correction}
    return (
        told
        | more
        | {"value": figure(line.worth), "made": made, "n": figure(None if line.n is None else Decimal(line.n))}
    )


def faults_of(row: MeasurementImport) -> list[dict[str, Any]]:
    """The faults in the reader's language: line, column, sentence."""
    return [
        {
            "line": one["line"],
            "column": str(COLUMN.get(one["column"], "")),
            "sentence": str(WRONG[one["wrong"]]) % {"said": one["said"]},
        }
        for one in row.faults
    ]
