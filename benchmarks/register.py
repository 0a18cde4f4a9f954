"""A register of a hundred thousand lines, chained as the application chains them, and what checking it costs."""

import hashlib
import json
from typing import Any
from uuid import uuid4

from benchmarks.crowd import copy
from core.acts import CLOCK
from core.canonical import canonical
from core.chain import ChainHead, link
from overview import events
from partnerships.journal import emit, verify
from partnerships.models import JournalEntry, Partnership

LINES, AT_ONCE = 100_000, 2_000


def fill(partnership: Partnership, lines: int = LINES) -> int:
    """Add so many lines like one that the application wrote; the number of the last."""
    last = emit(events.REPORT_ASKED, partnership, by=CLOCK, link="/", number=1)
    body, rows = json.loads(last.canonical), []
    for _number in range(lines):
        last = _after(last, body)
        rows.append(last)
    JournalEntry.objects.bulk_create(rows, AT_ONCE)
    ChainHead.objects.filter(key=partnership.uuid).update(sequence=last.sequence, digest=last.digest)
    return last.sequence


def _after(last: JournalEntry, body: dict[str, Any]) -> JournalEntry:
    """The next line of the chain, saying the same."""
    uuid, sequence = uuid4(), last.sequence + 1
    words = canonical(body | {"sequence": sequence, "uuid": str(uuid)}).decode()
    chained = {"previous": last.digest, "digest": link(last.digest, words), "canonical": words}
    return copy(last, uuid=uuid, sequence=sequence, **chained)


def checked(partnership: Partnership) -> None:
    """The whole register, as its page checks it; raises unless it holds."""
    if not verify(partnership).intact:
        raise RuntimeError("the register of the benchmark does not hold")


def bare(bodies: list[bytes]) -> bytes:
    """The same hashes without database, rows or comparisons."""
    digest = b""
    for body in bodies:
        digest = hashlib.sha256(digest + body).digest()
    return digest
