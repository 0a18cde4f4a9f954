"""Personal data: what is held of a person, why, how long, what erasing it does; each floor's `personal` lists its own.

A line names a model, the key by which a row is a person's, and the fields that are theirs in it. The same table is
shown, exported and erased.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q, QuerySet

from core.names import NOBODY, NameField
from core.texts import LocalizedField

SELF = "self"  # the key of the person's own row
SECRET = {"passphrase", "password"}  # handed to nobody, not even to whom it belongs


class Fate(StrEnum):
    GONE = "gone"  # the rows are deleted
    EMPTIED = "emptied"  # the fields are emptied, the row stays
    KEPT = "kept"  # the row stays as it is


@dataclass(frozen=True)
class Purpose:
    """Why something is held: what it is, what it is for, how long, and what erasing does to it, as sentences."""

    what: Any
    why: Any
    how_long: Any
    erasing: Any
    fate: Fate


@dataclass(frozen=True)
class Person:
    """Whose data: the row of the person (any model of users), and every address that is proven to be theirs."""

    user: Any
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """Fields of a model that are a person's, in the rows that `key` makes theirs: a key, an address, or SELF."""

    purpose: Purpose
    label: str
    key: str
    fields: tuple[str, ...]

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)

    def rows(self, person: Person) -> QuerySet:
        """The rows of this person."""
        return self.model._base_manager.filter(self._theirs(person)).order_by("pk")

    def told(self, person: Person) -> list[dict[str, Any]]:
        """What these rows hold of the person, as data; where and when, so that they find their way in it."""
        names = {field.name for field in self.model._meta.concrete_fields}
        where = [name for name in ("partnership__slug", "uuid") if name.partition("__")[0] in names]
        when = [at for at in (self.key.removesuffix("_by") + "_at",) if at in names]
        told = [name for name in dict.fromkeys([*where, *when, *self.fields]) if name not in SECRET]
        return list(self.rows(person).values(*told))

    def _theirs(self, person: Person) -> Q:
        if self.key == SELF:
            return Q(pk=person.user.pk)
        if isinstance(field := self._field(), models.EmailField):
            wanted = Q(pk__in=[])
            for address in person.addresses:
                wanted |= Q(**{f"{self.key}__iexact": address})
            return wanted
        way = self.key if issubclass(field.related_model, get_user_model()) else f"{self.key}__user"
        return Q(**{way: person.user})

    def _field(self) -> Any:
        model, field = self.model, None
        for name in self.key.split("__"):
            field = model._meta.get_field(name)
            model = field.related_model or model
        return field


def held(purpose: Purpose, lines: Mapping[str, str]) -> Iterator[Held]:
    """Lines of one purpose: `"app.Model.key": "field field"`."""
    for name, fields in lines.items():
        label, _dot, key = name.rpartition(".")
        yield Held(purpose, label, key, tuple(fields.split()))


def erase(lines: Iterable[Held], person: Person) -> None:
    """Delete or empty what the lines say; the person's own row is left to its floor. A second time nothing is left."""
    for line in lines:
        if line.purpose.fate == Fate.GONE:
            line.rows(person).delete()
        elif line.purpose.fate == Fate.EMPTIED and line.fields and line.key != SELF:
            empty(line.rows(person), line.fields, person)


def empty(rows: QuerySet, fields: Iterable[str], person: Person) -> None:
    """Empty these fields of these rows."""
    rows.order_by().update(**{name: _nothing(rows.model._meta.get_field(name), person) for name in fields})


def _nothing(field: Any, person: Person) -> Any:
    for kind, nothing in EMPTY.items():
        if isinstance(field, kind):
            return nothing(person)
    return ""


EMPTY: dict[type, Callable[[Person], Any]] = {
    NameField: lambda person: NOBODY,
    models.EmailField: lambda person: person.user.nowhere("erased"),
    LocalizedField: lambda person: {},
}
