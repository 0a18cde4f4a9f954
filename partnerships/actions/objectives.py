from datetime import date
from typing import Any

from django.urls import reverse

from core.acts import act, lock
from core.texts import Localized
from partnerships import events, rules
from partnerships.actions.partnership import next_code, unused_code
from partnerships.journal import emit
from partnerships.models import Member, Objective, Partner, Partnership


@act
def add_objective(
    partnership: Partnership,
    *,
    by: Member,
    title: Localized,
    statement: Localized,
    baseline: Localized | None = None,
    target: Localized | None = None,
    due_on: date | None = None,
    expect: Localized | None = None,
    sdg_targets: str = "",
    zeros: str = "",
    lead: Partner | None = None,
    code: str = "",
) -> Objective:
    """I write down an objective that the partners agreed."""
    row = lock(partnership)
    rules.add_objective.check(by, row)
    code = unused_code(row, Objective.objects, code) if code else next_code(row, Objective.objects, "O")
    objective = Objective.objects.create(
        partnership=row,
        code=code,
        title=title,
        statement=statement,
        baseline=baseline or Localized(),
        target=target or Localized(),
        due_on=due_on,
        expect=expect or Localized(),
        sdg_targets=sdg_targets,
        zeros=zeros,
        lead=lead,
    )
    emit(events.OBJECTIVE_ADDED, row, by=by, link=_page(row), code=code, title=title)
    return objective


@act
def change_objective(objective: Objective, *, by: Member, **changes: Any) -> Objective:
    """I complete an objective: where we start, where we want to be, by when, when to expect what."""
    row = lock(objective)
    rules.change_objective.check(by, row)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    emit(events.OBJECTIVE_CHANGED, row.partnership, by=by, link=_page(row.partnership), code=row.code)
    return row


def _page(partnership: Partnership) -> str:
    return reverse("partnerships:objective_list", args=[partnership.slug])
