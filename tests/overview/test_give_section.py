"""Giving a section: by the facilitator or who asked for the report, to somebody who is here."""

import pytest

from core import mail
from overview import actions
from partnerships.models import JournalEntry, Notice


@pytest.fixture
def section(report):
    return report.sections.get(kind="health")


def test_who_is_to_write_is_told(section, alice, bob):
    bob.user.language = "en"
    bob.user.save()
    given = actions.give_section(section, by=alice, owner=bob)
    assert given.owner == bob
    line = JournalEntry.objects.latest("pk")
    assert (line.event, line.params["owner"]) == ("overview.section_given", {"member": str(bob.uuid)})
    letter = mail.opened(Notice.objects.get(entry=line).mail)
    assert "a section of the progress report no. 1 is yours to write" in letter["subject"]
    assert Notice.objects.get(entry=line).user == bob.user


def test_the_same_again_says_nothing_and_nobody_tells_themselves(section, facilitator, alice):
    actions.give_section(section, by=alice, owner=alice)
    assert not Notice.objects.filter(entry__event="overview.section_given").exists()
    lines = JournalEntry.objects.count()
    actions.give_section(section, by=facilitator, owner=alice)
    assert JournalEntry.objects.count() == lines


def test_it_can_be_taken_back_from_everybody(section, facilitator, bob):
    actions.give_section(section, by=facilitator, owner=bob)
    assert actions.give_section(section, by=facilitator, owner=None).owner is None
    assert JournalEntry.objects.latest("pk").event == "overview.section_freed"


def test_only_the_facilitator_or_who_asked_gives_it(section, alice, bob, refused):
    assert "Only the facilitator, or who asked" in refused(actions.give_section, section, by=bob, owner=bob)
    alice.roles.update(ended_at=section.report.asked_at)
    del alice.held_roles
    assert "Only the facilitator, or who asked" in refused(actions.give_section, section, by=alice, owner=bob)


def test_nothing_is_given_in_a_closed_partnership(section, facilitator, bob, ended, refused):
    ended()
    assert "This partnership is closed" in refused(actions.give_section, section, by=facilitator, owner=bob)


def test_nothing_is_given_once_approved(section, version, facilitator, bob, decide, refused):
    actions.approve_report(version, by=facilitator, decision=decide(version))
    assert "is approved" in refused(actions.give_section, section, by=facilitator, owner=bob)


def test_who_is_gone_is_given_nothing(section, facilitator, bob, login, url, refused):
    type(bob).objects.filter(pk=bob.pk).update(ended_at=section.report.asked_at)
    bob.refresh_from_db()
    assert "has no place in this partnership" in refused(actions.give_section, section, by=facilitator, owner=bob)
    answer = login(facilitator).post(url("give_section", 1, "health"), {"owner": str(bob.uuid)})
    assert answer.status_code == 422


def test_on_the_page_one_chooses_among_those_who_are_here(section, facilitator, bob, login, url):
    browser, page = login(facilitator), url("give_section", 1, "health")
    shown = browser.get(page).text
    assert "Bob (Ville de Saint-Aubin)" in shown and ">Bruno<" in shown
    assert browser.post(page, {"owner": str(bob.uuid)})["Location"] == f"{section.report.get_absolute_url()}#health"
    assert f'value="{bob.uuid}" selected' in browser.get(page).text
    assert "Bob is to write it." in browser.get(url("report_detail", 1)).text
