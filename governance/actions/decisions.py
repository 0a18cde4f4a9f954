from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.refusals import Refused
from core.states import move
from core.texts import Localized
from governance import events, rules
from governance.actions.telling import answering, seated
from governance.actions.wordings import first_wording
from governance.models import Body, Decision, RuleSet
from partnerships.journal import emit
from partnerships.models import Member, Partnership


@act
def draft_decision(
    partnership: Partnership,
    *,
    by: Member,
    draft: Decision | None = None,
    title: Localized,
    text: Localized,
    category: str,
    **more: Any,
) -> Decision:
    """I prepare a question, and come back to it later; it has no number yet and nobody is asked anything.

    `more` is what `propose_decision` takes. With `draft`, what was prepared is changed.
    """
    row = lock(partnership)
    prepared = lock(draft) if draft is not None else None
    rules.draft_decision.check(by, row, draft=prepared, body=_body(row, more))
    decision = prepared or Decision(partnership=row, prepared_by=by)
    _fill(decision, title=title, text=text, category=category, **more)
    decision.save()
    if draft is None:
        emit(events.DECISION_DRAFTED, row, by=by, link=decision.get_absolute_url(), title=title)
    return decision


@act
def drop_draft(draft: Decision, *, by: Member) -> None:
    """I throw away a question that I was preparing: nobody had been asked anything."""
    row = lock(draft, key=True)
    rules.drop_draft.check(by, row)
    emit(events.DRAFT_DROPPED, row.partnership, by=by, title=row.title)
    row.delete()


@act
def propose_decision(
    partnership: Partnership,
    *,
    by: Member,
    draft: Decision | None = None,
    title: Localized,
    text: Localized,
    category: str,
    **more: Any,
) -> Decision:
    """I put a question to the committee; it gets its number, which it keeps whatever becomes of it.

    `more`: `question` and `conditions` (texts), `amount`, `body` (the steering committee unless told), `owner`,
    `objective`, `supersedes`, `new_rules`, `due_on`, `review_on`. With `draft`, what was prepared is proposed.
    """
    row = lock(partnership)
    prepared = lock(draft) if draft is not None else None
    rules.propose_decision.check(by, row, draft=prepared, supersedes=more.get("supersedes"), body=_body(row, more))
    decision = prepared or Decision(partnership=row)
    _fill(decision, title=title, text=text, category=category, **more)
    decision.year = row.today().year
    last = row.decisions.filter(year=decision.year).aggregate(last=Max("rank"))["last"] or 0
    decision.rank, decision.proposed_by, decision.proposed_at = last + 1, by, clock.now()
    move(decision, Decision.State.PROPOSED)
    decision.save()
    first_wording(decision, by)
    told = {"number": decision.number, "title": title}
    emit(events.DECISION_PROPOSED, row, by=by, link=decision.get_absolute_url(), **told)
    return decision


def _body(partnership: Partnership, more: dict[str, Any]) -> Body | None:
    """The committee that was chosen; the steering committee unless told, None where nothing is seated."""
    return more.get("body") or Body.objects.filter(partnership=partnership, kind=Body.Kind.STEERING).first()


def _fill(decision: Decision, *, title: Localized, text: Localized, category: str, **more: Any) -> None:
    """Put what was typed into a decision; its category says how it will be taken."""
    decision.title, decision.text = title, text
    for name in ("question", "conditions"):
        setattr(decision, name, more.pop(name, None) or Localized())
    decision.body = _body(decision.partnership, more)
    more.pop("body", None)
    for name, value in more.items():
        setattr(decision, name, value)
    rule = RuleSet.objects.in_force(decision.partnership).rule_for(category, decision.amount)
    if rule is None:
        raise Refused(_("The decision rules know no such category. Choose one of theirs."), status=422)
    decision.category, decision.label, decision.matter = category, rule.label, rule.matter


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
    tells = answering(under_way) if under_way is not None else seated(row)
    emit(events.DECISION_WITHDRAWN, row.partnership, by=by, link=row.get_absolute_url(), tells=tells, **told)
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
