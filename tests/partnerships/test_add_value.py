"""A value is added with a behaviour that one can see, and worded again."""

from partnerships.models import JournalEntry, Value
from tests.partnerships.saying import last_line


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
