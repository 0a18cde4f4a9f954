"""Writing a section: by who answers for it or the facilitator; nobody's words are overwritten unseen."""

import re

import pytest

from core.texts import Localized
from overview import actions
from partnerships.models import JournalEntry
from tests.conftest import text


@pytest.fixture
def section(report, facilitator, alice):
    """The difficulties and lessons, which are Alice's to write."""
    return actions.give_section(report.sections.get(kind="lessons"), by=facilitator, owner=alice)


def seen(page: str) -> str:
    return re.search(r'name="seen" value="([0-9a-f]{64})"', page)[1]


def test_who_answers_for_it_writes_it(section, alice):
    written = actions.write_section(section, by=alice, body=text("Le gel.", "The frost."), seen=section.print)
    assert (dict(written.body), written.written_by) == ({"fr": "Le gel.", "en": "The frost."}, alice)
    line = JournalEntry.objects.latest("pk")
    assert line.event == "overview.section_written"
    assert line.params["section"]["en"] == "Difficulties and lessons"
    assert line.link == f"{section.report.get_absolute_url()}#lessons"


def test_the_same_text_again_leaves_no_line(section, alice):
    actions.write_section(section, by=alice, body=text("Le gel."))
    lines = JournalEntry.objects.count()
    actions.write_section(section, by=alice, body=text(" Le gel. "))
    assert JournalEntry.objects.count() == lines


def test_an_empty_text_takes_away_what_was_written(section, alice, facilitator):
    actions.write_section(section, by=facilitator, body=text("Le gel."))
    empty = actions.write_section(section, by=alice, body=Localized({"fr": " ", "en": ""}))
    assert (dict(empty.body), empty.written_by, empty.written_at) == ({}, None, None)


def test_another_partner_does_not_write_it(section, bob, refused):
    reason = refused(actions.write_section, section, by=bob, body=text("Non."))
    assert reason == "Only who answers for this section, or the facilitator, writes it."


def test_in_a_closed_partnership_nothing_is_written(section, alice, ended, refused):
    ended()
    assert "This partnership is closed" in refused(actions.write_section, section, by=alice, body=text("Trop tard."))


def test_once_approved_nothing_is_written(section, version, alice, facilitator, decide, refused):
    actions.approve_report(version, by=facilitator, decision=decide(version))
    assert "A version of this report is approved" in refused(
        actions.write_section, section, by=alice, body=text("Non.")
    )


def test_two_people_at_once_the_second_is_told_and_shown_both(section, alice, facilitator, login, url):
    page, hers, his = url("write_section", 1, "lessons"), login(alice), login(facilitator)
    opened = seen(his.get(page).text)
    answer = hers.post(page, {"body_fr": "Le gel.", "body_en": "The frost.", "seen": opened})
    assert answer["Location"] == section.get_absolute_url()
    told = his.post(page, {"body_fr": "La neige.", "body_en": "Snow.", "seen": opened})
    assert told.status_code == 409
    assert "Somebody wrote this section while you were writing." in told.text
    assert "What is written now" in told.text and "By Alice" in told.text
    assert '<p class="said" lang="fr">Le gel.</p>' in told.text and "La neige." in told.text
    section.refresh_from_db()
    assert section.body["fr"] == "Le gel."
    kept = his.post(page, {"body_fr": "La neige.", "body_en": "Snow.", "seen": seen(told.text)})
    assert kept.status_code == 302
    section.refresh_from_db()
    assert section.body["fr"] == "La neige."


def test_a_form_without_its_print_does_not_overwrite(section, alice, login, url):
    page = url("write_section", 1, "lessons")
    assert login(alice).post(page, {"body_fr": "Le gel."}).status_code == 409
    section.refresh_from_db()
    assert not section.body


def test_what_was_taken_away_meanwhile_is_said_too(section, alice, login, url):
    page, browser = url("write_section", 1, "lessons"), login(alice)
    browser.post(page, {"body_fr": "Le gel.", "seen": section.print})
    opened = seen(browser.get(page).text)
    browser.post(page, {"body_fr": "", "seen": opened})
    assert "Nothing is written yet." in browser.post(page, {"body_fr": "Neige.", "seen": opened}).text


def test_the_page_of_the_report_opens_the_form_in_its_place(section, alice, bob, login, url):
    shown = login(alice).get(url("report_detail", 1)).text
    write = url("write_section", 1, "lessons")
    assert f'hx-get="{write}" hx-select="#write-section" hx-target="#lessons-text"' in shown
    assert f'id="write-section" action="{write}"' in login(alice).get(write).text
    assert write not in login(bob).get(url("report_detail", 1)).text
    assert login(bob).get(write).status_code == 403


def test_there_are_thirteen_sections_and_no_other(section, alice, login, url):
    assert section.report.sections.count() == 13
    assert login(alice).get(url("write_section", 1, "poetry")).status_code == 404
