"""The archive itself: every file of it, from the rows of one partnership."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from charters.bundle import bundle
from charters.models import CarriedRoot, CharterVersion
from core import clock
from core.authority import certificates, fingerprint, roots
from core.canonical import instant
from core.models import ChainHead
from overview.archive.parsed import written
from overview.archive.sealed import seal
from overview.archive.zipped import packed
from overview.contents.archives.computed import computed
from overview.contents.archives.rows import Rows
from partnerships.models import Member, Partnership

FORMAT, VERSION = "entente-archive", 1
Files = Iterator[tuple[str, bytes]]


def archive(partnership: Partnership, passphrase: str = "", at_step: Callable[[int], None] = int) -> bytes:
    """Everything of a partnership in one ZIP; with a passphrase, what operators alone carry is sealed with it.

    Raises `OSError` when the storage has lost a file.
    """
    at_step(0)
    rows = Rows(partnership)
    facts, private = _facts(rows, private=False), list(_private(rows))
    at_step(1)
    worked_out = written(computed(partnership))
    at_step(2)
    held = {"README.txt": _readme(partnership, sealed=bool(passphrase)), "facts.json": facts}
    held |= {"computed.json": worked_out, **dict(_files(rows)), **dict(_evidence(partnership))}
    at_step(3)
    if pem := b"".join([*roots(Path(settings.SEAL_DIR)), *(root.pem.encode() for root in carried(partnership))]):
        held["seal-root.pem"] = pem
    held |= {"private.sealed": seal(packed(private), passphrase)} if passphrase else dict(private)
    return packed([("manifest.json", written(_manifest(partnership, held))), *held.items()])


def _facts(rows: Rows, *, private: bool) -> bytes:
    told = {"format": f"{FORMAT}/{VERSION}", "partnership": str(rows.partnership.uuid)}
    return written({**told, "rows": rows.told(private=private)})


def _private(rows: Rows) -> Files:
    yield "private.json", _facts(rows, private=True)
    for row in rows.files(private=True):
        yield f"private/{row.sha256}", row.read()


def _files(rows: Rows) -> Files:
    for row in rows.files(private=False):
        yield f"files/{row.sha256}", row.read()


def _evidence(partnership: Partnership) -> Files:
    """What is needed to check each frozen version without any site, as whoever facilitates may read it."""
    versions = CharterVersion.objects.filter(partnership=partnership).exclude(frozen_at=None)
    rows = Member.objects.filter(partnership=partnership).select_related("user").prefetch_related("roles")
    members = sorted(rows.order_by("pk"), key=lambda member: not member.is_facilitator)
    for version in versions.select_related("charter", "partnership").order_by("number"):
        yield f"evidence/charter-{version.number}.zip", bundle(version, members[0])


def _manifest(partnership: Partnership, held: dict[str, bytes]) -> dict[str, Any]:
    """What the archive is, where it comes from, and the fingerprint of every other file."""
    known = dict.fromkeys(own_roots(), settings.SITE_URL)
    known |= {root.fingerprint: root.site for root in carried(partnership)}
    return {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": instant(clock.now()),
        "site": settings.SITE_URL,
        "roots": [{"fingerprint": print_, "site": site} for print_, site in known.items()],
        "partnership": {"uuid": str(partnership.uuid), "slug": partnership.slug, "name": dict(partnership.name)},
        "chains": _heads(partnership),
        "files": {name: {"sha256": sha256(data).hexdigest(), "size": len(data)} for name, data in held.items()},
    }


def own_roots() -> list[str]:
    """The fingerprints of the roots of this site."""
    return [fingerprint(one) for one in certificates(Path(settings.SEAL_DIR)) if one.issuer == one.subject]


def carried(partnership: Partnership) -> list[CarriedRoot]:
    """The roots of the sites where it was before."""
    return list(CarriedRoot.objects.filter(partnership=partnership).order_by("fingerprint"))


def _heads(partnership: Partnership) -> dict[str, Any]:
    """The last link of each chain, by the chain's identity."""
    charters = CharterVersion.objects.filter(partnership=partnership).values_list("charter__uuid", flat=True)
    heads = ChainHead.objects.filter(key__in=[partnership.uuid, *charters]).order_by("key")
    return {str(head.key): {"sequence": head.sequence, "digest": head.digest} for head in heads}


def _readme(partnership: Partnership, *, sealed: bool) -> bytes:
    """What is what, in French and in English; no name of the site and no date, which the manifest has."""
    told = []
    for language in ("fr", "en"):
        with override(language):
            told.append(render_to_string("overview/archive.txt", {"partnership": partnership, "sealed": sealed}))
    return f"\n\n{'=' * 72}\n\n".join(part.strip() for part in told).encode() + b"\n"
