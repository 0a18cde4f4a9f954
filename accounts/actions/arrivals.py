"""People who came with a partnership of another site, known again when they prove their address here."""

from contextlib import suppress
from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Lower

from accounts.models import Arrival, User
from core.acts import act, lock


@act
def match_arrivals(user: User, *, by: User) -> User:
    """I have proven an address: whoever came here from another site under that address is me.

    Only a verified address counts. What protects the person who arrived is handed to `user`, their row goes; a
    duplicate on which nothing hangs goes too. A place with a history where `user` has a place already stays with the
    person who arrived, whose account is closed. Done again, it changes nothing.
    """
    row = lock(user)
    proven = EmailAddress.objects.filter(user=row, verified=True).values_list("email", flat=True)
    arrivals = Arrival.objects.annotate(there=Lower("email")).filter(there__in=[email.lower() for email in proven])
    for arrival in arrivals.select_for_update(of=("self",)).select_related("user").order_by("pk"):
        arrival.delete()
        if arrival.user != row:
            _become(arrival.user, row)
    return row


def keys_to_people() -> list[models.ForeignKey]:
    """Each foreign key that protects a person: what is theirs. What merely goes with a person is none of them."""
    related: list[Any] = User._meta.get_fields(include_hidden=True)
    keys = [one.field for one in related if one.auto_created and not one.concrete and not one.many_to_many]
    return [key for key in keys if key.remote_field.on_delete is models.PROTECT]


def _become(arrived: User, user: User) -> None:
    """All that is the arrived person's becomes the user's."""
    for _time in range(2):  # again once the row is held: what was written meanwhile is theirs too
        for key in keys_to_people():
            _hand_over(key, arrived, user)
        lock(arrived, key=True)
    try:
        with transaction.atomic():
            arrived.delete()
    except models.ProtectedError:
        arrived.email, arrived.is_active = arrived.nowhere("arrived"), False
        arrived.set_unusable_password()
        arrived.save(update_fields=["email", "is_active", "password"])
        EmailAddress.objects.filter(user=arrived).delete()


def _hand_over(key: models.ForeignKey, arrived: User, user: User) -> None:
    rows = key.model._base_manager.filter(**{key.name: arrived})
    with suppress(IntegrityError), transaction.atomic():
        rows.update(**{key.name: user})
        return
    for row in rows:
        try:
            with transaction.atomic():
                rows.filter(pk=row.pk).update(**{key.name: user})
        except IntegrityError:
            with suppress(models.ProtectedError), transaction.atomic():
                row.delete()
