"""Values stand in the order that the partners chose."""

from tests.partnerships.saying import last_line
from tests.partnerships.values import names, three

__all__ = ["three"]


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
