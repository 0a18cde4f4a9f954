"""Taking out an article: those that follow move up, and nobody awaits an answer about its words."""

import pytest
from django.urls import reverse

from charters import actions
from charters.contents import document
from core.refusals import Refused
from partnerships import actions as partnerships
from tests.charters.conftest import BODY, fresh
from tests.conftest import text


@pytest.fixture
def three(charter, alice):
    """Articles A, B and C."""
    return [actions.write_article(charter, by=alice, title=text(name), body=BODY) for name in "ABC"]


def test_those_that_follow_move_up(three, charter, facilitator, alice):
    dropped = actions.drop_article(three[0], by=facilitator)
    assert dropped.dropped_at and fresh(three[0]).number == 1
    assert [(row.number, row.title["fr"]) for row in charter.articles.standing()] == [(1, "B"), (2, "C")]
    said = document.draft(charter.versions.get())["articles"]
    assert [article["title"]["fr"] for article in said] == ["B", "C"]
    entry = charter.partnership.journal.get(event="charters.article_dropped")
    assert entry.params["title"]["fr"] == "A" and entry.by == facilitator
    added = actions.write_article(charter, by=alice, title=text("D"), body=BODY)
    assert added.number == 3


def test_what_was_open_about_it_is_closed(three, facilitator, alice, bob):
    words = three[1].text
    place = words.current().paragraphs.first().uuid
    remark = partnerships.make_remark(words, by=bob, paragraph=place, body="Pourquoi ?")
    change = {"kind": "remove", "reason": "Inutile", "paragraph": place}
    amendment = partnerships.propose_amendment(words, by=alice, **change)
    actions.drop_article(three[1], by=facilitator)
    assert fresh(amendment).state == "refused" and fresh(remark).resolved_at
    assert fresh(remark).resolution == fresh(amendment).outcome_reason != ""


def test_refusals(three, charter, facilitator, alice):
    with pytest.raises(Refused, match="facilitator"):
        actions.drop_article(three[0], by=alice)
    actions.drop_article(three[0], by=facilitator)
    with pytest.raises(Refused, match="taken out"):
        actions.drop_article(three[0], by=facilitator)
    with pytest.raises(Refused, match="taken out"):
        actions.write_article(charter, by=alice, article=three[0], title=text("A"), body=BODY)


def test_a_frozen_charter_keeps_its_articles(frozen, facilitator):
    article = frozen.charter.articles.get(number=1)
    with pytest.raises(Refused, match="frozen"):
        actions.drop_article(article, by=facilitator)
    assert fresh(article).dropped_at is None


def test_by_its_form(three, charter, facilitator, alice, login):
    url = reverse("charters:drop_article", args=[charter.partnership.slug, three[1].uuid])
    assert login(alice).get(url).status_code == login(alice).post(url).status_code == 403
    assert "Take out article 2" in login(facilitator).get(url).content.decode()
    assert "is taken out of the charter" in login(facilitator).post(url, follow=True).content.decode()
    assert login(facilitator).get(url).status_code == 404
