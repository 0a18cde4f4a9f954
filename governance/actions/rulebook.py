from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.acts import act, lock
from core.refusals import Refused
from core.texts import Localized, every_language
from governance import events, rules
from governance.models import CategoryRule, RuleSet
from governance.sentences import nonsense_in_words
from governance.tally import MORE_THAN_HALF, Method, Quorum, Rule
from partnerships.journal import emit
from partnerships.models import Member, Partnership

Matter = CategoryRule.Matter
RULES_OF_A_CATEGORY = ("rule", "written_rule", "consent_rule")
DELAYS = (
    *("reconvene_after", "reconvene_within", "mediation_days", "settle_days", "minimum_wait_hours"),
    *("notice_days", "minutes_days", "correction_days", "proxies_per_seat"),
)
LABELS = {
    "operational": gettext_lazy("operational matter"),
    "budget": gettext_lazy("spending"),
    "data": gettext_lazy("personal data"),
    "membership": gettext_lazy("entry of a partner"),
    "exclusion": gettext_lazy("exclusion of a partner, after a hearing"),
    "communication": gettext_lazy("communication"),
    "charter": gettext_lazy("change of the charter"),
    "rules": gettext_lazy("change of the decision rules"),
    "mandate": gettext_lazy("the lead’s mandate"),
    "revocation": gettext_lazy("revocation of the lead"),
    "advice": gettext_lazy("advice"),
}


def usual_categories(
    *, quorum: int | None = None, spending_above: Decimal = Decimal(20000), written_days: int = 10
) -> list[dict[str, Any]]:
    """The rules most partnerships start from; `quorum` in seats (default: more than half of them)."""
    seats = Quorum(count=quorum) if quorum else MORE_THAN_HALF
    simple, two_thirds = Rule.of(Method.SIMPLE, quorum=seats), Rule.of(Method.TWO_THIRDS, quorum=seats)
    consent, unanimity = Rule.of(Method.CONSENT, quorum=seats), Rule.of(Method.UNANIMITY, quorum=seats)
    others = Rule.of(Method.THREE_QUARTERS, quorum=seats)  # of the seats not recused: the partner heard is out of it
    lines: list[tuple[str, Matter, Rule, dict[str, Any]]] = [
        (
            "operational",
            Matter.ORDINARY,
            simple,
            {"consent_rule": consent.as_dict(), "lead_may_settle": True},
        ),
        ("budget", Matter.ORDINARY, simple, {}),
        ("budget", Matter.ORDINARY, two_thirds, {"above": spending_above}),
        ("data", Matter.DATA, simple, {}),
        ("membership", Matter.MEMBERSHIP, two_thirds, {}),
        ("exclusion", Matter.MEMBERSHIP, others, {}),
        ("communication", Matter.ORDINARY, simple, {}),
        ("charter", Matter.CHARTER, unanimity, {}),
        ("rules", Matter.RULES, two_thirds, {}),
        ("mandate", Matter.MANDATE, simple, {}),
        ("revocation", Matter.MANDATE, two_thirds, {}),
        ("advice", Matter.ORDINARY, Rule.of(Method.ADVICE), {}),
    ]
    absolute = Rule.of(Method.ABSOLUTE).as_dict()
    return [
        {
            "category": code,
            "label": every_language(LABELS[code]),
            "matter": matter,
            "rule": rule.as_dict(),
            "written_rule": absolute if rule.method is Method.SIMPLE else None,
            "written_days": written_days,
            **more,
        }
        for code, matter, rule, more in lines
    ]


@act
def set_rules(
    partnership: Partnership,
    *,
    by: Member,
    categories: Iterable[Mapping[str, Any]],
    source: Localized | None = None,
    **delays: int,
) -> RuleSet:
    """I write down the first decision rules that we agreed, category by category.

    Each category: `category` (code), `label`, `above` (amount from which it applies), `matter`, `rule`,
    `written_rule`, `consent_rule` (as `tally.Rule.as_dict` writes them), `written_days`, `lead_may_settle`.
    """
    row = lock(partnership)
    rules.set_rules.check(by, row)
    lines = checked(categories)
    if not lines:
        raise Refused(_("Give at least one category of decisions with its rule."), status=422)
    rule_set = write(row, lines, by=by, source=source, in_force_at=clock.now(), **delays)
    link = reverse("governance:committee", args=[row.slug])
    emit(events.RULES_SET, row, by=by, link=link, version=rule_set.number)
    return rule_set


def write(
    partnership: Partnership,
    lines: Iterable[Mapping[str, Any]],
    *,
    by: Member,
    source: Localized | None = None,
    in_force_at: datetime | None = None,
    **delays: int,
) -> RuleSet:
    """One more version of the rules with its categories: in force since a moment, or proposed only."""
    if unknown := set(delays) - set(DELAYS):
        raise TypeError(f"Unknown delays: {', '.join(sorted(unknown))}.")
    rule_set = RuleSet.objects.create(
        partnership=partnership,
        number=RuleSet.objects.filter(partnership=partnership).count() + 1,
        source=source or Localized(),
        set_at=clock.now(),
        set_by=by,
        in_force_at=in_force_at,
        **delays,
    )
    CategoryRule.objects.bulk_create(CategoryRule(partnership=partnership, rule_set=rule_set, **line) for line in lines)
    return rule_set


def checked(categories: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The categories with their rules read and written anew, or a refusal that names the one that makes no sense."""
    return [_checked(line) for line in categories]


def _checked(line: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(line)
    for name in RULES_OF_A_CATEGORY:
        if made.get(name) is None:
            continue
        try:
            made[name] = Rule.from_dict(made[name]).as_dict()
        except ValueError as error:
            words = {"category": line.get("label") or line.get("category"), "error": nonsense_in_words(error)}
            raise Refused(_("The rule of “%(category)s” makes no sense: %(error)s") % words, status=422) from error
    return made
