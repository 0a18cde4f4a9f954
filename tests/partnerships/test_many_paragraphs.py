"""The vision asks the database the same for ten paragraphs and for a thousand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships import actions
from tests.conftest import text


def queries(browser, address) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert browser.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("many", [10, 100, 1000])
def test_the_page_costs_the_same_with_any_number_of_paragraphs(many, partnership, url, login, alice, bob, facilitator):
    long = actions.propose_version(
        partnership,
        by=facilitator,
        paragraphs=[(None, text(f"Paragraphe {n}.", f"Paragraph {n}.")) for n in range(many)],
    )
    said = {"kind": "replace", "reason": "Clearer."}
    for place in list(long.paragraphs.all())[:: max(many // 10, 1)]:
        body = text(f"{place.body['fr']} Mieux.", f"{place.body['en']} Better.")
        one = actions.propose_amendment(long.text, by=alice, paragraph=place.uuid, body=body, **said)
        actions.give_opinion(one, by=bob, position="favourable")
        remark = actions.make_remark(long.text, by=bob, paragraph=place.uuid, body="Good.")
        actions.reply_to_remark(remark, by=alice, body="Thanks.")
    browser = login(alice)
    queries(browser, url("vision"))
    assert queries(browser, url("vision")) == 19
    assert queries(browser, url("amendment_detail", 1)) == 16
