from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from core.acts import act, lock
from core.texts import Localized
from partnerships import events, rules
from partnerships.actions.partnership import next_code, unused_code
from partnerships.journal import emit
from partnerships.models import Involvement, Member, Objective, Partner, Partnership, Task

Part = Involvement.Part


@act
def add_task(
    partnership: Partnership,
    *,
    by: Member,
    title: Localized,
    accountable: Partner | None = None,
    responsible: Sequence[Partner] = (),
    consulted: Sequence[Partner] = (),
    informed: Sequence[Partner] = (),
    objective: Objective | None = None,
    due_on: date | None = None,
    code: str = "",
) -> Task:
    """I write down a task with who is accountable, who does it, who is asked and who is told."""
    row = lock(partnership)
    rules.add_task.check(by, row)
    code = unused_code(row, Task.objects, code) if code else next_code(row, Task.objects, "A")
    task = Task.objects.create(partnership=row, code=code, title=title, objective=objective, due_on=due_on)
    emit(events.TASK_ADDED, row, by=by, link=_page(row), code=code, title=title)
    parts = {"responsible": responsible, "consulted": consulted, "informed": informed}
    return assign_task(task, by=by, accountable=accountable, **parts)


@act
def assign_task(
    task: Task,
    *,
    by: Member,
    accountable: Partner | None,
    responsible: Sequence[Partner] = (),
    consulted: Sequence[Partner] = (),
    informed: Sequence[Partner] = (),
) -> Task:
    """I say who does what: exactly one accountable, at least one that does the work."""
    row = lock(task)
    rules.assign_task.check(by, row, accountable=accountable, responsible=responsible)
    row.involvements.all().delete()
    wanted = [(Part.ACCOUNTABLE, accountable)]
    for part, partners in ((Part.RESPONSIBLE, responsible), (Part.CONSULTED, consulted), (Part.INFORMED, informed)):
        wanted += [(part, partner) for partner in dict.fromkeys(partners)]
    Involvement.objects.bulk_create(
        Involvement(partnership_id=row.partnership_id, task=row, partner=partner, part=part) for part, partner in wanted
    )
    link = _page(row.partnership)
    emit(events.TASK_ASSIGNED, row.partnership, by=by, link=link, code=row.code, partner=accountable.name)
    return row


def _page(partnership: Partnership) -> str:
    return reverse("partnerships:task_list", args=[partnership.slug])
