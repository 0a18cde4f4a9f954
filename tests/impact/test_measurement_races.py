"""Figures written, answered to, locked and imported at the same moment: one wins, the other reads a sentence."""

from datetime import date
from decimal import Decimal
from functools import partial
from itertools import pairwise

import pytest

from core import jobs
from core.refusals import Refused
from impact import actions
from impact.models import Measurement, PeriodLock
from tests.conftest import text
from tests.impact.tables import give, wrong
from tests.racing import emptied, together

__all__ = ["emptied"]
ROUNDS = 5
WHY = text("Recompté", "Counted again")
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def day(number: int) -> date:
    return date(2026, 1, 6 + number)


def accidents(gave) -> list[object]:
    return [one for one in gave if isinstance(one, Exception) and not isinstance(one, Refused)]


def test_two_corrections_at_once_are_two_versions(helped, measure):
    for number in range(ROUNDS):
        measure(helped, 1, day(number))
        acts = [partial(measure, helped, value, day(number), correction=WHY) for value in (2, 3, 4)]
        gave = together(*acts)
        assert sorted(one.rank for one in gave) == [2, 3, 4]
        assert Measurement.objects.standing().filter(measured_on=day(number)).count() == 1


def test_two_first_figures_at_once_are_one_and_a_refusal(helped, measure):
    for number in range(ROUNDS):
        gave = together(*[partial(measure, helped, value, day(number)) for value in (2, 3)])
        assert sorted(isinstance(one, Refused) for one in gave) == [False, True], gave
        assert not accidents(gave)


def test_a_figure_is_confirmed_or_corrected_never_both(helped, measure, bob):
    for number in range(ROUNDS):
        made = measure(helped, 1, day(number))
        correct = partial(measure, helped, 2, day(number), correction=WHY)
        confirmed, corrected = together(partial(actions.confirm_measurement, made, by=bob), correct)
        assert isinstance(corrected, Measurement)
        made.refresh_from_db()
        if isinstance(confirmed, Refused):
            assert "has been corrected since" in confirmed.reason
            assert made.state == "submitted"
        else:
            assert made.answered_at < corrected.submitted_at  # the correction came after, and awaits its own answer
        assert Measurement.objects.standing().get(measured_on=day(number)).state == "submitted"


def test_a_day_is_locked_or_measured_never_both(helped, measure, facilitator, partnership):
    for number in range(ROUNDS):
        days = {"starts_on": day(number), "ends_on": day(number)}
        lock = partial(actions.lock_period, partnership, by=facilitator, **days)
        locked, measured = together(lock, partial(measure, helped, 1, day(number)))
        assert isinstance(locked, Refused) != isinstance(measured, Refused), (locked, measured)
        there = Measurement.objects.filter(measured_on=day(number)).exists()
        assert there != PeriodLock.objects.over(day(number)).exists()


def test_periods_locked_at_once_share_no_day(facilitator, partnership):
    acts = [
        partial(actions.lock_period, partnership, by=facilitator, starts_on=day(first), ends_on=day(first + 2))
        for first in range(4)
    ]
    gave = together(*acts)
    assert not accidents(gave)
    known = list(PeriodLock.objects.values_list("starts_on", "ends_on").order_by("starts_on"))
    assert all(before[1] < after[0] for before, after in pairwise(known))


def test_a_table_is_written_whole_or_a_figure_typed_meanwhile_sends_it_back(helped, measure, alice, partnership):
    for number in range(ROUNDS):
        lines = "".join(f"I01;{day(number)};{line};;;;L{line}\n" for line in range(50))
        row = give(partnership, alice, lines)
        jobs.run_one()
        actions.write_measurement_import(row, by=alice)
        typed = partial(measure, helped, Decimal(99), day(number), place="L25")
        _worked, figure = together(jobs.run_one, typed)
        row.refresh_from_db()
        if row.state == "written":
            assert isinstance(figure, Refused)
            assert row.measurements.count() == 50
        else:
            assert wrong(row) == [(27, "correction", "unexplained")]
            assert row.measurements.count() == 0


def test_two_confirm_a_table_at_once(helped, alice, bob, carol, partnership):
    row = give(partnership, alice, "".join(f"I01;{day(1)};{line};;;;L{line}\n" for line in range(50)))
    jobs.run_one()
    actions.write_measurement_import(row, by=alice)
    jobs.run_one()
    gave = together(*[partial(actions.confirm_measurement_import, row, by=who) for who in (bob, carol)])
    assert sorted(isinstance(one, Refused) for one in gave) == [False, True], gave
    assert set(row.measurements.values_list("state", flat=True)) == {"confirmed"}
    assert row.measurements.values("answered_by").distinct().count() == 1
