"""The table that is filled in elsewhere: its columns in both languages, its codes, read back as they were written."""

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from impact import actions, contents
from impact.columns import FIELDS, field_of, headings
from impact.models import Measurement
from tests.impact.tables import give


def test_every_heading_leads_back_to_its_field():
    for language in ("fr", "en", "de"):
        assert [field_of(name) for name in headings(language)] == list(FIELDS)


@pytest.mark.parametrize("typed", ["Dénominateur", " DENOMINATEUR ", "\ufeffdenominator", "denominator"])
def test_headings_are_read_as_people_type_them(typed):
    assert field_of(typed) == "denominator"


def test_another_column_is_no_field():
    assert field_of("objectif") is None
    assert field_of("") is None


def test_the_template_has_a_line_for_each_indicator(filled, login, alice, page):
    answer = login(alice, "fr").get(page("measures_template") + "?as=csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode().removeprefix("\ufeff"))))
    assert [field_of(name) for name in rows[0]] == list(FIELDS)
    assert [row[0] for row in rows[1:]] == ["I01", "I02"]
    assert {cell for row in rows[1:] for cell in row[1:]} == {""}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_was_taken_away_is_read_back(filled, percentage, partnership, alice, bob, work, login, page, language):
    figures = {"numerator": Decimal(1), "denominator": Decimal(3), "place": "Canal"}
    seen = actions.record_measurement(percentage, by=alice, measured_on=date(2026, 3, 31), **figures)
    actions.confirm_measurement(seen, by=bob)
    asked = {"audience": "partners", "format": "csv", "table": "measures"}
    sent = login(alice, language).post(page("export_measures"), asked)
    row = give(partnership, alice, "", data=b"".join(sent.streaming_content), language=language)
    work()
    row.refresh_from_db()
    assert (row.state, row.lines, row.faults) == ("ready", 0, [])
    assert contents.preview(row).unchanged == Measurement.objects.count()


def test_the_template_is_a_workbook_too(filled, login, alice, page):
    answer = login(alice).get(page("measures_template"))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert [cell.value for cell in book["Figures"][1]] == headings("en")
    assert book["Indicators"]["B2"].value == "Households helped"
    assert login(alice).get(page("measures_template") + "?as=exe").status_code == 404
