"""A period is locked once all its figures are answered to; then nothing of it moves, by any way."""

from datetime import date

import pytest

from core.refusals import Refused
from impact import actions
from impact.models import Measurement, PeriodLock
from partnerships.models import JournalEntry, Partnership
from tests.conftest import text
from tests.impact.tables import give, wrong

START, END = date(2026, 1, 1), date(2026, 3, 31)
REASON = text("Doublons", "Counted twice")


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


@pytest.fixture
def lock(partnership, facilitator):
    """The facilitator locks the first quarter unless told."""

    def locked(by=None, starts_on=START, ends_on=END):
        return actions.lock_period(partnership, by=by or facilitator, starts_on=starts_on, ends_on=ends_on)

    return locked


def test_it_is_locked_and_listed(lock, login, bob, page, helped, measure):
    measure(helped, 9, date(2026, 4, 1))
    made = lock()
    assert JournalEntry.objects.latest("pk").event == "impact.period_locked"
    shown = login(bob).get(page("period_list")).text
    assert "1 January 2026 to 31 March 2026" in shown
    assert page("open_period", made.uuid) not in shown


def test_figures_that_await_an_answer_or_are_contested_are_named(lock, helped, rubric, measure, bob):
    waiting, contested = measure(helped), actions.contest_measurement(measure(rubric, 2), by=bob, reason=REASON)
    said = refused(lock)
    assert said == (
        "Figures of this period await an answer or are contested: I01 (1), I02 (1). Settle them first."
    )  # fmt: skip
    actions.confirm_measurement(waiting, by=bob)
    assert "contested: I02 (1)." in refused(lock)
    actions.confirm_measurement(measure(rubric, 3, correction=REASON), by=bob)
    assert lock().pk
    assert Measurement.objects.get(pk=contested.pk).state == "contested"


def test_many_are_named_up_to_eight(lock, adopt, measure):
    for _number in range(10):
        measure(adopt())
    assert "I08 (1), …. Settle" in refused(lock)


def test_periods_share_no_day(lock):
    lock()
    said = refused(lock, starts_on=END, ends_on=date(2026, 4, 30))
    assert "2026-01-01 – 2026-03-31" in said
    assert lock(starts_on=date(2026, 4, 1), ends_on=date(2026, 4, 30)).pk


def test_the_facilitator_alone_once_it_is_over(lock, alice, partnership, at):
    assert refused(lock, by=alice).startswith("Only the facilitator")
    assert "ends before it starts" in refused(lock, starts_on=END, ends_on=START)
    with at(2026, 3, 31, 9):
        assert lock(ends_on=date(2026, 3, 30)).pk
        assert "not over yet" in refused(lock, starts_on=date(2026, 3, 31), ends_on=date(2026, 4, 1))
    Partnership.objects.update(state=Partnership.State.CLOSED)
    partnership.refresh_from_db()
    assert "is closed" in refused(lock, starts_on=date(2026, 4, 1), ends_on=date(2026, 4, 2))


def test_nothing_of_it_moves(lock, helped, measure, alice, bob, partnership, work, page, login):
    actions.confirm_measurement(measure(helped, 3), by=bob)
    draft = measure(helped, 4, date(2026, 2, 1), as_draft=True)
    lock()
    for act, args, facts in (
        (measure, (helped, 5, date(2026, 1, 1)), {}),
        (measure, (helped, 5, date(2026, 1, 2)), {"as_draft": True}),
        (measure, (helped, 5), {"correction": REASON}),
        (actions.submit_measurement, (draft,), {"by": alice}),
    ):
        assert "This period is locked" in refused(act, *args, **facts)
    row = give(partnership, alice, "I01;2026-03-31;12;;;;;;Motif\nI01;2026-04-01;12\n")
    work()
    assert wrong(row) == [(2, "on", "locked")]
    answer = login(alice).post(page("record_measurement", "I01"), {"measured_on": "2026-02-02", "value": "3"})
    assert answer.status_code == 403
    assert "This period is locked" in answer.text
    assert measure(helped, 5, date(2026, 4, 1)).pk


def test_the_page_locks(page, login, facilitator):
    browser, address = login(facilitator), page("lock_period")
    assert browser.post(address, {"starts_on": "2026-03-31", "ends_on": "2026-01-01"}).status_code == 422
    assert browser.post(address, {"starts_on": "2026-01-01", "ends_on": "2026-03-31"}).status_code == 302
    assert PeriodLock.objects.standing().count() == 1
