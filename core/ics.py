"""Calendars as phones and desktops subscribe to them: RFC 5545, written here because so little of it is needed.

All moments are in UTC, so that no time zone has to be described; a day without an hour is a day everywhere.
No Django here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

LONGEST = 75  # octets in a line
PRODUCT = "-//Entente//Calendar//EN"
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Entry:
    """One thing in a calendar: a day, or a span of time; its identity stays the same whatever changes about it.

    `stamp` says when it was last written, `revision` how often it was since.
    """

    uid: str
    summary: str
    starts: date | datetime
    stamp: datetime
    ends: datetime | None = None
    description: str = ""
    location: str = ""
    url: str = ""
    revision: int = 0
    cancelled: bool = False

    @property
    def whole_day(self) -> bool:
        return not isinstance(self.starts, datetime)


def calendar(name: str, entries: Iterable[Entry]) -> str:
    """The calendar as text, in the order of time; the same entries give the same text. ValueError without a zone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}"]
    lines += ["REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H"]
    for entry in sorted(entries, key=lambda one: (_when(one.starts), one.uid)):
        lines += _event(entry)
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def escaped(text: str) -> str:
    """A text as a value: no control character, line breaks and separators escaped."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROLS.sub("", plain).translate(ESCAPES)


def folded(line: str) -> str:
    """A line cut where it passes 75 octets, never within a character; what follows begins with a space."""
    parts, part, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LONGEST:
            parts.append(part)
            part, size = " ", 1
        part, size = part + character, size + octets
    return "\r\n".join([*parts, part])


def _event(entry: Entry) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{escaped(entry.uid)}", f"DTSTAMP:{_moment(entry.stamp)}"]
    lines.append(f"SEQUENCE:{entry.revision}")
    if isinstance(entry.starts, datetime):
        lines.append(f"DTSTART:{_moment(entry.starts)}")
    else:
        lines.append(f"DTSTART;VALUE=DATE:{entry.starts:%Y%m%d}")
    if entry.ends is not None:
        lines.append(f"DTEND:{_moment(entry.ends)}")
    lines.append(f"SUMMARY:{escaped(entry.summary)}")
    told = {"DESCRIPTION": escaped(entry.description), "LOCATION": escaped(entry.location), "URL": _address(entry.url)}
    lines += [f"{name}:{value}" for name, value in told.items() if value]
    lines.append(f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}")
    lines.append(f"TRANSP:{'TRANSPARENT' if entry.whole_day or entry.cancelled else 'OPAQUE'}")
    return [*lines, "END:VEVENT"]


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("A moment without a time zone has no place in a calendar.")
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _address(url: str) -> str:
    """An address is no text: nothing in it is escaped, and it holds no line break."""
    return CONTROLS.sub("", url).replace("\n", "").replace("\t", "")


def _when(starts: date | datetime) -> str:
    return _moment(starts) if isinstance(starts, datetime) else f"{starts:%Y%m%d}"
