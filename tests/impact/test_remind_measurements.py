"""Time reminds those who measure on the day and two weeks after, and those who confirm after a week: once each."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core import clock as time
from core.acts import CLOCK
from core.mail import Mail
from core.refusals import Refused
from impact import actions
from impact.awaits import awaits
from impact.clock import measurements as clock
from impact.contents import Card, with_measures
from impact.models import Indicator
from overview.clock import tick
from partnerships.models import Notice, Partnership

OWED, ANSWER = "impact.measurement_owed", "impact.answer_owed"


@pytest.fixture
def quarterly(adopt, alice, bob):
    """Owed by Alice's partner at the end of each quarter, confirmed by Bob's."""
    return adopt(frequency="quarter", collector=alice.partner, confirmer=bob.partner, milestones=[])


def told(partnership, event) -> list[tuple[str, int]]:
    lines = partnership.journal.filter(event=event).order_by("sequence").values_list("params", flat=True)
    return [((line.get("day") or line["since"])["date"], line["step"]) for line in lines]


def told_to(event) -> set[str]:
    return set(Notice.objects.filter(entry__event=event).values_list("user__name", flat=True))


def test_those_who_measure_are_reminded_twice(quarterly, partnership, at):
    march = "2026-03-31"
    for day, steps in [
        ((2026, 3, 30), []),
        ((2026, 3, 31), [(march, 0)]),
        ((2026, 4, 13), [(march, 0)]),
        ((2026, 4, 14), [(march, 0), (march, 14)]),
        ((2026, 6, 1), [(march, 0), (march, 14)]),
        ((2026, 6, 30), [(march, 0), (march, 14), ("2026-06-30", 0)]),
    ]:
        with at(*day, 9):
            clock.remind_due_measurements()
            clock.remind_due_measurements()
        assert told(partnership, OWED) == steps, day
    assert told_to(OWED) == {"Alice"}
    assert Mail.objects.filter(notice__entry__event=OWED, to="alice@example.org").count() == 3


def test_a_measure_of_the_quarter_is_enough(quarterly, partnership, measure, at):
    with at(2026, 3, 1, 9):
        measure(quarterly, 3, date(2026, 2, 1))
    with at(2026, 3, 31, 9):
        assert clock.remind_due_measurements() == 1  # the answer is late, not the measure
    assert told(partnership, OWED) == []


def test_a_draft_answers_nothing(quarterly, partnership, measure, at):
    with at(2026, 3, 30, 9):
        measure(quarterly, 3, date(2026, 3, 30), as_draft=True)
    with at(2026, 3, 31, 9):
        clock.remind_due_measurements()
    assert told(partnership, OWED) == [("2026-03-31", 0)]


def test_what_was_missed_for_long_is_not_told(quarterly, partnership, at):
    with at(2026, 4, 20, 9):
        clock.remind_due_measurements()
    assert told(partnership, OWED) == [("2026-03-31", 14)]
    with at(2026, 5, 31, 9):
        clock.remind_due_measurements()
    assert told(partnership, OWED) == [("2026-03-31", 14)]


def test_milestones_are_owed_too_and_the_facilitator_sees_to_what_nobody_collects(helped, partnership, at):
    with at(2026, 12, 31, 12):
        clock.remind_due_measurements()
    assert told(partnership, OWED) == [("2026-12-31", 0)]
    assert told_to(OWED) == {"Bruno"}


def test_who_confirms_is_reminded_after_a_week_once(quarterly, partnership, measure, bob, at):
    with at(2026, 2, 2, 9):
        first = measure(quarterly, 3, date(2026, 2, 1))
    with at(2026, 2, 9, 8):
        assert clock.remind_due_measurements() == 0
    for day in (9, 10, 20):
        with at(2026, 2, day, 10):
            clock.remind_due_measurements()
    assert told(partnership, ANSWER) == [("2026-02-02", 0)]
    assert told_to(ANSWER) == {"Bob"}
    actions.confirm_measurement(first, by=bob)
    with at(2026, 3, 1, 10):
        assert clock.remind_due_measurements() == 0


def test_when_anybody_else_may_confirm_all_others_are_reminded(helped, partnership, measure, at):
    with at(2026, 4, 1, 9):
        measure(helped)
    with at(2026, 4, 8, 10):
        clock.remind_due_measurements()
    assert told_to(ANSWER) == {"Bob", "Carol"}


def test_it_is_time_s_in_a_partnership_that_lives(quarterly, partnership, facilitator, at):
    with pytest.raises(Refused, match="Only time does this"):
        actions.remind_measurements(partnership, by=facilitator)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    with at(2026, 3, 31, 9):
        assert clock.remind_due_measurements() == 0
        with pytest.raises(Refused, match="is closed"):
            actions.remind_measurements(partnership, by=CLOCK)


def test_the_tick_reminds(quarterly, partnership, at):
    with at(2026, 3, 31, 9):
        tick()
    assert told(partnership, OWED) == [("2026-03-31", 0)]


def test_it_awaits_those_who_measure_and_shows_on_the_page(quarterly, alice, bob, facilitator, at, page, login):
    with at(2026, 4, 2, 9):
        (owed,) = [one for one in awaits(alice) if one.title.startswith("Measure ")]
        assert owed.title == "Measure I01"
        assert owed.deadline == datetime(2026, 3, 31, 21, 59, 59, tzinfo=UTC)
        assert list(awaits(bob)) == list(awaits(facilitator)) == []
        card = Card(with_measures(Indicator.objects.all()).get(pk=quarterly.pk), date(2026, 4, 2))
        assert (card.reading.status, card.reading.overdue_since) == ("overdue", date(2026, 3, 31))
        assert card.reading.next_due == date(2026, 6, 30)


def test_reminders_ask_the_same_queries_however_many_figures_there_are(
    quarterly, partnership, measure, django_assert_num_queries, django_assert_max_num_queries
):
    after = time.now() + timedelta(days=30)
    measure(quarterly, 1, date(2026, 1, 6))
    with time.at(after), django_assert_max_num_queries(8) as few:
        actions.reminders.due(partnership)
    for number in range(2, 22):
        measure(quarterly, number, date(2026, 1, 6) + timedelta(number))
    with time.at(after), django_assert_num_queries(len(few)):
        actions.reminders.due(partnership)
