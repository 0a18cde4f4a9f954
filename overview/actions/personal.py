"""Erasing a person."""

from pathlib import Path

from django.conf import settings
from django.db import transaction

from accounts.models import Erasure, User
from core import clock, ledger
from core.acts import Clock, act, lock
from overview import rules
from overview.personal import erase_all


@act
def erase_person(user: User, *, by: User | Clock) -> Erasure:
    """I have erased what this site holds of me; what others must be able to prove stays, without my name."""
    row = lock(user)
    rules.erase_person.check(by, row)
    erase_all(row, by=by)
    made, _new = Erasure.objects.get_or_create(identity=row.uuid, defaults={"erased_at": clock.now()})
    transaction.on_commit(keep_erasures, robust=True)
    return made


def keep_erasures() -> None:
    """Every erasure is written beside the database too, where a restore of an older backup does not lose it."""
    rows = Erasure.objects.values_list("identity", "erased_at")
    ledger.keep(Path(settings.ERASURES), {str(identity): at.isoformat() for identity, at in rows})
