"""Coverage is exact and never lies: properties over all offers, and the cases practitioners know by heart."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.coverage import (
    Coverage,
    Effect,
    Need,
    Voice,
    above_half,
    effect,
    missing_sectors,
    unique_contributions,
    voice,
)

LEVELS = st.integers(1, 3)
QUANTITIES = st.decimals("0.01", "999999999999.99", places=2)
NAMES = "ABCDEFG"


@st.composite
def needs(draw) -> Need:
    """A need by level or by quantity, with the offers of some partners."""
    amounts = draw(st.sampled_from([LEVELS, QUANTITIES]))
    offers = draw(st.dictionaries(st.sampled_from(NAMES), amounts))
    return Need("N", draw(amounts), offers, adds_up=amounts is QUANTITIES)


def amount_for(need: Need):
    return QUANTITIES if need.adds_up else LEVELS


@pytest.mark.parametrize(
    ("required", "levels", "state"),
    [
        (2, [], Coverage.UNCOVERED),
        (2, [1, 1, 1], Coverage.PARTIAL),
        (2, [2, 1], Coverage.FRAGILE),
        (2, [3, 2], Coverage.COVERED),
        (2, [2, 2, 3], Coverage.REDUNDANT),
        (2, [2, 2, 3, 3, 1], Coverage.REDUNDANT),
    ],
)
def test_by_level_partners_that_reach_it_are_counted(required, levels, state):
    assert Need("N", required, dict(zip(NAMES, levels, strict=False))).state == state


@pytest.mark.parametrize(
    ("offered", "state", "pillars", "sole"),
    [
        ([], Coverage.UNCOVERED, [], None),
        (["599.99"], Coverage.PARTIAL, [], None),
        (["600"], Coverage.FRAGILE, ["A"], "A"),
        (["300", "300"], Coverage.FRAGILE, ["A", "B"], None),
        (["600", "599.99"], Coverage.FRAGILE, ["A"], "A"),
        (["599.99", "0.01"], Coverage.FRAGILE, ["A", "B"], None),
        (["300", "300", "300"], Coverage.COVERED, [], None),
        (["600", "600", "600"], Coverage.REDUNDANT, [], None),
    ],
)
def test_by_quantity_offers_add_up(offered, state, pillars, sole):
    need = Need("N", Decimal(600), dict(zip(NAMES, map(Decimal, offered), strict=False)), adds_up=True)
    assert (need.state, need.pillars, need.sole) == (state, pillars, sole)


@given(needs(), st.randoms())
def test_the_order_of_partners_changes_nothing(need: Need, random: Random):
    shuffled = list(need.offers.items())
    random.shuffle(shuffled)
    other = Need(need.code, need.required, dict(shuffled), need.adds_up)
    assert (other.state, other.spare, set(other.pillars), other.sole) == (
        *(need.state, need.spare, set(need.pillars)),
        need.sole,
    )


@given(needs(), st.data())
def test_one_more_offer_or_a_higher_one_never_worsens(need: Need, data):
    more = data.draw(amount_for(need))
    assert need.joined_by("new", more).state.rank >= need.state.rank
    for partner, amount in need.offers.items():
        higher = data.draw(amount_for(need).filter(lambda given, least=amount: given >= least))
        assert need.joined_by(partner, higher).spare >= need.spare


@given(needs(), st.data())
def test_the_strict_view_is_never_better_than_the_declared_one(need: Need, data):
    firm = data.draw(st.sets(st.sampled_from(sorted(need.offers)))) if need.offers else set()
    strict = Need(need.code, need.required, {who: need.offers[who] for who in firm}, need.adds_up)
    assert strict.state.rank <= need.state.rank


@given(needs())
def test_spare_says_how_many_of_the_strongest_may_leave(need: Need):
    left = need
    for _departure in range(need.spare):
        left = left.without(max(left.offers, key=left.offers.__getitem__))
    assert left.met == need.met
    if need.met:
        assert not left.without(max(left.offers, key=left.offers.__getitem__)).met


@given(needs())
def test_who_alone_meets_a_need_is_missed_when_it_leaves(need: Need):
    alone = [who for who, amount in need.offers.items() if amount >= need.required and not need.without(who).met]
    assert alone == ([need.sole] if need.sole else [])
    assert unique_contributions([need]) == ({need.sole: ["N"]} if need.sole else {})
    assert all(not need.without(who).met for who in need.pillars)
    assert bool(need.pillars) == (need.state == Coverage.FRAGILE)


@given(needs(), st.data())
def test_what_a_candidate_would_do_agrees_with_coverage_before_and_after(need: Need, data):
    amount = data.draw(amount_for(need))
    after = need.joined_by("candidate", amount)
    said = effect(need, "candidate", amount)
    assert (said == Effect.CLOSES) == (after.met and not need.met)
    assert (said in (Effect.CLOSES, Effect.STRENGTHENS)) == (after.state != need.state)
    if said == Effect.DUPLICATES:
        assert amount >= need.required
    if said == Effect.NOTHING:
        assert amount < need.required


def test_the_four_effects_of_a_candidate():
    partial, redundant = Need("N", 2, {"A": 1}), Need("N", 2, {"A": 2, "B": 2, "C": 3})
    assert effect(partial, "X", 2) == Effect.CLOSES
    assert effect(Need("N", 2), "X", 1) == Effect.STRENGTHENS
    assert effect(redundant, "X", 3) == Effect.DUPLICATES
    assert effect(redundant, "X", 1) == effect(partial, "X", 1) == Effect.NOTHING


def test_balance():
    assert missing_sectors(("civil", "public", "eco"), {"public"}) == ["civil", "eco"]
    assert (voice(1, True), voice(0, True), voice(0, False)) == (Voice.PRESENT, Voice.EXPLAINED, Voice.MISSING)


def test_half_is_not_more_than_half():
    half = {"A": Decimal("0.01"), "B": Decimal("0.01")}
    assert above_half({}) is above_half({"A": Decimal(0)}) is above_half(half) is None
    assert above_half({"A": Decimal("500000000000.01"), "B": Decimal("500000000000.00")}) == "A"


@given(st.dictionaries(st.sampled_from(NAMES), st.decimals(0, 10**12, places=2)))
def test_one_funder_at_most_holds_more_than_half(amounts):
    whole = sum(map(Fraction, amounts.values()))
    heavy = [who for who, amount in amounts.items() if whole and Fraction(amount) * 2 > whole]
    assert [who for who in (above_half(amounts),) if who] == heavy
