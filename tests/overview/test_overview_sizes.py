"""The overview asks the same few queries of a small partnership and of the largest."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.crowd import crowd

BUDGET = 8
SIZES = ((3, 10), (30, 100), (200, 1000))  # partners, indicators


def test_eight_queries_for_3_partners_and_10_indicators_as_for_200_and_1000(db, login):
    counts = []
    for partners, indicators in SIZES:
        partnership, founder = crowd(partners, indicators)
        assert (partnership.partners.full().count(), partnership.indicators.adopted().count()) == (partners, indicators)
        browser, page = login(founder), partnership.get_absolute_url()
        browser.get(page)  # what is read once per process is not counted
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(page).status_code == 200
        counts.append(len(asked))
    assert counts == [BUDGET] * len(SIZES)
