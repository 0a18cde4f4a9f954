"""The parts of an indicator, written within the acts that propose or change it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import F

from core.texts import Localized
from impact.models import Dimension, Indicator, Milestone, Reference, RubricLevel, Slice

Titled = TypeVar("Titled", Dimension, Slice)
Cut = tuple[Localized, bool, Sequence[Localized]]  # what a dimension is called, whether it is whole, its slices
ASIDE = 1000  # beyond any rank: where what is kept stands while it changes places


def write_parts(
    indicator: Indicator,
    *,
    milestones: Iterable[tuple[date, Decimal]] | None = None,
    levels: Mapping[int, Localized] | None = None,
    references: Iterable[tuple[str, str, str]] | None = None,
    dimensions: Sequence[Cut] | None = None,
) -> None:
    """Write these parts in the place of those that were there; a part that is None stays as it is."""
    if milestones is not None:
        rows = [Milestone(indicator=indicator, due_on=due, value=value) for due, value in milestones]
        _replace(indicator.milestones, rows)
    if levels is not None:
        _replace(indicator.levels, [RubricLevel(indicator=indicator, level=n, sentence=s) for n, s in levels.items()])
    if references is not None:
        named = [
            Reference(indicator=indicator, vocabulary=vocabulary, code=code, address=address)
            for vocabulary, code, address in references
        ]
        _replace(indicator.references, named)
    if dimensions is not None:
        _cut(indicator, dimensions)


def lost_slices(indicator: Indicator, dimensions: Sequence[Cut]) -> list[Localized]:
    """The slices that have figures and would be there no more."""
    kept = {part.pk for _row, _cut, parts in _plan(indicator, dimensions) for part, _title in parts if part}
    measured = Slice.objects.filter(dimension__indicator=indicator, figures__isnull=False).distinct()
    return [part.title for part in measured if part.pk not in kept]


def _replace(manager: Any, rows: list) -> None:
    manager.all().delete()
    manager.bulk_create(rows)


def _plan(indicator: Indicator, dimensions: Sequence[Cut]) -> list[tuple[Dimension | None, Cut, list]]:
    """Each dimension with the row that has its name, and each slice likewise: figures stay with their slice."""
    standing = list(indicator.dimensions.prefetch_related("slices"))
    found = []
    for cut in dimensions:
        row = _taken(standing, cut[0])
        parts = list(row.slices.all()) if row else []
        found.append((row, cut, [(_taken(parts, title), title) for title in cut[2]]))
    return found


def _taken(rows: list[Titled], title: Localized) -> Titled | None:
    """The row called like this in any language, taken out of those that are left."""
    for row in rows:
        if any(said and row.title.get(code) == said for code, said in title.items()):
            rows.remove(row)
            return row
    return None


def _cut(indicator: Indicator, dimensions: Sequence[Cut]) -> None:
    plan = _plan(indicator, dimensions)
    kept = [row.pk for row, _cut, _parts in plan if row]
    indicator.dimensions.exclude(pk__in=kept).delete()
    indicator.dimensions.update(rank=F("rank") + ASIDE)
    for rank, (row, (title, whole, _titles), parts) in enumerate(plan, 1):
        row = row or Dimension(indicator=indicator)
        row.rank, row.title, row.whole = rank, title, whole
        row.save()
        row.slices.exclude(pk__in=[part.pk for part, _title in parts if part]).delete()
        row.slices.update(rank=F("rank") + ASIDE)
        for place, (part, said) in enumerate(parts, 1):
            part = part or Slice(dimension=row)
            part.rank, part.title = place, said
            part.save()
