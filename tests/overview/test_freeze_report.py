"""A further version: the data of that moment and what was written since, in every edition at once."""

import json

from core.jobs import Job
from overview import actions
from overview.models import ReportEdition, ReportVersion
from partnerships.models import JournalEntry
from tests.conftest import text


def test_what_was_written_since_stands_in_every_edition_of_the_next_version(report, facilitator, alice):
    section = report.sections.get(kind="lessons")
    actions.write_section(section, by=facilitator, body=text("Le froid est venu tôt.", "The cold came early."))
    both = {"languages": ["fr", "en"], "builds": ["partners", "funders"]}
    version = actions.freeze_report(report, by=alice, after=1, **both)
    assert (version.number, version.editions.count()) == (2, 4)
    for edition in version.editions.all():
        data = json.loads(edition.data)
        assert (data["version"], data["build"], data["language"]) == (2, edition.build, edition.language)
        words = {"fr": "Le froid est venu tôt.", "en": "The cold came early."}[edition.language]
        assert words in edition.data
        assert edition.data_sha256 == edition.frozen_sha256
        assert edition.job.state == Job.State.QUEUED
    assert len({json.loads(edition.data)["frozen_at"] for edition in version.editions.all()}) == 1
    assert "The cold came early" not in "".join(report.versions.first().editions.values_list("data", flat=True))
    line = JournalEntry.objects.latest("pk")
    assert (line.event, line.params) == ("overview.report_frozen", {"number": 1, "version": 2})


def test_without_a_language_it_is_made_in_the_main_one_once(report, alice):
    version = actions.freeze_report(report, by=alice, languages=[])
    assert list(version.editions.values_list("language", "build")) == [("fr", "partners")]
    twice = actions.freeze_report(report, by=alice, languages=["en", "en"], builds=["funders", "funders"])
    assert list(twice.editions.values_list("language", "build")) == [("en", "funders")]


def test_what_somebody_else_has_just_frozen_is_looked_at_first(report, alice, bob, refused):
    actions.freeze_report(report, by=bob, after=1)
    assert "Somebody has just frozen" in refused(actions.freeze_report, report, by=alice, after=1)
    assert ReportVersion.objects.count() == 2


def test_who_has_no_voice_here_freezes_nothing(report, alice, refused):
    alice.roles.update(ended_at=report.asked_at)
    del alice.held_roles
    assert "Only representatives of partners" in refused(actions.freeze_report, report, by=alice)


def test_in_a_closed_partnership_nothing_more_is_frozen(report, alice, ended, refused):
    ended()
    report.partnership.refresh_from_db()
    assert "This partnership is closed" in refused(actions.freeze_report, report, by=alice)


def test_once_approved_nothing_changes(report, version, alice, facilitator, decide, refused):
    actions.approve_report(version, by=facilitator, decision=decide(version))
    assert "A version of this report is approved" in refused(actions.freeze_report, report, by=alice)


def test_a_language_or_readers_nobody_has_here_are_refused(report, alice, refused):
    assert "one of the partnership’s languages" in refused(actions.freeze_report, report, by=alice, languages=["de"])
    for builds in ([], ["press"]):
        assert "for whom it is made" in refused(actions.freeze_report, report, by=alice, builds=builds)


def test_a_period_that_has_not_ended_is_not_frozen(report, alice, at, refused):
    with at(2020, 1, 1):
        assert "has not ended" in refused(actions.freeze_report, report, by=alice)


def test_the_form_proposes_what_the_last_version_was_made_of(report, alice, login, url):
    browser = login(alice)
    shown = browser.get(url("freeze_report", 1)).text
    assert shown.count("checked") == 3, "partners, French and English"
    assert "13 sections have no text" in shown
    sent = {"after": 1, "languages": "en", "builds": "funders"}
    assert browser.post(url("freeze_report", 1), sent)["Location"] == report.get_absolute_url()
    again = browser.post(url("freeze_report", 1), sent)
    assert again.status_code == 403 and "Somebody has just frozen" in again.text
    assert ReportEdition.objects.filter(version__number=2).count() == 1
    assert browser.post(url("freeze_report", 1), {"after": 2}).status_code == 422
