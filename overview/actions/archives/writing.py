"""Writing what an archive holds: all of it in the transaction of whoever asks, or nothing."""

import re
import secrets
from collections.abc import Callable, Iterable
from typing import Any

from django.db import Error, connection, transaction
from django.db.models import Model

from charters.models import CarriedRoot
from core import clock, files
from core.keys import reserve
from core.models import ChainHead
from overview.actions.archives.people import Keys, bring_organisations, bring_people
from overview.actions.archives.work import work_of
from overview.archive.faults import Fault
from overview.archive.parsed import parse, written
from overview.contents.archives.checked import Arriving
from overview.contents.archives.computed import computed, differing
from overview.contents.archives.table import TRAVELS, gathered, keys, model_of, target, travelling
from overview.contents.archives.whole import own_roots
from partnerships.models import Partnership

BATCH = 200
RESERVED = frozenset({"new"})
ADDRESS = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
FILLED: dict[str, dict[str, Callable[[], Any]]] = {
    "partnerships.Invitation": {"token_digest": lambda: secrets.token_hex(32)},
    "impact.Reviewer": {"token_digest": lambda: secrets.token_hex(32)},
}


def write(arriving: Arriving, slug: str = "") -> Partnership:
    """The partnership of a checked archive, at this address or at its own; `Fault` when it cannot be, nothing written.

    The files are there before their rows; those that no row came to name are taken away again.
    """
    slug = slug or arriving.slug
    _free(arriving.uuid, slug)
    fresh = _store(arriving)
    try:
        with transaction.atomic():
            partnership = _write(arriving, slug)
            connection.check_constraints()
            _same(partnership, arriving)
            return partnership
    except (Fault, Error, ValueError) as error:
        for digest in fresh:
            files.place(digest).unlink(missing_ok=True)
        if isinstance(error, Fault):
            raise
        raise Fault("constraint") from error


def _free(uuid: str, slug: str) -> None:
    """Neither the partnership nor its address is here."""
    if Partnership.objects.filter(uuid=uuid).exists():
        raise Fault("here")
    if slug in RESERVED or not ADDRESS.fullmatch(slug):
        raise Fault("address", slug=slug[:80])
    if Partnership.objects.filter(slug=slug).exists():
        raise Fault("slug", slug=slug)


def _store(arriving: Arriving) -> list[str]:
    """Put the files into the storage; those that were not there."""
    fresh = []
    for digest, (file, name) in arriving.files.items():
        if not files.place(digest).exists():
            fresh.append(files.write_once(file.read(name)))
    return fresh


def _write(arriving: Arriving, slug: str) -> Partnership:
    rows = arriving.rows | {
        "partnerships.Partnership": [{**arriving.rows["partnerships.Partnership"][0], "slug": slug}]
    }
    known: dict[str, Keys] = {
        "accounts.User": bring_people(rows["accounts.User"], arriving.site),
        "accounts.Organisation": bring_organisations(rows["accounts.Organisation"]),
        "core.StoredFile": _registered(rows["core.StoredFile"]),
    }
    rest = [label for label in TRAVELS if label not in known]
    for label in rest:
        known[label] = _keys(label, rows[label])
    for label in rest:
        made = [_made(label, row, known) for row in _new(label, rows[label], known)]
        model_of(label)._base_manager.bulk_create(made, batch_size=BATCH)
        _list(label, rows[label], known)
    partnership = Partnership.objects.get(uuid=arriving.uuid)
    ChainHead.objects.bulk_create(ChainHead(key=chain, **head) for chain, head in arriving.heads.items())
    _carry(partnership, arriving)
    work_of(partnership)
    return partnership


def _registered(rows: Iterable[dict[str, Any]]) -> Keys:
    return {
        row["id"]: files.register(row["sha256"], row["size"], row["content_type"], row["created_at"]).pk for row in rows
    }


def _keys(label: str, rows: list[dict[str, Any]]) -> Keys:
    """The key that each row will have: its identity where that is the key, else the next ones."""
    model = model_of(label)
    if model._meta.pk.name != "id":
        return {row["id"]: row[model._meta.pk.name] for row in rows}
    return dict(zip((row["id"] for row in rows), reserve(model, len(rows)), strict=True)) if rows else {}


def _new(label: str, rows: list[dict[str, Any]], known: dict[str, Keys]) -> list[dict[str, Any]]:
    """The rows to write: a person of an organisation may be known as such here already."""
    if label != "accounts.Affiliation":
        return rows
    running = model_of(label)._base_manager.filter(ended_on=None, user__in=known["accounts.User"].values())
    here = set(running.values_list("user", "organisation"))
    pairs = [(known["accounts.User"][row["user"]], known["accounts.Organisation"][row["organisation"]]) for row in rows]
    return [row for row, pair in zip(rows, pairs, strict=True) if row["ended_on"] or pair not in here]


def _made(label: str, row: dict[str, Any], known: dict[str, Keys]) -> Model:
    model = model_of(label)
    columns = {one.name: one.attname for one in travelling(label)}
    ways = {key.name: known[target(key)] for key in keys(label)}
    values = {attname: ways[name].get(row[name]) if name in ways else row[name] for name, attname in columns.items()}
    filled = {name: fill() for name, fill in FILLED.get(label, {}).items()}
    return model(pk=known[label][row["id"]], **values, **filled)


def _list(label: str, rows: list[dict[str, Any]], known: dict[str, Keys]) -> None:
    """What rows list of others."""
    for one in gathered(label):
        through, mine, theirs = one.remote_field.through, one.m2m_column_name(), one.m2m_reverse_name()
        there = known[target(one)]
        through._base_manager.bulk_create(
            through(**{mine: known[label][row["id"]], theirs: there[name]}) for row in rows for name in row[one.name]
        )


def _carry(partnership: Partnership, arriving: Arriving) -> None:
    """The roots of other sites stay with the charters that they vouch for."""
    own, at = own_roots(), clock.now()
    CarriedRoot.objects.bulk_create(
        CarriedRoot(partnership=partnership, site=root.site, pem=root.pem, fingerprint=root.fingerprint, carried_at=at)
        for root in arriving.roots
        if root.fingerprint not in own
    )


def _same(partnership: Partnership, arriving: Arriving) -> None:
    """What this site works out of the rows is what the archive says."""
    again = parse(written(computed(partnership)), "computed.json")
    if part := differing(again, arriving.computed):
        raise Fault("computed", part=part)
