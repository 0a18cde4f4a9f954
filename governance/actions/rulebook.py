from collections.abc import Iterable, Mapping
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
    "membership": gettext_lazy("entry or exclusion of a partner"),
    "communication": gettext_lazy("communication"),
    "charter": gettext_lazy("change of the charter"),
    "mandate": gettext_lazy("the lead’s mandate"),
}


def usual_categories(
    *, quorum: int | None = None, spending_above: Decimal = Decimal(20000), written_days: int = 10
) -> list[dict[str, Any]]:
    """The rules most partnerships start from; `quorum` in seats (default: more than half of them)."""
    seats = Quorum(count=quorum) if quorum else MORE_THAN_HALF
    simple, two_thirds = Rule.of(Method.SIMPLE, quorum=seats), Rule.of(Method.TWO_THIRDS, quorum=seats)
    consent, unanimity = Rule.of(Method.CONSENT, quorum=seats), Rule.of(Method.UNANIMITY, quorum=seats)
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
        ("communication", Matter.ORDINARY, simple, {}),
        ("charter", Matter.CHARTER, unanimity, {}),
        ("mandate", Matter.MANDATE, simple, {}),
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
    if unknown := set(delays) - set(DELAYS):
        raise TypeError(f"Unknown delays: {', '.join(sorted(unknown))}.")
    number = RuleSet.objects.filter(partnership=row).count() + 1
    rule_set = RuleSet.objects.create(
        partnership=row,
        number=number,
        source=source or Localized(),
        set_at=clock.now(),
        set_by=by,
        in_force_at=clock.now(),
        **delays,
    )
    lines = [CategoryRule(partnership=row, rule_set=rule_set, **_checked(line)) for line in categories]
    if not lines:
        raise Refused(_("Give at least one category of decisions with its rule."), status=422)
    CategoryRule.objects.bulk_create(lines)
    link = reverse("governance:committee", args=[row.slug])
    emit(events.RULES_SET, row, by=by, link=link, version=number)
    return rule_set


def _checked(line: Mapping[str, Any]) -> dict[str, Any]:
    """The category with its rules read and written anew, or a refusal that names it."""
    checked = dict(line)
    for name in RULES_OF_A_CATEGORY:
        if checked.get(name) is None:
            continue
        try:
            checked[name] = Rule.from_dict(checked[name]).as_dict()
        except ValueError as error:
            words = {"category": line.get("category"), "error": error}
            raise Refused(_("The rule of “%(category)s” makes no sense: %(error)s") % words, status=422) from error
    return checked
