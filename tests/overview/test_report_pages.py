"""The pages of reports: where each stands, its files, what is under way; the same queries for one and for many."""

import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.jobs import Job
from overview import actions
from overview.contents.reports import period, standing
from overview.models import Report, ReportEdition
from tests.conftest import text


def asked(browser, path: str) -> int:
    browser.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(path).status_code == 200
    return len(queries)


def test_the_form_proposes_the_quarter_that_ended_last_for_the_partners_in_the_main_language(alice, login, url, at):
    with at(2027, 5, 20, 10):
        shown = login(alice).get(url("ask_report")).text
    assert 'value="2027-01-01"' in shown and 'value="2027-03-31"' in shown
    assert shown.count("checked") == 2


def test_all_builds_and_languages_in_one_click(partnership, alice, login, url):
    sent = {"starts_on": "2026-01-05", "builds": ["partners", "funders"], "languages": ["fr", "en"]}
    answer = login(alice).post(url("ask_report"), sent | {"due_on": "2199-01-01"})
    report = Report.objects.get()
    assert answer["Location"] == report.get_absolute_url()
    assert (report.starts_on, report.ends_on, report.due_on) == (
        date(2026, 1, 5),
        partnership.today(),
        date(2199, 1, 1),
    )
    assert ReportEdition.objects.count() == 4


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"starts_on": date(2026, 4, 1), "ends_on": date(2026, 3, 31)}, "comes before its first"),
        ({"starts_on": date(2199, 1, 1)}, "comes before its first"),
        ({"ends_on": date(2199, 1, 1)}, "This period has not ended"),
        ({"due_on": date(2020, 1, 1)}, "is behind already"),
        ({"languages": ["de"]}, "one of the partnership’s languages"),
        ({"builds": []}, "for whom it is made"),
    ],
)
def test_what_cannot_be_asked(partnership, alice, refused, facts, said):
    assert said in refused(actions.ask_report, partnership, by=alice, **facts)
    assert not Report.objects.exists()


def test_progress_survives_a_reload_bar_by_bar(report, alice, login, url):
    browser, (first, second) = login(alice), report.versions.get().editions.all()
    Job.objects.filter(pk=first.job_id).update(state="running", step=2)
    for _reload in range(2):
        shown = browser.get(url("report_detail", 1)).text
        assert f'<progress id="bar-{first.uuid}" max="4" value="2">' in shown
        assert "Setting the pages" in shown and "step 3 of 4" in shown
        assert f'<progress id="bar-{second.uuid}" max="4" value="0">' in shown
    part = browser.get(url("_report_progress", 1))
    assert 'hx-trigger="every 1s"' in part.text and "HX-Redirect" not in part
    assert part.text.count("<progress") == 2 and "<html" not in part.text


def test_once_all_is_made_the_page_gives_the_files(version, alice, login, url):
    browser = login(alice)
    assert browser.get(url("_report_progress", 1))["HX-Redirect"] == version.report.get_absolute_url()
    shown = browser.get(url("report_detail", 1)).text
    assert "Version 1 is ready; the committee has not approved it." in shown and "<progress" not in shown
    for edition in version.editions.all():
        assert edition.data_sha256 in shown and edition.file.sha256 in shown
        answer = browser.get(url("report_data", 1, edition.uuid))
        assert answer.content.decode() == edition.data
        assert json.loads(answer.content)["language"] == edition.language
        name = f"shared-warmth-1-v1-partners-{edition.language}"
        assert answer["Content-Disposition"] == f'attachment; filename="{name}.json"'
        paper = browser.get(url("report_pdf", 1, edition.uuid))
        assert paper["Content-Disposition"] == f'attachment; filename="{name}.pdf"'
        assert "sandbox" in paper["Content-Security-Policy"]
        assert browser.get(url("report_pdf", 2, edition.uuid)).status_code == 404


def test_what_failed_says_why_and_is_tried_again(report, alice, bob, login, url):
    edition = report.versions.get().editions.first()
    Job.objects.filter(pk=edition.job_id).update(state="dead", error="OSError: no space", finished_at=report.asked_at)
    shown = login(alice).get(url("report_detail", 1)).text
    assert "Something of version 1 could not be made." in shown and "OSError: no space" in shown
    again = url("retry_edition", 1, edition.uuid)
    assert f'action="{again}"' in shown
    assert login(bob).post(again)["Location"] == report.get_absolute_url()
    assert Job.objects.get(pk=edition.job_id).state == "queued"
    bob.roles.update(ended_at=report.asked_at)
    assert login(bob).post(again).status_code == 403


def test_the_days_in_words(report, partnership):
    today = partnership.today()
    report.ends_on = date(2027, 3, 31)
    assert period(report) == "until 31 March 2027"
    report.starts_on = date(2027, 1, 1)
    assert period(report) == "from 1 January 2027 to 31 March 2027"
    said = {}
    for days in (-2, -1, 0, 1, 2):
        report.due_on = today + timedelta(days=days)
        told = standing(report, today)
        said[days] = (told.due.partition(", ")[2] or told.due, told.late)
    assert said == {
        -2: ("2 days ago.", True),
        -1: ("yesterday.", True),
        0: ("It is due today.", False),
        1: ("tomorrow.", False),
        2: ("in 2 days.", False),
    }


def test_the_list_says_what_is_late(partnership, alice, login, url, at):
    with at(2027, 4, 2, 10):
        report = actions.ask_report(partnership, by=alice, due_on=date(2027, 4, 20))
    with at(2027, 4, 10, 10):
        assert "It is due on 20 April 2027, in 10 days." in login(alice).get(url("report_list")).text
    with at(2027, 4, 22, 10):
        shown = login(alice).get(url("report_list")).text
    assert '<span class="word-wait">It was due on 20 April 2027, 2 days ago.</span>' in shown
    assert "Version 1 is being made." in shown and report.get_absolute_url() in shown


def test_the_page_asks_the_same_whatever_there_is_on_it(report, alice, facilitator, bob, login, url, work, decide):
    for browser in (login(facilitator), login(bob)):
        few = asked(browser, url("report_detail", 1)), asked(browser, url("report_list"))
        for kind in ("glance", "lessons", "next"):
            section = actions.give_section(report.sections.get(kind=kind), by=facilitator, owner=bob)
            actions.write_section(section, by=bob, body=text(f"Un mot {few}."))
        actions.freeze_report(report, by=alice, languages=["fr", "en"], builds=["funders", "partners"])
        actions.ask_report(report.partnership, by=alice, languages=["fr"])
        assert (asked(browser, url("report_detail", 1)), asked(browser, url("report_list"))) == few
