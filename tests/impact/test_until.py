"""Indicators as a report reads them: up to a day, and for people outside without a count of few people."""

from datetime import date
from decimal import Decimal

import pytest

from impact import actions
from impact.contents import cards
from impact.contents.until import OutsideCard, cards_until
from tests.conftest import text
from tests.impact.framed import adopt_together, agree_framing

DAYS = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30))
LATER = date(2026, 12, 31)


@pytest.fixture
def people(partnership, facilitator, at):
    """Make an indicator that counts people, adopted at the start of the year."""

    def make(**more):
        with at(2026, 1, 6, 9):
            more = {"baseline": Decimal(0), "baseline_on": date(2026, 1, 1), "counts_people": True, **more}
            aims = {"target": Decimal(600), "target_on": date(2028, 12, 31)}
            indicator = actions.propose_indicator(
                partnership, by=facilitator, title=text("Personnes", "People"), **aims, **more
            )
            agree_framing(partnership, facilitator)
            return adopt_together(indicator, facilitator)

    return make


def measured(indicator, alice, bob, *figures: int) -> None:
    for day, figure in zip(DAYS, figures, strict=False):
        row = actions.record_measurement(indicator, by=alice, measured_on=day, value=Decimal(figure))
        actions.confirm_measurement(row, by=bob)


def test_partners_read_what_their_pages_say_up_to_a_day(people, partnership, alice, bob, at):
    with at(2026, 12, 1, 9):
        measured(people(), alice, bob, 4, 7, 30)
        (now,), (page,) = cards_until(partnership, LATER, outside=False), cards(partnership)
        assert (now.value, now.basis, now.status) == (page.value, page.basis, page.status)
        (spring,) = cards_until(partnership, DAYS[1], outside=False)
        assert (spring.value, len(spring.rows), len(spring.measures)) == ("7", 2, 2)


def test_people_outside_read_no_small_count_nor_a_status_it_would_make_untrue(people, partnership, alice, bob, at):
    with at(2026, 12, 1, 9):
        measured(people(accumulation="running"), alice, bob, 4, 30, 33)
        (card,) = cards_until(partnership, LATER, outside=True)
        assert isinstance(card, OutsideCard) and not card.is_judged, "the last figure is three people further"
        assert (card.value, card.makeup, card.by_hand) == ("30", [], None)
        assert card.basis.startswith("30, from 0 towards 600")
        assert card.basis.endswith("Kept between the partners: 2 figures hidden: few people.")
        (early,) = cards_until(partnership, DAYS[0], outside=True)
        assert (early.value, early.basis) == ("–", "Kept between the partners: 2 figures hidden: few people.")


def test_a_baseline_of_few_people_stays_inside_with_all_that_rests_on_it(people, partnership, alice, bob, at):
    with at(2026, 12, 1, 9):
        measured(people(baseline=Decimal(5)), alice, bob, 40)
        (card,) = cards_until(partnership, LATER, outside=True)
        assert (card.path.baseline, card.path.baseline_on, card.is_judged) == (None, None, False)
        assert (card.value, card.basis) == ("40", "Kept between the partners: the baseline: few people.")


def test_what_counts_nobody_leaves_whole(people, partnership, alice, bob, at):
    with at(2026, 12, 1, 9):
        measured(people(counts_people=False), alice, bob, 3)
        (card,) = cards_until(partnership, LATER, outside=True)
        assert (card.value, card.is_judged, "Kept" in card.basis) == ("3", True, False)
