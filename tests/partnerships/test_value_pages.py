"""The page of values, and who changes them, here and while the partnership is open."""

import pytest

from partnerships import actions, rules
from partnerships.models import Partnership, Value
from tests.conftest import text


def test_the_page_teaches_when_there_is_none(partnership, url, login, alice, facilitator):
    read = login(alice).get(url("value_list")).text
    assert "No value is written down yet." in read and "A value counts when one can see it." in read
    assert "Only the facilitator of this partnership can do this." in read
    assert url("add_value") in login(facilitator).get(url("value_list")).text


@pytest.mark.parametrize("name", ["add_value", "change_value", "move_value", "drop_value"])
def test_only_the_facilitator_and_only_while_it_is_open(made, alice, facilitator, name):
    rule, thing = getattr(rules, name), made.partnership if name == "add_value" else made.value
    assert rule.refusal(alice, thing) == "Only the facilitator of this partnership can do this."
    (made.partnership if name == "add_value" else made.value.partnership).state = Partnership.State.CLOSED
    assert rule.refusal(facilitator, thing).startswith("This partnership is closed")


def test_a_value_of_another_partnership_is_not_found(made, url, login, facilitator, founder):
    other = actions.start_partnership(by=founder, name=text("Autre"), issue=text("x"), territory=text("y"))
    there = Value.objects.create(partnership=other, name=text("Ailleurs"), behaviour=text("x"))
    for name in ("change_value", "drop_value", "move_value"):
        assert login(facilitator).post(url(name, there.uuid), {"way": "up"}).status_code == 404
