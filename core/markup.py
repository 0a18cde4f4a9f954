"""What people write, as safe HTML: a small Markdown, for the screen and for paper alike."""

from collections.abc import Iterable, Iterator
from html import escape

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.typography import typeset

DEEPEST = 20  # elements one inside another; deeper text is shown as it was typed
LOWEST = 6  # the last level of heading
SCHEMES = ("http", "https", "mailto")
TAGS = {
    *("p", "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h2", "h3", "h4", "h5", "h6"),
}
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
REL = "noopener noreferrer nofollow"


class _Markdown(MarkdownIt):
    """Reads as links only those that lead somewhere from paper as well as from the screen."""

    def validateLink(self, url: str) -> bool:
        return url.lower().startswith(tuple(f"{scheme}:" for scheme in SCHEMES))


# A little more than allowed is read, to notice that a text goes deeper.
_READER = _Markdown("commonmark", {"html": False, "breaks": True, "maxNesting": DEEPEST + 4})


def to_html(text: str, *, top: int = 3, language: str = "") -> SafeString:
    """Markdown as HTML that may be shown as it is: no HTML of the writer's, links to http(s) and mailto only.

    Headings start at level `top` (2 to 6; `ValueError` otherwise) and skip none, so that they fit the page
    around them. With a `language` the words are typeset (see `core.typography`). Links hold plain text only,
    as accessible PDF asks; a picture is kept as its description. A link elsewhere is shown as it was typed,
    and so is a whole text that nests more than 20 elements: nothing of it is lost.
    """
    if not 2 <= top <= LOWEST:
        raise ValueError("Headings of a text start at level 2 to 6.")
    tokens = _READER.parse(text)
    if _depth(tokens) > DEEPEST:
        return _as_typed(text, language)
    _fit_headings(tokens, top)
    for token in tokens:
        if token.children is not None:
            token.children = [_worded(child, language) for child in _plain_links(token.children)]
    html = _READER.renderer.render(tokens, _READER.options, {})
    return SafeString(nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=REL))


def _depth(tokens: Iterable[Token]) -> int:
    """How many elements stand one inside another, at most."""
    deepest = now = 0
    for token in tokens:
        now += token.nesting
        deepest = max(deepest, now, now + _depth(token.children or ()))
    return deepest


def _as_typed(text: str, language: str) -> SafeString:
    blocks = (block.strip("\n") for block in text.replace("\r\n", "\n").split("\n\n"))
    words = (escape(typeset(block, language)).replace("\n", "<br>\n") for block in blocks if block.strip())
    return SafeString("".join(f"<p>{block}</p>\n" for block in words))


def _fit_headings(tokens: Iterable[Token], top: int) -> None:
    """Number the headings from `top`, each at most one level under the one that holds it."""
    held: list[str] = []
    for token in tokens:
        if token.type == "heading_open":
            while held and held[-1] >= token.tag:
                held.pop()
            held.append(token.tag)
            token.tag = f"h{min(top + len(held) - 1, LOWEST)}"
            fitted = token.tag
        elif token.type == "heading_close":
            token.tag = fitted


def _plain_links(children: Iterable[Token]) -> Iterator[Token]:
    """The same words, with nothing but text inside a link and the description in place of a picture."""
    link: Token | None = None
    words = ""
    for child in children:
        if child.type == "link_open":
            link, words = child, ""
        elif child.type == "link_close" and link is not None:
            yield from (link, _text(words.strip() or str(link.attrGet("href"))), child)
            link = None
        elif link is not None:
            words += " " if child.type in ("softbreak", "hardbreak") else child.content
        else:
            yield _text(child.content) if child.type == "image" else child


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _worded(token: Token, language: str) -> Token:
    if token.type == "text":
        token.content = typeset(token.content, language)
    return token
