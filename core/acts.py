"""What every act has in common: one transaction, one time, and the row it is about locked first."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, TypeVar

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from core import clock
from core.once import one_reading
from core.refusals import Refused

Thing = TypeVar("Thing", bound=Model)
ACTS: dict[str, Callable] = {}
log = structlog.get_logger()


def act(function: Callable) -> Callable:
    """Run a human act in one transaction, judged by one reading of the database's clock, and list it by name."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        with one_reading(False), clock.one_moment(), transaction.atomic():
            return function(*args, **kwargs)

    ACTS[f"{function.__module__.split('.')[0]}.{function.__name__}"] = run
    return run


def lock(thing: Thing, *, key: bool = False) -> Thing:
    """The same row, read again and held until the end of the transaction (PostgreSQL; SQLite holds the whole file).

    Its key is not held: a line of the register may point at a partnership that another act holds, without waiting.
    An act that deletes holds the `key` too: nobody writes a row that points at what is being deleted.
    Raises `Refused` when it was taken off meanwhile.
    """
    rows: Any = thing._meta.model._base_manager.all()  # a lazy user is one of its model
    if "row_lock" not in settings.GUARDS_OFF:
        rows = rows.select_for_update(of=("self",), no_key=not key)
    row = rows.filter(pk=thing.pk).first()
    if row is None:
        raise Refused(_("This is not there any more: somebody has just taken it off."), status=404)
    return row


class Clock:
    """Who acts when time does: deadlines, expiries, work that ends. It has every right that a rule gives to `Clock`."""

    name = "clock"


CLOCK = Clock()


def each(act: Callable[..., Any], things: Iterable[Any]) -> int:
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
