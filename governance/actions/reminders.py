from typing import Any

from core.acts import CLOCK, Clock, act, lock
from governance import events, rules
from governance.actions.telling import awaited
from governance.models import Decision
from governance.rules.reminders import days_due
from partnerships.journal import Event, emit
from partnerships.models import Member


@act
def remind_voters(decision: Decision, *, by: Clock = CLOCK) -> list[str]:
    """Three days and one day before the end, whose seat has not answered is reminded, once each."""
    row = lock(decision)
    return _remind(events.VOTERS_REMINDED, rules.remind_voters, row, by)


@act
def remind_now(decision: Decision, *, by: Member) -> list[str]:
    """I remind those who have not answered, and them alone."""
    row = lock(decision)
    return _remind(events.VOTERS_REMINDED_NOW, rules.remind_now, row, by)


def _remind(event: Event, rule: Any, decision: Decision, by: Member | Clock) -> list[str]:
    """Check, tell the people of the silent seats, write it down; the names of those seats."""
    round_ = decision.open_round()
    seats, people = awaited(round_) if round_ is not None else ([], [])
    rule.check(by, decision, silent=len(people))
    told = {"number": decision.number, "title": decision.title, "round": round_.number}
    told |= {"until": round_.closes_at, "days": days_due(decision, round_), "partners": ", ".join(seats)}
    emit(event, decision.partnership, by=by, link=decision.get_absolute_url(), tells=people, **told)
    return seats
