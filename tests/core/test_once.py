"""While a page is read, a question is asked once; acts ask each time."""

import pytest

from core.acts import ACTS, act
from core.once import once, one_reading
from partnerships.models import Partnership

asked: list[int] = []


@once
def name_of(partnership: Partnership) -> str:
    asked.append(partnership.pk)
    return f"number {partnership.pk}"


@pytest.fixture(autouse=True)
def nothing_asked():
    asked.clear()


def test_within_one_reading_each_row_is_asked_about_once():
    with one_reading():
        assert [name_of(Partnership(pk=pk)) for pk in (1, 2, 1, 2)] == ["number 1", "number 2"] * 2
    assert asked == [1, 2]


@pytest.mark.django_db
def test_an_act_within_a_page_asks_again():
    @act
    def look() -> None:
        name_of(Partnership(pk=1))

    with one_reading():
        name_of(Partnership(pk=1))
        look()
        name_of(Partnership(pk=1))
    assert asked == [1, 1]
    del ACTS[next(name for name, one in ACTS.items() if one is look)]


def test_a_reading_ends_with_its_page():
    for _page in range(2):
        with one_reading():
            name_of(Partnership(pk=1))
    assert asked == [1, 1]


def test_outside_and_in_a_page_that_acts_every_question_is_asked():
    name_of(Partnership(pk=1))
    with one_reading(False):
        name_of(Partnership(pk=1))
        name_of(Partnership(pk=1))
    assert asked == [1, 1, 1]
