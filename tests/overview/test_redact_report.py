"""A story whose teller took their consent back leaves the reports that are kept: data, file and work."""

import json

import pytest
from django.conf import settings

from core.models import StoredFile
from core.refusals import Refused
from impact import actions as impact
from overview import actions, clock
from overview.contents.taken_back import codes_told, without
from overview.models import Report, ReportEdition
from partnerships.models import JournalEntry
from tests.conftest import text

WORDS = "rouvert la chambre"


@pytest.fixture
def told(partnership, alice):
    """A story that may leave the partnership, and another one."""
    day = partnership.today()
    given = {"told_on": day, "consent_on": day, "consent_scope": "reports", "by": alice}
    said = ("J’ai rouvert la chambre.", "J’ai refermé le salon.")
    return [impact.tell_story(partnership, teller=text("Une locataire"), body=text(body), **given) for body in said]


@pytest.fixture
def report(told, partnership, alice, work) -> Report:
    """A report that tells both, made."""
    made = actions.ask_report(partnership, by=alice, languages=["fr"])
    work()
    assert WORDS in edition_of(made).data and edition_of(made).file
    return made


def edition_of(report: Report, copy: str = "draft") -> ReportEdition:
    return ReportEdition.objects.get(version__report=report, copy=copy)


def kept() -> set[str]:
    """The fingerprints of the files in the storage."""
    return {path.name for path in settings.FILES_ROOT.rglob("*") if path.is_file()}


def test_the_report_is_made_again_without_the_story(
    told, report, alice, django_capture_on_commit_callbacks, partnership, work
):
    before, frozen = edition_of(report).file.sha256, edition_of(report).data_sha256
    assert before in kept()
    impact.withdraw_story_consent(told[0], by=alice)
    with django_capture_on_commit_callbacks(execute=True):
        assert clock.redact_due_reports() == 1
    edition = edition_of(report)
    assert WORDS not in edition.data and "refermé" in edition.data
    assert edition.file is None and before not in kept()
    assert edition.frozen_sha256 == frozen != edition.data_sha256
    assert json.loads(edition.data)["redacted_on"] == partnership.today().isoformat()
    assert not StoredFile.objects.filter(sha256=before).exists()
    line = JournalEntry.objects.get(event="overview.report_redacted")
    assert line.params["codes"] == told[0].code
    work()
    assert edition_of(report).file.sha256 != before
    assert clock.redact_due_reports() == 0, "once"


def test_what_nobody_took_back_stays(report):
    assert clock.redact_due_reports() == 0
    with pytest.raises(Refused, match="No story of this report was taken back"):
        actions.redact_report(report)


def test_a_report_that_is_being_made_waits(told, partnership, alice, work):
    making = actions.ask_report(partnership, by=alice, languages=["fr"])
    impact.withdraw_story_consent(told[0], by=alice)
    assert clock.redact_due_reports() == 0
    with pytest.raises(Refused, match="being made"):
        actions.redact_report(making)
    work()
    assert clock.redact_due_reports() == 1


def test_nobody_does_it_by_hand(told, report, alice):
    impact.withdraw_story_consent(told[0], by=alice)
    with pytest.raises(Refused, match="Time does this"):
        actions.redact_report(report, by=alice)


def test_an_approved_copy_too_is_made_again_and_the_approval_stays(
    told, report, alice, facilitator, decide, login, url, work, at
):
    decision = decide(report.versions.get())
    with at(2027, 4, 2, 9):
        version = actions.approve_report(report.versions.get(), by=facilitator, decision=decision)
        work()
        sealed = edition_of(report, "approved").file.sha256
    with at(2027, 5, 3, 9):
        impact.withdraw_story_consent(told[0], by=alice)
        assert clock.redact_due_reports() == 1
        work()
    edition = edition_of(report, "approved")
    assert WORDS not in edition.data and edition.file.sha256 != sealed
    assert (edition.seal, edition.data_sha256) == ("B-B", edition_of(report).data_sha256)
    version.refresh_from_db()
    assert version.decision == decision
    shown = login(alice).get(url("report_detail", 1)).text
    assert "A story was removed on 3 May 2027, at the request of its teller." in shown
    assert "The approval stays: it was given to the text as it was frozen." in shown
    assert edition.frozen_sha256 in shown


def test_a_story_that_leaves_between_the_vote_and_its_writing_down_undoes_no_vote(
    told, report, alice, facilitator, decide, work, at
):
    decision = decide(report.versions.get())
    with at(2027, 5, 3, 9):
        impact.withdraw_story_consent(told[0], by=alice)
        assert clock.redact_due_reports() == 1
        work()
        assert actions.approve_report(report.versions.get(), by=facilitator, decision=decision).decision == decision


def test_an_edition_that_told_nothing_of_it_stays_as_it_was(told, report, alice, facilitator, work):
    impact.withdraw_story_consent(told[1], by=alice)
    second = actions.freeze_report(report, by=alice, languages=["fr"])
    work()
    before = second.editions.get().file
    assert clock.redact_due_reports() == 1
    assert second.editions.get().file == before and second.editions.get().redacted_at is None
    assert report.versions.first().editions.get().redacted_at is not None


def test_a_story_leaves_wherever_it_stands():
    story, other = {"code": "S1", "teller": "A"}, {"code": "S2", "teller": "B"}
    data = {"stories": [story, other], "glance": {"story": story}, "codes": ["S1"], "row": {"code": "S1"}}
    assert codes_told(data) == {"S1", "S2"}
    left = {"stories": [other], "glance": {"story": None}, "codes": ["S1"], "row": {"code": "S1"}}
    assert without(data, {"S1"}) == left
    assert without(story, {"S1"}) is None


def test_what_backed_it_and_what_led_to_it_leave_with_it():
    pieces = [{"of": "S1", "title": "Its recording"}, {"of": "I01", "title": "A table"}]
    data = {"evidence": {"pieces": pieces}, "effects": [{"story": "S1", "tone": "good"}, {"story": "S2"}]}
    assert without(data, {"S1"}) == {
        "evidence": {"pieces": pieces[1:]},
        "effects": [{"story": "S2"}],
    }
