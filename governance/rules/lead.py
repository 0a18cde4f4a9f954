from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from core import clock
from core.once import once
from core.rules import Condition, rule
from governance.models import CategoryRule, Decision, Lead, Mediation, Meeting, Recusal, Round, Ruling
from governance.rules.decisions import NOBODY_ANSWERS, OVER, of_committee
from governance.rules.meetings import hosts
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


@once
def lead_of(partnership: Partnership) -> Lead | None:
    """The strategic lead whose mandate runs today."""
    running = partnership.leads.running(partnership.today())
    return running.select_related("member__user", "seat__partner__organisation").first()


def decisive(decision: Decision) -> list[Round]:
    """The rounds that said something: closed, with their quorum, and not asking for opinions alone."""
    return [row for row in decision.deciding_rounds() if row.result not in ("", "no_quorum")]


def deadlock(decision: Decision) -> tuple[Round, Mediation, Round] | None:
    """The last two rounds when both ended in a deadlock with a mediation between them, and that mediation."""
    ended = decisive(decision)
    if len(ended) < 2 or not (ended[-1].deadlocked and ended[-2].deadlocked):
        return None
    first, second = ended[-2:]
    between = (row for row in decision.mediations.all() if row.after_id == first.pk and row.closed_at)
    mediation = next(between, None)
    return None if mediation is None else (first, mediation, second)


def settled_by(decision: Decision) -> datetime | None:
    """Until when the lead may settle a deadlock; None where there is none."""
    found = deadlock(decision)
    return None if found is None else found[2].closed_at + timedelta(days=found[2].rule_set.settle_days)


def awaits_lead(decision: Decision, leads: Sequence[Lead]) -> bool:
    """Whether a deadlock is the lead's to settle now: every condition holds but the words. `leads` is that of the day.

    It costs nothing where there is no deadlock, and no query where the decision is read whole.
    """
    return deadlock(decision) is not None and any(
        settle_decision.allows(lead.member, decision, leads=leads) for lead in leads
    )


def _amount(decision: Decision, amount: Decimal) -> str:
    """An amount with its currency: the rule's own sentence needs no more than that."""
    return f"{number_format(amount, 2, force_grouping=True)} {decision.partnership.currency}"


def _mandate_covers(decision: Decision, lead: Lead) -> Conditions:
    """What the lead's mandate reaches: not its own interests, delegated categories, up to an amount."""
    yield decision.matter == Matter.ORDINARY, NEVER.get(Matter(decision.matter), "")
    own = [row for row in decision.recusals.all() if row.seat_id == lead.seat_id]
    against = [row for row in own if row.member_id in (None, lead.member_id)]
    yield (
        not any(row.holds for row in against),
        _("The lead has an interest in this question and cannot settle it."),
    )
    yield (
        not any(row.state == Recusal.State.PROPOSED for row in against),
        _("An interest of the lead in this question is proposed and waits for its answer: it comes first."),
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
    rounds = decisive(decision)
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


@rule
def contest_ruling(
    by: Member,
    decision: Decision,
    reason: str = "-",
    meeting: Meeting | None = None,
    eligible: int | None = None,
) -> Conditions:
    """The committee may overturn what the lead settled, by two thirds, at its next meeting."""
    yield from of_committee(by, decision.body)
    yield is_open(decision.partnership), CLOSED
    ruling = getattr(decision, "ruling", None)
    yield ruling is not None, _("The lead has settled nothing here: there is nothing to overturn.")
    assert ruling is not None
    yield ruling.overturned_in_id is None, _("The committee has overturned this already.")
    yield decision.open_round() is None, _("A round is open: its answers come first.")
    asked = [row for row in decision.rounds.all() if row.purpose == Round.Purpose.OVERTURN]
    yield (
        not any(row.result in ("adopted", "rejected") for row in asked),
        _("The committee has been asked already, and what the lead settled stands."),
    )
    yield (
        clock.now() <= contestable_until(ruling),
        _("The committee could overturn this at its next meeting, which has passed: what the lead settled stands."),
    )
    yield eligible is None or eligible > 0, NOBODY_ANSWERS
    yield bool(reason.strip()), _("Write why the committee should look at this again: the register keeps it.")
    yield from hosts(meeting, decision)


def contestable_until(ruling: Ruling) -> datetime:
    """The end of the committee's first meeting after the ruling; without one, when its next was due at the latest."""
    body = ruling.decision.body
    held = body.meetings.filter(opened_at__gt=ruling.settled_at, state=Meeting.State.HELD)
    first = held.order_by("ended_at").first()
    return first.ended_at if first else ruling.settled_at + timedelta(days=31 * body.months_between)
