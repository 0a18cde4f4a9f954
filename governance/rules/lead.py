from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from core import clock
from core.rules import Condition, rule
from governance.models import CategoryRule, Decision, Lead, Mediation, Round
from governance.rules.decisions import OVER
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, is_open

Conditions = Iterator[Condition]
Matter = CategoryRule.Matter
NEVER = {
    Matter.CHARTER: _("The lead never settles a change of the charter: every signatory has to sign it."),
    Matter.MEMBERSHIP: _("The lead never settles the entry or the exclusion of a partner."),
    Matter.DATA: _("The lead never settles a question of personal data."),
    Matter.MANDATE: _("The lead never settles a question about their own mandate."),
    Matter.RULES: _("The lead never settles a change of the decision rules."),
}


def lead_of(partnership: Partnership) -> Lead | None:
    """The strategic lead whose mandate runs today."""
    running = Lead.objects.running(partnership.today()).filter(partnership=partnership)
    return running.select_related("member__user", "seat__partner__organisation").first()


def deadlock(decision: Decision) -> tuple[Round, Mediation, Round] | None:
    """The last two rounds when both ended in a deadlock with a mediation between them, and that mediation."""
    ended = [row for row in decision.rounds.all() if row.closed_at is not None and row.result != "no_quorum"]
    if len(ended) < 2 or not (ended[-1].deadlocked and ended[-2].deadlocked):
        return None
    first, second = ended[-2:]
    between = (row for row in decision.mediations.all() if row.after_id == first.pk and row.closed_at)
    mediation = next(between, None)
    return None if mediation is None else (first, mediation, second)


def _amount(decision: Decision, amount: Decimal) -> str:
    """An amount with its currency: the rule's own sentence needs no more than that."""
    return f"{number_format(amount, 2, force_grouping=True)} {decision.partnership.currency}"


def _mandate_covers(decision: Decision, lead: Lead) -> Conditions:
    """What the lead's mandate reaches: not its own interests, delegated categories, up to an amount."""
    yield decision.matter == Matter.ORDINARY, NEVER.get(Matter(decision.matter), "")
    yield (
        not any(
            row.holds and row.seat_id == lead.seat_id and row.member_id in (None, lead.member_id)
            for row in decision.recusals.all()
        ),
        _("The lead has an interest in this question and cannot settle it."),
    )
    last = decision.last_round()
    rule_ = last.rule_set.rule_for(decision.category, decision.amount) if last else None
    yield (
        decision.category in lead.categories and (rule_ is None or rule_.lead_may_settle),
        _("“%(category)s” is not among the categories delegated to the lead.") % {"category": decision.label},
    )
    yield (
        decision.amount <= lead.cap,
        _("This commits %(amount)s, more than the %(cap)s up to which the lead may settle.")
        % {"amount": _amount(decision, decision.amount), "cap": _amount(decision, lead.cap)},
    )


def _deadlocked(decision: Decision) -> Conditions:
    """What makes a deadlock: two rounds, each a tie or an objection, and a short mediation between them."""
    rounds = [row for row in decision.rounds.all() if row.result not in ("", "no_quorum")]
    last = decision.last_round()
    yield last is None or last.closed_at is not None, _("A round is open: its answers come first.")
    yield (
        bool(rounds) and rounds[-1].deadlocked,
        _("There is no deadlock: the last round ended neither in a tie nor with an objection."),
    )
    yield (
        len(rounds) >= 2 and rounds[-2].deadlocked,
        _("There has been one round in a deadlock; the lead may settle after a second one."),
    )
    found = deadlock(decision)
    yield found is not None, _("No mediation was held between the two rounds.")
    assert found is not None
    _first, mediation, second = found
    days = second.rule_set.mediation_days
    yield (
        mediation.closed_at - mediation.opened_at <= timedelta(days=days),
        _("The mediation lasted longer than the %(days)s days that the rules give.") % {"days": days},
    )
    within = second.rule_set.settle_days
    yield (
        clock.now() <= second.closed_at + timedelta(days=within),
        _("The %(days)s days in which the lead may settle have passed.") % {"days": within},
    )


@rule
def settle_decision(
    by: Member,
    decision: Decision,
    reasons: Any = "-",
    minority: Any = "-",
    leads: Sequence[Lead] | None = None,
) -> Conditions:
    """In a deadlock the strategic lead settles in writing, within every limit of the mandate.

    `leads` is the lead of the day, read once by a page that asks about many decisions.
    """
    lead = lead_of(decision.partnership) if leads is None else next(iter(leads), None)
    yield lead is not None, _("There is no strategic lead with a running mandate.")
    yield lead is not None and by.pk == lead.member_id, _("Only the strategic lead can settle a deadlock.")
    assert lead is not None
    yield is_open(decision.partnership), CLOSED
    yield not decision.is_over, OVER
    yield from _mandate_covers(decision, lead)
    yield from _deadlocked(decision)
    yield bool(reasons), _("The lead settles with written reasons.")
    yield bool(minority), _("Write the minority’s opinion: it stays with the decision.")
