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
from partnerships.actions.order import last_place, write_order
from partnerships.actions.partnership import next_code, unused_code
from partnerships.journal import emit
from partnerships.models import Member, Objective, Partner, Partnership
from partnerships.order import Way, stepped

MOST_NAMED = 5  # of the things that rest on an objective


@act
def add_objective(
    partnership: Partnership,
    *,
    by: Member,
    title: Localized,
    statement: Localized,
    lead: Partner | None = None,
    due_on: date | None = None,
    code: str = "",
    **more: Any,
) -> Objective:
    """I write down an objective that the partners agreed.

    `more` holds what may come later: beneficiaries, baseline, target, unit, expect, sdg_targets, zeros.
    """
    row = lock(partnership)
    rules.add_objective.check(by, row)
    given = unused_code(row, Objective.objects, code) if code else ""
    code = given or next_code(row, Objective.objects, "O", dropped=events.OBJECTIVE_DROPPED)
    place = {"code": code, "rank": last_place(row.objectives)}
    objective = Objective.objects.create(
        partnership=row, title=title, statement=statement, lead=lead, due_on=due_on, **place, **more
    )
    emit(events.OBJECTIVE_ADDED, row, by=by, link=_page(objective), code=code, title=title)
    return objective


@act
def change_objective(objective: Objective, *, by: Member, **changes: Any) -> Objective:
    """I complete an objective: for whom, from where to where, by when, when to expect what."""
    row = lock(objective)
    rules.change_objective.check(by, row)
    what = change(row, changes)
    if what:
        emit(events.OBJECTIVE_CHANGED, row.partnership, by=by, link=_page(row), code=row.code, what=what)
    return row


@act
def move_objective(objective: Objective, *, by: Member, way: str, rank: int | None = None) -> Objective:
    """I move an objective one place up or down; `rank` is the place where I saw it."""
    partnership = lock(objective.partnership)
    row, rows = lock(objective), list(partnership.objectives.all())
    rules.move_objective.check(by, row, way=way, rank=rank, rows=rows)
    order = stepped(rows, row, Way(way))
    write_order(order)
    place = order.index(row) + 1
    emit(events.OBJECTIVE_MOVED, partnership, by=by, link=_page(row), code=row.code, rank=place)
    return order[place - 1]


@act
def drop_objective(objective: Objective, *, by: Member) -> Objective:
    """I remove an objective on which nothing rests; the register keeps its code and its title."""
    partnership = lock(objective.partnership)
    row = lock(objective, key=True)
    rules.drop_objective.check(by, row)
    try:
        Objective.objects.filter(pk=row.pk).delete()
    except ProtectedError as error:
        raise Refused(_resting(error), status=409) from error
    write_order(list(partnership.objectives.all()))
    link = reverse("partnerships:objective_list", args=[partnership.slug])
    emit(events.OBJECTIVE_DROPPED, partnership, by=by, link=link, code=row.code, title=row.title)
    return row


def _resting(error: ProtectedError) -> str:
    """What rests on it, whatever floor it lives on, named."""
    names = sorted(str(thing) for thing in error.protected_objects)
    named = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    return _("Something still rests on this objective: %(things)s. Attach it to another one first.") % {"things": named}


def _page(objective: Objective) -> str:
    return reverse("partnerships:objective_detail", args=[objective.partnership.slug, objective.code])
