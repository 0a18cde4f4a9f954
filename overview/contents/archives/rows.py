"""Every row of a partnership, walked by the table: no primary key leaves, and what is not everybody's is apart."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from accounts.models import Arrival
from overview.contents.archives.table import TRAVELS, gathered, identity, keys, model_of, target, travelling
from overview.contents.archives.values import said
from partnerships.models import Partnership

Told = dict[str, list[dict[str, Any]]]  # rows by model


class Rows:
    """The rows of one partnership, which of them are private, and the name of each within the archive."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self.found: dict[str, dict[Any, Model]] = {label: self._of(label) for label in TRAVELS}
        self.lists = {label: self._lists(label) for label in TRAVELS if gathered(label)}
        self.private = {label: self._private(label) for label in TRAVELS}
        self._name_others()
        self._follow()
        self.names = {label: self._named(label) for label in TRAVELS}

    def _of(self, label: str) -> dict[Any, Model]:
        rule, model = TRAVELS[label], model_of(label)
        if rule.named:
            return {}
        rows = model._base_manager.filter(**{rule.by: self.partnership.pk})
        if label == "accounts.Affiliation":  # of an organisation's people, those who have a place here
            rows = rows.filter(user__memberships__partnership=self.partnership).distinct()
        return {row.pk: row for row in rows.order_by("pk")}

    def _lists(self, label: str) -> dict[str, dict[Any, list[Any]]]:
        """What each row lists, by field: the keys listed, in order."""
        found: dict[str, dict[Any, list[Any]]] = {}
        for one in gathered(label):
            through, mine, theirs = one.remote_field.through, one.m2m_column_name(), one.m2m_reverse_name()
            listed = found.setdefault(one.name, defaultdict(list))
            pairs = through._base_manager.filter(**{f"{mine}__in": list(self.found[label])}).order_by("pk")
            for row, other in pairs.values_list(mine, theirs):
                listed[row].append(other)
        return found

    def _private(self, label: str) -> set[Any]:
        rule = TRAVELS[label]
        if rule.private is None or rule.named:
            return set()
        if not rule.private:
            return set(self.found[label])
        rows = model_of(label)._base_manager.filter(rule.private, **{rule.by: self.partnership.pk})
        return set(rows.values_list("pk", flat=True))

    def _name_others(self) -> None:
        """Those rows that hang on nothing travel when another names them; privately when only private ones do."""
        named: dict[str, dict[Any, bool]] = {label: {} for label, rule in TRAVELS.items() if rule.named}
        self._spread()
        for label, rows in self.found.items():
            for key in keys(label):
                for pk, row in rows.items():
                    other = getattr(row, key.attname)
                    if target(key) in named and other is not None:
                        known = named[target(key)]
                        known[other] = known.get(other, True) and pk in self.private[label]
        for label, known in named.items():
            rows = model_of(label)._base_manager.filter(pk__in=list(known)).order_by(identity(label))
            self.found[label] = {row.pk: row for row in rows}
            self.private[label] = {pk for pk, private in known.items() if private}

    def _spread(self) -> None:
        """What belongs to a private row is private."""
        moved = True
        while moved:
            moved = False
            for label, rows in self.found.items():
                for key in keys(label):
                    behind = self.private[target(key)]
                    more = {pk for pk, row in rows.items() if getattr(row, key.attname) in behind}
                    moved = moved or not more <= self.private[label]
                    self.private[label] |= more

    def _follow(self) -> None:
        """A person with an address of another site keeps that one."""
        arrived = Arrival.objects.filter(user__in=list(self.found["accounts.User"])).values_list("user", "email")
        for pk, email in arrived:
            self.found["accounts.User"][pk].email = email

    def _named(self, label: str) -> dict[Any, Any]:
        """The name of each row: its identity, or a number; those that all may read come first."""
        by, rows, private = identity(label), self.found[label], self.private[label]
        ordered = [pk for pk in rows if pk not in private] + [pk for pk in rows if pk in private]
        return {pk: str(getattr(rows[pk], by)) if by else number for number, pk in enumerate(ordered, 1)}

    def told(self, *, private: bool) -> Told:
        """The rows as data: those that all may read, or the rest, with the fields that are kept of the former."""
        return {label: list(self._told(label, private)) for label in TRAVELS}

    def _told(self, label: str, private: bool) -> Iterator[dict[str, Any]]:
        kept = TRAVELS[label].kept
        for pk, name in self.names[label].items():
            whole = self._row(label, pk, name)
            if private == (pk in self.private[label]):
                yield whole if private else {key: value for key, value in whole.items() if key not in kept}
            elif private and kept:
                yield {"id": name, **{key: whole[key] for key in kept}}

    def _row(self, label: str, pk: Any, name: Any) -> dict[str, Any]:
        row, told = self.found[label][pk], {"id": name}
        by = identity(label)
        for one in travelling(label):
            if one.name != by:
                value = getattr(row, one.attname)
                known = self.names.get(target(one)) if one.is_relation else None
                told[one.name] = said(one, value) if known is None else None if value is None else known[value]
        for one in gathered(label):
            told[one.name] = [self.names[target(one)][other] for other in self.lists[label][one.name][pk]]
        return told

    def files(self, *, private: bool) -> list[Any]:
        """The stored files, those that all may read or the rest, in the order of their fingerprints."""
        apart, rows = self.private["core.StoredFile"], self.found["core.StoredFile"]
        return sorted((row for pk, row in rows.items() if (pk in apart) == private), key=lambda row: row.sha256)
