"""The numbers of the 2030 Agenda: which exist, in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships import sdg

NUMBERS = st.lists(st.sampled_from(list(sdg.RANKS)), max_size=12)
pytestmark = pytest.mark.once


def test_there_are_17_goals_and_169_targets():
    assert len(sdg.GOALS) == 17
    assert sum("." in number for number in sdg.RANKS) == 169
    assert len(sdg.RANKS) == 17 + 169


@pytest.mark.parametrize("number", ["1", "1.4", "3.d", "7.b", "8.10", "10.c", "16.10", "17.19"])
def test_those_that_exist(number):
    assert sdg.unknown(number) == []


@pytest.mark.parametrize("number", ["0", "18", "1.6", "1.0", "3.e", "17.20", "17.a", "7.", "01", "1.04", "seven", "-1"])
def test_those_that_do_not(number):
    assert sdg.unknown(number) == [number]


def test_what_is_unknown_is_said_once_in_the_order_typed():
    assert sdg.unknown("1.4; 18, 7.z 18;  11") == ["18", "7.z"]
    assert sdg.unknown(" ,; ") == []


@given(NUMBERS, st.sampled_from([", ", ";", " ", "\n", " ; "]))
def test_tidying_keeps_the_numbers_in_order_each_once(numbers, between):
    text = sdg.tidy(between.join(numbers).upper())
    assert sdg.given(text) == sorted(set(numbers), key=sdg.RANKS.get)
    assert sdg.tidy(text) == text
    assert sdg.unknown(text) == []


@given(NUMBERS)
def test_the_goals_of_targets(numbers):
    assert sdg.goals(" ".join(numbers)) == sorted({int(number.split(".")[0]) for number in numbers})
    assert sdg.goals("18 x.1") == []
