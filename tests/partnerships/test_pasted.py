"""What is pasted from a spreadsheet: cells, headings, and what is wrong with each line. No database here."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from hypothesis import example, given
from hypothesis import strategies as st

from partnerships import pasted
from partnerships.pasted import Taken, Wrong, checked, lines

pytestmark = pytest.mark.once
ROW = ("Bâti’Relais", "BRE", "entreprise", "Karim Belhadj", "karim@example.org", "SCIC")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1, max_size=9)


def sheet(*rows, separator="\t") -> str:
    """Rows as a spreadsheet writes them."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def wrong(*cells) -> tuple[Wrong, ...]:
    return lines(sheet(cells))[0].wrong


@pytest.mark.parametrize("separator", "\t;,")
def test_the_cells_of_a_line(separator):
    (line,) = lines(sheet(ROW, separator=separator))
    assert line == pasted.Line(1, "Bâti’Relais", "BRE", "eco", "Karim Belhadj", "karim@example.org", "SCIC")


def test_the_legal_form_may_be_missing_and_empty_columns_at_the_end_are_nothing():
    assert lines(sheet(ROW[:5]))[0].wrong == lines(sheet((*ROW[:5], "", "", "")))[0].wrong == ()


@pytest.mark.parametrize("heading", ["E-mail", "Courriel", "EMAIL", "Adresse e-mail"])
def test_a_line_of_headings_is_left_out_and_lines_keep_their_number(heading):
    first = ("Organisation", "Sigle", "Type", "Personne", heading)
    assert [line.at for line in lines(sheet(first, ROW) + "\n\n" + sheet(ROW))] == [2, 5]


def test_quoted_cells_hold_separators_and_line_breaks():
    (line, after) = lines('"Dupont; fils\net ""Cie""";DUP;eco;Anne;anne@example.org\n' + ";".join(ROW))
    assert (line.organisation, line.wrong, after.at) == ('Dupont; fils et "Cie"', (), 3)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("société civile", "civil"),
        ("Civil society", "civil"),
        ("CIVIL", "civil"),
        ("Acteur  public", "public"),
        ("Collectivité", "public"),
        ("business", "eco"),
        ("Acteur économique", "eco"),
        ("eco", "eco"),
    ],
)
def test_kinds_in_both_languages_and_as_codes(word, code):
    assert lines(sheet((*ROW[:2], word, *ROW[3:])))[0].kind == code


def with_cell(place: int, value: str) -> tuple[str, ...]:
    return (*ROW[:place], value, *ROW[place + 1 :])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (ROW[:4], (Wrong.COLUMNS,)),
        ((*ROW, "more"), (Wrong.COLUMNS,)),
        (("one cell",), (Wrong.COLUMNS,)),
        (with_cell(0, ""), (Wrong.MISSING,)),
        (with_cell(4, ""), (Wrong.MISSING,)),
        (with_cell(0, "x" * 161), (Wrong.LONG,)),
        (with_cell(5, "x" * 121), (Wrong.LONG,)),
        (with_cell(3, "Ka\x07rim"), (Wrong.CONTROL,)),
        (with_cell(3, "Ka\x00rim"), (Wrong.CONTROL,)),
        (with_cell(1, "B"), (Wrong.CODE,)),
        (with_cell(1, "BÂT"), (Wrong.CODE,)),
        (with_cell(2, "armée"), (Wrong.KIND,)),
        (with_cell(4, "karim.example.org"), (Wrong.ADDRESS,)),
        (with_cell(4, "a@b@example.org"), (Wrong.ADDRESS,)),
        (with_cell(4, "karim@example"), (Wrong.ADDRESS,)),
        (with_cell(4, "a..b@example.org"), (Wrong.ADDRESS,)),
    ],
)
def test_what_is_wrong_with_a_line(cells, said):
    assert wrong(*cells) == said


def test_a_quote_never_closed_takes_the_rest_with_it_and_says_so():
    assert lines('"Bâti;BRE;eco;Karim;k@example.org\nB;BB;eco;B;b@example.org')[0].wrong == (Wrong.COLUMNS,)


def test_several_people_of_one_organisation():
    both = lines(sheet(ROW, ("BATI’RELAIS", "bre", "eco", "Sam", "sam@example.org")))
    assert [line.wrong for line in checked(both, Taken())] == [(), ()]


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (ROW, Wrong.ADDRESS_TWICE),
        (("Autre", "BRE", "eco", "Sam", "sam@example.org"), Wrong.CODE_TWICE),
        ((ROW[0], "BAT", "eco", "Sam", "sam@example.org"), Wrong.DIFFERS),
        ((ROW[0], "BRE", "public", "Sam", "sam@example.org"), Wrong.DIFFERS),
        (("Autre", "AUT", "eco", "Sam", "KARIM@example.org"), Wrong.ADDRESS_TWICE),
    ],
)
def test_what_is_wrong_beside_another_line(second, said):
    first, other = checked(lines(sheet(ROW, second)), Taken())
    assert (first.wrong, other.wrong) == ((), (said,))


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        (Taken(addresses=frozenset({"karim@example.org"})), Wrong.ADDRESS_HERE),
        (Taken(codes=frozenset({"BRE"})), Wrong.CODE_HERE),
        (Taken(organisations=frozenset({"bati’relais"})), Wrong.ORGANISATION_HERE),
    ],
)
def test_what_the_partnership_has_already(taken, said):
    assert checked(lines(sheet(ROW)), taken)[0].wrong == (said,)


def test_no_more_lines_are_read_than_one_too_many():
    assert len(lines(sheet(*[ROW] * 500))) == pasted.MOST_LINES + 1


@given(st.text())
@example('"')
@example("\r;\r\n;;\x1c;;;\u2028")
def test_whatever_is_pasted_gives_lines(text):
    for line in checked(lines(text), Taken()):
        assert line.at >= 1
        assert line.wrong or all((line.organisation, line.code, line.kind in pasted.KINDS, line.name, line.email))


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=5), st.sampled_from("\t;,"))
def test_what_a_spreadsheet_writes_is_read_back(rows, separator):
    given_ = [(one, "AB", "eco", two, "a@example.org", three) for one, two, three in rows]
    read = lines(sheet(*given_, separator=separator))
    assert [(line.organisation, line.name, line.legal_form) for line in read] == rows


@given(st.one_of(st.emails(), st.text(max_size=30), st.from_regex(pasted.ADDRESS, fullmatch=True)))
def test_an_address_that_passes_here_passes_everywhere(email):
    if pasted.ADDRESS.fullmatch(email) and len(email) <= pasted.LONGEST["email"]:
        try:
            validate_email(email)
        except ValidationError:
            pytest.fail(f"{email} is refused elsewhere")
