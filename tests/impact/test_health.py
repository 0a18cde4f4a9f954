"""What a health check says and holds back: exact means, half up, five at least, nothing that gives the hidden back."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from impact.health import CheckReading, Response, Withheld, read_check, rounded, trend, trend_of_mean
from impact.questions import questionnaire

DIMENSIONS = {"A": ("A1", "A2", "A3"), "B": ("B1", "B2")}
CODES = [code for codes in DIMENSIONS.values() for code in codes]
ANSWERS = st.dictionaries(st.sampled_from(CODES), st.none() | st.integers(1, 5))
RESPONSES = st.lists(st.builds(Response, st.sampled_from("klmnopq"), ANSWERS), max_size=9)
FULL = st.fixed_dictionaries({code: st.none() | st.integers(1, 5) for code in CODES})
MANY = st.lists(st.builds(Response, st.sampled_from("klmnopq"), FULL), min_size=5, max_size=9)


def said(*rows: Iterable[int | None], marks: str = "abcdefghi") -> list[Response]:
    """One response a row, its figures in the order of the questions of A, nothing said of B."""
    return [Response(mark, dict(zip(CODES, row, strict=False))) for mark, row in zip(marks, rows, strict=False)]


def dimension(rows: list[Response], code: str = "A"):
    return next(row for row in read_check(DIMENSIONS, rows).dimensions if row.code == code)


def test_nothing_is_said_of_a_check_that_four_answered() -> None:
    reading = read_check(DIMENSIONS, said(*[(3, 3, 3, 3, 3)] * 4))
    assert (reading.respondents, reading.mean, reading.shown, reading.may_show_words) == (4, None, (), False)
    assert {row.withheld for row in reading.dimensions} == {Withheld.PEOPLE}


def test_five_are_enough() -> None:
    reading = read_check(DIMENSIONS, said(*[(3, 4, 5, 1, 1)] * 5))
    assert [row.mean for row in reading.shown] == [4, 1]
    assert reading.mean == Fraction(14, 5)
    assert reading.is_whole
    assert reading.may_show_words


def test_a_dimension_in_which_four_gave_a_figure_is_left_out_of_the_whole() -> None:
    rows = said(*[(2, 2, 2, 5, 5)] * 4, (2, 2, 2, None, None))
    reading = read_check(DIMENSIONS, rows)
    assert dimension(rows, "B").withheld == Withheld.DIMENSION
    assert dimension(rows, "B").mean is None
    assert reading.mean == 2
    assert not reading.is_whole


def test_one_question_with_four_figures_hides_all_questions_of_its_dimension() -> None:
    """Else the mean of the dimension and those of the two others give it back."""
    shown = dimension(said(*[(3, 3, 3)] * 4, (3, 3, None)))
    assert (shown.mean, shown.given) == (3, 14)
    assert shown.questions == ()
    assert shown.no_questions == Withheld.QUESTION


def test_don_t_know_is_not_nought() -> None:
    shown = dimension(said(*[(4, 2, 2)] * 5, (None, 2, 2)))
    first = shown.questions[0]
    assert (first.counts, first.unknown, first.mean) == ((0, 0, 0, 5, 0), 1, 4)
    assert shown.mean == Fraction(5 * 4 + 12 * 2, 17)


def test_the_mean_is_over_all_answers_and_not_the_mean_of_the_partners() -> None:
    """Four people of one partner say 1, one person of another says 5."""
    assert dimension(said(*[(1, 1, 1)] * 4, (5, 5, 5), marks="kkkkl")).mean == Fraction(9, 5) != 3


def test_the_distance_between_partners_takes_five_partners() -> None:
    rows = [(1, 1, 1), (5, 5, 5), (3, 3, 3), (3, 3, 3), (3, 3, 3), (2, 2, 2)]
    told = dimension(said(*rows, marks="abcdea"))
    assert told.spread is not None
    assert (told.spread.lowest, told.spread.highest, told.spread.distance) == (Fraction(3, 2), 5, Fraction(7, 2))
    few = dimension(said(*rows, marks="abcdda"))
    assert (few.spread, few.no_spread) == (None, Withheld.PARTNERS)


def test_a_partner_that_only_does_not_know_is_not_one_of_the_five() -> None:
    rows = said(*[(3, 3, 3)] * 5, (None, None, None), marks="abcddf")
    assert dimension(rows).no_spread == Withheld.PARTNERS


def test_rounded_last_and_half_up() -> None:
    assert rounded(Fraction(41, 12)) == Decimal("3.42")
    assert [rounded(Fraction(value, 1000)) for value in (2125, 2135, -125, 124)] == [
        Decimal(said) for said in ("2.13", "2.14", "-0.13", "0.12")
    ]
    assert rounded(Fraction(5, 2), 0) == 3


def test_the_spread_is_subtracted_before_it_is_rounded() -> None:
    rows = [(1, 1, 2), (3, 4, 4), (2, 2, 2), (2, 2, 2), (2, 2, 2)]
    spread = dimension(said(*rows)).spread
    assert spread is not None
    assert (rounded(spread.lowest), rounded(spread.highest), rounded(spread.distance)) == (
        Decimal("1.33"),
        Decimal("3.67"),
        Decimal("2.33"),
    )


def test_what_rose_and_fell_where_both_show_it() -> None:
    before = read_check(DIMENSIONS, said(*[(3, 3, 3, 4, 4)] * 5))
    now = read_check(DIMENSIONS, said(*[(4, 4, 3, 2, 2)] * 5))
    assert trend(now, before) == {"A": Fraction(2, 3), "B": -2}
    assert trend_of_mean(now, before) == now.mean - before.mean
    part = read_check(DIMENSIONS, said(*[(4, 4, 3)] * 5))
    assert trend(part, before) == {"A": Fraction(2, 3)}
    assert trend_of_mean(part, before) is None
    assert trend(now, read_check(DIMENSIONS, [])) == {}


@given(RESPONSES)
def test_fewer_than_five_show_nothing(rows: list[Response]) -> None:
    reading = read_check(DIMENSIONS, rows)
    for row in reading.dimensions:
        people = sum(any(one.answers.get(code) for code in DIMENSIONS[row.code]) for one in rows)
        assert (row.mean is not None) == (people >= 5)
        if row.mean is None:
            assert (row.given, row.questions, row.spread) == (0, (), None)
            assert row.withheld and row.no_questions and row.no_spread
        assert all(question.given >= 5 for question in row.questions)
        assert len(row.questions) in (0, len(DIMENSIONS[row.code]))
        assert row.spread is None or len({one.mark for one in rows}) >= 5


@given(MANY)
def test_answers_that_are_hidden_change_no_figure_that_is_shown(rows: list[Response]) -> None:
    """What is shown cannot give back what is hidden, since it would be the same had the hidden been otherwise."""
    reading = read_check(DIMENSIONS, rows)
    hidden = [code for row in reading.dimensions if row.mean is None for code in DIMENSIONS[row.code]]
    turned = [
        Response(row.mark, {code: _otherwise(code, figure, hidden) for code, figure in row.answers.items()})
        for row in rows
    ]
    assert read_check(DIMENSIONS, turned) == reading


def _otherwise(code: str, figure: int | None, hidden: list[str]) -> int | None:
    return 6 - figure if figure is not None and code in hidden else figure


@given(MANY)
def test_hidden_questions_may_trade_their_answers_unseen(rows: list[Response]) -> None:
    """Where questions are hidden, each person's figures in the dimension may be in any order: nothing shown moves."""
    reading = read_check(DIMENSIONS, rows)
    hidden = [DIMENSIONS[row.code] for row in reading.dimensions if row.mean is not None and not row.questions]
    turned = [Response(row.mark, _turned(row.answers, hidden)) for row in rows]
    assert _figures(read_check(DIMENSIONS, turned)) == _figures(reading) or _now_shown(turned, reading)


def _turned(answers: dict, hidden: list[tuple[str, ...]]) -> dict:
    """Each person's answers to hidden questions, moved by one question."""
    moved = dict(answers)
    for codes in hidden:
        moved |= {code: answers.get(before) for code, before in zip(codes, (*codes[1:], codes[0]), strict=True)}
    return moved


def _figures(reading: CheckReading) -> list:
    return [reading.mean, *((row.mean, row.given, row.questions, row.spread) for row in reading.dimensions)]


def _now_shown(rows: list[Response], before: CheckReading) -> bool:
    """Whether turning made a question reach five, which is shown then."""
    return len(read_check(DIMENSIONS, rows).questions) != len(before.questions)


def test_the_questionnaire_has_three_questions_in_eight_dimensions_in_both_languages() -> None:
    asked = questionnaire()
    assert [one.code for one in asked.dimensions] == list("VBERGTML")
    assert len(asked.codes) == len(set(asked.codes)) == 24
    assert {len(one.questions) for one in asked.dimensions} == {3}
    assert (len(asked.scale), len(asked.open)) == (5, 2)
    words = [*asked.scale, asked.unknown, *asked.open, *(one.title for one in asked.dimensions)]
    words += [question.words for one in asked.dimensions for question in one.questions]
    assert all(set(one) == {"fr", "en"} and all(one.values()) for one in words)
    assert not [one for one in words if "'" in "".join(one.values()) or " ?" in one["fr"]]
