"""What changed from one content of the charter to another. Pure: two contents in, each change out exactly once.

Articles, parties and annexes are known by their identity, whatever their order; paragraphs, lines and rows by what
they say: those that are most alike are read against each other, the rest was added or taken out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from charters.contents.differing import ArticleChange, Block, Cell, Kind, Line, Row, Wording
from charters.contents.matching import Pair, matched
from charters.contents.words import Languages, Words, day, each, joined, said, same
from charters.models import Annex, CharterVersion

Content = dict[str, Any]
FACTS = {
    "name": _("Name of the partnership"),
    "issue": _("Issue"),
    "territory": _("Territory"),
    "starts_on": _("Starts on"),
    "ends_on": _("Ends on"),
    "exit_notice_months": _("Notice before leaving, in months"),
    "review_on": _("Date of the next review"),
    "entry_into_force": _("Entry into force"),
    "entry_on": _("Date of entry into force"),
    "entry_count": _("Signatures that are enough"),
}


@dataclass(frozen=True)
class Changes:
    """All that differs between two contents."""

    facts: list[Line]
    parties: list[Line]
    articles: list[ArticleChange]
    annexes: list[Line]

    @property
    def changed(self) -> list[ArticleChange]:
        return [article for article in self.articles if article.kind != Kind.SAME]

    @property
    def unchanged(self) -> list[ArticleChange]:
        return [article for article in self.articles if article.kind == Kind.SAME]

    @property
    def count(self) -> int:
        """How many articles, parties, annexes and facts differ; 0 when the contents say the same."""
        return len(self.facts) + len(self.parties) + len(self.annexes) + len(self.changed)


def changes(before: Content, after: Content) -> Changes:
    """What must be read to go from one content to the other."""
    parties, annexes = (list(_lines(before, after, name)) for name in ("parties", "annexes"))
    return Changes(_facts(before, after), parties, list(_articles(before, after)), annexes)


def _facts(before: Content, after: Content) -> list[Line]:
    was, now = _facts_of(before), _facts_of(after)
    lines = [Line(str(FACTS[code]), [Wording(was[code], now[code])]) for code in FACTS]
    return [line for line in lines if line.kind != Kind.SAME]


def _facts_of(content: Content) -> dict[str, Words]:
    held = {**content["partnership"], **content.get("terms", {}), "entry_into_force": content["entry_into_force"]}
    tongues = tuple(content["languages"])
    return {code: _fact(code, held.get(code), tongues) for code in FACTS}


def _fact(code: str, value: Any, tongues: Languages) -> Words:
    """A fact in words: a text as it is, a day in full, a rule by its name, a number as a number."""
    if value is None or isinstance(value, dict):
        return value or {}
    if code.endswith("_on"):
        moment = date.fromisoformat(value)
        return each(tongues, lambda: day(moment))
    if code == "entry_into_force" and value in CharterVersion.EntryRule.values:
        return said(tongues, CharterVersion.EntryRule(value).label)
    return same(tongues, str(value))


def _lines(before: Content, after: Content, name: str) -> Iterator[Line]:
    """The parties or the annexes that differ, those of today first."""
    was, now = _by_identity(before.get(name, [])), _by_identity(after.get(name, []))
    told = {"parties": _party, "annexes": _annex}[name]
    for uuid in {**now, **was}:
        old, new = was.get(uuid), now.get(uuid)
        sides = told(old, tuple(before["languages"])), told(new, tuple(after["languages"]))
        line = Line((new or old or {}).get("code", ""), [Wording(*pair) for pair in zip(*sides, strict=True)])
        if line.kind != Kind.SAME:
            yield line


def _party(row: Content | None, tongues: Languages) -> list[Words]:
    return [same(tongues, row["name"]), row.get("legal_form") or {}] if row else [{}, {}]


def _annex(row: Content | None, tongues: Languages) -> list[Words]:
    """Its title, its worth, its file by name and fingerprint."""
    if row is None:
        return [{}, {}, {}]
    worth = _("binding") if row["binding"] else _("indicative")
    nature = said(tongues, Annex.Nature(row["nature"]).label)
    file = same(tongues, f"{row['file_name']} {row['sha256']}")
    return [row["title"], joined(tongues, [nature, said(tongues, worth)]), file]


def _articles(before: Content, after: Content) -> Iterator[ArticleChange]:
    """Those of today in their order, each taken-out one where it stood; those out of the common order have moved."""
    was, now = _by_identity(before["articles"]), _by_identity(after["articles"])
    kept = {uuid for uuid, other in matched(list(was), list(now), exact=True) if uuid is not None and uuid == other}
    for uuid, other in _merged(list(was), list(now)):
        old, new = was.get(other or uuid), now.get(uuid or other)
        yield _article(old, new, moved=bool(old and new and uuid not in kept))


def _merged(was: list[str], now: list[str]) -> Iterator[Pair]:
    """Each identity once, (now, before): those of today where they stand, the others after the one they followed."""
    gone = set(was) - set(now)
    after: dict[str | None, list[str]] = {}
    last = None
    for uuid in was:
        if uuid in gone:
            after.setdefault(last, []).append(uuid)
        else:
            last = uuid
    for left in after.get(None, ()):
        yield None, left
    for uuid in now:
        yield uuid, uuid
        for left in after.get(uuid, ()):
            yield None, left


def _article(old: Content | None, new: Content | None, *, moved: bool) -> ArticleChange:
    one = new or old or {}
    pairs = matched(_blocks_of(old), _blocks_of(new))
    title = Wording(old["title"] if old else {}, new["title"] if new else {})
    numbers = old["number"] if old else None, new["number"] if new else None
    return ArticleChange(one["uuid"], *numbers, title, moved, [_block(*pair) for pair in pairs])


def _blocks_of(article: Content | None) -> list[Content]:
    if article is None:
        return []
    return [*({"kind": "note", "text": note} for note in article["notes"]), *article["blocks"]]


def _block(old: Content | None, new: Content | None) -> Block:
    was, now = old or {}, new or {}
    form = (now or was)["kind"]
    if form == "list":
        return Block(form, [Wording(a or {}, b or {}) for a, b in matched(was.get("items", []), now.get("items", []))])
    if form != "table":
        return Block(form, [Wording(was.get("text") or {}, now.get("text") or {})])
    columns = _ranked(was.get("head", []), now.get("head", []))
    head = [Wording(_at(was.get("head"), a) or {}, _at(now.get("head"), b) or {}) for a, b in columns]
    rows = [_row(a, b, columns) for a, b in matched(was.get("rows", []), now.get("rows", []))]
    return Block(form, [Wording(was.get("caption") or {}, now.get("caption") or {})], head, rows)


def _ranked(was: list[Words], now: list[Words]) -> list[tuple[int | None, int | None]]:
    """The columns of two tables side by side, by rank: a column that was put in shifts no other."""
    before, after = iter(range(len(was))), iter(range(len(now)))
    pairs = matched(was, now)
    return [(None if a is None else next(before), None if b is None else next(after)) for a, b in pairs]


def _row(old: list[Content] | None, new: list[Content] | None, columns: Iterable[tuple]) -> Row:
    cells = []
    for a, b in columns:
        was, now = _at(old, a) or {}, _at(new, b) or {}
        texts = [Wording(was.get(part) or {}, now.get(part) or {}) for part in ("text", "basis")]
        cells.append(Cell(*texts))
    return Row(cells)


def _at(row: list | None, rank: int | None) -> Any:
    return row[rank] if row is not None and rank is not None and rank < len(row) else None


def _by_identity(rows: Iterable[Content]) -> dict[str, Content]:
    return {row["uuid"]: row for row in rows}
