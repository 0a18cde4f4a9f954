"""Values: each with a behaviour that one can see, in the order that the partners chose."""

import pytest

from partnerships import actions, rules
from partnerships.journal import sentence
from partnerships.models import JournalEntry, Partnership, Value
from tests.conftest import text


@pytest.fixture
def three(partnership, facilitator):
    return [
        actions.add_value(partnership, by=facilitator, name=text(name), behaviour=text(f"On voit {name}"))
        for name in ("Dignité", "Équité", "Patience")
    ]


def names(partnership) -> list[str]:
    return [str(value.name) for value in partnership.values.all()]


def last_line(partnership) -> str:
    return sentence(JournalEntry.objects.filter(partnership=partnership).latest("sequence"))


def test_the_page_teaches_when_there_is_none(partnership, url, login, alice, facilitator):
    read = login(alice).get(url("value_list")).text
    assert "No value is written down yet." in read and "A value counts when one can see it." in read
    assert "Only the facilitator of this partnership can do this." in read
    assert url("add_value") in login(facilitator).get(url("value_list")).text


def test_adding_and_wording_again(partnership, url, login, facilitator, alice):
    browser = login(facilitator)
    typed = {"name_fr": "Équité", "behaviour_fr": "Une voix vaut une voix", "behaviour_en": "One voice is one voice"}
    assert browser.post(url("add_value"), typed).status_code == 302
    value = Value.objects.get()
    assert last_line(partnership) == "Bruno added the value “Équité”."
    read = login(alice).get(url("value_list")).text
    assert "1 value," in read and "One voice is one voice" in read and "Change" not in read
    page = url("change_value", value.uuid)
    assert "Une voix vaut une voix" in browser.get(page).text
    assert browser.post(page, typed | {"name_en": "Fairness"}).status_code == 302
    assert last_line(partnership) == "Bruno worded the value “Fairness” again."
    lines = JournalEntry.objects.count()
    assert browser.post(page, typed | {"name_en": "Fairness"}).status_code == 302
    assert JournalEntry.objects.count() == lines


def test_a_value_without_a_behaviour_is_not_one(partnership, url, login, facilitator):
    answer = login(facilitator).post(url("add_value"), {"name_fr": "Confiance"})
    assert answer.status_code == 422
    assert "How would somebody see it?" in answer.text and "Confiance" in answer.text
    assert not Value.objects.exists()


def test_moving(partnership, url, login, facilitator, three):
    browser = login(facilitator)
    answer = browser.post(url("move_value", three[2].uuid), {"way": "up", "rank": "3"})
    assert answer["Location"] == f"{url('value_list')}#v-2"
    assert names(partnership) == ["Dignité", "Patience", "Équité"]
    assert last_line(partnership) == "Bruno moved the value “Patience” to place 2."
    again = browser.post(url("move_value", three[2].uuid), {"way": "up", "rank": "3"})
    assert again.status_code == 403
    assert "The order has changed since you opened this page." in again.text
    end = browser.post(url("move_value", three[0].uuid), {"way": "up"})
    assert "It already stands at that end of the list." in end.text and "What we hold to" in end.text
    assert names(partnership) == ["Dignité", "Patience", "Équité"]


def test_removing(partnership, url, login, facilitator, three):
    browser, page = login(facilitator), url("drop_value", three[0].uuid)
    assert "Remove “Dignité”?" in browser.get(page).text
    assert browser.post(page).status_code == 302
    assert browser.post(page).status_code == 404
    assert [(str(value.name), value.rank) for value in partnership.values.all()] == [("Équité", 1), ("Patience", 2)]
    assert last_line(partnership) == "Bruno removed the value “Dignité”."


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
