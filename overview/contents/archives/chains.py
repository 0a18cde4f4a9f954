"""The chains of an archive that comes in: every link, up to the head, and that each column says what was chained."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from charters.fingerprint import commitment
from core.canonical import canonical
from core.chain import verify
from overview.archive.faults import Fault
from overview.archive.parsed import parse

Row = dict[str, Any]
Heads = dict[str, Any]
ONE_BODY = 4 << 20


def check_chains(rows: dict[str, list[Row]], partnership: str, heads: Heads) -> None:
    """Raise `Fault` where a line was taken out, put in or changed, in the register or in a charter's evidence."""
    register = rows["partnerships.JournalEntry"]
    _whole("register", register, {partnership}, heads)
    for row in register:
        if not _told(row, partnership):
            raise Fault("line", sequence=str(row["sequence"]))
    evidence, charters = rows["charters.EvidenceEntry"], {row["id"] for row in rows["charters.Charter"]}
    _whole("evidence", evidence, charters, heads)
    if set(heads) - charters - {partnership}:
        raise Fault("chain")
    people = {row["entry"]: row for row in rows["charters.EvidencePerson"]}
    for row in evidence:
        if not _recorded(row, people.get(row["id"])):
            raise Fault("link", sequence=str(row["sequence"]))


def _whole(which: str, rows: Iterable[Row], chains: set[str], heads: Heads) -> None:
    found: dict[str, list[Row]] = {chain: [] for chain in chains}
    for row in rows:
        if str(row["chain"]) not in found:
            raise Fault("chain")
        found[str(row["chain"])].append(row)
    for chain, links in found.items():
        links.sort(key=lambda row: row["sequence"])
        head = heads.get(chain)
        told = (head["sequence"], head["digest"]) if head else None
        checked = verify([(row["sequence"], row["previous"], row["digest"], row["canonical"]) for row in links], told)
        if not checked.intact:
            raise Fault(f"{which}_broken", sequence=str(checked.broken_at))


def _body(row: Row) -> Any:
    return parse(row["canonical"].encode(), "facts.json", ONE_BODY)


def _told(row: Row, partnership: str) -> bool:
    """Whether a line of the register says in its columns what was chained."""
    body = _body(row)
    try:
        same = (
            body["partnership"] == partnership == row["partnership"],
            body["event"] == row["event"],
            body["by"] == row["by"],
            body["on_behalf_of"] == row["on_behalf_of"],
            body["link"] == row["link"],
            (body["sequence"], body["uuid"]) == (row["sequence"], row["id"]),
            canonical(body["params"]) == canonical(row["params"]),
            datetime.fromisoformat(body["occurred_at"]) == row["occurred_at"],
            datetime.fromisoformat(body["recorded_at"]) == row["recorded_at"],
        )
    except (KeyError, TypeError, ValueError):
        return False
    return all(same)


def _recorded(row: Row, person: Row | None) -> bool:
    """Whether a link of the evidence says what was chained, and whether who it is about is who it was about."""
    body = _body(row)
    try:
        same = (
            body["charter"] == row["charter"] == str(row["chain"]),
            body["version"] == row["version"],
            body["kind"] == row["kind"],
            (body["sequence"], body["uuid"]) == (row["sequence"], row["id"]),
            canonical(body["facts"]) == canonical(row["facts"]),
            datetime.fromisoformat(body["occurred_at"]) == row["occurred_at"],
            _about(body["person"], person),
        )
    except (KeyError, TypeError, ValueError):
        return False
    return all(same)


def _about(committed: str | None, person: Row | None) -> bool:
    if committed is None or person is None:
        return committed is None and person is None
    return bool(person["erased_at"]) or commitment(person["salt"], person["clear"]) == committed


def heads_of(told: Any) -> Heads:
    """The heads that a manifest tells; `Fault` when they are none."""
    try:
        return {
            str(UUID(chain)): {"sequence": int(head["sequence"]), "digest": str(head["digest"])}
            for chain, head in told.items()
        }
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Fault("json", name="manifest.json") from error
