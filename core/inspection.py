"""What a PDF is, read without trusting it: `python -m core.inspection ROOTS.pem [LENGTH] < file` prints JSON.

Run in a process of its own (see `core.inspecting`), which first gives up memory, time, the network and the right
to write. What follows a signature is never analysed: a signature covers the entire file, or it is said that it
does not.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from asn1crypto import pem
from asn1crypto.core import load as load_der
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from core.continuing import entry, shows_the_same

LARGEST = 20 * 1024 * 1024
MEMORY, SECONDS = 512 * 1024 * 1024, 4
MOST_SIGNATURES, MOST_ATTACHMENTS, DEEPEST, LONGEST = 40, 100, 8, 250
REFUSED = ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.", "os.exec", "os.fork", "os.system")


class Unreadable(ValueError):
    """Not a PDF that this reader takes; the message says why, for the log."""


def inspect(data: bytes, roots: list[Certificate], length: int = 0) -> dict[str, Any]:
    """What a PDF holds, as data: its signatures in order, and the SHA-256 of each of its attachments.

    With the length of the file that it continues: whether it still shows what that file showed.
    """
    if len(data) > LARGEST:
        raise Unreadable("too large")
    reader = PdfFileReader(BytesIO(data))
    if reader.encrypted:
        raise Unreadable("encrypted")
    signatures = reader.embedded_signatures
    if len(signatures) > MOST_SIGNATURES:
        raise Unreadable("too many signatures")
    return {
        "signatures": [_signature(one, data, roots) for one in signatures],
        "attachments": {name: sha256(held).hexdigest() for name, held in attachments(reader)},
        "unchanged": bool(length) and shows_the_same(PdfFileReader(BytesIO(data[:length])), reader),
    }


# Signatures ------------------------------------------------------------------------------------------------


def _signature(one: EmbeddedPdfSignature, data: bytes, roots: list[Certificate]) -> dict[str, Any]:
    """One signature. `trusted`: its certificate comes from one of the roots and was valid at the time it tells."""
    whole = one.evaluate_signature_coverage() == SignatureCoverageLevel.ENTIRE_FILE
    first, start, after, rest = one.byte_range
    closed = first == 0 and _closed(data[start:after])
    told = one.self_reported_timestamp
    moment = (told or datetime.now(UTC)).astimezone(UTC)
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=moment)
    status = validate_pdf_signature(one, context, skip_diff=True)
    return {
        "field": str(one.field_name)[:LONGEST],
        "covers_entire_file": whole and closed and after + rest == len(data),
        "closed": closed,
        "intact": bool(status.intact and status.valid),
        "trusted": bool(status.trusted and roots),
        "signer": _name(status.signing_cert),
        "certificate": status.signing_cert.sha256.hex(":").upper(),
        "signed_at": moment.isoformat() if told else None,
        "timestamped": status.timestamp_validity is not None,
        "start": start,
        "sha256": sha256(data[: after + rest]).hexdigest(),
    }


def _closed(gap: bytes) -> bool:
    """Whether what a signature leaves out is itself alone: its bytes between brackets, followed by zeros."""
    if not (gap.startswith(b"<") and gap.endswith(b">")):
        return False
    held = bytes.fromhex(gap[1:-1].decode("ascii"))
    return not any(held[len(load_der(held).dump()) :])


def _name(certificate: Certificate) -> str:
    """Who a certificate names: the person or the service, and the organisation when it is said."""
    told = certificate.subject.native
    names = [told[key] for key in ("common_name", "organization_name") if isinstance(told.get(key), str)]
    return (", ".join(dict.fromkeys(names)) or certificate.subject.human_friendly)[:LONGEST]


# Attachments -----------------------------------------------------------------------------------------------


def attachments(reader: PdfFileReader) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file carried, by the reader that reads the signatures; one name is one file."""
    seen: set[str] = set()
    names = entry(reader.root, "/Names")
    for one in _leaves(entry(names, "/EmbeddedFiles"), 0):
        name = str(one["/UF"] if "/UF" in one else one["/F"])
        if name in seen or len(name) > LONGEST or len(seen) >= MOST_ATTACHMENTS:
            raise Unreadable("too many attachments, two of one name, or a name without end")
        seen.add(name)
        stream = one["/EF"]["/F"]
        if not isinstance(stream, generic.StreamObject):
            raise Unreadable("an attachment without bytes")
        yield name, stream.data


def _leaves(node: Any, depth: int) -> Iterator[Any]:
    """The file specifications of a tree of names."""
    if depth > DEEPEST:
        raise Unreadable("names nested too deep")
    pairs = entry(node, "/Names") or ()
    for number in range(1, len(pairs), 2):
        yield pairs[number]
    kids = entry(node, "/Kids") or ()
    for number in range(len(kids)):
        yield from _leaves(kids[number], depth + 1)


# A process of its own ----------------------------------------------------------------------------------------


def confine() -> None:
    """Give up what reading a file does not need."""
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError):  # a limit that is lower already cannot be raised, and need not be
            resource.setrlimit(limit, (most, most))
    sys.addaudithook(refuse)


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: no network, no other process, no file opened to be written."""
    writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event.startswith(REFUSED):
        raise PermissionError(f"refused while a file is read: {event}")


def pinned(path: Path) -> list[Certificate]:
    """The certificates of a PEM file."""
    told = path.read_bytes()
    return [Certificate.load(der) for _kind, _headers, der in pem.unarmor(told, multiple=True)] if told.strip() else []


def main(roots: Path, length: int = 0) -> int:
    trusted = pinned(roots)
    confine()
    try:
        print(json.dumps(inspect(sys.stdin.buffer.read(LARGEST + 1), trusted, length)))
    except (Exception, RecursionError, MemoryError) as error:  # a file made to break readers breaks this one alone
        print(f"{type(error).__name__}: {str(error)[:200]}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *map(int, sys.argv[2:])))
