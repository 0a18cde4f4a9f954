"""A worker that dies in the middle of a report: the next one makes it, once."""

import pytest

from core.models import Job, StoredFile
from overview import actions
from overview.models import ReportEdition
from partnerships.models import JournalEntry, Notice
from tests.reliability.conftest import until
from tests.reliability.workers import kill

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_report_is_made_once_though_its_worker_is_killed(partnership, facilitator, worker, settings, tmp_path):
    settings.DOORBELL = True
    reached = tmp_path / "reached"
    first = worker(STOP_AT=str(reached))
    report = actions.ask_report(partnership, by=facilitator, languages=["en"])
    until(reached.exists, "the first worker in the middle of the report")
    kill(first)
    assert Job.objects.get().state == Job.State.RUNNING
    assert ReportEdition.objects.get().file is None

    worker()
    until(lambda: Job.objects.get().finished, "the second worker")
    job, edition = Job.objects.get(), ReportEdition.objects.get(version__report=report)
    assert (job.state, job.tries, job.token) == (Job.State.DONE, 2, 2)
    assert edition.file == job.output and edition.file.read().startswith(b"%PDF")
    assert StoredFile.objects.count() == 1
    delivered = JournalEntry.objects.filter(event="overview.report_delivered")
    assert delivered.count() == 1
    assert Notice.objects.filter(user=facilitator.user, entry__in=delivered).count() == 1
