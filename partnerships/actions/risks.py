from typing import Any

from django.urls import reverse

from core.acts import act, lock
from core.states import move
from core.texts import Localized, every_language
from partnerships import events, rules
from partnerships.actions.changes import change
from partnerships.actions.partnership import next_code, unused_code
from partnerships.journal import emit
from partnerships.models import Member, Partner, Partnership, Risk


@act
def add_risk(
    partnership: Partnership,
    *,
    by: Member,
    title: Localized,
    likelihood: int,
    severity: int,
    owner: Partner | None = None,
    mitigation: Localized | None = None,
    trigger: Localized | None = None,
    code: str = "",
) -> Risk:
    """I write down what could go wrong, how likely and how bad it is, and who watches it."""
    row = lock(partnership)
    rules.add_risk.check(by, row)
    code = unused_code(row, Risk.objects, code) if code else next_code(row, Risk.objects, "R")
    risk = Risk.objects.create(
        partnership=row,
        code=code,
        title=title,
        likelihood=likelihood,
        severity=severity,
        owner=owner,
        mitigation=mitigation or Localized(),
        trigger=trigger or Localized(),
        reviewed_on=row.today(),
    )
    rated = {"likelihood": likelihood, "severity": severity}
    emit(events.RISK_ADDED, row, by=by, link=_page(risk), code=code, title=title, **rated)
    return risk


@act
def change_risk(
    risk: Risk, *, by: Member, title: Localized, owner: Partner | None, mitigation: Localized, trigger: Localized
) -> Risk:
    """I word a risk again, or say who watches it from now on."""
    row = lock(risk)
    rules.change_risk.check(by, row)
    words = {"title": title, "owner": owner, "mitigation": mitigation, "trigger": trigger}
    what = change(row, words)
    if what:
        who = owner.name if owner else every_language(events.NOBODY)
        emit(events.RISK_CHANGED, row.partnership, by=by, link=_page(row), code=row.code, what=what, owner=who)
    return row


@act
def review_risk(risk: Risk, *, by: Member, likelihood: int, severity: int, state: str, note: Localized) -> Risk:
    """I look at a risk again and say how it stands today, with what I noticed."""
    row = lock(risk)
    rules.review_risk.check(by, row, note=note)
    before = _standing(row)
    if state != row.state:
        move(row, state)
    row.likelihood, row.severity, row.reviewed_on = likelihood, severity, row.partnership.today()
    row.save(update_fields=["likelihood", "severity", "state", "reviewed_on"])
    after, told = _standing(row), {"code": row.code, "note": note}
    if after == before:
        emit(events.RISK_UPHELD, row.partnership, by=by, link=_page(row), **told, **after)
    else:
        was = {f"{name}_before": value for name, value in before.items()}
        emit(events.RISK_REVIEWED, row.partnership, by=by, link=_page(row), **told, **after, **was)
    return row


def _standing(risk: Risk) -> dict[str, Any]:
    """How a risk stands, as the register says it."""
    state = every_language(Risk.State(risk.state).label)
    return {"likelihood": risk.likelihood, "severity": risk.severity, "state": state}


def _page(risk: Risk) -> str:
    return reverse("partnerships:risk_detail", args=[risk.partnership.slug, risk.code])
