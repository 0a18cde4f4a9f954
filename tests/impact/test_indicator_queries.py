"""The page of an indicator asks for what few indicators have when there is some, and no more for forty figures."""

from datetime import timedelta
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from impact import actions
from tests.conftest import text
from tests.impact.framed import adopt_together, agree_framing


def test_eleven_queries_with_one_figure_or_forty(partnership, facilitator, alice, bob, login):
    agree_framing(partnership, facilitator)
    proposed = actions.propose_indicator(partnership, by=facilitator, title=text("Logements"), target=Decimal(100))
    made = adopt_together(proposed, facilitator)
    taken = []
    for several in (1, 39):
        for _figure in range(several):
            day = partnership.today() - timedelta(days=len(made.measurements.all()) + 1)
            row = actions.record_measurement(made, by=alice, measured_on=day, value=Decimal(40))
            actions.confirm_measurement(row, by=bob)
        browser = login(alice)
        browser.get(made.get_absolute_url())
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(made.get_absolute_url()).status_code == 200
        taken.append(len(asked))
    assert taken == [11, 11]
