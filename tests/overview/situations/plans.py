"""Plans: offers to confirm, risks to review, tasks for which nobody answers."""

from datetime import timedelta

from django.urls import reverse

from partnerships import actions
from partnerships.actions.tasks import written
from partnerships.grid import Row, Typed
from tests.conftest import text
from tests.overview.moments import DAY, Act, Moment, asks

LATER = DAY + timedelta(days=200)


@asks("partnerships.confirm_offer")
def an_offer_is_declared(partnership, facilitator, alice) -> Moment:
    """The facilitator may confirm on behalf of a partner that said so, and cannot know it alone."""
    need = actions.add_need(partnership, by=facilitator, title=text("Visites"), criticality=3, required=2)
    offer = actions.make_offer(need, by=alice, level=2)
    confirm = Act(offer, lambda by: actions.confirm_offer(offer, by=by))
    page = reverse("partnerships:need_list", args=[partnership.slug])
    return Moment(page, "alice dora", {"partnerships.confirm_offer": confirm}, also="facilitator")


def reviewed(partnership, facilitator, owner, *, asked: str, also: str = "", leaves: bool = False) -> Moment:
    rated = {"likelihood": 2, "severity": 3}
    risk = actions.add_risk(partnership, by=facilitator, title=text("Retard"), owner=owner, **rated)
    if leaves:
        actions.withdraw_partner(owner, by=facilitator, reason="Gone.")
    words = {**rated, "state": "open", "note": text("Rien de neuf.")}
    review = Act(risk, lambda by: actions.review_risk(risk, by=by, **words))
    page = reverse("partnerships:review_risk", args=[partnership.slug, risk.code])
    return Moment(page, asked, {"partnerships.review_risk": review}, also=also, at=LATER)


@asks("partnerships.review_risk")
def a_risk_was_not_reviewed_for_long(partnership, facilitator, alice) -> Moment:
    return reviewed(partnership, facilitator, alice.partner, asked="alice dora", also="facilitator")


@asks("partnerships.review_risk")
def a_risk_that_nobody_watches_any_more(partnership, facilitator, carol) -> Moment:
    return reviewed(partnership, facilitator, carol.partner, asked="facilitator", leaves=True)


@asks("partnerships.assign_task", "partnerships.assign_tasks")
def a_task_lost_who_answers_for_it(partnership, facilitator, alice, carol) -> Moment:
    parts = {"accountable": carol.partner, "responsible": [alice.partner]}
    task = actions.add_task(partnership, by=facilitator, title=text("Visiter"), **parts)
    actions.withdraw_partner(carol.partner, by=facilitator, reason="Gone.")
    now = {"accountable": alice.partner, "responsible": [alice.partner]}
    facts = {"accountable": [alice.partner], "responsible": [alice.partner]}
    one = Act(task, lambda by: actions.assign_task(task, by=by, **now), **facts)
    rows = {task.code: Typed(Row({"LLU": "AR"}), written(task).digest)}
    grid = Act(partnership, lambda by: actions.assign_tasks(partnership, by=by, rows=rows))
    page = reverse("partnerships:assign_tasks", args=[partnership.slug])
    return Moment(page, "facilitator", {"partnerships.assign_task": one, "partnerships.assign_tasks": grid})
