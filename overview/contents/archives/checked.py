"""An archive that comes in, checked whole before anything is written: its files, its rows, its chains."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from overview.archive.faults import Fault
from overview.archive.parsed import parse
from overview.archive.sealed import unseal
from overview.archive.zipped import SEALED, Packed, opened
from overview.contents.archives.chains import check_chains, heads_of
from overview.contents.archives.roots import Root, roots_of
from overview.contents.archives.shapes import Rows, shaped
from overview.contents.archives.whole import FORMAT, VERSION

Place = tuple[Packed, str]
LARGEST_MANIFEST = 16 << 20


@dataclass(frozen=True)
class Arriving:
    """A partnership that may be written: its rows, where its files are, what is worked out of it."""

    site: str
    uuid: str
    slug: str
    rows: Rows
    heads: dict[str, Any]
    files: dict[str, Place]
    computed: Any
    roots: list[Root]


def checked(stream: BinaryIO, passphrase: str = "", at_step: Callable[[int], None] = int) -> Arriving:
    """What an archive holds; `Fault` at the first thing that is not as it should be."""
    at_step(0)
    outer = opened(stream)
    manifest = _manifest(outer)
    inner = _inner(outer, passphrase)
    at_step(1)
    files = {**_held(outer, "files/"), **_held(inner, "private/")}
    rows = shaped(_json(outer, "facts.json"), _json(inner, "private.json"))
    partnership = _one(rows, manifest)
    _stored(rows, files)
    at_step(2)
    heads = heads_of(manifest["chains"])
    check_chains(rows, partnership["id"], heads)
    return Arriving(
        site=manifest["site"],
        uuid=partnership["id"],
        slug=partnership["slug"],
        rows=rows,
        heads=heads,
        files=files,
        computed=_json(outer, "computed.json"),
        roots=roots_of(outer, manifest["roots"]),
    )


def from_file(path: Path, passphrase: str = "", at_step: Callable[[int], None] = int) -> Arriving:
    """What the archive in this file holds; its files are read from it as long as it is there."""
    try:
        stream = path.open("rb")
    except OSError as error:
        raise Fault("broken") from error
    return checked(stream, passphrase, at_step)


def _json(file: Packed, name: str) -> Any:
    return parse(file.read(name), name)


def _manifest(outer: Packed) -> dict[str, Any]:
    """The manifest, once every file is there and is what it says."""
    told = parse(outer.read("manifest.json"), "manifest.json", LARGEST_MANIFEST)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise Fault("format")
    if told.get("version") != VERSION:
        raise Fault("version", version=str(told.get("version"))[:20])
    listed, here = told.get("files"), outer.names - {"manifest.json"}
    if not isinstance(listed, dict) or not isinstance(told.get("site"), str) or not isinstance(told.get("roots"), list):
        raise Fault("json", name="manifest.json")
    if stray := sorted(here - set(listed)):
        raise Fault("unknown_file", name=stray[0])
    for name, facts in listed.items():
        digest, size = outer.digest(name)
        if facts != {"sha256": digest, "size": size}:
            raise Fault("changed", name=name)
    return told


def _inner(outer: Packed, passphrase: str) -> Packed:
    """Where the private part is: in the archive itself, or in the ZIP that is sealed within."""
    if "private.sealed" not in outer.names:
        return outer
    if any(name.startswith("private") and name != "private.sealed" for name in outer.names):
        raise Fault("unknown_file", name="private.json")
    return opened(BytesIO(unseal(outer.read("private.sealed"), passphrase)), SEALED)


def _held(file: Packed, folder: str) -> dict[str, Place]:
    """The stored files of a folder, each being what its name says."""
    found = {}
    for name in sorted(file.names):
        if name.startswith(folder):
            digest = name.removeprefix(folder)
            if file.digest(name)[0] != digest:
                raise Fault("changed", name=name)
            found[digest] = (file, name)
    return found


def _one(rows: Rows, manifest: dict[str, Any]) -> dict[str, Any]:
    """The partnership: one, the same everywhere."""
    found, told = rows["partnerships.Partnership"], manifest.get("partnership")
    if len(found) != 1 or not isinstance(told, dict) or told.get("uuid") != found[0]["id"]:
        raise Fault("partnership")
    return found[0]


def _stored(rows: Rows, files: dict[str, Place]) -> None:
    """Each stored file is there with its row, of a kind that this site keeps."""
    known = {row["id"]: row for row in rows["core.StoredFile"]}
    if strays := sorted(set(files) - set(known)):
        raise Fault("unknown_file", name=files[strays[0]][1])
    for digest, row in known.items():
        if digest not in files:
            raise Fault("missing", name=f"files/{digest}")
        file, name = files[digest]
        if file.digest(name)[1] != row["size"]:
            raise Fault("changed", name=name)
