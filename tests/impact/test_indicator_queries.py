"""The page of an indicator asks for what few indicators have when there is some, and no more for 400 figures."""

from datetime import timedelta
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.crowd import copy
from impact import actions
from impact.models import Measurement
from tests.conftest import text
from tests.impact.framed import adopt_together, agree_framing

SIZES = (1, 4, 40, 400)  # figures, each of a day of its own


def test_ten_queries_with_one_figure_as_with_four_hundred(partnership, facilitator, alice, bob, login):
    agree_framing(partnership, facilitator)
    proposed = actions.propose_indicator(partnership, by=facilitator, title=text("Logements"), target=Decimal(100))
    made = adopt_together(proposed, facilitator)
    first = actions.record_measurement(made, by=alice, measured_on=partnership.today(), value=Decimal(40))
    first = actions.confirm_measurement(first, by=bob)
    taken = {alice: [], facilitator: []}
    for size in SIZES:
        days = (first.measured_on - timedelta(days=number) for number in range(made.measurements.count(), size))
        Measurement.objects.bulk_create(copy(first, measured_on=day) for day in days)
        for reader, counts in taken.items():
            browser = login(reader)
            browser.get(made.get_absolute_url())
            with CaptureQueriesContext(connection) as asked:
                assert browser.get(made.get_absolute_url()).status_code == 200
            counts.append(len(asked))
    assert taken == {alice: [10] * len(SIZES), facilitator: [10] * len(SIZES)}
