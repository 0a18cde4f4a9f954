from datetime import date, timedelta

from django.db.models import Count, Min, Q

from core import clock
from impact.contents.owed import PATIENCE, due_of
from impact.models import EffectReport, FramingSheet, Indicator, Measurement, Story
from impact.rules.effects import ASKED
from impact.schedule import owed_since
from overview.contents.facts.place import Place, named
from partnerships.models import JournalEntry

YEAR = timedelta(days=365)
SHARED = "partnerships.text_shared"  # the event by which the register knows that all consented to a text
State = Measurement.State


def _due(place: Place) -> dict:
    """The objectives that were due to be measured, and those that were not since; one measure of one indicator does."""
    asked, answered, days = {}, set(), []
    for row in place.indicators:
        first = _first_due(row, place.today)
        days += [first] if first else []
        if first is None or first > place.today or row.objective_id is None:
            continue
        asked.setdefault(row.objective_id, first)
        if not _owes(row, first, place.measured.get(row.pk)):
            answered.add(row.objective_id)
    late = place.partnership.objectives.filter(pk__in=asked.keys() - answered)
    return {"due": len(asked), "unmeasured": [named(row) for row in late], "first_due": min(days, default=None)}


def _aims(row: Indicator) -> list[date]:
    return [point.due_on for point in row.milestones.all()] + ([row.target_on] if row.target_on else [])


def _first_due(row: Indicator, today: date) -> date | None:
    """The first day by which an indicator is to be measured, come or to come."""
    return min([*due_of(row, today), *_aims(row)], default=None)


def _owes(row: Indicator, first: date, latest: date | None) -> bool:
    """Whether nothing was measured since an indicator's first due day."""
    aims = _aims(row)
    due, aim = ([], [first]) if first in aims else ([first], [])
    return owed_since(due, aim, latest, first) is not None


def _framing(place: Place) -> dict:
    """The framing sheet: who consents to its words, when all did first, and when the first figure came."""
    handed_in = Measurement.objects.filter(partnership=place.partnership).exclude(state=State.DRAFT)
    first = handed_in.aggregate(first=Min("submitted_at"))["first"]
    zone = place.partnership.zone
    told: dict = {"first_measure_on": first.astimezone(zone).date() if first else None}
    sheet = FramingSheet.objects.filter(partnership=place.partnership).select_related("text__vision").first()
    version = sheet.text.current() if sheet else None
    if version is None:
        return told
    sheet.text.partnership = place.partnership
    lines = JournalEntry.objects.filter(partnership=place.partnership, event=SHARED)
    shared = lines.filter(link__contains=str(sheet.text.uuid)).aggregate(at=Min("occurred_at"))["at"]
    return told | {
        "framing": version.label,
        "unframing": place.unconsenting(version)[0],
        "framed_on": shared.astimezone(zone).date() if shared else None,
        "measured_unframed": bool(first and shared and first < shared),
    }


def _effects(place: Place) -> dict:
    """How many indicators are qualitative, and what was heard of the unexpected in a year."""
    since, day = clock.now() - YEAR, place.today - YEAR
    mine = {"partnership": place.partnership}
    told = Story.objects.told().filter(**mine, expected=False, told_on__gte=day)
    said = EffectReport.objects.filter(**mine, reported_at__gte=since)
    return {
        "indicators": len(place.indicators),
        "qualitative": sum(row.is_qualitative for row in place.indicators),
        "unexpected": told.count(),
        "effects_answered": said.aggregate(n=Count("partner", distinct=True))["n"],
        "effects_asked": JournalEntry.objects.filter(**mine, event=ASKED, occurred_at__gte=since).count(),
    }


def _measures(place: Place) -> dict:
    """The figures that stand: confirmed, contested, waiting for too long; those just handed in are counted apart."""
    fresh = Q(state=State.SUBMITTED, submitted_at__gt=clock.now() - PATIENCE)
    rows = Measurement.objects.standing().filter(partnership=place.partnership).order_by()
    counts = rows.aggregate(
        measures=Count("pk", filter=~fresh),
        fresh=Count("pk", filter=fresh),
    )
    short = rows.filter(state__in=[State.CONTESTED, State.SUBMITTED]).exclude(fresh).select_related("indicator")
    held = list(short.order_by("indicator__code", "measured_on", "pk"))
    return counts | {
        "contested": [named(row.indicator) for row in held if row.state == State.CONTESTED],
        "waiting": [named(row.indicator) for row in held if row.state == State.SUBMITTED],
    }


GATHERERS = (_due, _framing, _effects, _measures)
