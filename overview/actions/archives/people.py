"""People and organisations that arrive with a partnership: the same as here when their identity is known here."""

from typing import Any

from accounts.models import Arrival, Organisation, User
from core import clock

Keys = dict[Any, Any]  # the key of a row by its name within an archive
LONGEST_SITE = 200


def bring_people(rows: list[dict[str, Any]], site: str) -> Keys:
    """A row for each person, who signs in nowhere yet; their address waits with the site that they come from."""
    here = dict(User.objects.filter(uuid__in=[row["uuid"] for row in rows]).values_list("uuid", "pk"))
    new = [row for row in rows if row["uuid"] not in here]
    made = User.objects.bulk_create([_person(row) for row in new])
    at = clock.now()
    Arrival.objects.bulk_create(
        Arrival(user=user, email=row["email"].lower(), site=site[:LONGEST_SITE], came_at=at)
        for user, row in zip(made, new, strict=True)
    )
    here |= {user.uuid: user.pk for user in made}
    return {row["id"]: here[row["uuid"]] for row in rows}


def bring_organisations(rows: list[dict[str, Any]]) -> Keys:
    """A row for each organisation."""
    here = dict(Organisation.objects.filter(uuid__in=[row["uuid"] for row in rows]).values_list("uuid", "pk"))
    new = [
        Organisation(**{name: value for name, value in row.items() if name != "id"})
        for row in rows
        if row["uuid"] not in here
    ]
    here |= {made.uuid: made.pk for made in Organisation.objects.bulk_create(new)}
    return {row["id"]: here[row["uuid"]] for row in rows}


def _person(row: dict[str, Any]) -> User:
    """Somebody to whom nothing can be sent, until they prove here the address that they had there."""
    user = User(**{name: row[name] for name in ("uuid", "name", "language", "time_zone")})
    user.email = user.nowhere("arrived")
    user.set_unusable_password()
    return user
