"""The grid changed at once: all of it or nothing, and nothing of what others wrote meanwhile is lost."""

import pytest

from core import clock
from core.refusals import Refused
from partnerships import actions
from partnerships.grid import Row, Typed
from partnerships.models import JournalEntry, Partner, Partnership, Task
from tests.conftest import text
from tests.partnerships.grids import fields, parts

ONE_A = "A task has exactly one accountable partner"


@pytest.fixture
def second(made, facilitator, bob) -> Task:
    """A second task, of Ville de Saint-Aubin, through Bob."""
    held = {"accountable": bob.partner, "responsible": [bob.partner], "answerable": bob}
    return actions.add_task(made.partnership, by=facilitator, title=text("Compter", "Count"), **held)


@pytest.fixture
def edit(second, url, login, facilitator):
    """The facilitator's browser, the page's address, and what the page would send untouched."""
    browser = login(facilitator)
    return browser, url("assign_tasks"), fields(browser.get(url("assign_tasks")).text)


def lines() -> int:
    return JournalEntry.objects.count()


def test_an_untouched_grid_writes_nothing(made, second, edit):
    browser, address, sent = edit
    before, held = lines(), list(made.partnership.involvements.order_by("pk").values_list("pk", flat=True))
    answer = browser.post(address, sent, follow=True)
    assert "You changed nothing; the grid stays as it was." in answer.text
    assert lines() == before
    assert list(made.partnership.involvements.order_by("pk").values_list("pk", flat=True)) == held


def test_what_is_changed_is_written_at_once_and_only_that(made, second, edit, carol):
    browser, address, sent = edit
    before, kept = lines(), list(second.involvements.order_by("pk").values_list("pk", flat=True))
    typed = {"part:A01:LLU": "C", "part:A01:VSA": "I", "part:A01:CAL": "AR", "person:A01": str(carol.uuid)}
    answer = browser.post(address, sent | typed, follow=True)
    assert "1 task changed." in answer.text
    made.task.refresh_from_db()
    assert parts(made.task) == {"CAL": "AR", "LLU": "C", "VSA": "I"}
    assert made.task.answerable == carol
    assert list(second.involvements.order_by("pk").values_list("pk", flat=True)) == kept
    assert lines() == before + 1
    entry = JournalEntry.objects.latest("pk")
    assert (entry.event, entry.params["code"]) == ("partnerships.task_entrusted", "A01")


def test_each_changed_row_is_one_line_that_says_what_changed(edit):
    browser, address, sent = edit
    before = lines()
    browser.post(address, sent | {"part:A01:CAL": "I", "part:A02:VSA": "R", "part:A02:LLU": "A", "person:A02": ""})
    told = [(row.event, row.params["code"]) for row in JournalEntry.objects.order_by("pk")[before:]]
    assert told == [("partnerships.task_shared", "A01"), ("partnerships.task_assigned", "A02")]


REFUSED = {
    "nobody": ({"part:A01:LLU": ""}, f"{ONE_A}. Choose it."),
    "two": ({"part:A01:CAL": "A"}, f"{ONE_A}, not several (Logis &amp; Lumière, Calorane SA)."),
    "no work": ({"part:A01:VSA": ""}, "At least one partner does the work. Choose who is responsible."),
    "elsewhere": ({"person:A01": "bob"}, "Bob does not speak here for Logis &amp; Lumière."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_row_that_cannot_be_is_refused_by_name_and_nothing_is_written(made, second, edit, bob, case):
    browser, address, sent = edit
    typed, reason = REFUSED[case]
    typed = {name: str(bob.uuid) if value == "bob" else value for name, value in typed.items()}
    before = lines()
    answer = browser.post(address, sent | typed | {"part:A02:CAL": "C"})
    assert answer.status_code == 422
    assert f"A01 Visit: {reason}" in answer.text
    assert (parts(made.task), parts(second)) == ({"LLU": "A", "VSA": "R"}, {"VSA": "AR"})
    assert lines() == before
    again = fields(answer.text)
    assert {name: again[name] for name in typed} == typed  # what was typed stays
    assert again["part:A02:CAL"] == "C"


def test_every_wrong_row_has_its_sentence(edit):
    browser, address, sent = edit
    answer = browser.post(address, sent | {"part:A01:LLU": "", "part:A02:VSA": "A"})
    assert f"A01 Visit: {ONE_A}. Choose it." in answer.text
    assert "A02 Count: At least one partner does the work." in answer.text


def test_a_row_corrected_after_a_refusal_is_written(made, edit):
    browser, address, sent = edit
    again = fields(browser.post(address, sent | {"part:A01:CAL": "A"}).text)
    assert browser.post(address, again | {"part:A01:LLU": "R"}).status_code == 302
    assert parts(made.task) == {"CAL": "A", "LLU": "R", "VSA": "R"}


def test_two_people_who_change_other_rows_lose_nothing(made, second, edit, facilitator, carol):
    browser, address, sent = edit
    actions.assign_task(made.task, by=facilitator, accountable=carol.partner, responsible=[carol.partner])
    assert browser.post(address, sent | {"part:A02:CAL": "C"}).status_code == 302
    assert parts(made.task) == {"CAL": "AR"}
    assert parts(second) == {"CAL": "C", "VSA": "AR"}


def test_a_row_changed_by_both_is_refused_with_both_versions(made, edit, facilitator, carol):
    browser, address, sent = edit
    held = {"accountable": carol.partner, "responsible": [carol.partner], "answerable": carol}
    actions.assign_task(made.task, by=facilitator, **held)
    mine = {"part:A01:VSA": "AR", "part:A01:LLU": "C"}
    answer = browser.post(address, sent | mine)
    assert answer.status_code == 422
    assert "A01 Visit: Somebody else changed this row meanwhile." in answer.text
    assert "A: Calorane SA · R: Calorane SA · Carol" in answer.text
    assert parts(made.task) == {"CAL": "AR"}
    again = fields(answer.text)
    assert {name: again[name] for name in mine} == mine
    assert browser.post(address, again).status_code == 302  # with both before their eyes, theirs is written
    assert parts(made.task) == {"LLU": "C", "VSA": "AR"}


def test_both_typed_the_same_and_it_is_written_once(made, edit, facilitator, bob):
    browser, address, sent = edit
    actions.assign_task(made.task, by=facilitator, accountable=bob.partner, responsible=[bob.partner])
    before = lines()
    assert browser.post(address, sent | {"part:A01:VSA": "AR", "part:A01:LLU": ""}).status_code == 302
    assert lines() == before


def test_a_row_that_others_changed_and_i_did_not_is_shown_as_written_now(made, edit, facilitator, carol):
    browser, address, sent = edit
    actions.assign_task(made.task, by=facilitator, accountable=carol.partner, responsible=[carol.partner])
    again = fields(browser.post(address, sent | {"part:A02:VSA": ""}).text)
    assert (again["part:A01:CAL"], again["part:A02:VSA"]) == ("AR", "")


def test_a_task_deleted_meanwhile_is_named_and_the_rest_stays_typed(made, second, edit, facilitator):
    browser, address, sent = edit
    actions.drop_task(made.task, by=facilitator)
    answer = browser.post(address, sent | {"part:A02:CAL": "I"})
    assert answer.status_code == 422
    assert "Somebody else deleted meanwhile: A01." in answer.text
    again = fields(answer.text)
    assert again["part:A02:CAL"] == "I"
    assert browser.post(address, again).status_code == 302
    assert parts(second) == {"CAL": "I", "VSA": "AR"}


def test_a_task_deleted_in_between_is_refused_by_the_act(second, facilitator):
    typed = Typed(Row({"LLU": "AR"}), "read before")
    with pytest.raises(Refused, match="A99: Somebody else deleted this task meanwhile"):
        actions.assign_tasks(second.partnership, by=facilitator, rows={"A99": typed})


def test_a_partner_that_left_keeps_its_part_or_gives_it_up(second, url, login, facilitator, carol):
    partner = second.partnership.partners.get(code="LLU")
    partner.standing, partner.left_at = Partner.Standing.FORMER, clock.now()
    partner.save()
    browser, address = login(facilitator), url("assign_tasks")
    sent = fields(browser.get(address).text) | {"once": ""}
    refused = browser.post(address, sent | {"part:A01:VSA": "AR"})
    assert "not several (Ville de Saint-Aubin, Logis &amp; Lumière)" in refused.text
    gone = browser.post(address, sent | {"part:A01:CAL": "C"})
    assert "A01 Visit: Logis &amp; Lumière is not a partner any more. Choose who answers now." in gone.text
    more = browser.post(address, sent | {"part:A01:LLU": "R", "part:A01:VSA": "AR"})
    assert "A cell holds what the grid does not offer." in more.text
    assert browser.post(address, sent | {"part:A02:CAL": "I"}).status_code == 302  # other rows are written meanwhile
    assert browser.post(address, sent | {"part:A01:LLU": "", "part:A01:VSA": "AR"}).status_code == 302


def test_who_is_named_and_left_stays_readable_until_the_row_changes(made, second, bob, url, login, facilitator):
    bob.ended_at = clock.now()
    bob.save()
    browser, address = login(facilitator), url("assign_tasks")
    page = browser.get(address).text
    assert "not here any more" in page
    sent = fields(page) | {"once": ""}
    assert browser.post(address, sent).status_code == 302
    refused = browser.post(address, sent | {"part:A02:CAL": "I"})
    assert "A02 Count: Bob does not speak here for Ville de Saint-Aubin." in refused.text


def test_only_the_facilitator_and_only_while_it_is_open(made, edit, login, alice, facilitator):
    _browser, address, sent = edit
    for method in ("get", "post"):
        answer = getattr(login(alice), method)(address, sent)
        assert answer.status_code == 403
        assert "Only the facilitator of this partnership can do this." in answer.text
    Partnership.objects.update(state="closed")
    answer = login(facilitator).post(address, sent | {"part:A01:CAL": "C"})
    assert "This partnership is closed" in answer.text
    assert parts(made.task) == {"LLU": "A", "VSA": "R"}


def test_sent_twice_it_acts_once(edit):
    browser, address, sent = edit
    typed = sent | {"part:A01:CAL": "C"}
    assert browser.post(address, typed).status_code == 302
    before = lines()
    assert browser.post(address, typed).status_code == 409
    assert lines() == before


HOSTILE = {
    "a foreign partner": {"part:A01:ELSE": "A"},
    "an unknown task": {"read:A77": "x", "part:A77:LLU": "A"},
    "a part that does not exist": {"part:A01:LLU": "Z"},
    "parts the grid does not offer": {"part:A01:LLU": "AC"},
    "control characters": {"part:A01:LLU": "A\x00"},
    "control characters in a name": {"read:A\x07": "x"},
    "a long name": {"read:" + "A" * 500: "x"},
    "a field of another form": {"accountable": "LLU"},
    "somebody of elsewhere": {"person:A01": "11111111-1111-4111-8111-111111111111"},
    "no identity at all": {"person:A01": "<script>"},
    "a cell twice": {"part:A01:CAL": ["C", "A"]},
    "an odd token": {"once": "not-a-token"},
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_form_is_sent_back_and_writes_nothing(made, edit, case):
    browser, address, sent = edit
    before = lines()
    answer = browser.post(address, sent | {"part:A02:CAL": "I"} | HOSTILE[case])
    assert answer.status_code == 422
    assert 'class="errors' in answer.text
    assert '<script>"' not in answer.text
    assert "A" * 100 not in answer.text
    assert fields(answer.text)["part:A02:CAL"] == "I"
    assert parts(made.task) == {"LLU": "A", "VSA": "R"}
    assert lines() == before


def test_people_of_another_partnership_are_nobody_here(made, edit, stranger):
    browser, address, sent = edit
    other = actions.start_partnership(by=stranger, name=text("Autre"), issue=text("x"), territory=text("y"))
    answer = browser.post(address, sent | {"person:A01": str(other.members.get().uuid)})
    assert answer.status_code == 422


def test_a_forged_digest_is_a_row_somebody_else_changed(made, edit):
    browser, address, sent = edit
    answer = browser.post(address, sent | {"read:A01": "forged", "part:A01:CAL": "C"})
    assert "Somebody else changed this row meanwhile." in answer.text
    assert parts(made.task) == {"LLU": "A", "VSA": "R"}


def test_nothing_sent(edit):
    browser, address, _sent = edit
    answer = browser.post(address, {})
    assert answer.status_code == 422
    assert "No row of the grid was sent." in answer.text


def test_thousands_of_fields_are_refused_before_they_are_read(edit):
    browser, address, sent = edit
    answer = browser.post(address, sent | {f"part:A01:{number}": "A" for number in range(5000)})
    assert answer.status_code == 400


def test_a_cell_that_was_not_sent_stays_as_it_is_written(made, edit):
    """Its partner came while the page was open."""
    browser, address, sent = edit
    del sent["part:A01:CAL"], sent["part:A02:VSA"], sent["person:A02"]
    assert browser.post(address, sent | {"part:A01:LLU": "AR"}).status_code == 302
    assert parts(made.task) == {"LLU": "AR", "VSA": "R"}
    assert JournalEntry.objects.filter(event__startswith="partnerships.task_").count() == 5


def test_a_grid_without_tasks_leads_to_the_first(partnership, url, login, facilitator):
    assert url("add_task") in login(facilitator).get(url("assign_tasks")).text


def test_a_large_grid_comes_in_pages_that_a_form_can_send(made, url, login, facilitator, settings):
    Task.objects.bulk_create(Task(partnership=made.partnership, code=f"B{n}", title=text("x")) for n in range(60))
    first = fields(login(facilitator).get(url("assign_tasks")).text)
    second = fields(login(facilitator).get(url("assign_tasks"), {"page": "2"}).text)
    rows = [sum(name.startswith("read:") for name in page) for page in (first, second)]
    assert rows == [50, 11]
    assert len(first) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
