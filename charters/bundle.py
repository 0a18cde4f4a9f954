"""The evidence bundle: all that is needed to check a frozen version without the site that made it, in one ZIP.

The same facts give the same bytes: files in a fixed order, stored as they are, all of one date. No name in it comes
from a name that somebody typed without being cut to plain letters.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.translation import override

from charters import journal
from charters.contents.sealing import carried, sealed_by
from charters.contents.words import day
from charters.fingerprint import digest_of
from charters.models import Accession, CarriedRoot, CharterVersion, Edition, EvidencePerson, Signatory
from core.authority import roots
from core.canonical import canonical
from core.files import StoredFile
from partnerships.models import Member

Entry = tuple[str, bytes]
Taken = Counter[str]
KIT = Path(__file__).with_name("kit")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP knows: a file of it has no date of its own
ENDINGS = {
    "application/pdf": "pdf",
    "application/json": "json",
    "image/jpeg": "jpg",
    "image/png": "png",
    "text/plain": "txt",
}
COPIES = Edition.Copy
State = Signatory.State


def bundle(version: CharterVersion, for_member: Member) -> bytes:
    """The bundle of a frozen version as this member may read it; raises `OSError` when the storage lost a file."""
    held = dict(_entries(version, for_member))
    sums = "".join(f"{digest_of([data])}  {name}\n" for name, data in held.items()).encode()
    files = {"README.txt": _readme(version, held), "SHA256SUMS": sums, **held}
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(_info(name), data)
    return stream.getvalue()


def kit() -> Iterator[Entry]:
    """The program that checks a bundle without us, and the forgeries it is tried on."""
    for path in sorted(KIT.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield f"kit/{path.relative_to(KIT).as_posix()}", path.read_bytes()


def _entries(version: CharterVersion, member: Member) -> Iterator[Entry]:
    yield "charter.json", version.content.encode()
    yield from _editions(version)
    yield "evidence.json", canonical(journal.export(version))
    if people := _people(version, member):
        yield "people.json", canonical(people)
    if pem := b"".join([*roots(Path(settings.SEAL_DIR)), *(root.pem.encode() for root in _carried(version))]):
        yield "seal-root.pem", pem
    yield from _named(_signatories(version))
    yield from _named(_annexes(version))
    yield from _deeds(version)
    yield from kit()


def _carried(version: CharterVersion) -> list[CarriedRoot]:
    """The roots of other sites under which copies of this version, or deeds to it, were sealed before they came."""
    known = carried(version.partnership)
    rows = Edition.objects.filter(Q(version=version) | Q(accession__version=version), copy=COPIES.EXECUTED)
    sealers = [sealed_by(row.file, known) for row in rows.select_related("file")] if known else []
    return [root for root in known if root in sealers]


def _editions(version: CharterVersion | Accession, before: str = "") -> Iterator[Entry]:
    """Its PDFs: as submitted to signature, and the latest with the signatures, in each language."""
    rows = version.editions.select_related("file").order_by("rank")
    latest = {(row.copy, row.language): row.file for row in rows if row.copy in (COPIES.FROZEN, COPIES.EXECUTED)}
    for (copy, language), file in sorted(latest.items(), key=lambda item: (item[0][0] != COPIES.FROZEN, item[0][1])):
        yield f"{before}{copy}-{language}.pdf", file.read()


def _deeds(version: CharterVersion) -> Iterator[Entry]:
    """What those signed who joined this version later."""
    taken: Taken = Counter()
    for deed in version.accessions.standing().select_related("partner").order_by("partner__code", "pk"):
        code = _name(f"deeds/{_plain(deed.partner.code)}", taken)
        yield f"{code}.json", deed.content.encode()
        yield from _editions(deed, f"{code}-")


def _people(version: CharterVersion, member: Member) -> list[dict[str, Any]]:
    """Who is behind the commitments, as far as this member may know: the clear text holds addresses.

    The facilitator, who wrote to everybody, reads all of them; each person reads what is about themselves.
    """
    rows = EvidencePerson.objects.filter(entry__charter=version.charter, erased_at=None)
    told = [
        {"sequence": sequence, "salt": salt, "clear": clear}
        for sequence, salt, clear in rows.order_by("entry__sequence").values_list("entry__sequence", "salt", "clear")
    ]
    return [one for one in told if member.is_facilitator or json.loads(str(one["clear"]))["member"] == str(member.uuid)]


def _signatories(version: CharterVersion) -> Iterator[tuple[str, str, StoredFile]]:
    """Pages and PDFs signed elsewhere, then the acts by which signatories bind their organisations."""
    rows = version.signatories.filter(state__in=(State.INVITED, State.SIGNED, State.DECLINED, State.WITHDRAWN))
    found = list(rows.select_related("partner", "authority_file", "signature__signed_file").order_by("pk"))
    for row in found:
        signature = getattr(row, "signature", None)
        if signature and signature.signed_file:
            yield "signed-pages", row.partner.code, signature.signed_file
    for row in found:
        if row.authority_file:
            yield "authorities", row.partner.code, row.authority_file


def _annexes(version: CharterVersion) -> Iterator[tuple[str, str, StoredFile]]:
    """The files that this version names by their fingerprint, and those that go with the charter today."""
    for row in version.charter.annexes.select_related("file").order_by("added_at", "pk"):
        if row.dropped_at is None or row.file.sha256 in version.content:
            yield "annexes", PurePosixPath(row.file_name).stem, row.file


def _named(rows: Iterator[tuple[str, str, StoredFile]]) -> Iterator[Entry]:
    """Files under plain names, numbered where two have the same."""
    taken: Taken = Counter()
    for folder, said, file in rows:
        ending = ENDINGS.get(file.content_type.partition(";")[0].strip(), "bin")
        yield f"{_name(f'{folder}/{_plain(said)}', taken)}.{ending}", file.read()


def _name(stem: str, taken: Taken) -> str:
    """The name, numbered when it is taken: `_` is in no plain name, and some systems take A and a for one."""
    taken[stem.casefold()] += 1
    number = taken[stem.casefold()]
    return stem if number == 1 else f"{stem}_{number}"


def _plain(said: str) -> str:
    """A name that is a name on every system: letters and digits without accents, and hyphens."""
    bare = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", bare).strip("-")[:60] or "file"


def _readme(version: CharterVersion, held: dict[str, bytes]) -> bytes:
    """What is what and how to check it, in French and in English."""
    told = []
    for language in ("fr", "en"):
        with override(language):
            frozen = day(version.frozen_at.astimezone(version.partnership.zone).date())
            facts = {"version": version, "name": version.partnership.name, "frozen": frozen, "held": held}
            facts |= {"site": settings.SITE_URL, "kit": "kit/verify_charter.py" in held}
            facts |= {"people": "people.json" in held, "root": "seal-root.pem" in held}
            facts |= {"folders": {name.partition("/")[0] for name in held if "/" in name}}
            facts |= {"sites": ", ".join(dict.fromkeys(root.site for root in _carried(version)))}
            facts |= {"executed": any(name.startswith("executed-") for name in held)}
            told.append(render_to_string("charters/bundle.txt", facts))
    return f"\n\n{'=' * 72}\n\n".join(part.strip() for part in told).encode() + b"\n"


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, EPOCH)
    info.external_attr, info.create_system = 0o644 << 16, 3
    return info
