"""An objective goes one step up or down; a step that cannot be made says why."""

import pytest

from partnerships import rules
from partnerships.models import Partnership
from tests.partnerships.objectives import codes, three

__all__ = ["three"]


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


def test_a_step_is_the_facilitator_s_and_only_while_it_is_open(made, alice, facilitator):
    facts = {"way": "up", "rows": [made.objective]}
    refusal = rules.move_objective.refusal
    assert refusal(alice, made.objective, **facts) == "Only the facilitator of this partnership can do this."
    assert refusal(facilitator, made.objective) == "Say whether it goes up or down."
    made.objective.partnership.state = Partnership.State.CLOSED
    assert refusal(facilitator, made.objective, **facts).startswith("This partnership is closed")
