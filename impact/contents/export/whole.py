"""What an export stands on: the indicators, and for outsiders which figures and stories may leave."""

from collections import Counter
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from django.db.models import Exists, OuterRef, QuerySet

from impact.models import Evidence, Indicator, Measurement, MeasurementImport, RubricLevel, SlicedFigure, Story
from impact.outside import Figure, Leaving, Why, baseline_leaves, few, leaving
from partnerships.models import Member, Partner, Partnership

PROPOSED = Indicator.State.PROPOSED
COUNTED = (Measurement.State.CONFIRMED, Measurement.State.SETTLED)
WORDS = ("told", "note", "correction", "reason", "settlement", "marks")
CHUNK = 2000  # rows read at a time
STRENGTHS = list(Evidence.Strength)


@dataclass(frozen=True)
class Release:
    """What leaves: why figures are hidden, by key; the lots that hidden ones make, by the key that completes them; the
    indicators of which a later figure is left out; how much is left out, by code and reason."""

    hidden: dict[int, Why] = field(default_factory=dict)
    lots: dict[int, Decimal] = field(default_factory=dict)
    later: frozenset[int] = frozenset()
    left_out: dict[str, Counter[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Whole:
    """A partnership's figures for partners, or (`outside`) for everybody else; read in a fixed number of queries."""

    partnership: Partnership
    outside: bool = False
    only: int | None = None  # the key of the one indicator that is looked at
    headline: bool = False  # those alone that the partners put first

    @cached_property
    def indicators(self) -> dict[int, Indicator]:
        """The indicators by key, in the order of their codes; outside, those the partners adopted."""
        rows = Indicator.objects.filter(partnership=self.partnership).select_related("objective")
        if self.outside:
            rows = rows.exclude(state=PROPOSED)
        rows = rows if self.only is None else rows.filter(pk=self.only)
        rows = rows.filter(headline=True) if self.headline else rows
        return {row.pk: row for row in rows.prefetch_related("milestones", "references").order_by("code", "pk")}

    @cached_property
    def partners(self) -> dict[int, str]:
        """The name of each partner, by key."""
        rows = Partner.objects.filter(partnership=self.partnership).select_related("organisation")
        return {row.pk: row.name for row in rows}

    @cached_property
    def speakers(self) -> dict[int, int | None]:
        """The partner of each member, by their keys: an export names organisations, never people."""
        return dict(Member.objects.filter(partnership=self.partnership).values_list("pk", "partner_id"))

    @cached_property
    def imports(self) -> dict[int, str]:
        """The name of the file of each import, by key."""
        return dict(MeasurementImport.objects.filter(partnership=self.partnership).values_list("pk", "file_name"))

    @cached_property
    def levels(self) -> dict[tuple[int, int], str]:
        """The sentence of each level of each rubric."""
        rows = RubricLevel.objects.filter(indicator__partnership=self.partnership)
        return {(row.indicator_id, row.level): str(row.sentence) for row in rows}

    @cached_property
    def evidence(self) -> dict[int, list[int]]:
        """How strong each piece of evidence of a measurement is, by the measurement's key."""
        found: dict[int, list[int]] = {}
        rows = Evidence.objects.filter(measurement__partnership=self.partnership)
        for key, strength in rows.values_list("measurement_id", "strength"):
            found.setdefault(key, []).append(STRENGTHS.index(strength))
        return found

    def measures(self) -> Iterator[Measurement]:
        """What was handed in, with its versions; outside, what counts and stands; in one query, part by part."""
        rows = Measurement.objects.exclude(state=Measurement.State.DRAFT)
        if self.outside:
            rows = Measurement.objects.standing().filter(state__in=COUNTED)
        return self._in_order(rows.annotate(superseded=Exists(_later_ones())))

    def standing(self) -> Iterator[Measurement]:
        """The latest version of each measurement, without its words."""
        return self._in_order(Measurement.objects.standing().defer(*WORDS))

    def sliced(self) -> Iterator[SlicedFigure]:
        """The parts of what counts for this reader, in the order of their measurements."""
        rows = SlicedFigure.objects.filter(measurement__partnership=self.partnership)
        if self.outside:
            counted = Measurement.objects.standing().filter(state__in=COUNTED).order_by()
            rows = rows.filter(measurement__in=counted).exclude(measurement__indicator__state=PROPOSED)
        else:
            rows = rows.exclude(measurement__state=Measurement.State.DRAFT)
        rows = rows if self.only is None else rows.filter(measurement__indicator=self.only)
        rows = rows.select_related("measurement", "slice__dimension").defer(*(f"measurement__{name}" for name in WORDS))
        day = ("measurement__indicator__code", "measurement__measured_on", "measurement__pk")
        return rows.order_by(*day, "slice__dimension__rank", "slice__rank", "pk").iterator(chunk_size=CHUNK)

    def _in_order(self, rows: QuerySet[Measurement]) -> Iterator[Measurement]:
        rows = rows.filter(partnership=self.partnership)
        rows = rows.exclude(indicator__state=PROPOSED) if self.outside else rows
        rows = rows if self.only is None else rows.filter(indicator=self.only)
        rows = rows.filter(indicator__headline=True) if self.headline else rows
        return rows.order_by("indicator__code", "measured_on", "pk").iterator(chunk_size=CHUNK)

    def by_indicator(self, rows: Iterable[Measurement]) -> Iterator[tuple[Indicator, list[Measurement]]]:
        """The measurements of each indicator together."""
        for key, group in groupby(rows, key=attrgetter("indicator_id")):
            yield self.indicators[key], list(group)

    @cached_property
    def release(self) -> Release:
        """What leaves; for partners, all does."""
        return _release(self) if self.outside else Release()

    def readable(self, rows: Iterable[Measurement]) -> list[Measurement]:
        """Of these, what a reading may be made of: for outsiders what counts, the lots of small figures as one."""
        if not self.outside:
            return list(rows)
        release, found = self.release, []
        for row in rows:
            if row.pk in release.lots:
                whole = copy(row)
                whole.value, whole.respondents = release.lots[row.pk], None
                found.append(whole)
            elif row.state in COUNTED and row.pk not in release.hidden:
                found.append(self._without_few(row))
        return found

    def _without_few(self, row: Measurement) -> Measurement:
        """The figure without its number of answers, where few people gave them: its sentence would say how many."""
        if not self.indicators[row.indicator_id].counts_people or not few(row.respondents):
            return row
        bare = copy(row)
        bare.respondents = None
        return bare

    def hides_baseline(self, row: Indicator) -> bool:
        """Whether the baseline of this indicator counts too few people to leave."""
        return self.outside and not baseline_leaves(row.baseline, people=row.counts_people)

    def stories(self) -> QuerySet[Story]:
        """The stories one may read: outside, those whose teller agreed that they leave."""
        rows = Story.objects.told() if not self.outside else Story.objects.leaving()
        rows = rows.filter(partnership=self.partnership).select_related("objective")
        return rows.prefetch_related("choices").order_by("told_on", "pk")


def _later_ones() -> QuerySet[Measurement]:
    same = {name: OuterRef(name) for name in ("indicator", "measured_on", "partner", "place")}
    return Measurement.objects.exclude(state=Measurement.State.DRAFT).filter(**same, rank__gt=OuterRef("rank"))


def as_figure(row: Measurement) -> Figure:
    """A measurement as the arithmetic of what leaves sees it."""
    numbers = {"value": row.value, "numerator": row.numerator, "denominator": row.denominator, "n": row.respondents}
    return Figure(row.pk, row.measured_on, str(row.partner_id), row.place, **numbers)


def _release(whole: Whole) -> Release:
    """One reading of all that stands: what does not count yet, what is hidden, what came after what is shown."""
    hidden: dict[int, Why] = {}
    lots: dict[int, Decimal] = {}
    later: set[int] = set()
    left: dict[str, Counter[str]] = {}
    for indicator, rows in whole.by_indicator(whole.standing()):
        found = leaving(
            (as_figure(row) for row in rows if row.state in COUNTED),
            nature=indicator.nature,
            accumulation=indicator.accumulation,
            people=indicator.counts_people,
            start=indicator.baseline,
        )
        hidden |= found.hidden
        lots |= found.lots
        if _last_is_left_out(rows, found):
            later.add(indicator.pk)
        left[indicator.code] = _counted_out(rows, found)
    for indicator in whole.indicators.values():
        if whole.hides_baseline(indicator):
            left.setdefault(indicator.code, Counter())["baseline"] += 1
    return Release(hidden, lots, frozenset(later), {code: said for code, said in sorted(left.items()) if said})


def _last_is_left_out(rows: list[Measurement], found: Leaving) -> bool:
    gone = found.hidden.keys() - found.summed
    days = {row.pk: row.measured_on for row in rows if row.state in COUNTED and row.pk not in gone}
    last = max(days.values(), default=None)
    return any(last is None or row.measured_on >= last for row in rows if row.pk not in days)


def _counted_out(rows: list[Measurement], found: Leaving) -> Counter[str]:
    said = Counter(str(row.state) for row in rows if row.state not in COUNTED)
    said.update(str(why) for why in found.hidden.values())
    return said
