"""What time does once a charter is signed: notices that have run, dates that near."""

from collections.abc import Callable, Iterable
from typing import Any

import structlog

from charters.actions import carry_out_withdrawal, remind_terms
from charters.actions.terms import due
from charters.models import Charter, CharterVersion, Withdrawal
from core.acts import CLOCK
from core.refusals import Refused
from partnerships.models import Partnership

log = structlog.get_logger()


def carry_out_due_withdrawals() -> int:
    """Carry out the notices whose day has come; how many were."""
    waiting = Withdrawal.objects.filter(taken_back_at=None, done_at=None).select_related("partnership", "version")
    return _each(carry_out_withdrawal, [row for row in waiting if row.effective_on <= row.partnership.today()])


def remind_due_terms() -> int:
    """Tell of the ends and reviews that near what has not been told yet; in how many charters there were any."""
    living = Charter.objects.exclude(partnership__state=Partnership.State.CLOSED)
    rows = living.filter(versions__state=CharterVersion.State.IN_FORCE).select_related("partnership")
    return _each(remind_terms, [charter for charter in rows if due(charter)])


def _each(act: Callable[..., Any], things: Iterable[Any]) -> int:
    """Do an act of the clock for each thing; for how many it was done. One that is refused or breaks stops no other."""
    done = 0
    for thing in things:
        try:
            act(thing, by=CLOCK)
        except Refused:
            continue
        except Exception:  # whatever is wrong with one, the time of the others has come
            log.exception("an act of the clock failed", act=act.__name__, thing=str(thing))
            continue
        done += 1
    return done
