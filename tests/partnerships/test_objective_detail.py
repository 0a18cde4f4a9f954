"""The list and the page of an objective say what it is, and when its day is past."""

from partnerships import actions
from tests.partnerships.objectives import WHOLE


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
            *("Households", "(unit: households)", "31 December 2028 · <span", "not due yet", "zero poverty"),
            *("Nothing is expected before", "After 12 months: trust", "1 No poverty", "(target 1.4)", "A01 Visit"),
        ):
            assert said in read, (page, said)
        assert "word-stop" not in read and "Missing" not in read
    assert "It can be measured. It is due on 31 December 2028, not before." in read
    assert "Only the facilitator of this partnership can do this." in read
    assert "Remove this objective" not in read


def test_when_its_day_is_past_the_page_asks_what_was_reached(made, url, login, alice, facilitator, at):
    actions.change_objective(made.objective, by=facilitator, **WHOLE)
    with at(2029, 1, 2):
        read = login(alice).get(url("objective_detail", "O01")).text
    assert "It was due on 31 December 2028." in read and "Say what was reached." in read
    assert "Nothing is expected before" not in read
