"""The working draft: the charter as it stands, with what is still said about it, in one language, as plain data.

The notes are numbered from the first page to the last, in reading order, so that people can name them aloud.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import get_language, override

from charters.contents.document import articles, current_text, draft
from charters.contents.readiness import PLACEHOLDER
from charters.contents.words import read_in
from charters.models import Article, CharterVersion
from core.canonical import instant
from core.typography import typeset
from partnerships.contents.amendments import Proposed, proposed_of
from partnerships.models import Amendment, Member, Remark, Reply, Version

FORMAT = "entente.draft/1"
Content = dict[str, Any]
Notes = dict[UUID | None, list[Content]]
MAKER = ("made_by__user", "made_by__partner__organisation")


def working_draft(version: CharterVersion, language: str) -> Content:
    """The draft with its open remarks and amendments, and its blanks cut out to be marked; it holds no moment of
    its own: the same words and the same notes are the same content."""
    rows = articles(version.charter)
    with override(language):
        notes = _notes([text for row in rows if (text := current_text(row))])
        read = read_in(draft(version), language, version.partnership.languages)
        numbers = count(1)
        shown = [_article(content, row, notes, numbers) for content, row in zip(read["articles"], rows, strict=True)]
    told = [note for article in shown for note in _told(article)]
    return {
        "format": FORMAT,
        "language": language,
        "partnership": read["partnership"],
        "version": read["version"],
        "articles": shown,
        "remarks": sum(note["kind"] == "remark" for note in told),
        "amendments": sum(note["kind"] == "amendment" for note in told),
        "blanks": sum(blank for article in shown for _words, blank in _pieces(article)),
    }


def _article(content: Content, row: Article, notes: dict[int, Notes], numbers: Iterator[int]) -> Content:
    """An article with its notes: on a paragraph to come first, under each paragraph, on what is not there any more."""
    version = current_text(row)
    said: Notes = notes.get(version.text_id, {}) if version else {}
    written = [part.uuid for part in version.paragraphs.all()] if version else []
    opening = _numbered(said.pop(None, []), numbers)
    blocks = [
        block | {"pieces": _blanks(block["text"]), "said": _numbered(said.pop(uuid, []), numbers)}
        for uuid, block in zip(written, content["blocks"], strict=False)
    ]
    gone = _numbered([note for several in said.values() for note in several], numbers)
    title = _blanks(content["title"])
    rest = content["blocks"][len(written) :]
    return content | {"title_pieces": title, "opening": opening, "blocks": [*blocks, *rest], "gone": gone}


def _numbered(notes: list[Content], numbers: Iterator[int]) -> list[Content]:
    return [note | {"number": next(numbers)} for note in notes]


def _told(article: Content) -> list[Content]:
    under = [note for block in article["blocks"] for note in block.get("said", ())]
    return [*article["opening"], *under, *article["gone"]]


def _pieces(article: Content) -> list[list[Any]]:
    return [*article["title_pieces"], *(piece for block in article["blocks"] for piece in block.get("pieces", ()))]


def _blanks(words: str) -> list[list[Any]]:
    """Words cut around what is left to fill in: [words, whether they are a blank]."""
    pieces, end = [], 0
    for found in PLACEHOLDER.finditer(words):
        pieces += [[words[end : found.start()], False], [found[0], True]]
        end = found.end()
    return [piece for piece in [*pieces, [words[end:], False]] if piece[0]]


# What is said about it -----------------------------------------------------------------------------------


def _notes(versions: list[Version]) -> dict[int, Notes]:
    """Open remarks and amendments by text and paragraph, in a fixed number of queries."""
    found: dict[int, Notes] = defaultdict(lambda: defaultdict(list))
    texts = [version.text_id for version in versions]
    replies = Prefetch("replies", Reply.objects.select_related(*MAKER))
    for remark in Remark.objects.open().filter(text__in=texts).select_related(*MAKER).prefetch_related(replies):
        found[remark.text_id][remark.paragraph].append(_remark(remark))
    for proposed in _proposed(versions, texts):
        found[proposed.amendment.text_id][proposed.amendment.paragraph].append(_amendment(proposed))
    return found


def _proposed(versions: list[Version], texts: Iterable[int]) -> list[Proposed]:
    words = {part.uuid: part.body for version in versions for part in version.paragraphs.all()}
    rows = Amendment.objects.open().filter(text__in=texts).order_by("text", "number")
    return proposed_of(rows, versions[0], words) if versions else []


def _remark(remark: Remark) -> Content:
    answers = [_signed(reply) | {"words": _set(reply.body)} for reply in remark.replies.all()]
    return {"kind": "remark", **_signed(remark), "words": _set(remark.body), "replies": answers}


def _amendment(proposed: Proposed) -> Content:
    """An amendment against today's words, in the language of the draft, else in the first that it changes."""
    row = proposed.amendment
    language, pieces = next(iter(proposed.redlines), ("", []))
    return {
        "kind": "amendment",
        **_signed(row, on_behalf_of=row.on_behalf_of.name if row.on_behalf_of else ""),
        "label": row.number,
        "change": row.kind,
        "reason": _set(row.reason),
        "language": language if language != _active() else "",
        "redline": [[tag, typeset(words, language)] for tag, words in pieces],
    }


def _signed(row: Remark | Reply | Amendment, on_behalf_of: str = "") -> Content:
    """Who wrote it, for which organisation, when."""
    member: Member = row.made_by
    partner = on_behalf_of or (member.partner.name if member.partner else "")
    return {"who": member.user.name, "organisation": partner, "made_at": instant(row.made_at)}


def _set(words: str) -> str:
    return typeset(words, _active())


def _active() -> str:
    return (get_language() or "en").split("-")[0]
