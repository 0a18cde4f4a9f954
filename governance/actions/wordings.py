from collections.abc import Iterable
from decimal import Decimal

from core import clock
from core.acts import act, lock
from core.canonical import fingerprint
from core.texts import Localized
from governance import events, rules
from governance.actions.telling import answering
from governance.models import Ballot, Decision, Integration, Wording
from partnerships.journal import emit
from partnerships.models import Member

WORDS = ("title", "question", "text", "conditions")


def fingerprint_of(decision: Decision) -> str:
    """SHA-256 of what is voted on: title, question, text and conditions in every language, category and amount."""
    content = {
        "number": decision.number,
        "title": dict(decision.title),
        "question": dict(decision.question),
        "text": dict(decision.text),
        "category": decision.category,
        "amount": str(Decimal(decision.amount).quantize(Decimal("0.01"))),
    }
    return fingerprint(content | ({"conditions": dict(decision.conditions)} if decision.conditions else {}))


def first_wording(decision: Decision, by: Member) -> Wording:
    """The words in which a decision was proposed."""
    return _keep(decision, 1, by)


@act
def change_wording(
    decision: Decision,
    *,
    by: Member,
    reason: str,
    integrates: Iterable[Ballot] = (),
    title: Localized,
    text: Localized,
    question: Localized | None = None,
    conditions: Localized | None = None,
) -> Wording:
    """I change what is put to the committee and say why; whoever has answered is asked to confirm or change."""
    row = lock(decision)
    given = {"title": title, "question": question or Localized(), "text": text, "conditions": conditions or Localized()}
    changed = any(dict(given[name]) != dict(getattr(row, name)) for name in WORDS)
    rules.change_wording.check(by, row, reason=reason, changed=changed)
    for name in WORDS:
        setattr(row, name, given[name])
    row.save(update_fields=list(WORDS))
    wording = _keep(row, row.wordings.count() + 1, by, reason.strip())
    answered = [Integration(wording=wording, ballot=ballot) for ballot in integrates]
    Integration.objects.bulk_create(answered)
    under_way = row.open_round()
    tells = []
    if under_way is not None:
        under_way.fingerprint = wording.fingerprint
        under_way.save(update_fields=["fingerprint"])
        tells = answering(under_way)
    told = {"number": row.number, "title": row.title, "version": wording.number, "reason": wording.reason}
    event = events.WORDING_CHANGED if under_way is None else events.WORDING_TO_CONFIRM
    emit(event, row.partnership, by=by, link=row.get_absolute_url(), tells=tells, **told)
    return wording


def _keep(decision: Decision, number: int, by: Member, reason: str = "") -> Wording:
    return Wording.objects.create(
        partnership=decision.partnership,
        decision=decision,
        number=number,
        **{name: getattr(decision, name) for name in WORDS},
        reason=reason,
        made_by=by,
        made_at=clock.now(),
        fingerprint=fingerprint_of(decision),
    )
