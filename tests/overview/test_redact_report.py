"""A story whose teller took their consent back leaves the reports that are kept: data, file and work."""

import pytest
from celery import current_app
from django.conf import settings

from core import jobs
from core.models import StoredFile
from core.refusals import Refused
from impact import actions as impact
from overview import actions, clock
from overview.models import Report
from partnerships.models import JournalEntry
from tests.conftest import text

WORDS = "rouvert la chambre"


@pytest.fixture(autouse=True)
def handlers():
    """What a worker does at its start: load the handlers."""
    current_app.loader.import_default_modules()


@pytest.fixture
def told(partnership, alice):
    """A story that may leave the partnership, and another one."""
    day = partnership.today()
    given = {"told_on": day, "consent_on": day, "consent_scope": "reports", "by": alice}
    said = ("J’ai rouvert la chambre.", "J’ai refermé le salon.")
    return [impact.tell_story(partnership, teller=text("Une locataire"), body=text(body), **given) for body in said]


@pytest.fixture
def report(told, partnership, alice) -> Report:
    """A report that tells both, made."""
    made = actions.ask_report(partnership, by=alice, language="fr")
    jobs.run_one(made.job_id)
    made.refresh_from_db()
    assert WORDS in made.data and made.file
    return made


def kept() -> set[str]:
    """The fingerprints of the files in the storage."""
    return {path.name for path in settings.FILES_ROOT.rglob("*") if path.is_file()}


def test_the_report_is_made_again_without_the_story(
    told, report, alice, django_capture_on_commit_callbacks, partnership
):
    before = report.file.sha256
    assert before in kept()
    impact.withdraw_story_consent(told[0], by=alice)
    with django_capture_on_commit_callbacks(execute=True):
        assert clock.redact_due_reports() == 1
    report.refresh_from_db()
    assert WORDS not in report.data and "refermé" in report.data
    assert report.file is None and before not in kept()
    assert not StoredFile.objects.filter(sha256=before).exists()
    line = JournalEntry.objects.get(event="overview.report_redacted")
    assert line.params["codes"] == told[0].code
    jobs.run_one(report.job_id)
    report.refresh_from_db()
    assert report.file.sha256 != before
    assert clock.redact_due_reports() == 0, "once"


def test_what_nobody_took_back_stays(report):
    assert clock.redact_due_reports() == 0
    with pytest.raises(Refused, match="No story of this report was taken back"):
        actions.redact_report(report)


def test_a_report_that_is_being_made_waits(told, partnership, alice):
    making = actions.ask_report(partnership, by=alice, language="fr")
    impact.withdraw_story_consent(told[0], by=alice)
    assert clock.redact_due_reports() == 0
    with pytest.raises(Refused, match="being made"):
        actions.redact_report(making)
    jobs.run_one(making.job_id)
    assert clock.redact_due_reports() == 1


def test_nobody_does_it_by_hand(told, report, alice):
    impact.withdraw_story_consent(told[0], by=alice)
    with pytest.raises(Refused, match="Time does this"):
        actions.redact_report(report, by=alice)
