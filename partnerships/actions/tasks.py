from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import ProtectedError
from django.urls import reverse
from django.utils.translation import gettext as _

from core.acts import act, lock
from core.refusals import Refused
from core.texts import Localized
from partnerships import events, rules
from partnerships.actions.changes import change
from partnerships.actions.partnership import next_code, unused_code
from partnerships.grid import Row, Typed, row_of
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
    answerable: Member | None = None,
    objective: Objective | None = None,
    due_on: date | None = None,
    code: str = "",
) -> Task:
    """I write down a task with who is accountable, who does it, who is asked and who is told."""
    row, objective = lock(partnership), objective and lock(objective)
    rules.add_task.check(by, row)
    given = unused_code(row, Task.objects, code) if code else ""
    code = given or next_code(row, Task.objects, "A", dropped=events.TASK_DROPPED)
    task = Task.objects.create(partnership=row, code=code, title=title, objective=objective, due_on=due_on)
    wanted = _wanted(accountable, responsible, consulted, informed, answerable)
    rules.assign_task.check(by, task, **_asked(wanted))
    before = _write(task, wanted)
    emit(events.TASK_ADDED, row, by=by, link=_page(row), code=code, title=title)
    _tell(task, before, by)
    return task


@act
def change_task(task: Task, *, by: Member, title: Localized, objective: Objective | None, due_on: date | None) -> Task:
    """I correct what a task says, which objective it serves and by when it is done."""
    row, objective = lock(task), objective and lock(objective)
    rules.change_task.check(by, row)
    what = change(row, {"title": title, "objective": objective, "due_on": due_on})
    if what:
        told = {"code": row.code, "title": title, "what": what}
        emit(events.TASK_CHANGED, row.partnership, by=by, link=_page(row.partnership), **told)
    return row


@act
def drop_task(task: Task, *, by: Member) -> Task:
    """I delete a task that we gave up, with who did what in it; the register keeps its code and its title."""
    row = lock(task, key=True)
    rules.drop_task.check(by, row)
    code, title, partnership = row.code, row.title, row.partnership
    try:
        row.delete()
    except ProtectedError as error:
        reason = _("The task %(code)s stays: something written elsewhere rests on it. Change it instead.")
        raise Refused(reason % {"code": code}, act="drop_task", status=409) from error
    emit(events.TASK_DROPPED, partnership, by=by, link=_page(partnership), code=code, title=title)
    return row


@act
def assign_task(
    task: Task,
    *,
    by: Member,
    accountable: Partner | None,
    responsible: Sequence[Partner] = (),
    consulted: Sequence[Partner] = (),
    informed: Sequence[Partner] = (),
    answerable: Member | None = None,
) -> Task:
    """I say who does what: exactly one accountable and its person, at least one that does the work."""
    row = lock(task)
    wanted = _wanted(accountable, responsible, consulted, informed, answerable)
    rules.assign_task.check(by, row, **_asked(wanted))
    _tell(row, _write(row, wanted), by)
    return row


@act
def assign_tasks(partnership: Partnership, *, by: Member, rows: Mapping[str, Typed]) -> list[Task]:
    """I change the grid of who does what: all that I changed is written, or nothing is."""
    rules.assign_tasks.check(by, partnership)
    mine = {code: typed for code, typed in rows.items() if typed.changed}
    # The rows in one order, then what they hold, the head of the chain last: nobody waits for who waits for them.
    tasks = {task.code: lock(task) for task in partnership.tasks.filter(code__in=mine).order_by("pk")}
    wanted = _chosen(partnership, mine)
    told = {code: _refusal(by, tasks.get(code), typed, wanted[code]) for code, typed in mine.items()}
    refused = {code: str(reason) for code, reason in told.items() if reason}
    if refused:
        said = _("%(task)s: %(reason)s")
        whole = " ".join(said % {"task": tasks.get(code, code), "reason": why} for code, why in refused.items())
        raise Refused(whole, act="assign_tasks", status=422, details=refused)
    before = {code: _write(task, wanted[code]) for code, task in tasks.items()}
    return [task for code, task in tasks.items() if _tell(task, before[code], by)]


def written(task: Task) -> Row:
    """What the grid holds for a task now."""
    pairs = task.involvements.values_list("partner__code", "part")
    return row_of(pairs, str(task.answerable.uuid) if task.answerable else "")


def _wanted(accountable: Partner | None, *others: Any) -> dict[str, Any]:
    """Who is to hold what, by the name of the part."""
    names = [*(part.name.lower() for part in Part), "answerable"]
    return dict(zip(names, ([accountable] if accountable else [], *others), strict=True))


def _chosen(partnership: Partnership, mine: Mapping[str, Typed]) -> dict[str, dict[str, Any]]:
    """For each row, the partners and the person that its codes stand for."""
    partners = {partner.code: partner for partner in partnership.partners.select_related("organisation")}
    people = {str(member.uuid): member for member in partnership.members.select_related("user")}
    found: dict[str, dict[str, Any]] = {}
    for code, typed in mine.items():
        held = [[partners[who] for who in typed.row.holding(part) if who in partners] for part in Part.values]
        found[code] = {part.name.lower(): who for part, who in zip(Part, held, strict=True)}
        found[code]["answerable"] = people.get(typed.row.person)
    return found


def _asked(wanted: dict[str, Any]) -> dict[str, Any]:
    """What the rule asks about."""
    return {name: wanted[name] for name in ("accountable", "responsible", "answerable")}


def _refusal(by: Member, task: Task | None, typed: Typed, wanted: dict[str, Any]) -> str | None:
    """Why this row cannot be written."""
    if task is None:
        return _("Somebody else deleted this task meanwhile.")
    if typed.collides(written(task)):
        return _("Somebody else changed this row meanwhile. Compare both, then send again what you agree on.")
    return rules.assign_task.refusal(by, task, **_asked(wanted))


def _write(task: Task, wanted: dict[str, Any]) -> Row:
    """Replace who does what in a task; what the row was before."""
    before = written(task)
    pairs = {(part, partner.pk): partner for part in Part for partner in wanted[part.name.lower()]}
    task.involvements.all().delete()
    Involvement.objects.bulk_create(
        Involvement(partnership_id=task.partnership_id, task=task, partner=partner, part=part)
        for (part, _pk), partner in pairs.items()
    )
    task.answerable = wanted["answerable"]
    task.save(update_fields=["answerable"])
    return before


def _tell(task: Task, before: Row, by: Member) -> bool:
    """The register's line, if the row says something else than before; whether it does."""
    after, accountable = written(task), task.involvements.get(part=Part.ACCOUNTABLE).partner
    if after.digest == before.digest:
        return False
    same = (before.person, before.holding(Part.ACCOUNTABLE)) == (after.person, [accountable.code])
    event = events.TASK_SHARED if same else events.TASK_ENTRUSTED if task.answerable else events.TASK_ASSIGNED
    said: dict[str, Any] = {"code": task.code, "partner": accountable.name}
    if event is events.TASK_ENTRUSTED:
        said["person"] = task.answerable
    emit(event, task.partnership, by=by, link=_page(task.partnership), **said)
    return True


def _page(partnership: Partnership) -> str:
    return reverse("partnerships:task_list", args=[partnership.slug])
