"""Calendars keep to RFC 5545: lines of 75 octets, escaped texts, moments in UTC; what goes in comes out."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ics import Entry, calendar, escaped, folded

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
STAMP = datetime(2026, 3, 2, 9, tzinfo=UTC)
# RFC 5545 §3.1: name, parameters, value; no control character but the tab.
LINE = re.compile(r"[A-Z0-9-]+(;[A-Z0-9-]+=[^\x00-\x1f\x7f\";:,]+)*:[^\x00-\x08\x0a-\x1f\x7f]*")


def read(text: str) -> list[tuple[str, str]]:
    """Name and value of each line, as a strict reader takes them."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert all(LINE.fullmatch(line) for line in lines), lines
    return [(line.partition(":")[0], line.partition(":")[2]) for line in lines]


def unescaped(value: str) -> str:
    said = {"n": "\n", "N": "\n"}
    return re.sub(r"\\(.)", lambda found: said.get(found[1], found[1]), value)


def one(**more) -> Entry:
    return Entry(**{"uid": "1@x", "summary": "Répondre", "starts": date(2026, 3, 20), "stamp": STAMP} | more)


def test_a_calendar_holds_what_the_standard_asks():
    names = [name for name, _value in read(calendar("Entente", [one(), one(uid="2@x")]))]
    assert names[:3] == ["BEGIN", "VERSION", "PRODID"] and names[-1] == "END"
    for name in ("VERSION", "PRODID", "METHOD"):
        assert names.count(name) == 1
    for name in ("UID", "DTSTAMP", "SUMMARY", "SEQUENCE", "STATUS"):
        assert names.count(name) == 2
    assert ("VERSION", "2.0") in read(calendar("Entente", []))


def test_begin_and_end_are_balanced():
    stack = []
    for name, value in read(calendar("Entente", [one(), one(uid="2@x")])):
        if name == "BEGIN":
            stack.append(value)
        if name == "END":
            assert stack.pop() == value
    assert stack == []


def test_a_day_is_a_day_and_a_moment_is_in_utc():
    paris = timezone(timedelta(hours=1))
    span = {"starts": datetime(2026, 3, 20, 14, tzinfo=paris), "ends": datetime(2026, 3, 20, 16, tzinfo=paris)}
    lines = read(calendar("Entente", [one(), one(uid="2@x", **span)]))
    assert ("DTSTART;VALUE=DATE", "20260320") in lines
    assert ("DTSTART", "20260320T130000Z") in lines and ("DTEND", "20260320T150000Z") in lines
    assert ("DTSTAMP", "20260302T090000Z") in lines


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="without a time zone"):
        calendar("Entente", [one(stamp=datetime(2026, 3, 2))])


def test_a_cancelled_entry_says_so_and_counts_its_revisions():
    lines = read(calendar("Entente", [one(cancelled=True, revision=2)]))
    assert ("STATUS", "CANCELLED") in lines and ("SEQUENCE", "2") in lines


def test_nothing_typed_becomes_a_line_of_its_own():
    hostile = "Oui\r\nEND:VEVENT\r\nBEGIN:VALARM\nATTACH:https://evil.example\r\x00"
    lines = read(calendar(hostile, [one(summary=hostile, description=hostile, location=hostile, url=hostile)]))
    assert [value for name, value in lines if name == "BEGIN"] == ["VCALENDAR", "VEVENT"]
    assert [name for name, _value in lines if name == "ATTACH"] == []


def test_separators_are_escaped():
    assert escaped("a;b,c\\d\r\ne") == "a\\;b\\,c\\\\d\\ne"


def test_no_line_is_longer_than_75_octets_and_no_character_is_cut():
    cut = folded("SUMMARY:" + "é€😀" * 60).split("\r\n")
    assert len(cut) > 1 and all(len(line.encode()) <= 75 for line in cut)
    assert all(line.startswith(" ") for line in cut[1:])
    assert folded("x" * 75) == "x" * 75
    assert folded("x" * 76) == "x" * 75 + "\r\n x"


def test_the_order_given_does_not_matter():
    first, second = one(starts=date(2026, 3, 21)), one(uid="2@x", starts=datetime(2026, 3, 20, 9, tzinfo=UTC))
    assert calendar("Entente", [first, second]) == calendar("Entente", [second, first])


@given(WORDS, WORDS)
def test_what_goes_in_comes_out(summary, description):
    found = dict(read(calendar("Entente", [one(summary=summary, description=description)])))
    assert unescaped(found["SUMMARY"]) == plain(summary)
    assert unescaped(found.get("DESCRIPTION", "")) == plain(description)


def plain(text: str) -> str:
    """The text without what no calendar may hold."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in joined if sign in "\n\t" or (ord(sign) > 31 and sign != "\x7f"))
