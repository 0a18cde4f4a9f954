"""A line over time, drawn: each state has its own shape, each change its place, and words say the same."""

import re
from datetime import date

import pytest

from overview.recipe import State
from overview.strip import LEAST, STRIP, Stay, strip

pytestmark = pytest.mark.once
FIRST, TODAY = date(2026, 1, 1), date(2026, 12, 31)


def drawn(*stays: tuple[State, date], today: date = TODAY) -> str:
    return strip([Stay(*stay) for stay in stays], today, "Vision: in place.", "since 1 January")


def widths(markup: str) -> list[tuple[str, float, float]]:
    return [
        (kind, float(x), float(wide))
        for kind, x, wide in re.findall(r'class="(\w+)" x="(.+?)" .*?width="(.+?)"', markup)
    ]


def test_it_says_in_words_what_it_shows():
    markup = drawn((State.IN_PLACE, FIRST))
    assert "<title>Vision: in place.</title><desc>since 1 January</desc>" in markup
    assert 'role="img"' in markup


def test_each_state_has_its_shape():
    assert re.search(r'class="in" x="0" y="0" width="320" height="16"', drawn((State.IN_PLACE, FIRST)))
    assert re.search(r'class="half" x="0" y="8" width="320" height="8"', drawn((State.UNDER_WAY, FIRST)))
    missing, not_yet = drawn((State.MISSING, FIRST)), drawn((State.NOT_YET, FIRST))
    assert 'class="out"' in missing and "dasharray" not in missing
    assert 'class="out"' in not_yet and 'stroke-dasharray="2 4"' in not_yet


def test_a_state_lies_where_it_held():
    markup = drawn((State.UNDER_WAY, FIRST), (State.IN_PLACE, date(2026, 7, 2)))
    assert widths(markup) == [("half", 0.0, 160.0), ("in", 160.0, 160.0)]


def test_states_of_one_day_are_all_seen():
    markup = drawn(*[(State.UNDER_WAY, FIRST), (State.IN_PLACE, FIRST), (State.UNDER_WAY, TODAY)])
    places = widths(markup)
    assert [x for _kind, x, _wide in places] == [0, LEAST, STRIP.width - LEAST]
    assert all(wide >= LEAST for _kind, _x, wide in places)


def test_what_was_read_today_fills_the_strip():
    assert widths(drawn((State.IN_PLACE, TODAY))) == [("in", 0.0, 320.0)]
