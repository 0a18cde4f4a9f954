"""The order of the articles: one step at a time, while the version is open."""

import pytest
from django.urls import reverse

from charters import actions
from core.refusals import Refused
from tests.charters.conftest import BODY, fresh
from tests.conftest import text


@pytest.fixture
def three(charter, alice):
    """Articles A, B and C."""
    return [actions.write_article(charter, by=alice, title=text(name), body=BODY) for name in "ABC"]


def order(charter) -> str:
    rows = charter.articles.standing()
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    return "".join(row.title["fr"] for row in rows)


def test_an_article_goes_up_and_down(three, charter, facilitator):
    moved = actions.move_article(three[2], by=facilitator, way="up")
    assert order(charter) == "ACB" and moved.number == 2
    actions.move_article(three[0], by=facilitator, way="down", rank=1)
    assert order(charter) == "CAB"
    entry = charter.partnership.journal.filter(event="charters.article_moved").last()
    assert entry.params["number"] == 2 and entry.params["title"]["fr"] == "A"


def test_refusals(three, charter, facilitator, alice):
    for article, way, by, said in (
        (three[0], "up", facilitator, "end"),
        (three[2], "down", facilitator, "end"),
        (three[0], "sideways", facilitator, "up or down"),
        (three[0], "down", alice, "facilitator"),
    ):
        with pytest.raises(Refused, match=said):
            actions.move_article(article, by=by, way=way)
    with pytest.raises(Refused):
        actions.move_article(three[0], by=facilitator, way="down", rank=2)
    actions.drop_article(three[1], by=facilitator)
    with pytest.raises(Refused, match="taken out"):
        actions.move_article(three[1], by=facilitator, way="down")
    assert order(charter) == "AC"


def test_a_frozen_charter_keeps_its_order(frozen, facilitator):
    article = frozen.charter.articles.get(number=1)
    with pytest.raises(Refused, match="frozen"):
        actions.move_article(article, by=facilitator, way="down")
    assert fresh(article).number == 1


def test_by_its_form(three, charter, facilitator, alice, login):
    url = reverse("charters:move_article", args=[charter.partnership.slug, three[1].uuid])
    assert login(alice).post(url, {"way": "up", "rank": 2}).status_code == 403
    seen = login(facilitator).post(url, {"way": "up", "rank": 2}, follow=True).content.decode()
    assert "is now article 1" in seen and order(charter) == "BAC"
    assert "This article was not moved" in login(facilitator).post(url, {"way": "up", "rank": 2}).content.decode()
    actions.drop_article(three[1], by=facilitator)
    assert login(facilitator).post(url, {"way": "up"}).status_code == 404
