"""What every act has in common: one transaction, one time, and the row it is about locked first."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from core import clock
from core.refusals import Refused

Thing = TypeVar("Thing", bound=Model)
ACTS: dict[str, Callable] = {}


def act(function: Callable) -> Callable:
    """Run a human act in one transaction, judged by one reading of the database's clock, and list it by name."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        with clock.one_moment(), transaction.atomic():
            return function(*args, **kwargs)

    ACTS[f"{function.__module__.split('.')[0]}.{function.__name__}"] = run
    return run


def lock(thing: Thing) -> Thing:
    """The same row, read again and held until the end of the transaction (PostgreSQL; SQLite holds the whole file)."""
    rows = type(thing)._base_manager.all()
    if "row_lock" not in settings.GUARDS_OFF:
        rows = rows.select_for_update(of=("self",))
    try:
        return rows.get(pk=thing.pk)
    except ObjectDoesNotExist as error:
        raise Refused(_("Somebody else deleted this meanwhile."), status=409) from error


class Clock:
    """Who acts when time does: deadlines, expiries, work that ends. It has every right that a rule gives to `Clock`."""

    name = "clock"


CLOCK = Clock()
