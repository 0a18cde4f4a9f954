"""The verdict on a file that is handed in, or on its fingerprint alone."""

import hashlib
from pathlib import Path

from django.conf import settings

from charters.contents.registered import Found, by_any_sha256, by_reference, by_sha256, files_of
from charters.contents.sealing import HERE, NOBODY, carried, sealed_by
from charters.contents.verdict import Answer, Verdict, judged, of_another, registered
from charters.models import CarriedRoot, Edition
from core import authority
from core import registered as others
from core.inspecting import Inspection, State, inspect


def answer(sha256: str) -> Answer:
    """What is known of the file with this SHA-256: a PDF of a charter, its content as data, a page, or a report."""
    found = by_sha256(sha256)
    if found is None:
        other = others.registered([sha256])
        return of_another(sha256, other) if other else judged(sha256, Verdict.UNKNOWN)
    sealer = _sealer(sha256, found)
    if sealer == NOBODY:
        return judged(sha256, Verdict.FOREIGN)
    return registered(sha256, found, sealer if isinstance(sealer, CarriedRoot) else None)


def _sealer(sha256: str, found: Found) -> CarriedRoot | str:
    """Whose seal a registered copy bears; asked only where a partnership came with the root of another site."""
    roots = carried(found.version.partnership) if found.what == Edition.Copy.EXECUTED else []
    if not roots:
        return HERE
    edition = Edition.objects.filter(sha256=sha256).select_related("file").order_by("pk")[0]
    try:
        return sealed_by(edition.file, roots)
    except OSError:  # the storage lost the file: the fingerprint still says that these are its bytes
        return HERE


def answer_reference(short: str) -> Answer | None:
    """Where the document with this short reference stands today; None when there is none."""
    found = by_reference(short)
    return registered(found.document.sha256, found) if found else None


def answer_file(data: bytes) -> Answer:
    """The verdict on a file of at most 20 MB; unless it is registered, it is read by a bounded process."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = answer(sha256)
    return known if known.verdict != Verdict.UNKNOWN else _judged(sha256, data)


def _judged(sha256: str, data: bytes) -> Answer:
    read = inspect(data, authority.roots(Path(settings.SEAL_DIR)))
    told = [*_sealed(read), *read.attachments.values()]
    found = by_any_sha256(told)
    other = None if found else others.registered(told)
    name = other.name if other else ""
    if read.state in (State.SEALED, State.FOLLOWED):
        whole = read.state == State.SEALED and found is None
        return judged(sha256, Verdict.GONE if whole else Verdict.ALTERED, found, name)
    if read.state == State.FOREIGN:
        return judged(sha256, Verdict.FOREIGN)
    if other and not other.authentic and read.state == State.UNSEALED:
        return of_another(sha256, other)
    if found is None:
        return judged(sha256, Verdict.MODIFIED if read.seal or other else Verdict.UNKNOWN, name=name)
    older = read.state == State.UNSEALED and _begins_one_of(found, data)
    return judged(sha256, Verdict.OLDER if older else Verdict.MODIFIED, found)


def _sealed(read: Inspection) -> list[str]:
    """The file as our seal covers it: that of whoever added bytes after it."""
    return [read.seal.sha256] if read.seal else []


def _begins_one_of(found: Found, data: bytes) -> bool:
    """Whether these bytes are the beginning of a file of this document: it was cut back to before its seal."""
    return any(edition.file.size > len(data) and edition.file.read().startswith(data) for edition in files_of(found))
