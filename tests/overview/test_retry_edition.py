"""Trying again: what could not be made, by who may ask for reports, once."""

import pytest

from core.jobs import Job
from overview import actions
from overview.models import ReportEdition
from partnerships.models import JournalEntry, Member


@pytest.fixture
def failed(report) -> ReportEdition:
    edition = report.versions.get().editions.first()
    Job.objects.filter(pk=edition.job_id).update(state="dead", error="OSError", finished_at=report.asked_at)
    return ReportEdition.objects.get(pk=edition.pk)


def test_it_goes_back_into_the_queue_and_is_made(failed, bob, work, refused):
    actions.retry_edition(failed, by=bob)
    assert JournalEntry.objects.latest("pk").event == "overview.report_retried"
    assert "there is nothing to try again" in refused(actions.retry_edition, failed, by=bob)
    work()
    failed.refresh_from_db()
    assert failed.file.read().startswith(b"%PDF")
    assert "there is nothing to try again" in refused(actions.retry_edition, failed, by=bob)


def test_who_has_no_voice_here_tries_nothing(failed, bob, refused):
    bob.roles.update(ended_at=failed.version.frozen_at)
    voiceless = Member.objects.standing_of(bob.user, bob.partnership)
    assert "Only representatives of partners" in refused(actions.retry_edition, failed, by=voiceless)
