"""A small storm: what `python -m tests.reliability.storm` does to three hundred reports, done to twelve."""

import pytest

from tests.reliability.weather import Scale, Storm

pytestmark = [pytest.mark.postgres_only, pytest.mark.needs("redis-server"), pytest.mark.django_db(transaction=True)]
SMALL = Scale(reports=12, workers=2, calm_for=(2, 4), lease=12)


def test_every_report_is_done_once_and_whole_though_everything_around_fails(facilitator, tmp_path):
    storm = Storm(facilitator, SMALL, tmp_path)
    found = storm.blow()
    assert (found.done, found.dead, found.lost, found.twice, found.torn) == (SMALL.reports, 0, 0, 0, 0)
    assert storm.kills >= 2 and storm.refusals() >= 1
    assert storm.watch.over and storm.watch.broken == []
