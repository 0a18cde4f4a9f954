from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.acts import CLOCK, Clock
from core.once import once
from core.rules import Condition, rule
from governance.models import Lead, Revocation, RuleSet, Seat
from governance.rules.decisions import SEATS_ONLY
from governance.rules.held import rules_of, sits_where_decided
from governance.rules.lead import lead_of
from governance.rules.rulebook import NO_RULES, UNDER_WAY
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

Conditions = Iterator[Condition]
LONGEST_LEAD_YEARS = 3
SHORTEST_LEAD_YEARS = 1


def years_after(day: date, years: int) -> date:
    """The same day some years later; the 28th for one that only leap years have."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


@once
def candidacy(partnership: Partnership) -> Lead | None:
    """The candidate on whom the committee is deciding, if there is one."""
    rows = Lead.objects.filter(partnership=partnership, election__state__in=UNDER_WAY)
    return rows.select_related("election", "member__user").first()


@rule
def elect_lead(
    by: Member,
    partnership: Partnership,
    member: Member | None = None,
    seat: Seat | None = None,
    since_on: date | None = None,
    until_on: date | None = None,
    categories: Iterable[str] = (),
    succession: Any = "-",
) -> Conditions:
    """The facilitator writes down the first strategic lead whom the partners chose, and the mandate's limits."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    rules = rules_of(partnership)
    yield rules is not None, _("Set the decision rules first: they say what a lead may settle.")
    yield (
        not Lead.objects.chosen().filter(partnership=partnership).exists(),
        _("The first lead was written down already; the next one is elected by a decision. Propose it."),
    )
    if rules is None or member is None or seat is None or since_on is None or until_on is None:
        return
    yield from _period(since_on, until_on)
    yield from _fits(rules, member, seat, since_on, categories, succession)


@rule
def propose_lead(
    by: Member,
    partnership: Partnership,
    member: Member | None = None,
    seat: Seat | None = None,
    since_on: date | None = None,
    until_on: date | None = None,
    categories: Iterable[str] = (),
    succession: Any = "-",
) -> Conditions:
    """The people of the committee, and the facilitator, propose a strategic lead, whom a decision elects."""
    yield by.is_facilitator or sits_where_decided(by, partnership), SEATS_ONLY
    yield is_open(partnership), CLOSED
    rules = rules_of(partnership)
    yield rules is not None, NO_RULES
    yield from _known(rules, "mandate")
    waiting = candidacy(partnership)
    yield (
        waiting is None,
        _("The committee is deciding on a lead already, in %(number)s. One candidate at a time.")
        % {"number": waiting.election.number if waiting and waiting.election else ""},
    )
    if rules is None or member is None or seat is None or since_on is None or until_on is None:
        return
    yield since_on >= partnership.today(), _("A mandate proposed now starts today or later.")
    yield from _period(since_on, until_on)
    yield (
        until_on + timedelta(days=1) >= years_after(since_on, SHORTEST_LEAD_YEARS),
        _("A lead’s mandate lasts one year at least, and three at most."),
    )
    yield from _fits(rules, member, seat, since_on, categories, succession)


@rule
def propose_revocation(by: Member, partnership: Partnership, reason: Any = "-") -> Conditions:
    """The people of the committee, and the facilitator, ask the committee to end the lead's mandate before its day."""
    yield by.is_facilitator or sits_where_decided(by, partnership), SEATS_ONLY
    yield is_open(partnership), CLOSED
    lead = lead_of(partnership)
    yield lead is not None, _("There is no strategic lead with a running mandate.")
    yield from _known(rules_of(partnership), "revocation")
    asked = Revocation.objects.filter(lead=lead, decision__state__in=UNDER_WAY).select_related("decision").first()
    yield (
        asked is None,
        _("The committee is deciding on this already, in %(number)s.")
        % {"number": asked.decision.number if asked else ""},
    )
    yield bool(reason), _("Write why the mandate should end: the committee votes on these words.")


@rule
def end_lead(by: Member, lead: Lead, reason: str = "-") -> Conditions:
    """The lead steps down, or the facilitator writes that they did or left; the others propose a revocation."""
    yield (
        by.is_facilitator or by.pk == lead.member_id,
        _("Only the lead steps down; the facilitator may write it down. Otherwise propose a revocation."),
    )
    yield is_open(lead.partnership), CLOSED
    yield lead.elected_at is not None, _("This person has not been elected.")
    yield (
        lead.ended_on is None and lead.until_on >= lead.partnership.today(),
        _("This mandate has already ended."),
    )
    yield bool(reason.strip()), _("Write why this mandate ends: everybody is told.")


@rule
def remind_mandates(by: Clock, partnership: Partnership) -> Conditions:
    """Time says that a mandate nears its end: two months, one month before, and on its last day."""
    yield by is CLOCK, _("Time does this by itself.")
    yield is_open(partnership), CLOSED


def _known(rules: RuleSet | None, category: str) -> Conditions:
    yield (
        rules is not None and any(row.category == category for row in rules.categories.all()),
        _("The rules in force do not say how this is decided. Propose other rules first."),
    )


def _period(since_on: date, until_on: date) -> Conditions:
    yield until_on >= since_on, _("A mandate ends after it starts.")
    yield (
        until_on < years_after(since_on, LONGEST_LEAD_YEARS),
        _("A lead’s mandate lasts three years at most, then the committee chooses again."),
    )


def _fits(
    rules: RuleSet, member: Member, seat: Seat, since_on: date, categories: Iterable[str], succession: Any
) -> Conditions:
    """The person has a vote in the committee, and the limits are within the rules."""
    yield (
        seat.voting and seat.body.decides and seat.mandates.running(since_on).filter(member=member).exists(),
        _("The lead answers for a voting seat of the committee. Give this person a mandate on it first."),
    )
    may = {row.category for row in rules.categories.all() if row.lead_may_settle}
    yield set(categories) <= may, _("The rules do not allow the lead to settle one of these categories.")
    yield bool(succession), _("Say who takes over when the lead is absent or the mandate ends.")
