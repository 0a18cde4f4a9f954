"""Lines of a table: columns by their names in both languages, figures, days, and every fault with its place."""

from datetime import date
from decimal import Decimal as D

import pytest

from core.sheets import Exact
from impact.imported import Headings, Held, Known, Line, Measured, held_against, lines, restored

pytestmark = pytest.mark.once
TODAY = date(2026, 6, 30)
KNOWN = Known(
    TODAY,
    {
        "I01": Measured(1, "number"),
        "I02": Measured(2, "percentage"),
        "I03": Measured(3, "rubric", levels=frozenset({1, 2, 3})),
        "I04": Measured(4, "narrative"),
        "I05": Measured(5, "number", adopted=False),
    },
    {"LLU": 7, "VSA": 8},
    "LLU",
    locks=[(date(2026, 1, 1), date(2026, 1, 31))],
    held={
        (1, 7, date(2026, 3, 31), ""): Held(2, (D("22.0000"), None, None, 5)),
        (1, 8, date(2026, 3, 31), ""): Held(1),
    },
)
HEAD = ["Indicateur", "Date", "Valeur", "Numérateur", "Dénominateur", "n", "Lieu", "Note", "Motif", "Partenaire"]


def parsed(*cells: str, decimal: str = ",", head=HEAD) -> Line:
    (line,) = lines([(1, head), (2, list(cells))], decimal=decimal)
    return line


def faults(*cells: str, known: Known = KNOWN) -> list[tuple[str, str]]:
    ((_line, found),) = held_against([parsed(*cells)], known)
    return [(fault.column, fault.wrong) for fault in found]


def test_columns_have_their_names_in_both_languages_in_any_order():
    english = ["place", "VALUE", "Ignored", "date", "Code"]
    line = parsed("Canal", "11,5", "x", "31/03/2026", "i01", head=english)
    assert (line.code, line.on, line.value, line.place) == ("I01", date(2026, 3, 31), D("11.5"), "Canal")


@pytest.mark.parametrize(
    ("head", "column", "wrong"),
    [
        (["date", "valeur"], "code", "no_column"),
        (["code", "valeur"], "on", "no_column"),
        (["code", "date", "numerator"], "value", "no_column"),
        (["code", "date", "valeur", "value"], "value", "column_twice"),
        ([], "code", "no_column"),
    ],
)
def test_headings_that_miss_a_column_are_refused(head, column, wrong):
    with pytest.raises(Headings) as refused:
        list(lines([(3, head)], decimal=","))
    assert (refused.value.fault.column, refused.value.fault.wrong, refused.value.fault.line) == (column, wrong, 3)


@pytest.mark.parametrize(
    ("typed", "decimal", "meant"),
    [
        ("11,4", ",", "11.4"), ("11.4", ",", "11.4"), ("-3", ",", "-3"), ("\u22123,5", ",", "-3.5"), ("0", ",", "0"),
        ("1 200", ",", "1200"), ("1\u202f200,5", ",", "1200.5"), ("1,234", ",", "1.234"), ("1.234", ".", "1.234"),
        (Exact("1.234"), ",", "1.234"), (Exact("1e+3"), ",", "1000"), (Exact("0.123456789"), ",", "0.1235"),
    ],
)  # fmt: skip
def test_figures_as_people_and_programs_write_them(typed, decimal, meant):
    line = parsed("I01", "2026-03-31", typed, decimal=decimal)
    assert (line.value, line.faults) == (D(meant), ())


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("", "2026-03-31", "1"), ("code", "missing")),
        (("I01", "31/02/2026", "1"), ("on", "day")),
        (("I01", "", "1"), ("on", "day")),
        (("I01", "1850-01-01", "1"), ("on", "day")),
        (("I01", "2026-06-30", "many"), ("value", "figure")),
        (("I01", "2026-06-30", "=1+1"), ("value", "figure")),
        (("I01", "2026-06-30", "1.200"), ("value", "ambiguous")),
        (("I01", "2026-06-30", "0,12345"), ("value", "decimals")),
        (("I01", "2026-06-30", "1" * 13), ("value", "large")),
        (("I01", "2026-06-30", ""), ("value", "missing")),
        (("I01", "2026-06-30", "", "1", "2"), ("numerator", "no_ratio")),
        (("I01", "2026-06-30", "1", "", "", "many"), ("n", "count")),
        (("I01", "2026-06-30", "1", "", "", "0"), ("n", "count")),
        (("I01", "2026-06-30", "1", "", "", "", "x" * 121), ("place", "long")),
        (("I01", "2026-06-30", "1", "", "", "", "a\x07b"), ("place", "control")),
        (("I02", "2026-06-30", "50"), ("n", "no_n")),
        (("I02", "2026-06-30", ""), ("value", "missing")),
        (("I02", "2026-06-30", "", "1"), ("denominator", "half")),
        (("I02", "2026-06-30", "", "1", "0"), ("denominator", "zero")),
        (("I02", "2026-06-30", "40", "1", "2"), ("value", "both")),
        (("I03", "2026-06-30", "4"), ("value", "no_level")),
        (("I04", "2026-06-30", "4"), ("code", "narrative")),
        (("I05", "2026-06-30", "4"), ("code", "not_adopted")),
        (("I99", "2026-06-30", "4"), ("code", "no_indicator")),
        (("I01", "2026-07-01", "4"), ("on", "not_yet")),
        (("I01", "2026-01-31", "4"), ("on", "locked")),
        (("I01", "2026-06-30", "4", "", "", "", "", "", "", "CAL"), ("partner", "no_partner")),
        (("I01", "2026-03-31", "23"), ("correction", "unexplained")),
    ],
)
def test_each_fault_has_its_column(cells, found):
    assert faults(*cells) == [found]


def test_what_is_right_has_none():
    for cells in (
        ("I01", "2026-06-30", "4", "", "", "12", "Canal", "Carnet"),
        ("I02", "2026-06-30", "50", "", "", "12"),
        ("I02", "2026-06-30", "", "1", "3"),
        ("I03", "2026-06-30", "2"),
        ("I01", "2026-03-31", "23", "", "", "", "", "", "Recompté"),
        ("I01", "2026-03-31", "22", "", "", "5"),
        ("I01", "2026-03-31", "23", "", "", "", "", "", "", "VSA"),
    ):
        assert faults(*cells) == [], cells


def test_versions_corrections_and_repetitions():
    same, other = parsed("I01", "2026-03-31", "22", "", "", "5"), parsed("I01", "2026-03-31", "23")
    assert (KNOWN.repeats(same), KNOWN.repeats(other)) == (True, False)
    assert (KNOWN.rank(other), KNOWN.corrects(other)) == (3, True)
    drafted = parsed("I01", "2026-03-31", "1", "", "", "", "", "", "", "vsa")
    assert (KNOWN.rank(drafted), KNOWN.corrects(drafted), KNOWN.repeats(drafted)) == (2, False, False)


def test_the_same_day_twice_names_the_first_line():
    twice = [parsed("I01", "2026-06-30", "4"), parsed("I01", "2026-06-30", "5")]
    (_first, none), (_second, found) = held_against(twice, KNOWN)
    assert none == []
    assert [(fault.wrong, fault.said) for fault in found] == [("twice", "2")]


def test_a_stored_line_is_the_same_line():
    line = parsed("I02", "2026-06-30", "", "1,5", "3", "12", "Canal", "Carnet", "Motif", "VSA")
    assert restored(line.kept()) == line
    assert line.worth == 50
