"""Money, numbers and shares are written as readers do."""

from decimal import Decimal

import pytest
from django.utils import translation

from core.figures import money, number, percent, plain, separator


@pytest.mark.parametrize(
    ("language", "amount", "shown"),
    [
        ("en", "15000.00", "€15,000"),
        ("en", "15000.50", "€15,000.50"),
        ("en", "-150.05", "-€150.05"),
        ("fr", "15000.00", "15\u202f000\u00a0€"),
        ("fr", "9600.50", "9\u202f600,50\u00a0€"),
        ("fr", "999999999999.99", "999\u202f999\u202f999\u202f999,99\u00a0€"),
    ],
)
def test_money(language, amount, shown):
    with translation.override(language):
        assert money(Decimal(amount), "EUR") == shown


@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [("en", "1800.00", "1,800"), ("fr", "1800.50", "1\u202f800,5"), ("fr", "0.05", "0,05")],
)
def test_numbers_have_the_decimals_they_need(language, value, shown):
    with translation.override(language):
        assert number(Decimal(value)) == shown


def test_a_share_keeps_its_sign_beside_its_figure():
    with translation.override("en"):
        assert percent(33) == "33\u00a0%"


@pytest.mark.parametrize(("language", "sign"), [("en", ","), ("fr", ";")])
def test_cells_are_parted_by_another_sign_than_decimals(language, sign):
    with translation.override(language):
        assert separator() == sign
        assert separator() not in number(Decimal("0.5"))


@pytest.mark.parametrize(("language", "shown"), [("en", "1800.50"), ("fr", "1800,50")])
def test_a_spreadsheet_reads_a_number_as_one(language, shown):
    with translation.override(language):
        assert plain(Decimal("1800.5")) == shown
