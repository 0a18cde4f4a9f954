"""The grid of who does what, filled in by keyboard alone and by touch, in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from partnerships import actions
from partnerships.models import JournalEntry, Task
from tests.browsing import DESKTOP, PHONE, sideways
from tests.conftest import text
from tests.journeys.test_accessibility import broken
from tests.partnerships.grids import parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tasks(partnership, facilitator, alice, bob) -> list[Task]:
    """Three tasks that Logis & Lumière took alone, for want of a better idea."""
    held = {"accountable": alice.partner, "responsible": [alice.partner]}
    titles = {"Visiter": "Visit", "Compter": "Count", "Former": "Train"}
    return [actions.add_task(partnership, by=facilitator, title=text(*words), **held) for words in titles.items()]


@pytest.fixture
def address(partnership) -> str:
    return reverse("partnerships:assign_tasks", args=[partnership.slug])


def press(page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def on(page) -> str:
    """The name of the field that has the focus."""
    return page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()")


def tab_to(page, name: str) -> None:
    """Go on with the tabulator until a field or a button has the focus."""
    for _step in range(80):
        if on(page) == name:
            return
        press(page, "Tab")
    raise AssertionError(f"the tabulator does not lead to {name}; last on {on(page)}")


def test_by_keyboard_alone_with_a_refusal_read_and_corrected(tasks, address, person, facilitator, bob):
    lead = person(facilitator, size=DESKTOP)
    page = lead.page
    page.goto(address)
    live, before = page.locator("#grid-live"), JournalEntry.objects.count()
    tab_to(page, "part:A01:LLU")
    press(page, "c", "ArrowRight", "a", "r")  # Visit: Ville de Saint-Aubin answers and does, Logis & Lumière is asked
    assert on(page) == "part:A01:VSA"
    expect(live).to_contain_text("A01 Visit: Ville de Saint-Aubin is accountable.")
    expect(page.locator("[data-total=A] [data-elsewhere]").first).to_have_text("2")
    press(page, "ArrowDown", "a")  # Count: two answer for it
    expect(live).to_contain_text("A02 Count: 2 partners are accountable. Keep one.")
    expect(live).to_contain_text("Rows changed and not saved yet: 2.")
    press(page, "ArrowDown", "ArrowLeft", "Delete")  # Train: nobody at all
    expect(live).to_contain_text("A03 Train: Nobody is accountable.")

    tab_to(page, "Save the grid")
    press(page, "Enter")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("To correct: A02 Count")
    expect(alert).to_contain_text("To correct: A03 Train")
    assert on(page) == "part:A02:LLU"
    assert [parts(task) for task in tasks] == [{"LLU": "AR"}] * 3
    assert JournalEntry.objects.count() == before
    assert page.locator("select[name='part:A01:VSA']").input_value() == "AR"

    press(page, "r", "ArrowDown", "ArrowRight", "ArrowRight", "a", "r")  # A then R: both
    assert on(page) == "part:A03:CAL"
    expect(live).to_contain_text("A03 Train: Calorane SA is accountable.")
    tab_to(page, "person:A03")
    press(page, "C")  # the list's own keys: Carol
    expect(page.locator("select[name='person:A03'] option:checked")).to_have_text("Carol")
    tab_to(page, "Save the grid")
    press(page, "Enter")
    page.wait_for_url("**/tasks/")
    expect(page.locator("#live")).to_contain_text("3 tasks changed.")
    assert [parts(task) for task in tasks] == [{"LLU": "C", "VSA": "AR"}, {"LLU": "R", "VSA": "A"}, {"CAL": "AR"}]
    assert Task.objects.get(code="A03").answerable.user.name == "Carol"
    assert [said for said in lead.errors if "status of 422" not in said] == []


def test_the_letters_are_those_of_the_reader(tasks, address, person, facilitator):
    facilitator.user.language = "fr"
    facilitator.user.save()
    page = person(facilitator, language="fr").page
    page.goto(address)
    cell = page.locator("select[name='part:A01:CAL']")
    cell.focus()
    press(page, "g")
    expect(cell).to_have_value("A")
    expect(cell.locator("option:checked")).to_have_text("G")
    expect(page.locator("#grid-live")).to_contain_text("2 partenaires sont garants")


def test_each_click_of_a_mouse_gives_the_next_part(tasks, address, person, facilitator):
    page = person(facilitator).page
    page.goto(address)
    cell = page.locator("select[name='part:A01:CAL']")
    for value in ("A", "AR", "R", "C", "I", ""):
        cell.click()
        expect(cell).to_have_value(value)


def test_one_partner_that_carries_too_much_is_said(tasks, address, person, facilitator, alice):
    held = {"accountable": alice.partner, "responsible": [alice.partner]}
    actions.add_task(alice.partnership, by=facilitator, title=text("Relire", "Proofread"), **held)
    page = person(facilitator).page
    page.goto(address)
    page.locator("select[name='part:A01:VSA']").focus()
    press(page, "r")
    said = "Logis & Lumière is accountable for 4 tasks of 4, more than 40 %."
    expect(page.locator("#grid-live")).to_contain_text(said)


def test_by_touch_on_a_phone(tasks, address, person, facilitator):
    lead = person(facilitator, size=PHONE)
    page = lead.page
    page.goto(address)
    assert sideways(page) <= 0
    cell = page.locator("select[name='part:A01:VSA']")
    box = cell.bounding_box()
    assert box["height"] >= 44
    assert box["width"] >= 44
    cell.tap()
    expect(cell).to_have_value("")  # a finger opens the list of its own device, and changes nothing by itself
    press(page, "Escape")
    cell.select_option("A+R")
    page.locator("select[name='part:A01:LLU']").select_option("–")
    page.get_by_role("button", name="Save the grid").tap()
    page.wait_for_url("**/tasks/")
    assert parts(tasks[0]) == {"VSA": "AR"}
    assert sideways(page) <= 0
    assert lead.errors == []


def test_without_a_script_it_works_too(tasks, address, facilitator, engine, live_server, login):
    context = engine.new_context(base_url=live_server.url, java_script_enabled=False, locale="en")
    session = login(facilitator).cookies["session"].value
    context.add_cookies([{"name": "session", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(address)
    page.locator("select[name='part:A01:CAL']").select_option("C")
    page.get_by_role("button", name="Save the grid").click()
    page.wait_for_url("**/tasks/")
    context.close()
    assert parts(tasks[0]) == {"CAL": "C", "LLU": "AR"}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_on_a_grid_sent_back(tasks, address, person, facilitator, size):
    page = person(facilitator, size=size).page
    page.goto(address)
    page.locator("select[name='part:A01:CAL']").select_option("A")
    page.get_by_role("button", name="Save the grid").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert broken(page) == []
    page.goto(address.replace("edit/", ""))
    assert broken(page) == []
