"""The evidence of a charter: each event of freezing and signing, chained; people behind commitments."""

import json
import secrets
from collections.abc import Iterable
from typing import Any

from charters.fingerprint import commitment
from charters.models import CharterVersion, EvidenceEntry, EvidencePerson
from core import chain, clock
from core.canonical import canonical
from partnerships.models import Member

Kind = EvidenceEntry.Kind


def record(version: CharterVersion, kind: str, *, about: Member | None = None, **facts: Any) -> EvidenceEntry:
    """Add a link to the charter's evidence; part of the act's transaction.

    `facts` are strings, integers, mappings and lists of them, none of them personal. Who it is `about` goes
    behind a salted commitment: the chain still verifies once that person's clear text is erased.
    """
    at = clock.now()
    salt, clear = secrets.token_hex(32), _clear(about)
    body = {
        "charter": str(version.charter.uuid),
        "version": str(version.uuid),
        "label": version.label,
        "kind": str(kind),
        "facts": facts,
        "person": commitment(salt, clear) if about else None,
        "occurred_at": at.isoformat(),
    }
    columns = {
        "partnership": version.partnership,
        "charter": version.charter,
        "version": version,
        "kind": kind,
    }
    entry = chain.append(
        EvidenceEntry, version.charter.uuid, body, facts=facts, occurred_at=at, recorded_at=at, **columns
    )
    if about:
        EvidencePerson.objects.create(partnership=version.partnership, entry=entry, salt=salt, clear=clear)
    return entry


def verify(charter) -> chain.Verification:
    """Check a charter's evidence: the links, that columns and people are what was chained."""
    checked = chain.verify_chain(EvidenceEntry, charter.uuid)
    if not checked.intact:
        return checked
    for entry in EvidenceEntry.objects.filter(charter=charter).select_related("person", "version").order_by("sequence"):
        if not _faithful(entry):
            return chain.Verification(entry.sequence - 1, entry.sequence, entry.previous)
    return checked


def head(version: CharterVersion) -> int:
    """The number of the last link of the charter's evidence."""
    rows = EvidenceEntry.objects.filter(charter=version.charter).order_by("-sequence")
    return rows.values_list("sequence", flat=True).first() or 0


def export(version: CharterVersion, until: int | None = None) -> dict[str, Any]:
    """The evidence as data: every link of the charter's chain with what was hashed, in order, `until` one if given."""
    rows = EvidenceEntry.objects.filter(charter=version.charter).order_by("sequence")
    rows = rows.filter(sequence__lte=until) if until else rows
    return {
        "format": "entente-evidence/1",
        "chain": str(version.charter.uuid),
        "rule": "digest = SHA-256(previous + newline + canonical); the first previous is 64 zeros",
        "entries": _links(rows),
    }


def _links(rows: Iterable[EvidenceEntry]) -> list[dict[str, Any]]:
    return [
        {"sequence": row.sequence, "previous": row.previous, "digest": row.digest, "canonical": row.canonical}
        for row in rows
    ]


def _clear(member: Member | None) -> str:
    if member is None:
        return ""
    person = {"member": str(member.uuid), "name": member.user.name, "email": member.user.email}
    return canonical(person).decode()


def _faithful(entry: EvidenceEntry) -> bool:
    body = json.loads(entry.canonical)
    told = (body["kind"], body["facts"], body["version"], body["uuid"])
    if told != (entry.kind, entry.facts, str(entry.version.uuid), str(entry.uuid)):
        return False
    person = getattr(entry, "person", None)
    if body["person"] is None:
        return person is None
    return person is not None and (bool(person.erased_at) or commitment(person.salt, person.clear) == body["person"])
