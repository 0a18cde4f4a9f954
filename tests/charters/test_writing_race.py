"""Two at once, on PostgreSQL: what is frozen is what was written, and answers follow one another."""

import json

import pytest
from django.db import connection

from charters import actions
from charters.models import Approval
from partnerships import actions as partnerships
from tests.charters.conftest import BODY, approve_all, fresh
from tests.charters.test_race import at_once
from tests.conftest import text

pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def test_an_article_is_frozen_with_the_charter_or_refused(ready, facilitator, alice):
    assert connection.vendor == "postgresql"
    version = approve_all(ready)
    at_once(
        lambda: actions.freeze_charter(version, by=facilitator, reason="Now"),
        lambda: actions.write_article(version.charter, by=alice, title=text("Encore"), body=BODY),
    )
    row, written = fresh(version), version.charter.articles.standing().count()
    if row.content:
        assert len(json.loads(row.content)["articles"]) == written == 2
    else:
        assert written == 3, "written first: the approvals were of other words, and nothing is frozen"


def test_an_article_and_an_amendment_to_it_are_written_one_after_the_other(draft, facilitator, alice, bob):
    article = draft.charter.articles.get(number=1)
    place = article.text.current().paragraphs.first().uuid
    change = {"kind": "replace", "body": text("Autrement."), "reason": "Mieux"}
    amendment = partnerships.propose_amendment(article.text, by=bob, paragraph=place, **change)
    ends = at_once(
        lambda: partnerships.accept_amendment(amendment, by=facilitator),
        lambda: actions.write_article(
            draft.charter, by=alice, article=article, title=article.title, body=BODY, parts=article.parts
        ),
    )
    assert "IntegrityError" not in ends and "done" in ends
    numbers = list(article.text.versions.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_answers_of_one_partner_follow_one_another(draft, facilitator, alice, partnership):
    version = actions.open_review(draft, by=facilitator, until_on=partnership.today())
    ends = at_once(*[lambda: actions.approve_version(version, by=alice)] * 2)
    assert ends == ["done", "done"]
    assert list(Approval.objects.order_by("rank").values_list("rank", flat=True)) == [1, 2]


def test_articles_that_move_at_once_keep_a_number_each(charter, facilitator, alice):
    rows = [actions.write_article(charter, by=alice, title=text(name), body=BODY) for name in "ABCD"]
    at_once(
        lambda: actions.drop_article(rows[0], by=facilitator),
        lambda: actions.move_article(rows[3], by=facilitator, way="up"),
    )
    assert list(charter.articles.standing().values_list("number", flat=True)) == [1, 2, 3]
