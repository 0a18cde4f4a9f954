"""A value of a story's file with its place in it, so that what is wrong is said where it is."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from core.texts import Localized

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
LONGEST_CODE = 8
YEARS = range(1970, 2200)
MOST = Decimal(10) ** 11
NOT_STATED = Localized({"fr": "non précisé dans le fichier importé", "en": "not stated in the imported file"})


class StoryError(Exception):
    """What is wrong in a story's file, and where: its line (syntax) or its path (contents)."""


@dataclass(frozen=True)
class At:
    """A value and its path in the file: `decisions[3].rounds[0].votes.CFO`."""

    value: Any
    path: str

    def __bool__(self) -> bool:
        return self.value not in (None, "", [], {})

    def wrong(self, reason: str) -> StoryError:
        """An error at this place."""
        return StoryError(f"{self.path}: {reason}")

    def __getitem__(self, key: str) -> "At":
        """A required entry of a mapping."""
        found = self.get(key)
        if found.value is None:
            raise found.wrong("missing")
        return found

    def get(self, key: str) -> "At":
        """An optional entry of a mapping (its value is None when it is not there)."""
        if self.value is None:
            return At(None, f"{self.path}.{key}")
        if not isinstance(self.value, dict):
            raise self.wrong("a mapping is expected here")
        return At(self.value.get(key), f"{self.path}.{key}" if self.path else key)

    def items(self) -> Iterator[tuple[str, "At"]]:
        """The entries of a mapping."""
        if not isinstance(self.value, dict | None):
            raise self.wrong("a mapping is expected here")
        for key in self.value or {}:
            yield key, self.get(key)

    def __iter__(self) -> Iterator["At"]:
        if not isinstance(self.value, list | None):
            raise self.wrong("a list is expected here")
        return iter([At(item, f"{self.path}[{rank}]") for rank, item in enumerate(self.value or [])])

    def nth(self, rank: int) -> "At":
        """An entry of a list, by its place."""
        rows = list(self)
        if rank >= len(rows):
            raise self.wrong(f"at least {rank + 1} values are expected here")
        return rows[rank]

    def text(self) -> str:
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.wrong("a text is expected here")
        if any(unicodedata.category(mark) in ("Cc", "Cs") and mark not in "\n\t" for mark in self.value):
            raise self.wrong("this text holds control characters")
        return self.value.strip()

    def line(self, longest: int) -> str:
        """A text of one line, no longer than what keeps it."""
        text = self.text()
        if len(text) > longest or "\n" in text:
            raise self.wrong(f"one line of at most {longest} characters is expected here")
        return text

    def code(self) -> str:
        """A short name that stands in addresses: letters and digits."""
        text = self.text()
        if not CODE.fullmatch(text) or len(text) > LONGEST_CODE:
            raise self.wrong(f"a code of at most {LONGEST_CODE} letters and digits is expected here")
        return text

    def number(self) -> Decimal:
        if isinstance(self.value, bool) or not isinstance(self.value, int | float | Decimal):
            raise self.wrong("a number is expected here")
        number = Decimal(str(self.value))
        if not number.is_finite() or abs(number) > MOST:
            raise self.wrong("a number of ordinary size is expected here")
        return number

    def amount(self) -> Decimal:
        """An amount of money: not below zero."""
        number = self.number()
        if number < 0:
            raise self.wrong("an amount is zero or more")
        return number

    def whole(self, least: int = 0, most: int = 10**6) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool) or not least <= self.value <= most:
            raise self.wrong(f"a whole number from {least} to {most} is expected here")
        return self.value

    def day(self) -> date:
        try:
            day = date.fromisoformat(self.text())
        except ValueError as error:
            raise self.wrong("a date such as 2026-03-26 is expected here") from error
        if day.year not in YEARS:
            raise self.wrong(f"a year from {YEARS[0]} to {YEARS[-1]} is expected here")
        return day

    def moment(self, zone: ZoneInfo, hour: int = 10) -> datetime:
        """A moment (`2026-03-26T14:00`, local time), or a day at an ordinary hour, as UTC."""
        text = self.text()
        try:
            local = datetime.fromisoformat(text if "T" in text else f"{text}T{hour:02}:00")
        except ValueError as error:
            raise self.wrong("a date such as 2026-03-26 or 2026-03-26T14:00 is expected here") from error
        if local.tzinfo is not None or local.year not in YEARS:
            raise self.wrong("a local time such as 2026-03-26T14:00 is expected here")
        return local.replace(tzinfo=zone).astimezone(UTC)

    def words(self, stem: str = "") -> Localized:
        """A text in both languages: `{"fr": …, "en": …}`, or the keys `stem_fr` and `stem_en`."""
        prefix = f"{stem}_" if stem else ""
        return Localized({code: self[f"{prefix}{code}"].text() for code in ("fr", "en")})

    def words_or_not_stated(self) -> Localized:
        """A text in both languages, or the plain statement that the file does not give it."""
        return self.words() if self else NOT_STATED

    def one_of(self, choices: Any, what: str) -> Any:
        """This value, which must be one of `choices` (a mapping gives what it stands for)."""
        if not isinstance(self.value, str) or self.value not in choices:
            raise self.wrong(f"“{self.value}” is not {what}; known: {', '.join(sorted(choices))}")
        return choices[self.value] if isinstance(choices, dict) else self.value


def read(path: Path) -> At:
    """A story's file; raises `StoryError` with the line when it is not JSON."""
    try:
        data = json.loads(path.read_text("utf-8"), object_pairs_hook=_mapping, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise StoryError(f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise StoryError("line 1: mappings and lists are nested too deeply") from error
    except (OSError, UnicodeDecodeError) as error:
        raise StoryError(f"{path.name}: cannot be read as UTF-8 text") from error
    if not isinstance(data, dict):
        raise StoryError("line 1: the file holds one mapping")
    return At(data, "")


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping; a key that stands twice is refused, since one of the two values would be lost unseen."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise StoryError(f"the key “{twice}” stands twice in the mapping of {', '.join(found)}")
    return found
