"""Gathers, in a number of queries that does not depend on the data, what the recipe is read from."""

from datetime import timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q

from charters.models import CharterVersion, Signatory
from core import clock
from governance.models import Body, Decision, Lead, Mandate, Meeting, Minutes, Round, RuleSet, Seat
from impact.models import Indicator, Measurement, Milestone, Story
from overview.recipe import Facts
from partnerships.contents.needs import covered
from partnerships.coverage import Coverage
from partnerships.models import (
    Consent,
    Contribution,
    Involvement,
    JournalEntry,
    Objective,
    Partner,
    Partnership,
    Task,
    Version,
)

CRITICAL = 3
SAID = ~Q(baseline={}) & ~Q(target={}) & Q(due_on__isnull=False)


def facts_of(partnership: Partnership) -> Facts:
    """The facts of a partnership, today."""
    today = partnership.today()
    gathered = (_people, _vision, _objectives, _needs, _tasks, _governance, _lead, _charter, _impact, _measures)
    facts: dict = {"today": today}
    for gather in gathered:
        facts |= gather(partnership, today)
    return Facts(**facts)


def _people(partnership, today) -> dict:
    partners = partnership.partners.full()
    entries = JournalEntry.objects.filter(partnership=partnership).order_by("-sequence").values_list("sequence").first()
    return {
        "partners": partners.count(),
        "profiles": partners.described().count(),
        "entries": entries[0] if entries else 0,
    }


def _vision(partnership, today) -> dict:
    version = Version.objects.filter(text__vision__partnership=partnership).order_by("-number").first()
    if version is None:
        return {}
    agreed = Consent.objects.live().filter(version=version).exclude(position=Consent.Position.OBJECTION)
    return {"vision": version.label, "consents": agreed.filter(partner__standing="partner").count()}


def _objectives(partnership, today) -> dict:
    rows = Objective.objects.filter(partnership=partnership)
    indicators = Indicator.objects.adopted().filter(objective=OuterRef("pk"))
    measured = Measurement.objects.filter(indicator__objective=OuterRef("pk"))
    due = Milestone.objects.filter(indicator__objective=OuterRef("pk"), due_on__lte=today)
    told = rows.annotate(has_indicator=Exists(indicators), has_measure=Exists(measured), was_due=Exists(due))
    owed = Q(was_due=True) | Q(has_measure=True)
    return told.aggregate(
        objectives=Count("pk"),
        measurable=Count("pk", filter=SAID),
        with_indicator=Count("pk", filter=Q(has_indicator=True)),
        with_expectation=Count("pk", filter=~Q(expect={})),
        due_objectives=Count("pk", filter=owed),
        measured_when_due=Count("pk", filter=owed & Q(has_measure=True)),
    )


def _needs(partnership, today) -> dict:
    rows = covered(partnership)
    critical = [fact for need, fact in rows if need.criticality == CRITICAL]
    giving = Contribution.objects.standing().filter(partnership=partnership, partner__standing=Partner.Standing.PARTNER)
    return {
        "needs": len(rows),
        "uncovered": sum(fact.state == Coverage.UNCOVERED for _need, fact in rows),
        "critical": len(critical),
        "critical_met": sum(fact.met for fact in critical),
        "contributing": giving.aggregate(n=Count("partner", distinct=True))["n"],
    }


def _tasks(partnership, today) -> dict:
    answering = {"part": Involvement.Part.ACCOUNTABLE, "partner__standing": Partner.Standing.PARTNER}
    accountable = Involvement.objects.filter(task=OuterRef("pk"), **answering)
    rows = Task.objects.filter(partnership=partnership).annotate(whole=Exists(accountable))
    return rows.aggregate(tasks=Count("pk"), tasks_whole=Count("pk", filter=Q(whole=True)))


def _governance(partnership, today) -> dict:
    held = Mandate.objects.running(today).filter(seat=OuterRef("pk"))
    seats = Seat.objects.voting().filter(partnership=partnership, body__kind=Body.Kind.STEERING)
    counts = seats.annotate(is_held=Exists(held)).aggregate(
        seats=Count("pk"), seated=Count("pk", filter=Q(is_held=True))
    )
    closed = Decision.objects.filter(partnership=partnership, state=Decision.State.CLOSED)
    rules = RuleSet.objects.in_force(partnership)
    return counts | {"rules": rules is not None, "decisions": closed.count()} | _met(partnership, today, rules)


def _met(partnership, today, rules) -> dict:
    """By when the steering committee was to meet again, by its own cadence, and how many minutes are late."""
    body = Body.objects.filter(partnership=partnership, kind=Body.Kind.STEERING).first()
    if body is None or rules is None:
        return {}
    held = Meeting.objects.filter(body=body, state=Meeting.State.HELD)
    rounds = Round.objects.filter(decision__body=body, mode=Round.Mode.MEETING)
    times = [held.aggregate(last=Max("ended_at"))["last"], rounds.aggregate(last=Max("closed_at"))["last"]]
    last = max([body.seated_at, *filter(None, times)]).astimezone(partnership.zone).date()
    sent = Minutes.objects.filter(meeting=OuterRef("pk")).exclude(sent_at=None)
    owed = clock.now() - timedelta(days=rules.minutes_days + 1)
    late = Meeting.objects.filter(partnership=partnership, state=Meeting.State.HELD, ended_at__lt=owed)
    return {
        "meet_by": last + timedelta(days=31 * body.months_between),
        "minutes_late": late.filter(~Exists(sent)).count(),
    }


def _lead(partnership, today) -> dict:
    rows = Lead.objects.answering().chosen().filter(partnership=partnership, ended_on=None, since_on__lte=today)
    lead = rows.select_related("member__user").order_by("-until_on").first()
    if lead is None:
        return {}
    bounded = bool(lead.succession) and bool(lead.limits or lead.cap or lead.categories)
    return {"lead": lead.member.user.name, "lead_until": lead.until_on, "lead_bounded": bounded}


def _charter(partnership, today) -> dict:
    rows = CharterVersion.objects.filter(partnership=partnership)
    in_force = rows.filter(state=CharterVersion.State.IN_FORCE).first()
    frozen = rows.filter(state=CharterVersion.State.FROZEN).order_by("-pk").first()
    told = {"charter": in_force.label if in_force else ""}
    if frozen is None:
        return told
    states = Signatory.objects.filter(version=frozen).aggregate(
        signed=Count("pk", filter=Q(state=Signatory.State.SIGNED)),
        to_sign=Count("pk", filter=Q(state__in=[Signatory.State.SIGNED, Signatory.State.INVITED])),
    )
    return told | states | {"signing": frozen.label}


def _impact(partnership, today) -> dict:
    rows = Indicator.objects.adopted().filter(partnership=partnership)
    since = today - timedelta(days=365)
    told = Story.objects.told().filter(partnership=partnership, expected=False, told_on__gte=since)
    qualitative = Q(nature=Indicator.Nature.RUBRIC)
    counts = rows.aggregate(indicators=Count("pk"), qualitative=Count("pk", filter=qualitative))
    return counts | {"unexpected": told.count()}


def _measures(partnership, today) -> dict:
    state = Measurement.State
    rows = Measurement.objects.standing().filter(partnership=partnership).order_by()
    return rows.aggregate(
        measures=Count("pk"),
        confirmed=Count("pk", filter=Q(state__in=[state.CONFIRMED, state.SETTLED])),
        contested=Count("pk", filter=Q(state=state.CONTESTED)),
    )
