"""A meeting run live on a phone with a bad connection: nothing typed is lost, and its minutes are made at the end."""

import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from core import clock, jobs
from governance import actions
from governance.models import AgendaItem, Attendance, Ballot, Decision, FollowUp, Meeting, Round
from governance.rules.attendance import Presence
from partnerships.models import Member
from tests.browsing import DESKTOP, PHONE, sideways
from tests.conftest import text
from tests.journeys.test_accessibility import broken, walk
from tests.oracles import pdftotext

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFLINE, KEPT = "No connection. Kept on this device", "Kept on this device; not sent yet."


@pytest.fixture
def meeting(partnership, facilitator, alice, bob, carol) -> Meeting:
    """Convened for an hour from now, with a point to discuss and a decision to take."""
    by, soon = {"by": facilitator}, clock.now() + timedelta(hours=1)
    body = actions.seat_committee(partnership, **by, name=text("Comité de pilotage", "Steering committee"))
    for seat in body.seats.all():
        member = Member.objects.current().get(partner=seat.partner)
        actions.give_mandate(seat, **by, member=member, capacity="titular", since_on=date(2026, 1, 1))
    actions.set_rules(partnership, **by, categories=actions.usual_categories(quorum=2))
    words = {"title": text("Louer une caméra", "Rent a camera"), "text": text("Nous louons."), "category": "budget"}
    decision = actions.propose_decision(partnership, **by, **words)
    dates = {"starts_at": soon, "ends_at": soon + timedelta(hours=2), "place": "Salle Marande"}
    made = actions.plan_meeting(partnership, **by, body=body, title=text("Point d’étape", "Stocktaking"), **dates)
    actions.add_agenda_item(made, **by, title=text("Tableau de bord", "Dashboard"))
    actions.add_agenda_item(made, **by, title=words["title"], nature="decision", decision=decision)
    return actions.convene_meeting(made, **by, reason="For the journey.")


def submit(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def keep_note(page) -> None:
    page.get_by_role("button", name=re.compile("Keep the note.*Dashboard")).click()


def picture(page, name: str) -> None:
    """A picture of the page for who looks at them: MEETING_PICTURES says where."""
    if where := os.environ.get("MEETING_PICTURES"):
        page.screenshot(path=Path(where) / f"{name}.png", full_page=True)


def open_it(page, meeting: Meeting) -> None:
    page.goto(meeting.get_absolute_url())
    picture(page, "convened")
    page.get_by_role("link", name="Open the meeting").click()
    page.get_by_label("Chair").select_option(label="Bruno")
    submit(page, "Open the meeting")
    expect(page.locator("h2#there")).to_be_visible()
    assert sideways(page) <= 0
    picture(page, "live-empty")


def take_attendance(browser, meeting: Meeting) -> None:
    """The connection breaks as the attendance is sent: it says so, and goes when the connection is back."""
    page = browser.page
    for name in ("Alice", "Bob"):
        page.get_by_label(f"{name}, titular").check()
    page.locator("fieldset", has_text="Calorane SA").get_by_label("excused").check()
    browser.context.set_offline(True)
    submit(page, "Note the attendance")
    expect(page.locator(".kept").filter(has_text=OFFLINE)).to_be_visible()
    picture(page, "live-offline")
    assert not Attendance.objects.exists()
    browser.context.set_offline(False)
    expect(page.locator(".state")).to_contain_text("Quorum reached: 2 of 3", timeout=30_000)
    assert Attendance.objects.filter(meeting=meeting, state="excused").get().seat.partner.code == "CAL"
    assert page.locator(".kept").all_text_contents().count("") == page.locator(".kept").count()


def note(browser, meeting: Meeting) -> None:
    """The page dies while one types: the words are there again, and are sent once."""
    item = AgendaItem.objects.get(meeting=meeting, rank=1)
    box = browser.page.get_by_label("What was said").first
    box.fill("71 households; the market is to be divided.")
    expect(browser.page.locator(".kept").filter(has_text=KEPT)).to_be_visible()
    browser.page.close()
    browser.page = browser.context.new_page()
    browser.page.goto(meeting.get_absolute_url())
    box = browser.page.get_by_label("What was said").first
    expect(box).to_have_value("71 households; the market is to be divided.")
    expect(browser.page.locator(".kept").filter(has_text="was put back")).to_be_visible()
    keep_note(browser.page)
    expect(browser.page.locator(".message").first).to_contain_text("Noted.")
    item.refresh_from_db()
    assert item.notes.startswith("71 households")


def decide(browser, decision: Decision) -> None:
    """A round is opened, its answers are noted in a tunnel, and it is closed."""
    page = browser.page
    page.get_by_role("link", name="Put to the vote").click()
    submit(page, "Open the round")
    page.get_by_role("link", name="Note the answers").click()
    for select in page.get_by_label("Answer", exact=True).all():
        select.select_option(value="for")
    browser.context.set_offline(True)
    submit(page, "Note the answers")
    expect(page.locator(".kept").filter(has_text=OFFLINE)).to_be_visible()
    assert not Ballot.objects.exists()
    browser.context.set_offline(False)
    page.wait_for_url("**/meetings/1/", timeout=30_000)
    assert Ballot.objects.filter(round__decision=decision).count() == 2
    picture(page, "live")
    page.get_by_role("link", name="Close the round").click()
    submit(page, "Close the round")
    assert Round.objects.get(decision=decision).result == "adopted"


def follow_up(browser) -> None:
    """An answer that is lost on the way back makes no second action."""
    page = browser.page
    page.get_by_label("What is to be done").fill("Compare the two districts")
    page.get_by_label("Who", exact=True).select_option(label="Bob (Ville de Saint-Aubin)")
    page.get_by_label("By when").fill((clock.today() + timedelta(days=9)).isoformat())
    lost = []

    def lose(route) -> None:
        if not lost:
            lost.append(route.fetch(max_redirects=0).status)
            route.abort()
        else:
            route.continue_()

    page.route("**/follow-ups/new/", lose)
    submit(page, "Note the action")
    expect(page.get_by_role("rowheader", name="Compare the two districts")).to_be_visible(timeout=40_000)
    assert lost == [204]
    assert FollowUp.objects.count() == 1


def test_a_meeting_is_run_with_a_bad_connection(meeting, person, facilitator, bob, tmp_path):
    decision, browser = Decision.objects.get(), person(facilitator, size=PHONE)
    open_it(browser.page, meeting)
    take_attendance(browser, meeting)
    note(browser, meeting)
    decide(browser, decision)
    follow_up(browser)
    page = browser.page
    page.get_by_role("link", name="End the meeting").click()
    picture(page, "end")
    submit(page, "End the meeting")
    expect(page.locator("h2#minutes")).to_be_visible()
    while jobs.run_one():
        pass
    reader = person(bob, size=DESKTOP).page
    reader.goto(meeting.get_absolute_url())
    picture(reader, "held")
    with reader.expect_download() as started:
        reader.get_by_role("link", name="Download the PDF (English)").click()
    place = tmp_path / "minutes.pdf"
    started.value.save_as(place)
    if where := os.environ.get("MEETING_PICTURES"):
        started.value.save_as(Path(where) / "minutes.pdf")
    words = " ".join(pdftotext(place).split())
    for said in ("71 households", "Adopted: 2 for", "Excused: Calorane SA", "Compare the two districts"):
        assert said in words
    reader.goto(reverse("governance:meeting_list", args=[meeting.partnership.slug]))
    picture(reader, "list")
    assert [
        line for line in browser.errors if "ERR_INTERNET_DISCONNECTED" not in line and "ERR_FAILED" not in line
    ] == []


BEFORE = ("change_meeting", "cancel_meeting", "open_meeting", "add_agenda_item", "add_paper", "meeting_detail")
DURING = ("take_attendance", "add_follow_up", "end_meeting", "meeting_detail")
OF_AN_ITEM = ("change_agenda_item", "drop_agenda_item")


@pytest.mark.once
@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing_and_nothing_moves_sideways(meeting, person, facilitator, language):
    facilitator.user.language = language
    facilitator.user.save()
    slug, item = meeting.partnership.slug, meeting.items.first()
    browser = person(facilitator, size={"width": 320, "height": 740}, language=language)

    def judge(page) -> list[str]:
        return [*broken(page), *(["sideways"] if sideways(page) > 0 else [])]

    def of(names) -> list[str]:
        return [reverse(f"governance:{name}", args=[slug, meeting.number]) for name in names]

    items = [reverse(f"governance:{name}", args=[slug, item.uuid]) for name in OF_AN_ITEM]
    lists = [reverse(f"governance:{name}", args=[slug]) for name in ("meeting_list", "plan_meeting")]
    wrong = walk(browser, [*lists, *of(BEFORE), *items], judge)
    actions.open_meeting(meeting, by=facilitator, chair=facilitator)
    lines = {seat: Presence("absent") for seat in meeting.body.seats.all()}
    notes = reverse("governance:note_item", args=[slug, item.uuid])
    actions.take_attendance(meeting, by=facilitator, lines=lines)
    assert wrong + walk(browser, [*of(DURING), notes], judge) == []
    assert browser.errors == []


def test_without_scripts_the_same_forms_are_sent(meeting, person, facilitator, engine, live_server):
    actions.open_meeting(meeting, by=facilitator, chair=facilitator)
    cookies = person(facilitator).context.cookies()
    context = engine.new_context(base_url=live_server.url, java_script_enabled=False, locale="en")
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(meeting.get_absolute_url())
    page.get_by_label("What was said").first.fill("Without a script.")
    keep_note(page)
    assert AgendaItem.objects.get(rank=1).notes == "Without a script."
    context.close()
