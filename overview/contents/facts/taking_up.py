from django.db.models import Count, Exists, OuterRef, Q

from impact.models import Indicator, StatusOverride
from overview.contents.facts.place import Place, named
from partnerships.contents.needs import covered
from partnerships.coverage import Coverage
from partnerships.models import Contribution, Involvement, JournalEntry, Objective, Partner, Task, Version

CRITICAL = 3
SETTLED = (Coverage.COVERED, Coverage.REDUNDANT)


def _people(place: Place) -> dict:
    rows = JournalEntry.objects.filter(partnership=place.partnership)
    last = rows.order_by("-sequence").values_list("sequence", flat=True).first()
    return {
        "partners": len(place.partners),
        "no_profile": [row.name for row in place.partners if not row.has_profile],
        "no_part": [row.name for row in place.partners if not row.part],
        "entries": last or 0,
    }


def _vision(place: Place) -> dict:
    rows = Version.objects.filter(text__vision__partnership=place.partnership)
    version = rows.order_by("-number").first()
    if version is None:
        return {}
    names, concerns = place.unconsenting(version)
    return {"vision": version.label, "concerns": concerns, "unconsenting": names}


def _objectives(place: Place) -> dict:
    """Objectives with what each lacks; the query is one."""
    indicators = Indicator.objects.adopted().filter(objective=OuterRef("pk"))
    rows = list(Objective.objects.filter(partnership=place.partnership).annotate(has_indicator=Exists(indicators)))
    return {
        "objectives": len(rows),
        "no_start": [named(row) for row in rows if not row.baseline],
        "no_aim": [named(row) for row in rows if not row.target],
        "no_date": [named(row) for row in rows if row.due_on is None],
        "no_indicator": [named(row) for row in rows if not row.has_indicator],
        "no_expectation": [named(row) for row in rows if not row.expect],
    }


def _early(place: Place) -> dict:
    """The indicators that a person shows as behind before their first effect is expected; nothing else does."""
    early = [row for row in place.indicators if row.expected_from and row.expected_from > place.today]
    red = StatusOverride.objects.standing().filter(status=StatusOverride.Status.BEHIND)
    shown = dict(red.filter(indicator__partnership=place.partnership).values_list("indicator", "set_on"))
    held = [row for row in early if row.pk in shown and not _newer(place.measured.get(row.pk), shown[row.pk])]
    return {"early_red": [named(row) for row in held]}


def _newer(measured: object, day: object) -> bool:
    """Whether a figure came that ends a status set by hand on a day."""
    return measured is not None and measured > day


def _needs(place: Place) -> dict:
    """A need is covered when two at least meet it; one that a single partner meets is fragile."""
    rows = covered(place.partnership)
    critical = [(need, fact) for need, fact in rows if need.criticality == CRITICAL]
    giving = Contribution.objects.standing().filter(partnership=place.partnership)
    giving = giving.filter(partner__standing=Partner.Standing.PARTNER)
    return {
        "needs": len(rows),
        "critical": len(critical),
        "uncovered": [named(need) for need, fact in rows if fact.state == Coverage.UNCOVERED],
        "fragile": [named(need) for need, fact in critical if fact.state not in SETTLED],
        "contributing": giving.aggregate(n=Count("partner", distinct=True))["n"],
    }


def _tasks(place: Place) -> dict:
    answering = Q(part=Involvement.Part.ACCOUNTABLE, partner__standing=Partner.Standing.PARTNER)
    accountable = Involvement.objects.filter(answering, task=OuterRef("pk"))
    rows = list(Task.objects.filter(partnership=place.partnership).annotate(whole=Exists(accountable)))
    return {"tasks": len(rows), "no_accountable": [named(row) for row in rows if not row.whole]}


GATHERERS = (_people, _vision, _objectives, _early, _needs, _tasks)
