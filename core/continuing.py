"""Whether a PDF that continues another shows what the other showed: signing adds a field, and nothing else.

What an addition rewrites is compared object by object with what was there, and whatever is not known to be
harmless counts as a change. It is no analysis of what a change means: it takes time in proportion to what was
added, and says yes or no.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, Reference
from pyhanko.pdf_utils.reader import PdfFileReader

Key = tuple[int, int]  # number and generation of an object
OF_CATALOG = {"/AcroForm", "/Perms", "/DSS", "/Extensions", "/Version", "/Metadata"}
OF_PAGE = {"/Annots", "/Tabs"}
MOST_REWRITTEN, MOST_PAGES, DEEPEST = 1_000, 2_000, 12
LARGEST_FIELD = 60_000  # square points: an eighth of an A4 page; a larger field could cover what was signed


def shows_the_same(original: PdfFileReader, reader: PdfFileReader) -> bool:
    """Whether `reader`, which begins with the bytes of `original`, has the same pages, fields of signature apart."""
    before = original.total_revisions
    if reader.total_revisions <= before or _key(reader.root_ref) != _key(original.root_ref):
        return False
    if reader.xrefs.get_startxref_for_revision(before - 1) != original.xrefs.get_startxref_for_revision(before - 1):
        return False
    rewritten: set[Key] = set()
    for revision in range(before, reader.total_revisions):
        if reader.xrefs.refs_freed_in_revision(revision):
            return False
        rewritten |= {_key(ref) for ref in reader.xrefs.explicit_refs_in_revision(revision)}
    known = {key for key in rewritten if _there(original, key)}
    pages = list(_pages(original))
    if len(known) > MOST_REWRITTEN or not all(_only_signs(original, reader, key) for key in pages):
        return False
    return all(_harmless(original, reader, key, set(pages)) for key in known - _free(original, pages))


def _free(original: PdfFileReader, pages: list[Key]) -> set[Key]:
    """What may be rewritten whole: what describes the file, its list of fields, the lists judged page by page."""
    told = [_target(original.trailer, "/Info")]
    told += [_target(original.root, name) for name in ("/Metadata", "/AcroForm")]
    told += [_target(_object(original, key), "/Annots") for key in pages]
    return {key for key in told if key}


def _harmless(original: PdfFileReader, reader: PdfFileReader, key: Key, pages: set[Key]) -> bool:
    """Whether an object rewritten by an addition may be: the catalog and the pages, in part."""
    old, new = _object(original, key), _object(reader, key)
    if not isinstance(old, DictionaryObject) or type(old) is not type(new):
        return False
    if key == _key(original.root_ref):
        return _same(old, new, OF_CATALOG)
    return key in pages and _same(old, new, OF_PAGE)


def _same(old: DictionaryObject, new: DictionaryObject, but: set[str]) -> bool:
    """Whether two dictionaries are written alike, some entries apart."""
    names = {str(name) for name in (*old, *new)} - but
    return all(name in old and name in new and _written(old, name) == _written(new, name) for name in names)


def _only_signs(original: PdfFileReader, reader: PdfFileReader, page: Key) -> bool:
    """Whether what was added over a page are fields of signature."""
    old, new = (entry(_object(one, page), "/Annots") or ArrayObject() for one in (original, reader))
    kept = range(len(old))
    if len(new) < len(old) or any(_written(new, number) != _written(old, number) for number in kept):
        return False
    added = [new[number] for number in range(len(old), len(new))]
    return all(
        entry(one, "/Subtype") == "/Widget" and entry(one, "/FT") == "/Sig" and _area(one) <= LARGEST_FIELD
        for one in added
    )


def _area(field: Any) -> float:
    """How much of a page a field covers, in square points."""
    left, low, right, high = (float(side) for side in entry(field, "/Rect") or (0, 0, 0, 0))
    return abs(right - left) * abs(high - low)


def entry(holder: Any, name: str) -> Any:
    """What a dictionary holds under a name, references followed; nothing when it is not there."""
    return holder[name] if holder is not None and name in holder else None


def _written(holder: Any, name: Any) -> bytes:
    """A value as it is written: a reference stays one."""
    out = BytesIO()
    holder.raw_get(name).write_to_stream(out, None)
    return out.getvalue()


def _pages(reader: PdfFileReader) -> Iterator[Key]:
    """The places of the pages of a file."""
    waiting, count = [(reader.root.raw_get("/Pages"), 0)], 0
    while waiting:
        place, depth = waiting.pop()
        node = place.get_object()
        count += 1
        if count > MOST_PAGES or depth > DEEPEST:
            raise ValueError("too many pages")
        kids = entry(node, "/Kids")
        if kids is None:
            yield _key(place.reference)
        else:
            waiting += [(kids.raw_get(number), depth + 1) for number in range(len(kids))]


def _target(holder: Any, name: str) -> Key | None:
    raw = holder.raw_get(name) if name in holder else None
    return _key(raw.reference) if isinstance(raw, IndirectObject) else None


def _key(ref: Reference) -> Key:
    return ref.idnum, ref.generation


def _object(reader: PdfFileReader, key: Key) -> Any:
    return reader.get_object(Reference(*key, pdf=reader))


def _there(original: PdfFileReader, key: Key) -> bool:
    """Whether the original has an object of this number."""
    last = original.total_revisions - 1
    return original.xrefs.get_historical_ref(Reference(*key, pdf=original), last) is not None
