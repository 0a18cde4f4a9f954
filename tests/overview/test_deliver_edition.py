"""Delivering: each edition joins its version once; who awaits the version is told with the last of them."""

from core import jobs
from core.models import Job
from overview.models import ReportEdition
from partnerships.models import JournalEntry, Notice


def delivered():
    return JournalEntry.objects.filter(event="overview.report_delivered")


def test_who_froze_it_is_told_once_with_the_last_edition(report, alice, work):
    work_is_loaded = work  # handlers are loaded with the fixture
    first, second = report.versions.get().editions.all()
    assert jobs.run_one(first.job_id)
    assert not delivered().exists() and work_is_loaded
    assert jobs.run_one(second.job_id)
    assert not jobs.run_one(second.job_id)
    line = delivered().get()
    assert (line.by, line.params) == (None, {"number": 1})
    assert Notice.objects.get(entry=line).user == alice.user
    for edition in ReportEdition.objects.all():
        assert edition.file == edition.job.output and edition.delivered_at and not edition.seal


def test_one_that_fails_keeps_the_other(report, work, monkeypatch):
    first, second = report.versions.get().editions.all()
    Job.objects.filter(pk=first.job_id).update(input={"edition": "00000000-0000-0000-0000-000000000000"})
    work()
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.file is None and second.file is not None
    first.job.refresh_from_db()
    assert "DoesNotExist" in first.job.error
    assert not delivered().exists()
