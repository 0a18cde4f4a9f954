"""Several figures of one indicator: side by side, added up, carried on; what awaits an answer is shown, not counted."""

from datetime import date
from decimal import Decimal as D

import pytest

from impact.trajectory import Measure, Path, Status, combined_percent, joined, read

pytestmark = pytest.mark.once
MARCH, JUNE, SEPTEMBER = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)


def of(on, value, by="LLU", state="confirmed", **parts):
    return Measure(on, D(value), state, by, **{name: D(part) for name, part in parts.items()})


def told(measures):
    return [(m.on, m.value, m.state) for m in measures]


def test_increments_of_shares_add_up():
    held = [of(MARCH, 10), of(MARCH, 5, "CFO"), of(JUNE, 7), of(SEPTEMBER, 3, state="submitted")]
    found = joined(held, nature="number", accumulation="increment", reporting="shares")
    assert told(found) == [(MARCH, 15, "confirmed"), (JUNE, 22, "confirmed"), (SEPTEMBER, 25, "submitted")]
    assert read(Path(), found, SEPTEMBER).value == 22


def test_increments_of_the_same_thing_are_carried_on_by_each():
    held = [of(MARCH, 10), of(MARCH, 14, "CFO"), of(JUNE, 10), of(JUNE, 10, "CFO")]
    found = joined(held, nature="number", accumulation="increment", reporting="same")
    assert [(m.on, m.value, m.by) for m in found] == [
        (MARCH, 14, "CFO"),
        (MARCH, 10, "LLU"),
        (JUNE, 24, "CFO"),
        (JUNE, 20, "LLU"),
    ]
    assert read(Path(), found, JUNE).value == 22


@pytest.mark.parametrize("accumulation", ["snapshot", "running"])
def test_shares_add_up_and_silent_reporters_are_carried_forward(accumulation):
    held = [of(MARCH, 10), of(MARCH, 5, "CFO"), of(JUNE, 12), of(SEPTEMBER, 1, "UDC", "contested")]
    found = joined(held, nature="number", accumulation=accumulation, reporting="shares")
    assert told(found) == [(MARCH, 15, "confirmed"), (JUNE, 17, "confirmed"), (SEPTEMBER, 18, "contested")]


def test_shares_of_percentages_join_by_their_parts_never_by_themselves():
    held = [
        of(MARCH, 50, numerator=1, denominator=2),
        of(MARCH, 10, "CFO", numerator=10, denominator=100),
        of(JUNE, 90, "UDC"),
        of(JUNE, 100, numerator=4, denominator=4, state="submitted"),
    ]
    found = joined(held, nature="percentage", reporting="shares")
    assert [(m.on, m.state, m.n) for m in found] == [(MARCH, "confirmed", 102), (JUNE, "submitted", 104)]
    assert found[0].value == D(1100) / D(102) or abs(found[0].value - D(1100) / D(102)) < D("1e-20")
    assert abs(found[1].value - D(1400) / D(104)) < D("1e-20")
    assert read(Path(nature="percentage"), found, JUNE).value == found[0].value
    assert combined_percent([of(MARCH, 1, numerator=0, denominator=0)])[0].value is None


def test_stated_percentages_levels_and_words_stay_side_by_side():
    for nature in ("percentage", "rubric", "narrative"):
        held = (of(MARCH, 2), of(MARCH, 4, "CFO"))
        assert joined(held, nature=nature, accumulation="increment", reporting="shares") == held


def test_the_same_thing_seen_by_several_is_read_by_its_median():
    held = [of(MARCH, 20), of(MARCH, 30, "CFO"), of(MARCH, 22, "UDC")]
    assert joined(held, nature="number") == tuple(held)
    assert read(Path(), joined(held, nature="number"), MARCH).value == 22


def test_what_awaits_alone_is_unconfirmed_and_not_missing():
    found = joined([of(MARCH, 3, state="submitted")], nature="number", accumulation="increment", reporting="shares")
    assert read(Path(), found, MARCH).status is Status.UNCONFIRMED


def test_ten_thousand_reports_are_joined_at_once():
    held = [of(date(2026, 1, 1 + number % 28), number, f"R{number % 50}") for number in range(10_000)]
    for accumulation in ("increment", "running"):
        assert len(joined(held, nature="number", accumulation=accumulation, reporting="shares")) == 28
