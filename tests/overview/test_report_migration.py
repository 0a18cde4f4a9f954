"""Reports of before versions keep their data, file and work as a first version; going back loses none of them."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from core import jobs
from core.models import Job
from overview import actions
from overview.models import Report, ReportEdition, ReportSchedule
from tests.conftest import text

BEFORE, AFTER = (
    [("overview", "0001_initial")],
    [("overview", "0004_reports_without_their_first_shape")],
)
pytestmark = pytest.mark.django_db(transaction=True)


def migrate(target):
    """The models as they are after migrating to a point."""
    executor = MigrationExecutor(connection)
    executor.migrate(target)
    return MigrationExecutor(connection).loader.project_state(target).apps.get_model


@pytest.fixture
def back_and_forth():
    """Whatever happens, the schema is the latest one when the test ends."""
    yield migrate
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_a_report_is_its_own_first_version_and_work_under_way_finds_it(partnership, alice, work, back_and_forth, at):
    with at(2027, 3, 31, 22, 30):
        done = actions.ask_report(partnership, by=alice, languages=["fr"])
        work()
    waiting = actions.ask_report(partnership, by=alice, languages=["en"])
    made = ReportEdition.objects.get(version__report=done)
    before = back_and_forth(BEFORE)("overview", "Report").objects.order_by("number")
    rows = [(row.number, row.language, row.data_sha256, row.file_id, row.asked_by_id) for row in before]
    assert rows[0] == (1, "fr", made.data_sha256, made.file_id, alice.pk)
    assert (rows[1][1], rows[1][3]) == ("en", None)
    assert Job.objects.get(state="queued").input == {"report": str(waiting.uuid)}
    assert before[0].delivered_at == made.delivered_at
    back_and_forth(AFTER)
    first = ReportEdition.objects.get(version__report=done)
    assert (first.data, first.data_sha256, first.frozen_sha256) == (made.data, made.data_sha256, made.data_sha256)
    assert (first.file, first.job, first.delivered_at) == (made.file, made.job, made.delivered_at)
    assert (first.build, first.language, first.copy) == ("partners", "fr", "draft")
    assert (first.version.number, first.version.frozen_by, first.version.frozen_at) == (1, alice, done.asked_at)
    report = Report.objects.get(pk=done.pk)
    assert (report.starts_on, report.ends_on.isoformat(), report.due_on) == (None, "2027-04-01", None)
    assert report.sections.count() == 13
    assert jobs.run_one()
    assert ReportEdition.objects.get(version__report=waiting).file.read().startswith(b"%PDF")


def test_going_back_keeps_the_last_version_and_leaves_what_was_never_frozen(
    partnership, facilitator, alice, back_and_forth, at
):
    with at(2027, 1, 15):
        actions.start_schedule(partnership, by=facilitator, every=1, starts_on=partnership.today())
    with at(2027, 3, 2):
        actions.open_due_reports(ReportSchedule.objects.get())
        report = Report.objects.get()
        actions.write_section(report.sections.get(kind="next"), by=facilitator, body=text("Suite"))
        last = actions.freeze_report(report, by=alice, languages=["en", "fr"])
    with at(2027, 4, 2):
        actions.open_due_reports(ReportSchedule.objects.get())
    kept = last.editions.first()
    row = back_and_forth(BEFORE)("overview", "Report").objects.get()
    assert (row.language, row.data_sha256, row.asked_by_id) == ("en", kept.data_sha256, alice.pk)
    back_and_forth(AFTER)
    assert ReportEdition.objects.get().data == kept.data
    assert not ReportSchedule.objects.exists()
