"""A report: its data frozen when asked, made by a worker with named steps, delivered once, the same bytes again."""

import json
from datetime import date
from decimal import Decimal

import pytest
from celery import current_app
from django.core import mail as django_mail

from accounts.models import User
from core import files, jobs, mail
from core.models import Job
from impact import actions as impact
from overview import actions
from overview.contents.facts import facts_of
from overview.contents.report import report
from overview.models import Report, ReportEdition
from overview.pdf import report_pdf
from partnerships import actions as partnerships
from partnerships.models import JournalEntry, Partner
from tests.conftest import text
from tests.impact.framed import adopt_together, agree_framing
from tests.oracles import pdftotext, verapdf


@pytest.fixture(autouse=True)
def handlers():
    """What a worker does at its start: load the handlers."""
    current_app.loader.import_default_modules()


@pytest.fixture
def measured(partnership, facilitator, alice, bob):
    """An indicator with a path, a confirmed and a contested figure."""
    indicator = impact.propose_indicator(
        partnership,
        by=facilitator,
        title=text("Ménages accompagnés", "Households supported"),
        baseline=Decimal(0),
        baseline_on=date(2026, 1, 1),
        target=Decimal(600),
        target_on=date(2028, 12, 31),
        headline=True,
    )
    agree_framing(partnership, facilitator)
    indicator = adopt_together(indicator, facilitator)
    made = impact.record_measurement(indicator, by=alice, measured_on=date(2026, 3, 31), value=Decimal(22))
    impact.confirm_measurement(made, by=bob)
    late = impact.record_measurement(indicator, by=alice, measured_on=date(2026, 6, 30), value=Decimal("71.5"))
    impact.contest_measurement(late, by=bob, reason=text("Compté deux fois", "Counted twice"))
    return indicator


def edition_of(made: Report) -> ReportEdition:
    """The one edition of a report asked in one language."""
    return ReportEdition.objects.get(version__report=made)


def asked(*args, **facts) -> ReportEdition:
    """The one edition of a report that is asked now."""
    return edition_of(actions.ask_report(*args, **facts))


def page(partnership, tail=""):
    return f"/partnerships/{partnership.slug}/reports/{tail}"


def test_one_click_freezes_the_data_and_queues_the_work(
    partnership, measured, alice, login, django_assert_max_num_queries
):
    browser = login(alice)
    answer = browser.post(page(partnership, "ask/"), {"languages": "fr", "builds": "partners"})
    report = Report.objects.get()
    assert answer["Location"] == report.get_absolute_url()
    assert json.loads(edition_of(report).data)["indicators"][0]["title"] == "Ménages accompagnés"
    assert edition_of(report).job.state == Job.State.QUEUED
    shown = browser.get(report.get_absolute_url()).content.decode()
    assert "<progress" in shown
    assert "Reading the data" in shown


def test_the_worker_delivers_it_once_and_tells_who_asked(partnership, measured, alice, login):
    User.objects.filter(pk=alice.user_id).update(language="en")
    edition = asked(partnership, by=alice, languages=["en"])
    assert jobs.run_one(edition.job_id)
    assert not jobs.run_one(edition.job_id)
    edition.refresh_from_db()
    assert edition.file.read().startswith(b"%PDF")
    assert JournalEntry.objects.filter(event="overview.report_delivered").count() == 1
    while mail.send_one():
        pass
    assert any("report no. 1 is ready" in sent.subject for sent in django_mail.outbox if sent.to == [alice.user.email])
    browser = login(alice)
    answer = browser.get(page(partnership, f"1/editions/{edition.uuid}/pdf/"))
    assert answer.content == edition.file.read()
    assert answer["Content-Disposition"].startswith("attachment")
    assert browser.get(page(partnership, "1/_progress/"))["HX-Redirect"] == edition.version.report.get_absolute_url()


@pytest.mark.once
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pdf_is_archival_accessible_repeatable_and_holds_the_figures(
    partnership, measured, alice, tmp_path, language
):
    edition = asked(partnership, by=alice, languages=[language])
    pdf = report_pdf(json.loads(edition.data), edition.data_sha256, "Europe/Paris", lambda step: None)
    assert pdf == report_pdf(json.loads(edition.data), edition.data_sha256, "Europe/Paris", lambda step: None)
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf)
    assert verapdf(path) == []
    words = " ".join(pdftotext(path).split())
    title = {"fr": "Ménages accompagnés", "en": "Households supported"}[language]
    assert title in words
    assert {"fr": "71,5", "en": "71.5"}[language] in words
    assert {"fr": "Compté deux fois", "en": "Counted twice"}[language] in words


def test_objectives_say_for_whom_and_in_which_unit(partnership, facilitator, alice, tmp_path):
    partnerships.add_objective(
        partnership,
        by=facilitator,
        title=text("Agir", "Act"),
        statement=text("Aider 600", "Help 600"),
        beneficiaries=text("les locataires", "tenants"),
        unit=text("ménages", "households"),
    )
    edition = asked(partnership, by=alice, languages=["en"])
    (told,) = json.loads(edition.data)["objectives"]
    assert (told["beneficiaries"], told["unit"]) == ("tenants", "households")
    path = tmp_path / "report.pdf"
    path.write_bytes(report_pdf(json.loads(edition.data), edition.data_sha256, "Europe/Paris", lambda step: None))
    words = " ".join(pdftotext(path).split())
    assert "For: tenants" in words and "unit: households" in words


def test_it_says_who_answers_for_each_task(partnership, facilitator, alice, bob):
    held = {"accountable": alice.partner, "responsible": [alice.partner, bob.partner], "answerable": alice}
    partnerships.add_task(partnership, by=facilitator, title=text("Visiter", "Visit"), **held)
    edition = asked(partnership, by=facilitator, languages=["en"])
    [task] = json.loads(edition.data)["tasks"]
    assert (task["accountable"], task["person"], task["responsible"]) == (["LLU"], "Alice", ["LLU", "VSA"])
    assert not facts_of(partnership).no_accountable
    Partner.objects.filter(pk=alice.partner_id).update(standing="former")
    assert len(facts_of(partnership).no_accountable) == 1  # who left answers for nothing


def test_what_changes_afterwards_does_not_change_the_report(partnership, measured, alice, bob):
    edition = asked(partnership, by=alice, languages=["en"])
    before = edition.data
    impact.record_measurement(measured, by=alice, measured_on=date(2026, 9, 30), value=Decimal(118))
    edition.refresh_from_db()
    assert edition.data == before
    assert "118" not in before


def test_who_only_watches_cannot_ask(partnership, alice, login):
    alice.roles.update(ended_at=partnership.started_at)
    answer = login(alice).get(page(partnership, "ask/"))
    assert answer.status_code == 403
    assert "Only representatives of partners can do this" in answer.content.decode()


def test_a_report_that_failed_says_so_and_can_be_tried_again(partnership, alice, login, monkeypatch):
    edition = asked(partnership, by=alice, languages=["en"])
    browser = login(alice)
    refused = browser.post(page(partnership, f"1/editions/{edition.uuid}/retry/"))
    assert refused.status_code == 403
    assert "nothing to try again" in refused.content.decode()
    Job.objects.filter(pk=edition.job_id).update(
        state=Job.State.DEAD, error="OSError: no space", finished_at=edition.version.frozen_at
    )
    shown = browser.get(edition.version.report.get_absolute_url()).content.decode()
    assert "It could not be made." in shown
    assert "OSError: no space" in shown
    browser.post(page(partnership, f"1/editions/{edition.uuid}/retry/"))
    assert Job.objects.get(pk=edition.job_id).state == Job.State.QUEUED
    assert jobs.run_one()


def test_a_pdf_that_is_not_made_yet_does_not_exist(partnership, alice, login):
    edition = asked(partnership, by=alice, languages=["en"])
    assert login(alice).get(page(partnership, f"1/editions/{edition.uuid}/pdf/")).status_code == 404
    assert login(alice).get(page(partnership, "2/")).status_code == 404


@pytest.mark.parametrize("language", ["", "de", "x" * 200, "\x00"])
def test_an_unknown_language_is_sent_back_with_a_sentence(partnership, alice, login, language):
    answer = login(alice).post(page(partnership, "ask/"), {"languages": language, "builds": "partners"})
    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_a_storage_that_lost_its_space_makes_nobody_wait_in_the_dark(partnership, alice, monkeypatch):
    def full(data):
        raise OSError("no space left on device")

    edition = asked(partnership, by=alice, languages=["en"])
    monkeypatch.setattr(files, "write_once", full)
    jobs.run_one(edition.job_id)
    edition.job.refresh_from_db()
    assert (edition.job.state, edition.job.error) == (Job.State.QUEUED, "OSError: no space left on device")


def test_who_left_answers_for_nothing_in_a_report(partnership, facilitator, alice, bob, carol):
    held = {"responsible": [bob.partner, carol.partner], "answerable": alice}
    partnerships.add_task(partnership, by=facilitator, title=text("Visiter"), accountable=alice.partner, **held)
    (before,) = report(partnership, number=1, language="en")["tasks"]
    assert (before["person"], before["accountable"], before["responsible"]) == ("Alice", ["LLU"], ["VSA", "CAL"])
    for who in (alice, bob):
        partnerships.withdraw_partner(who.partner, by=facilitator, reason="Elections")
    (after,) = report(partnership, number=2, language="en")["tasks"]
    assert (after["person"], after["accountable"], after["responsible"]) == ("", [], ["CAL"])
