from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from governance.models import Body, CategoryRule, Decision, Seat
from governance.rules.decisions import SEATS_ONLY
from governance.rules.held import rules_of, sits_where_decided
from governance.tally import Method
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, is_open

Conditions = Iterator[Condition]
Line = Mapping[str, Any]
Matter = CategoryRule.Matter
LONGEST_MEDIATION = 15
# What a partnership cannot do without: how its rules, its lead, its charter and its partners change.
KEPT = {
    "rules": Matter.RULES,
    "mandate": Matter.MANDATE,
    "revocation": Matter.MANDATE,
    "charter": Matter.CHARTER,
    "membership": Matter.MEMBERSHIP,
}
UNDER_WAY = (Decision.State.DRAFT, Decision.State.PROPOSED, Decision.State.OPEN)
NO_RULES = _("There are no decision rules yet. Set them first: they say how this will be decided.")


def open_proposal(partnership: Partnership) -> Decision | None:
    """The decision under way that proposes other rules, if there is one."""
    rows = Decision.objects.filter(partnership=partnership, state__in=UNDER_WAY, new_rules__isnull=False)
    return rows.select_related("new_rules").first()


@rule
def propose_rules(
    by: Member,
    partnership: Partnership,
    lines: Sequence[Line] | None = None,
    delays: Mapping[str, int] | None = None,
    reason: Any = "-",
    same: bool = False,
) -> Conditions:
    """The people of the committee, and the facilitator, propose other rules, voted on under the present ones."""
    yield by.is_facilitator or sits_where_decided(by, partnership), SEATS_ONLY
    yield is_open(partnership), CLOSED
    in_force = rules_of(partnership)
    yield in_force is not None, NO_RULES
    yield (
        in_force is not None and any(row.category == "rules" for row in in_force.categories.all()),
        _("The rules in force do not say how they change. The facilitator asks whoever runs this site for help."),
    )
    under_way = open_proposal(partnership)
    yield (
        under_way is None,
        _("Other rules are proposed already, in %(number)s. Close or withdraw that proposal first: one at a time.")
        % {"number": under_way.number if under_way else ""},
    )
    if lines is None:
        return
    yield from _complete(lines)
    yield from _each_makes_sense(lines)
    yield from _reachable(
        lines, Seat.objects.voting().filter(body__partnership=partnership, body__kind=Body.Kind.STEERING).count()
    )
    yield from _delays(delays or {})
    yield not same, _("Nothing changes: these are the rules in force.")
    yield bool(reason), _("Say why the rules should change: the committee reads it before it votes.")


def _complete(lines: Sequence[Line]) -> Conditions:
    """Nothing is missing, nothing is there twice."""
    yield bool(lines), _("Give at least one category of decisions with its rule.")
    codes = {line["category"] for line in lines}
    for code in KEPT:
        yield code in codes, _("A category is missing that every partnership needs: %(code)s.") % {"code": code}
    seen = set()
    for line in lines:
        key = (line["category"], line["above"])
        yield (
            key not in seen,
            _("“%(category)s” has two rules from the same amount. Give each its own.") % {"category": line["label"]},
        )
        seen.add(key)
    for line in lines:
        yield (
            (line["category"], 0) in seen,
            _("“%(category)s” has no rule for small amounts: one of its rules starts at 0.")
            % {"category": line["label"]},
        )


def _each_makes_sense(lines: Sequence[Line]) -> Conditions:
    """What a category may not say, whatever its figures."""
    for line in lines:
        named = {"category": line["label"]}
        yield bool(line["label"]), _("Every category has a name.")
        yield (
            not line["lead_may_settle"] or line["matter"] == Matter.ORDINARY,
            _("The lead may never settle “%(category)s”: only ordinary matters are delegated.") % named,
        )
        kept = KEPT.get(line["category"])
        yield (
            kept is None or line["matter"] == kept,
            _("“%(category)s” keeps its matter: every partnership needs this category.") % named,
        )
        yield (
            kept is None or line["rule"]["method"] != Method.ADVICE,
            _("“%(category)s” has to be decided: an advice is not enough.") % named,
        )


def _reachable(lines: Sequence[Line], seats: int) -> Conditions:
    """A quorum in seats that the committee can meet."""
    for line in lines:
        count = (line["rule"].get("quorum") or {}).get("count") or 0
        yield (
            count <= seats,
            _("The quorum of “%(category)s” is %(quorum)s seats, and only %(seats)s vote: it could never be met.")
            % {"category": line["label"], "quorum": count, "seats": seats},
        )


def _delays(delays: Mapping[str, int]) -> Conditions:
    yield (
        delays.get("mediation_days", 0) <= LONGEST_MEDIATION,
        _("A mediation lasts %(days)s days at most.") % {"days": LONGEST_MEDIATION},
    )
    yield (
        delays.get("reconvene_within", 0) >= delays.get("reconvene_after", 0),
        _("The last day for a second meeting comes after the first one."),
    )
