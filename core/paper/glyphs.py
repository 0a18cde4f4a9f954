"""Characters our face cannot draw, put into ones it can.

A character that the face lacks would be drawn with whatever font the machine has: other bytes elsewhere, and
no valid archive where there is none. The exact words are in the data attached to a document.
"""

import logging
import re
import unicodedata

from fontTools.ttLib import TTFont

from core.paper.shelf import FACES
from core.typography import NARROW

log = logging.getLogger(__name__)

UNKNOWN = "◊"
LIKE = {
    **dict.fromkeys("\u2009\u200a", NARROW),
    **dict.fromkeys("\u2010\u2011\u2012\u2043", "-"),
    **dict.fromkeys("●◦▪■‣", "•"),
    **dict.fromkeys("✓✔☑", "[x]"),
    **dict.fromkeys("✗✘☒", "[-]"),
    **dict.fromkeys("→➔➜⇒", "–›"),
    **dict.fromkeys("≃≅", "≈"),
    "←": "‹–",
    "↔": "‹–›",
    "☐": "[ ]",
    "―": "—",
    "ʼ": "’",
    "′": "’",
    "″": "”",
    "⩽": "≤",
    "⩾": "≥",
}

# The face shapes U+202F from its own space; line ends and tabs are never drawn.
_SHAPED = {*map(ord, f"{NARROW}\t\n\r")}
_DRAWN = set.intersection(*(set(TTFont(path).getBestCmap()) for path in FACES)) | _SHAPED
_OTHERS = re.compile(f"[^{''.join(re.escape(chr(code)) for code in sorted(_DRAWN))}]")


def printable(text: str) -> str:
    """The same text in NFC with characters of our face only.

    Look-alikes and letters without their rare accents stand for the others; what nothing stands for becomes ◊
    and is logged; marks that are never seen (zero width, direction, control) are dropped.
    """
    unknown: set[str] = set()

    def draw(found: re.Match[str]) -> str:
        drawn = _alike(found[0])
        if drawn == UNKNOWN:
            unknown.add(found[0])
        return drawn

    drawn = _OTHERS.sub(draw, unicodedata.normalize("NFC", text))
    if unknown:
        log.warning("characters our face lacks: %s", ascii("".join(sorted(unknown)[:20])))
    return drawn


def _alike(character: str) -> str:
    if character in LIKE:
        return LIKE[character]
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs", "Mn", "Me"):
        return ""
    if category[0] == "Z":
        return " "
    for form in ("NFKC", "NFKD"):
        plain = unicodedata.normalize(form, character)  # "₂" is "2"; "ế" is "e" and two accents
        kept = "".join(part for part in plain if ord(part) in _DRAWN or not unicodedata.combining(part))
        if kept and not _OTHERS.search(kept):
            return kept.translate(_ESCAPED)
    return UNKNOWN


_ESCAPED = {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;", ord('"'): "&quot;"}
