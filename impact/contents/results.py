"""The indicators as results in the sense of IATI 2.03: what was aimed at and reached, period by period.

Only confirmed and settled figures that may leave the partnership. What is not known is left out: there is no 0 for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.texts import Localized
from impact.contents.cards import measures_from, path_of
from impact.contents.export.measures import sliced
from impact.contents.export.whole import Whole
from impact.models import Indicator, Measurement, RubricLevel, SlicedFigure
from impact.sheets import without_zeros
from impact.trajectory import Part, half_up, median, ratio, read, running_total

KINDS = {Indicator.Kind.OUTPUT: "1", Indicator.Kind.OUTCOME: "2", Indicator.Kind.IMPACT: "3"}
MEASURES = {
    Indicator.Nature.NUMBER: "1",
    Indicator.Nature.PERCENTAGE: "2",
    Indicator.Nature.RUBRIC: "4",
    Indicator.Nature.NARRATIVE: "5",
}
ASCENDING = {Indicator.Direction.UP: True, Indicator.Direction.DOWN: False}
OWN = "99"
VOCABULARIES = {"who": "1", "sphere": "2", "wdi": "4", "mdg": "5", "hipso": "8", "sdg": "9", "odd": "9"}
PLACES = 4
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Amount:
    """A baseline, a target or what was reached: a figure or none, a comment by language, the slice it is of."""

    value: str | None
    comment: Texts = field(default_factory=dict)
    dimension: tuple[str, str] | None = None


@dataclass(frozen=True)
class Period:
    """The time between two days by which something is expected."""

    start: date
    end: date
    targets: tuple[Amount, ...]
    actuals: tuple[Amount, ...]


@dataclass(frozen=True)
class ResultIndicator:
    """An indicator under its codes in the lists of IATI."""

    title: Texts
    description: Texts
    measure: str
    ascending: bool | None
    aggregates: bool
    references: tuple[tuple[str, str, str], ...]
    baseline: tuple[date, Amount] | None
    periods: tuple[Period, ...]


@dataclass(frozen=True)
class Result:
    """What one aims at, of one level of result, and the indicators of it."""

    kind: str
    title: Texts
    indicators: tuple[ResultIndicator, ...]


def results(whole: Whole) -> list[Result]:
    """The results of a whole that was read for people outside, by level of result and objective."""
    sentences = _levels(whole)
    rows = {one.pk: whole.readable(found) for one, found in whole.by_indicator(whole.standing())}
    parts = _parts(whole, {row.pk for found in rows.values() for row in found})
    grouped: dict[tuple[str, int | None, int | None], list[Indicator]] = {}
    for indicator in whole.indicators.values():
        alone = None if indicator.objective_id else indicator.pk
        grouped.setdefault((KINDS[indicator.kind], indicator.objective_id, alone), []).append(indicator)
    return [
        Result(
            kind,
            inside[0].objective.title if objective else inside[0].title,
            tuple(_indicator(whole, one, rows.get(one.pk, []), sentences, parts) for one in inside),
        )
        for (kind, objective, _alone), inside in sorted(grouped.items(), key=lambda item: (item[0][0], item[1][0].code))
    ]


def _levels(whole: Whole) -> dict[tuple[int, Decimal], Localized]:
    rows = RubricLevel.objects.filter(indicator__partnership=whole.partnership)
    return {(row.indicator_id, Decimal(row.level)): row.sentence for row in rows}


def _parts(whole: Whole, kept: set[int]) -> dict[int, list[SlicedFigure]]:
    found: dict[int, list[SlicedFigure]] = {}
    for _indicator, rows, why in sliced(whole):
        if why is None and rows[0].measurement_id in kept:
            found.setdefault(rows[0].measurement_id, []).extend(rows)
    return found


def _indicator(
    whole: Whole,
    row: Indicator,
    rows: list[Measurement],
    sentences: Mapping[tuple[int, Decimal], Localized],
    parts: Mapping[int, list[SlicedFigure]],
) -> ResultIndicator:
    def amount(value: Decimal) -> Amount:
        return Amount(without_zeros(value), sentences.get((row.pk, value), {}) if row.is_rubric else {})

    is_counted = row.nature == Indicator.Nature.NUMBER
    baseline = None if whole.hides_baseline(row) or row.is_narrative else row.baseline
    aims = {} if row.is_narrative else {point.due_on: point.value for point in row.milestones.all()}
    if row.target is not None and row.target_on is not None and not row.is_narrative:
        aims[row.target_on] = row.target
    periods = []
    for start, end in _spans(row, sorted(aims), rows):
        inside = [one for one in rows if start <= one.measured_on <= end]
        target = (amount(aims[end]),) if end in aims else ()
        actuals = tuple(_actuals(row, inside, rows, end, amount, parts))
        periods.append(Period(start, end, target, actuals))
    return ResultIndicator(
        title=row.title,
        description=_description(row),
        measure=MEASURES[row.nature],
        ascending=ASCENDING.get(row.direction),
        aggregates=is_counted and row.reporting == Indicator.Reporting.SHARES,
        references=_references(row),
        baseline=(row.baseline_on, amount(baseline)) if baseline is not None and row.baseline_on else None,
        periods=tuple(period for period in periods if period.targets or period.actuals),
    )


def _spans(row: Indicator, dues: list[date], rows: list[Measurement]) -> Iterator[tuple[date, date]]:
    """From the baseline (or the first figure) to the first day that is due, from there to the next; then the rest."""
    days = [one.measured_on for one in rows]
    start = min([*days, *([row.baseline_on] if row.baseline_on else []), *dues[:1]], default=None)
    if start is None:
        return
    for due in dues:
        yield min(start, due), due
        start = due + timedelta(days=1)
    if days and max(days) >= start:
        yield start, max(days)


def _actuals(row, inside, rows, end, amount, parts) -> Iterator[Amount]:
    """What was reached in a period, then by slice when one measurement alone says it."""
    if row.is_narrative:
        yield from (Amount(None, one.told) for one in inside if one.told)
        return
    value = _reached(row, inside, [one for one in rows if one.measured_on <= end], end)
    if value is None:
        return
    found = amount(half_up(value, PLACES))
    yield replace(found, comment=_n(row, inside)) if row.nature == Indicator.Nature.PERCENTAGE else found
    last = [one for one in inside if one.measured_on == inside[-1].measured_on and one.value is not None]
    if len(last) == 1 and last[0].value == value:
        for part in parts.get(last[0].pk, []):
            figure = _figure(part)
            if figure is not None:
                yield Amount(without_zeros(figure), {}, (str(part.slice.dimension.title), str(part.slice.title)))


def _n(row: Indicator, inside: list[Measurement]) -> Texts:
    """Of how many a percentage is, which it never stands without."""
    latest = {one.reporter: one for one in inside}
    known = [one.respondents if one.denominator is None else one.denominator for one in latest.values()]
    if len(known) > 1 and row.reporting == Indicator.Reporting.SAME:
        known = [known[-1]] if len(set(known)) == 1 else []
    total = sum((Decimal(n) for n in known if n is not None), Decimal(0))
    return {code: f"n = {without_zeros(total)}" for code, _name in settings.LANGUAGES} if total else {}


def _reached(row: Indicator, inside: list[Measurement], since: list[Measurement], end: date) -> Decimal | None:
    """The figure at the end of a period; None when nothing was measured in it."""
    if all(one.value is None and one.denominator is None for one in inside):
        return None
    adds_up = row.reporting == Indicator.Reporting.SHARES
    if row.nature == Indicator.Nature.PERCENTAGE and adds_up:
        parts = {one.reporter: Part(one.reporter, one.numerator, one.denominator) for one in inside}
        return ratio(parts.values()).percent
    if row.nature != Indicator.Nature.NUMBER or (not adds_up and row.accumulation != Indicator.Accumulation.INCREMENT):
        return read(path_of(row), measures_from(row, inside), end).value
    if row.accumulation == Indicator.Accumulation.INCREMENT:
        sums: dict[str, Decimal] = {}
        for one in since:
            sums[one.reporter] = sums.get(one.reporter, Decimal(0)) + (one.value or Decimal(0))
        return sum(sums.values(), Decimal(0)) if adds_up else median(sums.values())
    shown = since if row.accumulation == Indicator.Accumulation.RUNNING else inside
    return running_total(measures_from(row, shown), end).value


def _figure(part: SlicedFigure) -> Decimal | None:
    if part.numerator is not None and part.denominator:
        return half_up(part.numerator / part.denominator * 100, PLACES)
    return part.value


def _description(row: Indicator) -> Texts:
    """The definition, the unit, what a figure counts, and references beyond the first of each list, by language."""
    told = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            said = [row.definition.get(language, "")]
            said += [_("Unit: %(unit)s.") % {"unit": row.unit.into(language)}] if row.unit else []
            if row.nature == Indicator.Nature.NUMBER:
                said.append(_("A figure is: %(what)s.") % {"what": row.get_accumulation_display()})
            if row.target is not None and row.target_on is None:
                said.append(_("Target without a date: %(value)s.") % {"value": without_zeros(row.target)})
            told[language] = " ".join(filter(None, said))
    return told


def _references(row: Indicator) -> tuple[tuple[str, str, str], ...]:
    """Each list once, as the standard wants it; our own code when no other list of our own says it."""
    found: dict[str, tuple[str, str, str]] = {}
    for one in row.references.all():
        found.setdefault(vocabulary(one.vocabulary), (vocabulary(one.vocabulary), one.code, one.address))
    found.setdefault(OWN, (OWN, row.code, ""))
    return tuple(found[code] for code in sorted(found, key=int))


def vocabulary(name: str) -> str:
    """The code of a list of indicators in IATI's IndicatorVocabulary; one that it does not know is one's own, 99."""
    bare = name.strip().casefold()
    if bare.isdecimal() and (1 <= int(bare) <= 9 or bare == OWN):
        return str(int(bare))
    words: Iterable[str] = "".join(sign if sign.isalnum() else " " for sign in bare).split()
    return next((VOCABULARIES[word.removesuffix("s")] for word in words if word.removesuffix("s") in VOCABULARIES), OWN)
