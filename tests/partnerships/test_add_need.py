"""A need is asked by level or by quantity; one badly asked comes back with a sentence."""

import pytest

from tests.partnerships.needs import WORDS


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"required": ""}, "Choose a level, or write a quantity."),
        ({"required": "2", "quantity": "5", "unit_fr": "h"}, "A level or a quantity, not both"),
        ({"required": "", "quantity": "5"}, "A quantity has a unit"),
        ({"required": "", "quantity": "0", "unit_fr": "h"}, "More than nothing"),
        ({"required": "", "quantity": "NaN", "unit_fr": "h"}, "Write a figure"),
        ({"required": "", "quantity": "1e999", "unit_fr": "h"}, "Write a figure"),
        ({"required": "", "quantity": "9" * 13, "unit_fr": "h"}, "This amount is too large"),
        ({"required": "4"}, "Select a valid choice"),
        ({"required": "2", "title_fr": ""}, "errors"),
    ],
)
def test_a_need_badly_asked(made, facilitator, login, url, asked, said):
    answer = login(facilitator).post(url("add_need"), {**WORDS, **asked})
    assert answer.status_code == 422
    assert said in answer.text
    assert made.partnership.needs.count() == 2


def test_no_level_stands_in_the_way_of_a_quantity(made, facilitator, login, url):
    browser = login(facilitator)
    levels = browser.get(url("add_need")).text.partition('name="required"')[2].partition("</select>")[0]
    assert '<option value="" selected>' in levels and levels.count("selected") == 1
    typed = {**WORDS, "required": "", "quantity": "600", "unit_fr": "heures"}
    assert browser.post(url("add_need"), typed).status_code == 302
