"""One clock, the database's within an act; production cannot set it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import clock

NOON = datetime(2026, 6, 18, 12, tzinfo=UTC)


def test_it_can_be_told_in_tests():
    with clock.at(NOON):
        assert clock.now() == NOON
        assert clock.today("Europe/Paris") == date(2026, 6, 18)
    assert clock.now() > NOON - timedelta(days=3650)


def test_it_cannot_be_told_in_production(settings):
    settings.CLOCK_MAY_BE_SET = False
    with pytest.raises(RuntimeError, match="demos and tests"), clock.at(NOON):
        pass


@pytest.mark.django_db
def test_an_act_reads_the_database_s_clock_once():
    with (
        CaptureQueriesContext(
            connection,
        ) as asked,
        clock.one_moment(),
    ):
        first = clock.now()
        with clock.one_moment():
            assert clock.now() == first
    assert len(asked) == 1
    assert abs(first - timezone.now()) < timedelta(minutes=1)
    assert clock.now() != first


def test_a_day_ends_where_the_partnership_is():
    assert clock.end_of_day(date(2026, 7, 1), "Europe/Paris") == datetime(2026, 7, 1, 21, 59, 59, tzinfo=UTC)


def test_the_demo_s_offset_brings_the_clock_to_the_story(settings):
    settings.CLOCK_OFFSET = clock.offset_towards(NOON)
    assert abs(clock.now() - NOON) < timedelta(minutes=1)
