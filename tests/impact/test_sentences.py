"""Readings in words: basis, share, status, in English and in French."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.utils.translation import override

from impact.charts import trajectory_chart
from impact.sentences import (
    LABELS,
    MARKS,
    OMISSIONS,
    REASONS,
    basis_sentence,
    chart_labels,
    day,
    figure,
    percent,
    share_sentence,
    status_label,
    status_sentence,
    step_sentence,
    valued,
)
from impact.trajectory import Measure, Omission, Path, Reason, Status, read, set_by_hand

START, MILESTONE, END, TODAY = date(2026, 1, 1), date(2026, 12, 31), date(2028, 12, 31), date(2026, 11, 24)
AUTUMN = date(2026, 9, 30)
HOUSEHOLDS = Path(D(0), START, ((MILESTONE, D(150)),), D(600), END)
BURDEN = Path(
    D("11.8000"), START, ((MILESTONE, D("11.0000")),), D("9.0000"), END, "down",
    expected_from=date(2027, 12, 31), nature="percentage",
)  # fmt: skip


@pytest.fixture(autouse=True, params=["en", "fr"])
def language(request):
    with override(request.param):
        yield request.param


@pytest.fixture
def said(language):
    """Choose the sentence of the language of the moment, no-break spaces written as plain ones."""

    def compare(sentence, english, french):
        plain = sentence.replace("\u00a0", " ").replace("\u202f", " ")
        assert plain == (english if language == "en" else french)

    return compare


def reading(path, value, state="confirmed", n=None, today=TODAY, on=AUTUMN):
    return read(path, [Measure(on, D(str(value)), state, "LLU", n)], today)


@pytest.mark.parametrize(
    ("value", "decimals", "english", "french"),
    [
        (D("1234567.5"), None, "1,234,567.5", "1\u202f234\u202f567,5"),
        (D("11"), 1, "11.0", "11,0"),
        (D("62.5"), 0, "63", "63"),
        (D("-0.2"), 0, "0", "0"),
        (D("-3.40"), None, "\u22123.4", "\u22123,4"),
        (None, None, "–", "–"),
    ],
)
def test_figures_are_written_as_the_language_does(value, decimals, english, french, language):
    assert figure(value, decimals) == (english if language == "en" else french)


def test_percentages_keep_their_sign_on_their_line(language):
    assert percent(D("19.66")) == ("19.7\u00a0%" if language == "en" else "19,7\u202f%")
    assert percent(D(50)) == ("50\u00a0%" if language == "en" else "50\u202f%")
    assert percent(None) == "–"


def test_a_missing_figure_is_a_dash_and_zero_is_zero():
    assert valued(None, "number") == "–"
    assert valued(D(0), "number", unit="kWh") == "0 kWh"


def test_days(said):
    said(day(START), "1 January 2026", "1er janvier 2026")
    said(day(AUTUMN), "30 September 2026", "30 septembre 2026")


def test_the_basis_of_the_households(said):
    found = reading(HOUSEHOLDS, 118)
    said(
        basis_sentence(found),
        "118, from 0 towards 150 by 31 December 2026; 112 expected on 30 September 2026.",
        "118, de 0 vers 150 au 31 décembre 2026 ; 112 attendus au 30 septembre 2026.",
    )
    said(share_sentence(found), "19.7 %: 118, from 0 towards 600", "19,7 % : 118, de 0 vers 600")
    said(
        step_sentence(found),
        "79 % of the way to the milestone, 20 % of the way to the target.",
        "79 % du chemin vers le jalon, 20 % du chemin vers la cible.",
    )
    said(
        status_sentence(found),
        "On track: 1.05 times the change expected on 30 September 2026.",
        "Dans le rythme : 1,05 fois le changement attendu au 30 septembre 2026.",
    )


def test_french_puts_its_narrow_spaces():
    with override("fr"):
        assert "2026\u202f; 112" in basis_sentence(reading(HOUSEHOLDS, 118))
        assert "7\u202f%\u00a0: 118" in share_sentence(reading(HOUSEHOLDS, 118))


def test_the_share_of_the_way(said):
    path = Path(D(60), START, (), D(80), END)
    said(share_sentence(reading(path, 70)), "50 %: 70, from 60 towards 80", "50 % : 70, de 60 vers 80")
    without = Path(target=D(100))
    said(
        share_sentence(reading(without, 75)),
        "75 %: 75 for a target of 100",
        "75 % : 75 pour une cible de 100",
    )
    lower = Path(target=D(50), direction="down")
    said(
        share_sentence(reading(lower, 40)),
        "125 %: 40 for a target of 50, lower being better",
        "125 % : 40 pour une cible de 50, le plus bas étant le meilleur",
    )
    said(
        share_sentence(reading(Path(), 4)),
        "Not calculable: no target is set",
        "Non calculable : aucune cible n’est fixée",
    )


def test_a_contested_and_early_figure_says_both(said):
    found = reading(BURDEN, "11.4000", "contested", 64)
    said(
        basis_sentence(found),
        "11.4 % (n = 64), from 11.8 % towards 11.0 % by 31 December 2026; 11.2 % expected on 30 September 2026.",
        "11,4 % (n = 64), de 11,8 % vers 11,0 % au 31 décembre 2026 ; 11,2 % attendus au 30 septembre 2026.",
    )
    said(status_label(found), "Contested, too early", "Contestée, trop tôt")
    said(
        status_sentence(found),
        "Contested, too early: the figure is shown, it is not counted.",
        "Contestée, trop tôt : le chiffre est montré, il n’est pas compté.",
    )


def test_one_is_singular_in_french(said):
    path = Path(D(0), START, (), D(4), END)
    said(
        basis_sentence(reading(path, 2)),
        "2, from 0 towards 4 by 31 December 2028; 1.0 expected on 30 September 2026.",
        "2, de 0 vers 4 au 31 décembre 2028 ; 1,0 attendu au 30 septembre 2026.",
    )


def test_before_any_measure(said):
    early = read(Path(target=D(60), target_on=END, expected_from=date(2027, 6, 30)), [], TODAY)
    said(
        basis_sentence(early),
        "No measure yet; the first effect is expected from 30 June 2027.",
        "Pas encore de mesure ; le premier effet est attendu à partir du 30 juin 2027.",
    )
    said(
        status_sentence(early),
        "Too early: the first effect is expected from 30 June 2027.",
        "Trop tôt : le premier effet est attendu à partir du 30 juin 2027.",
    )
    said(
        basis_sentence(read(HOUSEHOLDS, [], TODAY)),
        "No measure yet; one is due by 31 December 2026.",
        "Pas encore de mesure ; une est due au plus tard le 31 décembre 2026.",
    )
    said(basis_sentence(read(Path(), [], TODAY)), "No measure yet.", "Pas encore de mesure.")
    assert step_sentence(early) == ""


def test_what_awaits_confirmation(said):
    found = reading(HOUSEHOLDS, 118, "submitted")
    said(
        basis_sentence(found),
        "A measure awaits confirmation by another partner.",
        "Une mesure attend d’être confirmée par un autre partenaire.",
    )


def test_a_measure_that_did_not_come(said):
    said(
        status_sentence(reading(HOUSEHOLDS, 118, today=date(2027, 1, 4))),
        "Overdue: no measure came for 31 December 2026.",
        "Mesure en retard : aucune mesure n’est arrivée pour le 31 décembre 2026.",
    )


def test_a_level_reached(said):
    found = reading(Path(D(2), START, ((MILESTONE, D(3)),), D(4), END, nature="rubric"), 3, n=4)
    said(
        basis_sentence(found),
        "level 3 (n = 4), from 2 towards 3 by 31 December 2026; measured on 30 September 2026.",
        "niveau 3 (n = 4), de 2 vers 3 au 31 décembre 2026 ; mesuré le 30 septembre 2026.",
    )
    said(
        status_sentence(found),
        "Milestone reached: level 3 is reached.",
        "Jalon atteint : le niveau 3 est atteint.",
    )


def test_a_value_to_maintain(said):
    path = Path(D(50), START, (), D(50), END, "maintain", D(3))
    said(
        basis_sentence(reading(path, 47)),
        "47, to be kept at 50, give or take 3; 50 expected on 30 September 2026.",
        "47, à maintenir à 50, à 3 près ; 50 attendus au 30 septembre 2026.",
    )
    said(
        status_sentence(reading(path, 40)),
        "Behind: outside what is to be held, from 47 to 53.",
        "En retard : hors de ce qui est à maintenir, de 47 à 53.",
    )
    said(
        status_sentence(reading(path, 53)),
        "On track: within what is to be held, from 47 to 53.",
        "Dans le rythme : dans ce qui est à maintenir, de 47 à 53.",
    )
    said(
        share_sentence(reading(Path(D(40), START, (), D(50), END, "maintain", D(3)), 56)),
        "56 for a value to hold of 50, give or take 3",
        "56 pour une valeur à maintenir de 50, à 3 près",
    )
    assert step_sentence(reading(path, 53)) == ""


@pytest.mark.parametrize(
    ("path", "english"),
    [
        (Path(), "5, no target is set; measured on 30 September 2026."),
        (Path(target=D(9)), "5, towards 9; measured on 30 September 2026."),
        (
            Path(target=D(9), target_on=END),
            "5, towards 9 by 31 December 2028; measured on 30 September 2026.",
        ),
        (Path(baseline=D(2), target=D(9)), "5, from 2 towards 9; measured on 30 September 2026."),
    ],
)
def test_what_is_not_known_is_not_said(path, english):
    with override("en"):
        assert basis_sentence(reading(path, 5)) == english


def test_told_in_words(said):
    found = read(Path(nature="narrative"), [Measure(AUTUMN, None)], TODAY)
    said(
        basis_sentence(found),
        "Told in words on 30 September 2026, without a figure.",
        "Raconté le 30 septembre 2026, sans chiffre.",
    )


def test_a_status_set_by_hand_gives_its_reason(said):
    found = set_by_hand(reading(HOUSEHOLDS, 17), Status.WATCH, "lots plus petits.")
    said(
        status_sentence(found),
        "To be watched, set by hand: lots plus petits.",
        "À surveiller, état choisi par une personne : lots plus petits.",
    )


def test_every_status_reason_and_omission_has_its_words_and_its_mark():
    assert set(LABELS) == set(MARKS) == set(Status)
    assert set(REASONS) == set(Reason)
    assert set(OMISSIONS) == set(Omission)
    plain = reading(HOUSEHOLDS, 118)
    for status in Status:
        if status not in {Status.TOO_EARLY, Status.OVERDUE}:
            moved = set_by_hand(plain, status, "because")
            assert "because" in status_sentence(moved)


def test_red_is_for_what_is_behind_alone():
    assert [status for status, mark in MARKS.items() if mark.word == "word-stop"] == [Status.BEHIND]


def test_a_picture_is_told_with_every_dated_figure(said, language):
    measures = [Measure(date(2026, 6, 30), D("11.7"), "submitted"), Measure(AUTUMN, D("11.4"), "contested")]
    found = read(BURDEN, measures, TODAY)
    labels = chart_labels("Effort", BURDEN, found, measures)
    said(
        labels.desc,
        "Baseline 11.8 % on 1 January 2026. Milestone 11.0 % on 31 December 2026. "
        "Target 9.0 % on 31 December 2028. Measured 11.7 % on 30 June 2026, to be confirmed. "
        "Measured 11.4 % on 30 September 2026, contested. Too early to judge before 31 December 2027.",
        "Valeur de référence : 11,8 % au 1er janvier 2026. Jalon : 11,0 % au 31 décembre 2026. "
        "Cible : 9,0 % au 31 décembre 2028. Mesure : 11,7 % au 30 juin 2026, à confirmer. "
        "Mesure : 11,4 % au 30 septembre 2026, contestée. Trop tôt pour juger avant le 31 décembre 2027.",
    )
    said(labels.early, "too early to judge before December 2027", "trop tôt pour juger avant décembre 2027")
    assert labels.title.startswith("Effort")
    picture = trajectory_chart(BURDEN, measures, labels=labels, today=TODAY)
    assert ("contestée" if language == "fr" else "contested") in picture
