"""The model charter: every article, in both languages, whose blanks are seen before anything is frozen."""

import re

import pytest

from charters import actions
from charters.contents.readiness import PLACEHOLDER, blocking, readiness
from charters.models import Article
from charters.template import Model, template
from core.texts import Localized
from core.typography import NARROW
from partnerships.models import Partnership

KEYS = (
    *("parties", "preamble", "purpose", "legal_nature", "vision", "values", "objectives", "seeks", "roles"),
    *("bodies", "lead", "rules", "deadlock", "conflicts", "transparency", "personal_data", "confidentiality"),
    *("communication", "finance", "intellectual_property", "impact", "participation", "membership", "risks"),
    *("duration", "signatories", "annexes"),
)
LANGUAGES = ("fr", "en")
BLANK = re.compile(r"\[[^\]]*\]")
# Where a partnership has something of its own to say; everywhere else the words can be taken as they are.
WITH_BLANKS = {
    *("preamble", "purpose", "bodies", "transparency", "personal_data", "confidentiality", "finance", "impact"),
    "participation",
}

every_article = pytest.mark.parametrize("article", template(), ids=lambda article: article.key)


def texts(article: Model, language: str) -> list[str]:
    """The title and the paragraphs of an article in one language."""
    return [article.title[language], *(row[language] for row in article.paragraphs)]


def test_every_article_is_there_once_and_in_order():
    assert [article.key for article in template()] == list(KEYS)


def test_each_composed_part_stands_in_one_article():
    parts = [code for article in template() for code in article.parts]
    assert len(parts) == len(set(parts))
    assert set(parts) == set(Article.Part.values)


@every_article
def test_an_article_says_something_in_both_languages(article):
    for words in (article.title, *article.paragraphs):
        assert tuple(words) == LANGUAGES
        assert all(text == text.strip() and text for text in words.values())
    written, composed = len(article.paragraphs), bool(article.parts)
    assert written <= 3 if composed else 1 <= written <= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_short_and_each_is_another(language):
    titles = [article.title[language] for article in template()]
    assert len(titles) == len(set(titles))
    assert max(map(len, titles)) <= 80


@every_article
def test_no_paragraph_is_long_or_holds_two(article):
    for language in LANGUAGES:
        for text in texts(article, language):
            assert len(text) <= 900 and "\n" not in text


@every_article
def test_a_blank_is_seen_as_one_and_nothing_else_is(article):
    for words in (article.title, *article.paragraphs):
        blanks = {language: BLANK.findall(words[language]) for language in LANGUAGES}
        assert len(blanks["fr"]) == len(blanks["en"])
        assert all(blank.startswith(f"[à compléter{NARROW}: ") for blank in blanks["fr"])
        assert all(blank.startswith("[to complete: ") for blank in blanks["en"])
        assert all(PLACEHOLDER.fullmatch(blank) for found in blanks.values() for blank in found)
        assert not any(PLACEHOLDER.search(BLANK.sub("", words[language])) for language in LANGUAGES)


def test_only_what_is_a_partnerships_own_is_left_blank():
    blank = {article.key for article in template() if any(map(BLANK.search, texts(article, "fr")))}
    assert blank == WITH_BLANKS


@every_article
def test_french_is_typeset_as_printers_do(article):
    for text in texts(article, "fr"):
        assert not re.search("['\"“”\u00a0]", text)
        assert not re.search(rf"(?<!{NARROW})[;:!?»]|«(?!{NARROW})", text)
        assert not re.search(rf"{NARROW}(?![;:!?»])(?<!«{NARROW})", text)


@every_article
def test_english_has_no_straight_quote_and_no_french_space(article):
    for text in texts(article, "en"):
        assert not re.search(f"['\"«»\u00a0{NARROW}]| [;:!?]", text)


def test_an_article_is_read_in_the_languages_of_a_partnership_its_main_one_first():
    article = next(one for one in template() if one.key == "signatories")
    assert tuple(article.title_in(("en", "fr"))) == tuple(article.body_in(("en", "fr"))) == ("en", "fr")
    assert article.title_in(["fr"]) == {"fr": "Signataires"}
    assert article.body_in(["en"])["en"].split("\n\n") == [row["en"] for row in article.paragraphs]


def test_an_article_of_data_alone_has_no_words_of_its_own():
    article = next(one for one in template() if one.key == "objectives")
    assert (article.body_in(LANGUAGES), article.parts) == ({}, ("objectives",))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_charter_written_from_it_is_not_frozen_before_its_blanks_are_filled(charter, facilitator, language):
    Partnership.objects.filter(pk=charter.partnership_id).update(main_language=language)
    for article in template():
        languages = (language, *(code for code in LANGUAGES if code != language))
        words = {"title": Localized(article.title_in(languages)), "body": Localized(article.body_in(languages))}
        parts = () if article.paragraphs else article.parts
        actions.write_article(charter, by=facilitator, parts=parts, **words)
    lines = {line.code: line for line in blocking(readiness(charter.versions.get()))}
    assert "articles" not in lines
    numbers = re.findall(r"\d+", lines["placeholders"].detail)
    assert numbers == [str(KEYS.index(key) + 1) for key in KEYS if key in WITH_BLANKS]
