from datetime import date
from decimal import Decimal

from django.db.models import Max
from django.utils.translation import gettext as _

from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.canonical import fingerprint
from core.refusals import Refused
from core.states import move
from core.texts import Localized
from governance import events, rules
from governance.models import Body, Decision, RuleSet
from partnerships.journal import emit
from partnerships.models import Member, Partnership


def fingerprint_of(decision: Decision) -> str:
    """SHA-256 of what is voted on: title, question and text in every language, category and amount."""
    return fingerprint(
        {
            "number": decision.number,
            "title": dict(decision.title),
            "question": dict(decision.question),
            "text": dict(decision.text),
            "category": decision.category,
            "amount": str(Decimal(decision.amount).quantize(Decimal("0.01"))),
        }
    )


@act
def propose_decision(
    partnership: Partnership,
    *,
    by: Member,
    title: Localized,
    text: Localized,
    category: str,
    question: Localized | None = None,
    amount: Decimal = Decimal(0),
    owner: Member | None = None,
    review_on: date | None = None,
    body: Body | None = None,
) -> Decision:
    """I put a question to the committee; it gets its number, which it keeps whatever becomes of it."""
    row = lock(partnership)
    rules.propose_decision.check(by, row)
    rule = RuleSet.objects.in_force(row).rule_for(category, amount)
    if rule is None:
        raise Refused(_("The decision rules know no such category. Choose one of theirs."), status=422)
    year = row.today().year
    last = row.decisions.filter(year=year).aggregate(last=Max("rank"))["last"] or 0
    decision = Decision(
        partnership=row,
        body=body or Body.objects.get(partnership=row, kind=Body.Kind.STEERING),
        year=year,
        rank=last + 1,
        title=title,
        question=question or Localized(),
        text=text,
        category=category,
        label=rule.label,
        matter=rule.matter,
        amount=amount,
        owner=owner,
        proposed_by=by,
        proposed_at=clock.now(),
        review_on=review_on,
    )
    move(decision, Decision.State.PROPOSED)
    decision.save(force_insert=True)
    told = {"number": decision.number, "title": title}
    emit(events.DECISION_PROPOSED, row, by=by, link=decision.get_absolute_url(), **told)
    return decision


@act
def withdraw_decision(decision: Decision, *, by: Member, reason: str) -> Decision:
    """I take back a proposal and say why; it stays in the register, with its answers."""
    row = lock(decision)
    rules.withdraw_decision.check(by, row, reason=reason)
    move(row, Decision.State.WITHDRAWN)
    row.withdrawal_reason, row.closed_at = reason.strip(), clock.now()
    row.save(update_fields=["state", "withdrawal_reason", "closed_at"])
    under_way = row.open_round()
    if under_way is not None:
        under_way.result, under_way.verdict = "withdrawn", under_way.final_record(closed=False)
        under_way.closed_at, under_way.closed_by = clock.now(), by
        under_way.save(update_fields=["result", "verdict", "closed_at", "closed_by"])
    mediation = row.under_mediation()
    if mediation is not None:
        mediation.closed_at, mediation.closed_by, mediation.findings = clock.now(), by, row.withdrawal_reason
        mediation.save(update_fields=["closed_at", "closed_by", "findings"])
    told = {"number": row.number, "title": row.title, "reason": row.withdrawal_reason}
    emit(events.DECISION_WITHDRAWN, row.partnership, by=by, link=row.get_absolute_url(), **told)
    return row


@act
def take_effect(decision: Decision, *, by: Clock = CLOCK) -> Decision:
    """The charter's last signature is there: what the committee adopted about it takes effect."""
    row = lock(decision)
    rules.take_effect.check(by, row)
    row.effective_at = clock.now()
    row.save(update_fields=["effective_at"])
    told = {"number": row.number, "title": row.title}
    emit(events.DECISION_TOOK_EFFECT, row.partnership, by=by, link=row.get_absolute_url(), **told)
    return row
