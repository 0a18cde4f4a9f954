"""One indicator with all that its page shows: what few indicators have is asked for when there is some."""

from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, prefetch_related_objects

from core.few import telling, those
from impact.contents.cards import BESIDE, readings
from impact.models import Dimension, Evidence, Indicator, IndicatorRemark, Measurement, Reference

HERE = OuterRef("pk")


def outlined(rows: QuerySet[Indicator]) -> Any:
    """These indicators, each saying what it has of what few have."""
    own = ("milestones", "levels", "overrides", "changes", "dimensions", "references")
    about = {name: found.filter(indicator=HERE) for name, found in _read().items() if name in own}
    drafts = Measurement.objects.filter(indicator=HERE, state=Measurement.State.DRAFT)
    more = {
        "remarks": IndicatorRemark.objects.filter(indicator=HERE),
        "evidence": Evidence.objects.filter(measurement__indicator=HERE),
        "superseded": Measurement.objects.superseded().filter(indicator=HERE),
        "drafts": drafts,
    }
    return telling(rows.select_related(*BESIDE, "proposer__organisation", "decision"), **about, **more)


def entire(indicator: Indicator) -> Indicator:
    """The same indicator, fetched with `outlined`, with all that a reading and its page need."""
    wanted = [Prefetch(name, those(indicator, name, rows)) for name, rows in _read().items()]
    prefetch_related_objects([indicator], *wanted)
    return indicator


def _read() -> dict[str, Any]:
    more = {"dimensions": Dimension.objects.prefetch_related("slices"), "references": Reference.objects.all()}
    return readings(bare=True) | more
