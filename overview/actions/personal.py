"""Erasing a person."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from accounts.models import Erasure, User
from core import clock, ledger
from core.acts import Clock, act, lock
from overview import rules
from overview.models import Picture
from overview.personal import erase_all


@act
def erase_person(user: User, *, by: User | Clock) -> Erasure:
    """I have erased what this site holds of me; what others must be able to prove stays, without my name."""
    row = lock(user)
    rules.erase_person.check(by, row)
    peer = Q(partnership__review_rounds__reviewers__user=row)
    peer |= Q(partnership__review_rounds__reviewers__email__iexact=row.email)
    pictures = Picture.objects.filter(peer)
    naming = list(pictures.values_list("pk", flat=True))  # what is kept of an overview names the peers it waits for
    erase_all(row, by=by)
    Picture.objects.filter(pk__in=naming).delete()
    made, _new = Erasure.objects.get_or_create(identity=row.uuid, defaults={"erased_at": clock.now()})
    transaction.on_commit(keep_erasures, robust=True)
    return made


def keep_erasures() -> None:
    """Every erasure is written beside the database too, where a restore of an older backup does not lose it."""
    rows = Erasure.objects.values_list("identity", "erased_at")
    ledger.keep(Path(settings.ERASURES), {str(identity): at.isoformat() for identity, at in rows})
