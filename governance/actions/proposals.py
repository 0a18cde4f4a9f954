"""Proposals that carry what they change: once adopted, it is enacted without anybody doing it by hand."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from core.acts import act, lock
from core.texts import Localized, every_language
from governance import events, rules
from governance.actions.decisions import propose_decision
from governance.actions.rulebook import DELAYS, checked, write
from governance.contents.rulebook import RulesInWords, changes_in_text, compare, rules_in_words
from governance.models import CategoryRule, Decision, RuleSet
from partnerships.journal import emit
from partnerships.models import Member, Partnership

USUAL: dict[str, Any] = {
    "above": Decimal(0),
    "matter": CategoryRule.Matter.ORDINARY,
    "written_rule": None,
    "written_days": 10,
    "consent_rule": None,
    "lead_may_settle": False,
}
TITLE = gettext_lazy("Change of the decision rules: version %(number)s")
QUESTION = gettext_lazy("Do we take our decisions by these rules from now on?")


@act
def propose_rules(
    partnership: Partnership,
    *,
    by: Member,
    categories: Iterable[Mapping[str, Any]],
    reason: Localized,
    source: Localized | None = None,
    **delays: int,
) -> Decision:
    """I propose other decision rules, category by category; the committee votes on them under those in force.

    Categories are those of `set_rules`; delays that are not given stay as they are.
    """
    row = lock(partnership)
    rules.propose_rules.check(by, row)
    in_force = RuleSet.objects.in_force(row)
    lines = whole(categories)
    waits = delays_of(in_force) | delays
    same = unchanged(in_force, lines, waits)
    rules.propose_rules.check(by, row, lines=lines, delays=waits, reason=reason, same=same)
    proposed = write(row, lines, by=by, source=source or in_force.source, **waits)
    number = {"number": proposed.number}
    decision = propose_decision(
        row,
        by=by,
        category="rules",
        title=Localized({code: words % number for code, words in every_language(TITLE).items()}),
        question=every_language(QUESTION),
        text=_text(reason, in_force, proposed),
    )
    decision.new_rules = proposed
    decision.save(update_fields=["new_rules"])
    told = {"number": decision.number, "version": proposed.number}
    emit(events.RULES_PROPOSED, row, by=by, link=decision.get_absolute_url(), **told)
    return decision


def whole(categories: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The categories with nothing left out, so that two versions can be compared; a refusal for nonsense."""
    return checked({**USUAL, **line} for line in categories)


def delays_of(rule_set: RuleSet) -> dict[str, int]:
    """What holds for every category, as it stands in these rules."""
    return {name: getattr(rule_set, name) for name in DELAYS}


def unchanged(in_force: RuleSet, lines: Iterable[Mapping[str, Any]], delays: Mapping[str, int]) -> bool:
    """Whether these categories and delays are those in force."""
    fields = ("category", "label", "matter", "rule", *USUAL)
    before = [{name: getattr(row, name) for name in fields} for row in in_force.categories.all()]
    after = [{name: line[name] for name in fields} for line in lines]
    return _in_order(checked(before)) == _in_order(after) and delays_of(in_force) == dict(delays)


def _in_order(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(lines, key=lambda line: (line["category"], line["above"]))


def _text(reason: Localized, in_force: RuleSet, proposed: RuleSet) -> Localized:
    """Why, and what changes, in each of the site's languages: the very words that the answers are bound to."""
    said = {}
    for code in every_language(TITLE):
        with override(code):
            before, after = _read(in_force), _read(proposed)
            head = _("What changes, compared with version %(number)s:") % {"number": in_force.number}
            said[code] = "\n\n".join([reason.into(code), head, changes_in_text(compare(before, after))])
    return Localized(said)


def _read(rule_set: RuleSet) -> RulesInWords:
    return rules_in_words(rule_set, rule_set.partnership)
