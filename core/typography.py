"""The spaces and apostrophes that printers expect, in French above all: pure functions on plain text."""

import re

NARROW, FIXED = "\u202f", "\u00a0"
_SPACE = "[ \t\u00a0\u2009\u202f]"

# Addresses are left alone: a "?" in them is not a question.
_ADDRESS = re.compile(r"((?:https?://|mailto:|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+)", re.I)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|[«“])")

_AFTER = r"(?<=[\w»)\]”’%€°])"  # a mark that nothing separates from what stands before it
_END = r"(?=[\s»”)\],…;:!?.]|$)"
_UNIT = r"(?:[kMG]?€|[kMGT]?Wh?|[kcm]?m[²³]?|km/h|[kmµ]?g|[hj]|min|ha|t|°C|[kMG]o|teqCO2|tCO2e)"
_FRENCH = (
    (re.compile(rf"«{_SPACE}*(?=\S)"), f"«{NARROW}"),
    (re.compile(rf"(?<=\S){_SPACE}*»"), f"{NARROW}»"),
    (re.compile(rf"{_SPACE}+(?=[;!?])|{_AFTER}(?=[;!?]+{_END})"), NARROW),
    (re.compile(rf"(?<=\d){_SPACE}*(?=%)"), NARROW),
    (re.compile(rf"{_SPACE}+(?=:(?:\s|$))|{_AFTER}(?=:(?:\s|$))"), FIXED),
    (re.compile(rf"(?<=\d){_SPACE}+(?={_UNIT}(?!\w))"), FIXED),
    (re.compile(rf"\b([nN]°){_SPACE}*(?=\d)"), rf"\1{FIXED}"),
)
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u2009]\d{3})+(?!\d)")


def typeset(text: str, language: str) -> str:
    """Plain text (never HTML) with the typography of `language` ("fr", "fr-CA", "en" …); words do not change.

    French: U+202F before ; ! ? %, inside « » and between thousands; U+00A0 before a colon, before a unit and
    after n°. Every language: ’ for the apostrophe between two letters. Applying it twice changes nothing
    more. Not for hashes and codes.
    """
    parts = _ADDRESS.split(text)
    parts[::2] = [_words(part, language) for part in parts[::2]]
    return "".join(parts)


def _words(text: str, language: str) -> str:
    text = _APOSTROPHE.sub("’", text)
    if language.lower().split("-")[0] != "fr":
        return text
    text = _THOUSANDS.sub(lambda found: re.sub(r"\s", NARROW, found[0]), text)
    for pattern, replacement in _FRENCH:
        text = pattern.sub(replacement, text)
    return text
