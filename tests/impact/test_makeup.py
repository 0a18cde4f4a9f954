"""What a figure is made of, in words, from plain figures and from the rows of an indicator."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.utils import timezone
from django.utils.translation import override

from impact import contents
from impact.models import Indicator, Measurement
from impact.sentences import (
    counts_sentence,
    fewer_said,
    hidden_sentence,
    joined_sentence,
    left_out_sentence,
    median_sentence,
    panel_sentence,
    ratio_sentence,
    shares_sentence,
    sum_sentence,
)
from impact.trajectory import Omission, Status

ON = date(2026, 9, 30)
PARTS = [("LLU", "40"), ("CFO", "12")]
LEFT = [("LLU, 30 April", Omission.NOT_CONFIRMED)]
SAID = [
    (ratio_sentence, ("33.8", D(24), D(71)), "33.8: 24 of 71.", "33.8 : 24 sur 71."),
    (
        sum_sentence, ("118", 5, ON),
        "118: sum of 5 confirmed figures since 30 September 2026.",
        "118 : somme de 5 chiffres confirmés depuis le 30 septembre 2026.",
    ),
    (
        sum_sentence, ("22", 1, ON, "LLU"),
        "LLU, 22: 1 confirmed figure since 30 September 2026.",
        "LLU, 22 : 1 chiffre confirmé depuis le 30 septembre 2026.",
    ),
    (
        shares_sentence, ("52", PARTS),
        "52: added from the latest confirmed figures of 2 partners (LLU 40, CFO 12).",
        "52 : somme des derniers chiffres confirmés de 2 partenaires (LLU 40, CFO 12).",
    ),
    (
        joined_sentence, ("52", PARTS),
        "52: numerators and denominators of 2 partners, added (LLU 40, CFO 12).",
        "52 : numérateurs et dénominateurs de 2 partenaires, additionnés (LLU 40, CFO 12).",
    ),
    (
        median_sentence, ("26", PARTS),
        "26: median of 2 observations (LLU 40, CFO 12).",
        "26 : médiane de 2 observations (LLU 40, CFO 12).",
    ),
    (
        panel_sentence, (ON, [D(3), D(2), D(4), D(3)]),
        "Marks of the panel on 30 September 2026: 2, 3, 3, 4; median 3, from 2 to 4.",
        "Notes du panel au 30 septembre 2026 : 2, 3, 3, 4 ; médiane 3, de 2 à 4.",
    ),
    (
        panel_sentence, (ON, [D(3), D(3)]),
        "All marks of the panel on 30 September 2026: 3.",
        "Toutes les notes du panel au 30 septembre 2026 : 3.",
    ),
    (
        left_out_sentence, (LEFT,),
        "Left out: LLU, 30 April (not confirmed).", "Non compté : LLU, 30 April (non confirmé).",
    ),
    (
        left_out_sentence, ([("A", Omission.MISSING)] * 9,),
        "Left out: " + "A (no figure); " * 6 + "and 3 more.",
        "Non compté : " + "A (pas de chiffre) ; " * 6 + "et 3 autres.",
    ),
    (
        counts_sentence, ({Status.ON_TRACK: 4, Status.CONTESTED: 2, Status.TOO_EARLY: 1},),
        "4 on track, 1 too early to judge, 2 contested",
        "4 dans le rythme, 1 trop tôt pour juger, 2 contestés",
    ),
    (fewer_said, (11,), "fewer than 11", "moins de 11"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "given", "english", "french"), SAID)
def test_figures_say_what_they_are_made_of(sentence, given, english, french):
    for language, wanted in (("en", english), ("fr", french)):
        with override(language):
            assert sentence(*given).replace("\u00a0", " ").replace("\u202f", " ") == wanted


def test_why_counts_are_not_shown():
    with override("en"):
        assert hidden_sentence(11).startswith("Counts of fewer than 11 people are not shown")


def test_nothing_left_out_says_nothing():
    assert left_out_sentence([]) == counts_sentence({}) == ""


@pytest.fixture
def made(adopt, alice, bob):
    """Sentences of an indicator with rows (partner, day of September, value, and more fields)."""
    partners = {"A": alice, "B": bob}

    def said(rows, **fields):
        indicator = adopt(milestones=[], **fields)
        for who, day, value, *more in rows:
            given = {"state": "confirmed", "submitted_at": timezone.now()} | (more[0] if more else {})
            member = partners[who]
            Measurement.objects.create(
                partnership=indicator.partnership, indicator=indicator, partner=member.partner, submitted_by=member,
                measured_on=date(2026, 9, day), value=None if value is None else D(value), **given,
            )  # fmt: skip
        held = contents.with_measures(Indicator.objects.filter(pk=indicator.pk)).get()
        with override("en"):
            return [one.replace("\u00a0", " ") for one in contents.Card(held, date(2026, 11, 24)).makeup]

    return said


def codes(alice, bob):
    return alice.partner.code, bob.partner.code


SHARES = {"reporting": Indicator.Reporting.SHARES}


def test_a_single_plain_figure_needs_no_more_words(made):
    assert made([("A", 1, 40)]) == []
    assert made([]) == []
    assert made([("A", 1, None)], nature="narrative", baseline=None, target=None) == []


def test_several_observers_give_their_median(made, alice, bob):
    a, b = codes(alice, bob)
    assert made([("A", 1, 40), ("B", 1, 46)]) == [f"43: median of 2 observations ({a} 40, {b} 46)."]


def test_increments_are_added_and_what_is_not_confirmed_is_listed(made, alice, bob):
    rows = [("A", 1, 40), ("A", 2, 5, {"state": "submitted"}), ("B", 3, 6)]
    a, b = codes(alice, bob)
    left = f"Left out: {a}, 2 September 2026 (not confirmed)."
    together = made(rows, accumulation="increment", **SHARES)
    assert together == ["46: sum of 2 confirmed figures since 1 January 2026.", left]
    apart = made(rows, accumulation="increment")
    assert apart[-1] == left
    assert sorted(apart[:-1]) == sorted(
        [f"{a}, 40: 1 confirmed figure since 1 January 2026.", f"{b}, 6: 1 confirmed figure since 1 January 2026."]
    )


def test_shares_name_each_partner_and_whoever_is_left_out(made, alice, bob):
    a, b = codes(alice, bob)
    assert made([("A", 1, 40), ("A", 4, 42), ("B", 2, 6)], **SHARES) == [
        f"48: added from the latest confirmed figures of 2 partners ({a} 42, {b} 6)."
    ]
    assert made([("A", 1, 40), ("B", 1, 6, {"state": "contested"})], **SHARES) == [f"Left out: {b} (not confirmed)."]


def test_a_percentage_says_its_people_and_only_people_join(made, alice, bob):
    a, b = codes(alice, bob)
    parts = {"numerator": D(24), "denominator": D(71)}
    assert made([("A", 1, "33.8028", parts)], nature="percentage") == ["33.8 %: 24 of 71."]
    joined = made([("A", 1, "33.8028", parts), ("B", 1, 90)], nature="percentage", **SHARES)
    assert joined == [
        f"33.8 % (24 of 71): numerator and denominator of 1 partner ({a} 24 of 71).",
        f"Left out: {b} (percentages do not add up).",
    ]


def test_a_panel_tells_its_marks(made):
    said = made([("A", 1, 3, {"marks": [2, 3, 3, 4]})], nature="rubric", levels={}, baseline=None, target=None)
    assert said == ["Marks of the panel on 1 September 2026: 2, 3, 3, 4; median 3, from 2 to 4."]
