"""Objectives: what each says and does not say yet, their order, what rests on them."""

from datetime import date
from decimal import Decimal

import pytest

from core.refusals import Refused
from core.texts import Localized
from impact import actions as impact
from partnerships import actions, rules
from partnerships.contents.objectives import objective_row, objectives_page
from partnerships.journal import sentence
from partnerships.models import JournalEntry, Objective, Partnership
from tests.conftest import text

WHOLE = {
    "beneficiaries": text("Les ménages", "Households"),
    "baseline": text("aucun", "none"),
    "target": text("600 ménages", "600 households"),
    "unit": text("ménages", "households"),
    "due_on": date(2028, 12, 31),
    "expect": text("À 12 mois : la confiance", "After 12 months: trust"),
}


@pytest.fixture
def three(partnership, facilitator):
    """Three objectives, O01 to O03."""
    return [
        actions.add_objective(partnership, by=facilitator, title=text(f"Objectif {n}"), statement=text(f"Aider {n}"))
        for n in (1, 2, 3)
    ]


def codes(partnership) -> list[str]:
    return list(partnership.objectives.values_list("code", flat=True))


def ranks(partnership) -> list[int]:
    return list(partnership.objectives.values_list("rank", flat=True))


def last_line(partnership) -> str:
    return sentence(JournalEntry.objects.filter(partnership=partnership).latest("sequence"))


# What it says ------------------------------------------------------------------------------------------------


def test_what_is_missing_is_named(made, alice, facilitator):
    row = objective_row(made.objective, date(2026, 3, 1))
    assert [gap.what for gap in row.missing] == [
        *("where we start from", "where we want to be", "unit", "by when", "for whom", "when to expect what"),
        "lead partner",
    ]
    assert not row.measurable
    whole = actions.change_objective(made.objective, by=facilitator, lead=alice.partner, **WHOLE)
    row = objective_row(whole, date(2026, 3, 1))
    assert (row.missing, row.hints, row.measurable, row.past) == ([], [], True, False)
    assert objective_row(whole, date(2029, 1, 1)).past


def test_an_objective_that_no_task_serves(three):
    assert [gap.what for gap in objective_row(three[0], date(2026, 3, 1)).missing][-1] == "a task"


@pytest.mark.parametrize(
    ("statement", "vague"),
    [
        (text("Aider beaucoup", "Help a lot"), True),
        (text("Aider 600 ménages", "Help many"), False),
        (text("Aider", "Help by 2028"), False),
    ],
)
def test_a_statement_without_a_figure_nor_a_date_is_a_hint(three, statement, vague):
    three[0].statement = statement
    assert [hint.what for hint in objective_row(three[0], date(2026, 3, 1)).hints] == (
        ["The statement is perhaps vague."] if vague else []
    )


def test_many_goals_of_the_2030_agenda_are_a_hint(partnership, facilitator, three):
    five = actions.change_objective(three[0], by=facilitator, sdg_targets="1.4, 2.1, 3.1, 4.1, 5.1, 5.2")
    assert objective_row(five, date(2026, 3, 1)).hints == []
    six = actions.change_objective(five, by=facilitator, sdg_targets="1.4, 2.1, 3.1, 4.1, 5.1, 7.1")
    (hint,) = objective_row(six, date(2026, 3, 1)).hints
    assert (hint.what, hint.why) == (
        "It ticks 6 goals of the 2030 Agenda.",
        "A goal is ticked only when it is truly served.",
    )
    actions.change_objective(three[1], by=facilitator, sdg_targets="8.1, 9.1")
    assert objectives_page(partnership).hints == []
    actions.change_objective(three[2], by=facilitator, sdg_targets="13")
    (said,) = objectives_page(partnership).hints
    assert said.startswith("Together they tick 9 goals of the 2030 Agenda out of 17.")


def test_the_list_and_the_page_say_it(made, url, login, alice, facilitator):
    read = login(alice).get(url("objective_list")).text
    assert "1 objective of 1 cannot be measured yet." in read
    assert "for whom, when to expect what, lead partner." in read
    assert "Complete" not in read
    assert "Complete" in login(facilitator).get(url("objective_list")).text
    actions.change_objective(made.objective, by=facilitator, sdg_targets="1.4, 7.1", lead=alice.partner, **WHOLE)
    for page in (url("objective_list"), url("objective_detail", "O01")):
        read = login(alice).get(page).text
        for said in (
            *("Households", "(unit: households)", "Dec. 31, 2028 · <span", "not due yet", "zero poverty"),
            *("Nothing is expected before", "After 12 months: trust", "1 No poverty", "(target 1.4)", "A01 Visit"),
        ):
            assert said in read, (page, said)
        assert "word-stop" not in read and "Missing" not in read
    assert "It can be measured. It is due on Dec. 31, 2028, not before." in read
    assert "Only the facilitator of this partnership can do this." in read
    assert "Remove this objective" not in read


def test_when_its_day_is_past_the_page_asks_what_was_reached(made, url, login, alice, facilitator, at):
    actions.change_objective(made.objective, by=facilitator, **WHOLE)
    with at(2029, 1, 2):
        read = login(alice).get(url("objective_detail", "O01")).text
    assert "It was due on Dec. 31, 2028." in read and "Say what was reached." in read
    assert "Nothing is expected before" not in read


@pytest.mark.parametrize("numbers", ["18", "1.9", "1.4, 7.z"])
def test_numbers_that_the_2030_agenda_does_not_have(made, url, login, facilitator, numbers):
    typed = {"title_fr": "Agir", "statement_fr": "Aider 600", "sdg_targets": numbers}
    answer = login(facilitator).post(url("change_objective", "O01"), typed)
    assert answer.status_code == 422
    assert "The 2030 Agenda has no" in answer.text
    made.objective.refresh_from_db()
    assert made.objective.sdg_targets == ""


def test_numbers_that_take_more_room_once_in_order(made, url, login, facilitator):
    close = " ".join(f"{goal}.1" for goal in range(1, 10)) + " 1.2 2.2 3.2 4.2 5.2 6.2"
    assert len(close) <= 60 < len(close.replace(" ", ", "))
    typed = {"title_fr": "Agir", "statement_fr": "Aider 600", "sdg_targets": close}
    answer = login(facilitator).post(url("change_objective", "O01"), typed)
    assert answer.status_code == 422
    assert "These are too many to be read." in answer.text and close in answer.text


def test_the_register_says_what_was_changed_and_nothing_when_nothing_was(made, url, login, facilitator):
    actions.change_objective(made.objective, by=facilitator, unit=WHOLE["unit"], due_on=WHOLE["due_on"])
    assert last_line(made.partnership) == "Bruno changed the objective O01: unit, by when."
    lines = JournalEntry.objects.count()
    actions.change_objective(made.objective, by=facilitator, unit=WHOLE["unit"])
    assert JournalEntry.objects.count() == lines
    assert "changed the objective O01: unit, by when." in login(facilitator).get(url("objective_detail", "O01")).text


# Their order -------------------------------------------------------------------------------------------------


def test_objectives_come_in_the_order_chosen_with_whole_places(partnership, facilitator, three):
    assert (codes(partnership), ranks(partnership)) == (["O01", "O02", "O03"], [1, 2, 3])
    actions.move_objective(three[2], by=facilitator, way="up")
    assert (codes(partnership), ranks(partnership)) == (["O01", "O03", "O02"], [1, 2, 3])
    assert last_line(partnership) == "Bruno moved the objective O03 to place 2."
    actions.move_objective(three[0], by=facilitator, way="down")
    assert (codes(partnership), ranks(partnership)) == (["O03", "O01", "O02"], [1, 2, 3])
    actions.drop_objective(three[0], by=facilitator)
    assert (codes(partnership), ranks(partnership)) == (["O03", "O02"], [1, 2])
    fourth = actions.add_objective(partnership, by=facilitator, title=text("Quatre"), statement=text("Aider 4"))
    assert (codes(partnership)[-1], fourth.rank) == (fourth.code, 3)


def test_places_that_were_never_given_become_whole_at_the_first_step(partnership, facilitator, three):
    Objective.objects.update(rank=0)
    three[1].refresh_from_db()
    actions.move_objective(three[1], by=facilitator, way="up", rank=0)
    assert (codes(partnership), ranks(partnership)) == (["O02", "O01", "O03"], [1, 2, 3])


def test_moving_with_the_buttons(partnership, url, login, facilitator, alice, three):
    browser = login(facilitator)
    read = browser.get(url("objective_list")).text
    assert (read.count('value="up"'), read.count('value="down"')) == (2, 2)
    assert 'value="up"' not in login(alice).get(url("objective_list")).text
    answer = browser.post(url("move_objective", "O03"), {"way": "up", "rank": "3"})
    assert answer.status_code == 302
    assert answer["Location"] == f"{url('objective_list')}#o-O03"
    assert codes(partnership) == ["O01", "O03", "O02"]


@pytest.mark.parametrize(
    ("code", "typed", "status", "said"),
    [
        ("O01", {"way": "up"}, 403, "It already stands at that end of the list."),
        ("O03", {"way": "down", "rank": "3"}, 403, "It already stands at that end of the list."),
        ("O02", {"way": "up", "rank": "3"}, 403, "The order has changed since you opened this page."),
        ("O02", {}, 422, "Say whether it goes up or down."),
        ("O02", {"way": "sideways"}, 422, "Say whether it goes up or down."),
        ("O02", {"way": "up", "rank": "x" * 30_000}, 422, "Enter a whole number."),
        ("O02", {"way": "up", "rank": str(10**30)}, 422, "Ensure this value is less than"),
    ],
)
def test_a_step_that_cannot_be_made_shows_the_list_and_why(
    partnership, url, login, facilitator, three, code, typed, status, said
):
    answer = login(facilitator).post(url("move_objective", code), typed)
    assert answer.status_code == status
    assert said in answer.text and "What we want to reach" in answer.text
    assert codes(partnership) == ["O01", "O02", "O03"]


def test_the_same_step_sent_twice_is_made_once(partnership, url, login, facilitator, three):
    browser, typed = login(facilitator), {"way": "down", "rank": "1"}
    assert browser.post(url("move_objective", "O01"), typed).status_code == 302
    assert browser.post(url("move_objective", "O01"), typed).status_code == 403
    assert codes(partnership) == ["O02", "O01", "O03"]


# What rests on it --------------------------------------------------------------------------------------------


def test_one_on_which_nothing_rests_is_removed_and_its_code_not_given_again(
    partnership, url, login, facilitator, three
):
    browser = login(facilitator)
    assert "the code is not given again" in browser.get(url("drop_objective", "O03")).text
    assert browser.post(url("drop_objective", "O03")).status_code == 302
    assert browser.post(url("drop_objective", "O03")).status_code == 404
    assert codes(partnership) == ["O01", "O02"]
    assert last_line(partnership) == "Bruno removed the objective O03, “Objectif 3”."
    again = actions.add_objective(partnership, by=facilitator, title=text("Autre"), statement=text("Aider 9"))
    assert again.code == "O04"


def test_a_task_rests_on_it(made, url, login, facilitator):
    answer = login(facilitator).post(url("drop_objective", "O01"))
    assert answer.status_code == 409
    assert "Something still rests on this objective: A01 Visit. Attach it to another one first." in answer.text
    assert Objective.objects.filter(pk=made.objective.pk).exists()


def test_an_indicator_of_another_floor_rests_on_it(partnership, facilitator, three):
    for number in range(6):
        impact.propose_indicator(
            partnership, by=facilitator, title=text(f"Ménages {number}"), target=Decimal(9), objective=three[0]
        )
    with pytest.raises(Refused, match=r"objective: I01 Ménages 0, .* I05 Ménages 4, …\.") as refused:
        actions.drop_objective(three[0], by=facilitator)
    assert refused.value.status == 409


# Who, and when -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", [rules.change_objective, rules.drop_objective])
def test_only_the_facilitator_and_only_while_it_is_open(made, alice, facilitator, rule):
    assert rule.refusal(alice, made.objective) == "Only the facilitator of this partnership can do this."
    assert rule.refusal(facilitator, made.objective) is None
    made.objective.partnership.state = Partnership.State.CLOSED
    assert rule.refusal(facilitator, made.objective).startswith("This partnership is closed")


def test_a_step_is_the_facilitator_s_and_only_while_it_is_open(made, alice, facilitator):
    facts = {"way": "up", "rows": [made.objective]}
    refusal = rules.move_objective.refusal
    assert refusal(alice, made.objective, **facts) == "Only the facilitator of this partnership can do this."
    assert refusal(facilitator, made.objective) == "Say whether it goes up or down."
    made.objective.partnership.state = Partnership.State.CLOSED
    assert refusal(facilitator, made.objective, **facts).startswith("This partnership is closed")


def test_a_name_of_a_field_that_does_not_exist_is_not_swallowed(partnership, facilitator):
    with pytest.raises(TypeError):
        actions.add_objective(partnership, by=facilitator, title=text("a"), statement=text("b"), colour=Localized())
