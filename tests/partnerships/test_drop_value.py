"""A value is removed and the others close up."""

from tests.partnerships.saying import last_line
from tests.partnerships.values import three

__all__ = ["three"]


def test_removing(partnership, url, login, facilitator, three):
    browser, page = login(facilitator), url("drop_value", three[0].uuid)
    assert "Remove “Dignité”?" in browser.get(page).text
    assert browser.post(page).status_code == 302
    assert browser.post(page).status_code == 404
    assert [(str(value.name), value.rank) for value in partnership.values.all()] == [("Équité", 1), ("Patience", 2)]
    assert last_line(partnership) == "Bruno removed the value “Dignité”."
