"""Beginning: from the model articles, each a text to write further, or from nothing."""

import pytest
from django.urls import reverse

from charters import actions
from charters.contents.readiness import readiness
from charters.models import Charter
from charters.template import template
from core.refusals import Refused
from partnerships.models import Partnership
from tests.charters.conftest import fresh
from tests.conftest import text


def lines(version) -> dict:
    return {line.code: line for line in readiness(version)}


def test_the_model_articles_are_written_in_the_languages_of_the_partnership(partnership, facilitator):
    charter = actions.start_charter(partnership, by=facilitator, template=True)
    rows = list(charter.articles.standing().select_related("text"))
    assert [row.template_key for row in rows] == [model.key for model in template()]
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    for row, model in zip(rows, template(), strict=True):
        assert row.parts == model.parts and dict(row.title) == {code: model.title[code] for code in ("fr", "en")}
        bodies = [dict(part.body) for part in row.text.current().paragraphs.all()] if row.text else []
        assert bodies == [dict(words) for words in model.paragraphs]
        assert row.text is None or row.text.title == row.title
    assert partnership.journal.get(event="charters.charter_started_from_model").by == facilitator


def test_one_language_has_its_words_alone(partnership, facilitator):
    Partnership.objects.filter(pk=partnership.pk).update(other_languages="")
    charter = actions.start_charter(fresh(partnership), by=facilitator, template=True)
    bodies = [part.body for row in charter.articles.exclude(text=None) for part in row.text.current().paragraphs.all()]
    assert {tuple(body) for body in bodies} == {("fr",)}


def test_without_the_models_the_charter_is_empty(partnership, facilitator):
    charter = actions.start_charter(partnership, by=facilitator)
    assert not charter.articles.exists()
    with pytest.raises(Refused, match="already begun"):
        actions.start_charter(partnership, by=facilitator, template=True)
    assert not charter.articles.exists()


def test_what_is_left_as_the_model_says_is_pointed_out(partnership, facilitator, alice):
    charter = actions.start_charter(partnership, by=facilitator, template=True)
    version = charter.versions.get()
    written = [row for row in charter.articles.standing() if row.text_id]
    line = lines(version)["untouched"]
    assert not line.holds and not line.blocks
    assert line.detail == f"As the model says: {', '.join(str(row.number) for row in written)}"
    for row in written:
        actions.write_article(
            charter, by=alice, article=row, title=row.title, parts=row.parts, body=text(f"À nous, {row.number}.")
        )
    assert lines(version)["untouched"].holds and lines(version)["placeholders"].holds


def test_the_page_offers_both_ways(partnership, facilitator, alice, login):
    page = reverse("charters:charter", args=[partnership.slug])
    seen = login(facilitator).get(page).content.decode()
    assert "Begin with the model articles" in seen and "Begin with an empty charter" in seen
    assert "Begin with an empty charter" not in login(alice).get(page).content.decode()
    start = reverse("charters:start_charter", args=[partnership.slug])
    answer = login(facilitator).post(start, {"template": "on"}, follow=True).content.decode()
    assert "make each your own" in answer and Charter.objects.get().articles.count() == len(template())
