"""What the committee stands on: the versions of its rules, its leads one after the other, and who is who."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.days import date_format
from governance.contents.rulebook import Comparison, compare, rules_in_words
from governance.models import CategoryRule, Decision, Lead, RuleSet
from governance.rules.held import rules_of
from partnerships.models import Member, Partnership, Role


@dataclass(frozen=True)
class Version:
    """A version of the rules: its mark, what became of it in words, the decision that carried it."""

    rule_set: RuleSet
    pin: str
    words: str
    decision: Decision | None


@dataclass(frozen=True)
class Held:
    """A lead's mandate with what was settled in it, in words."""

    lead: Lead
    settled: str
    ended: str


def versions(partnership: Partnership) -> list[Version]:
    """Every version of the rules, the latest first."""
    rows = partnership.rule_sets.select_related("decision").order_by("-number")
    current = next((row.pk for row in rows if row.in_force_at is not None), None)
    return [_version(row, row.pk == current, partnership) for row in rows]


def leads(partnership: Partnership) -> list[Held]:
    """Everybody whom the partners ever chose as strategic lead, the latest first."""
    overturned = Count("rulings", filter=Q(rulings__overturned_in__isnull=False))
    rows = Lead.objects.chosen().filter(partnership=partnership).annotate(n=Count("rulings"), undone=overturned)
    rows = rows.select_related("member__user", "seat__partner__organisation").order_by("-since_on", "-pk")
    return [Held(row, _settled(row.n, row.undone), _ended(row)) for row in rows]


def facilitators(partnership: Partnership) -> QuerySet[Member]:
    """Who has the rights of process."""
    here = Member.objects.current().filter(partnership=partnership)
    return here.filter(roles__role=Role.Name.FACILITATOR, roles__ended_at=None).select_related("user")


def before(rule_set: RuleSet) -> RuleSet | None:
    """The version that was in force when this one was proposed."""
    rows = RuleSet.objects.filter(partnership=rule_set.partnership_id, number__lt=rule_set.number)
    return rows.exclude(in_force_at=None).prefetch_related("categories").order_by("-number").first()


def drafted(partnership: Partnership, lines: Iterable[Mapping[str, Any]], delays: Mapping[str, int]) -> Comparison:
    """What rules that nobody has kept yet would change of those in force."""
    in_force = rules_of(partnership)
    assert in_force is not None
    rows = [CategoryRule(**line) for line in lines]
    after = rules_in_words(RuleSet(number=in_force.number + 1, **delays), partnership, rows)
    return compare(rules_in_words(in_force, partnership), after)


def _version(row: RuleSet, current: bool, partnership: Partnership) -> Version:
    decision = getattr(row, "decision", None)
    if decision is not None:
        decision.partnership = partnership
    if row.in_force_at is not None:
        since = {"day": date_format(row.in_force_at.astimezone(partnership.zone).date())}
        words = _("in force since %(day)s") if current else _("was in force from %(day)s")
        return Version(row, "done" if current else "todo", words % since, decision)
    if decision is not None and decision.is_over:
        return Version(row, "against", pgettext("a version of the rules", "not adopted"), decision)
    return Version(row, "wait", pgettext("a version of the rules", "proposed"), decision)


def _settled(count: int, undone: int) -> str:
    settled = ngettext("Settled %(n)s deadlock in this mandate", "Settled %(n)s deadlocks in this mandate", count)
    return _("%(settled)s, %(n)s overturned.") % {"settled": settled % {"n": count}, "n": undone}


def _ended(lead: Lead) -> str:
    if lead.ended_on is None:
        return ""
    words = {"day": date_format(lead.ended_on), "reason": lead.end_reason}
    return _("Ended on %(day)s: %(reason)s") % words if lead.end_reason else _("Ended on %(day)s.") % words
