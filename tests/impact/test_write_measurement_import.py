"""All the figures of a table are written, or none; what changed meanwhile sends it back with the reason."""

from datetime import date

import pytest

from core import clock, jobs
from core.models import Job
from core.refusals import Refused
from impact import actions
from impact.models import Indicator, Measurement, MeasurementImport
from partnerships.models import JournalEntry, Partnership, Role
from tests.conftest import text
from tests.impact.tables import give, wrong

WHY = text("Recompté", "Counted again")
TABLE = "I01;2026-03-31;12;;;7;Canal;Carnet\nI01;2026-04-30;14;;;;;;Motif\nI02;2026-04-30;;1;3\n"


def refused(row, by, act=actions.write_measurement_import) -> str:
    with pytest.raises(Refused) as refusal:
        act(row, by=by)
    return refusal.value.reason


@pytest.fixture
def ready(helped, percentage, measure, alice, partnership, work):
    """A table of two new figures and a correction."""
    measure(helped, 13, date(2026, 4, 30))
    row = give(partnership, alice, TABLE)
    work()
    row.refresh_from_db()
    return row


@pytest.fixture
def write(alice, work):
    def written(row):
        actions.write_measurement_import(row, by=alice)
        work()
        row.refresh_from_db()
        return row

    return written


def test_all_is_written_with_where_it_comes_from(ready, write, alice):
    before = JournalEntry.objects.count()
    row = write(ready)
    assert (row.state, row.lines, Measurement.objects.count()) == ("written", 3, 4)
    made = list(row.measurements.order_by("source_line"))
    assert [(one.source_line, one.rank, one.state) for one in made] == [
        (2, 1, "submitted"), (3, 2, "submitted"), (4, 1, "submitted"),
    ]  # fmt: skip
    assert (made[0].place, made[0].note, made[0].respondents) == ("Canal", {"fr": "Carnet"}, 7)
    assert made[1].correction == {"fr": "Motif"}
    assert str(made[2].value) == "33.3333"
    assert {(one.author, one.submitted_by) for one in made} == {(alice.partner, alice)}
    (line,) = JournalEntry.objects.order_by("pk")[before:]
    assert (line.event, line.params["n"]) == ("impact.measurements_imported", 3)


def meanwhile_locked(facilitator, partnership, **_more):
    actions.lock_period(partnership, by=facilitator, starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 31))


def meanwhile_retired(**_more):
    Indicator.objects.filter(code="I02").update(state=Indicator.State.RETIRED)


def meanwhile_measured(measure, helped, **_more):
    measure(helped, 99, place="Canal")


def meanwhile_closed(partnership, **_more):
    Partnership.objects.filter(pk=partnership.pk).update(state=Partnership.State.CLOSED)


def meanwhile_left(alice, **_more):
    alice.roles.update(ended_at=clock.now())


MEANWHILE = [
    (meanwhile_locked, (2, "on", "locked")),
    (meanwhile_retired, (4, "code", "not_adopted")),
    (meanwhile_measured, (2, "correction", "unexplained")),
    (meanwhile_closed, (0, "", "closed")),
    (meanwhile_left, (0, "", "gone")),
]


@pytest.mark.parametrize(("change", "fault"), MEANWHILE)
def test_what_changed_meanwhile_sends_it_back_whole(
    ready, alice, facilitator, partnership, measure, helped, work, change, fault
):
    actions.write_measurement_import(ready, by=alice)
    change(facilitator=facilitator, partnership=partnership, measure=measure, helped=helped, alice=alice)
    kept = Measurement.objects.count()
    work()
    assert wrong(ready) == [fault]
    assert (ready.state, Measurement.objects.count()) == ("refused", kept)


def test_what_changes_between_the_last_look_and_the_writing_is_seen(ready, alice, measure, helped):
    actions.write_measurement_import(ready, by=alice)
    job = jobs.take()
    kind = jobs.KINDS[job.kind]
    data = kind.make(job.input, lambda _number: None)
    measure(helped, 99, place="Canal")
    kind.finish(job.input, ready.read, by=None)
    assert data
    assert wrong(ready) == [(2, "correction", "unexplained")]
    assert ready.measurements.count() == 0


def test_a_figure_that_came_meanwhile_by_itself_is_not_written_twice(ready, write, measure, helped):
    measure(helped, 12, place="Canal", respondents=7)
    row = write(ready)
    assert (row.state, row.lines) == ("written", 2)


def test_the_same_table_again_writes_nothing(ready, write, alice, partnership, work):
    write(ready)
    again = give(partnership, alice, TABLE)
    work()
    again.refresh_from_db()
    assert (again.state, again.lines) == ("ready", 0)
    assert refused(again, alice).startswith("There is nothing to write")


def test_who_may_and_when(ready, write, alice, bob, facilitator, partnership, work):
    assert refused(ready, bob).startswith("Only this partner's")
    reading = give(partnership, alice, TABLE)
    assert "not ready to be written" in refused(reading, alice)
    actions.write_measurement_import(ready, by=facilitator)
    assert "not ready to be written" in refused(ready, alice)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(ready, alice)


def test_work_given_up_is_tried_again(ready, alice, work, page, login):
    actions.write_measurement_import(ready, by=alice)
    Job.objects.filter(kind="impact.write_import").update(state=Job.State.DEAD)
    assert "It could not be done." in login(alice).get(page("measurement_import", ready.uuid)).text
    assert login(alice).post(page("write_measurement_import", ready.uuid)).status_code == 302
    work()
    ready.refresh_from_db()
    assert ready.state == "written"


def test_a_late_worker_writes_nothing_a_second_time(ready, write, alice):
    row = write(ready)
    job = Job.objects.get(kind="impact.write_import")
    actions.record_import_writing(job.input, job.output)
    actions.record_import_reading({"import": str(row.uuid)}, row.read)
    row.refresh_from_db()
    assert (row.state, Measurement.objects.count()) == ("written", 4)


def test_the_facilitator_s_own_role_is_asked_again(ready, facilitator, work):
    actions.write_measurement_import(ready, by=facilitator)
    Role.objects.filter(member=facilitator).update(ended_at=clock.now())
    work()
    assert wrong(ready) == [(0, "", "gone")]


def test_figures_of_several_partners_are_written_by_a_facilitator_alone(helped, alice, facilitator, partnership, work):
    row = give(
        partnership, facilitator, "I01;2026-03-31;1\nI01;2026-03-31;2;;;;;;;Calorane SA\n", partner=alice.partner
    )
    work()
    actions.write_measurement_import(row, by=alice)
    work()
    assert wrong(row) == [(3, "partner", "no_partner")]
    assert not Measurement.objects.exists()


def test_two_thousand_lines_take_as_many_queries_as_twenty(
    helped, alice, partnership, write, django_assert_max_num_queries
):
    counted, batch = {}, 30  # rows in a batch, at least, on either engine
    for number in (20, 2000):
        lines = "".join(f"I01;2026-03-31;{n};;;;L{number}-{n}\n" for n in range(number))
        row = give(partnership, alice, lines)
        with django_assert_max_num_queries(118 + number // batch) as asked:
            while jobs.run_one():
                pass
            write(row)
        counted[number] = len(asked)
        assert row.state == "written"
    assert Measurement.objects.count() == 2020
    assert counted[2000] - counted[20] <= 2000 // batch
    assert MeasurementImport.objects.filter(state="written").count() == 2
