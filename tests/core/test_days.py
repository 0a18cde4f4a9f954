"""Dates on pages and in sentences: the first of a month is « 1er » in French, and nothing else changes."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from core.days import date_format, first_written


@pytest.mark.parametrize(
    ("day", "language", "written"),
    [
        (date(2026, 1, 1), "fr", "1er janvier 2026"),
        (date(2026, 8, 1), "fr", "1er août 2026"),
        (date(2026, 1, 11), "fr", "11 janvier 2026"),
        (date(2026, 1, 31), "fr", "31 janvier 2026"),
        (date(2026, 1, 1), "en", "1 January 2026"),
    ],
)
def test_a_day_is_written_alike_in_sentences_and_on_pages(day: date, language: str, written: str) -> None:
    with translation.override(language):
        assert date_format(day, "DATE_FORMAT") == date_format(day) == written
        assert Template('{{ day|date:"DATE_FORMAT" }}').render(Context({"day": day})) == written
        told = Template('{% load i18n %}{% blocktranslate with d=day|date:"j F Y" %}[{{ d }}]{% endblocktranslate %}')
        assert told.render(Context({"day": day})) == f"[{written}]"


def test_a_moment_too_and_figures_as_they_are() -> None:
    with translation.override("fr"):
        assert date_format(datetime(2026, 4, 1, 9, tzinfo=UTC), "DATETIME_FORMAT").startswith("1er avril 2026")
        assert date_format(date(2026, 2, 1), "SHORT_DATE_FORMAT") == "01/02/2026"
        assert first_written("du 1 janvier au 21 mai, 1 mois") == "du 1er janvier au 21 mai, 1 mois"


def test_what_is_no_date_stays_empty() -> None:
    assert Template('[{{ none|date:"DATE_FORMAT" }}]').render(Context()) == "[]"
