"""The fifteen lines together: none in place by chance, none without its sentence, in both languages."""

import json
from dataclasses import fields, replace
from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from overview.contents.lines import LINES, mended_at, sentence
from overview.contents.lines.gaps import PLACES, WORDS
from overview.recipe import READERS, STAGES, Facts, State, read
from overview.recipe.facts import Review
from partnerships.models import Partnership
from tests.overview.whole import LINE, PEOPLE, REVIEW, TODAY, WHOLE

pytestmark = pytest.mark.once
DAYS = st.dates(date(2025, 1, 1), date(2028, 1, 1))
NAMES = st.lists(st.sampled_from(["Phare", "Calorane", {"fr": "O1 But", "en": "O1 Aim"}]), max_size=5)
REVIEWS = st.builds(
    lambda state, read_on, peers, advice, answered, decisions: Review(
        1, state, TODAY, read_on, read_on, read_on, peers, advice, min(answered, advice), tuple(decisions)
    ),
    *(st.sampled_from(["open", "revealed", "answered"]), DAYS, st.integers(0, 4), st.integers(0, 4)),
    *(st.integers(0, 4), st.lists(st.just("D-2026-01"), max_size=2)),
)
KINDS = {
    bool: st.booleans(),
    int: st.integers(0, 12),
    str: st.sampled_from(["", "v1.0"]),
    tuple: NAMES,
    type(None): st.none() | DAYS,
}
ALONE = {
    "today": DAYS,
    "stage": st.sampled_from(STAGES),
    "reviews": st.lists(REVIEWS, max_size=2).map(tuple),
}


def any_of(field):
    return ALONE[field.name] if field.name in ALONE else KINDS[type(field.default)]


FACTS = st.builds(Facts, **{field.name: any_of(field) for field in fields(Facts)})
SHARE = (("done", "whole"),)
SHORT = dict.fromkeys(("D1", "D2", "D5", "S1", "S2", "M1", "M3", "M4"), SHARE) | {
    "D3": (("done", "critical"),),
    "D4": (*SHARE, ("seated", "seats")),
    "S3": (("seated", "quorum"),),
}


def test_a_whole_partnership_has_every_line_in_place():
    assert {reading.state for reading in read(WHOLE).values()} == {State.IN_PLACE}


def test_an_empty_partnership_has_nothing_in_place():
    readings = read(Facts(today=TODAY))
    assert State.IN_PLACE not in {reading.state for reading in readings.values()}


def test_an_empty_partnership_that_runs_misses_most():
    readings = read(Facts(today=TODAY, stage="running"))
    assert {code for code, reading in readings.items() if reading.state != State.MISSING} == {"M5"}


@given(FACTS)
def test_nothing_is_in_place_when_its_count_is_short(facts):
    for code, reading in read(facts).items():
        if reading.state != State.IN_PLACE:
            continue
        assert not reading.gaps, code
        for done, whole in SHORT.get(code, ()):
            assert reading.params[done] >= reading.params[whole], code
    if read(facts)["M2"].state == State.IN_PLACE:
        assert facts.qualitative * 5 >= facts.indicators > 0


@given(FACTS)
def test_whatever_the_facts_every_line_has_its_sentence_and_its_place(facts):
    for code, reading in read(facts).items():
        kept = json.loads(json.dumps(reading.kept()))
        for language in ("en", "fr"):
            with override(language):
                said = sentence(LINE[code], kept, PEOPLE)
            assert said and "%(" not in said
        assert mended_at(LINE[code], kept, "chaleur").startswith("/partnerships/chaleur/")


NAMED = [field.name for field in fields(Facts) if field.default == () and field.name != "reviews"]


@pytest.mark.parametrize("name", NAMED)
def test_each_list_of_what_lacks_counts(name):
    """Something named in any list takes a line out of place; that one signs anew takes none."""
    lines = {code for code, reading in read(replace(WHOLE, **{name: ["X"]})).items() if reading.gaps}
    assert len(lines) == {"unconsenting": 2, "signing_unsigned": 0}.get(name, 1)


def test_lines_readers_and_stages_are_the_same_as_elsewhere():
    assert [line.code for line in LINES] == list(READERS)
    assert len(LINES) == 15
    assert list(STAGES) == Partnership.State.values
    assert set(PLACES) <= set(WORDS)


def test_the_place_to_mend_is_that_of_what_lacks_first():
    kept = read(replace(WHOLE, no_part=["Phare"]))["D3"].kept()
    assert mended_at(LINE["D3"], kept, "x") == "/partnerships/x/partners/"
    kept = read(replace(WHOLE, uncovered=["N1"], no_part=["Phare"]))["D3"].kept()
    assert mended_at(LINE["D3"], kept, "x") == "/partnerships/x/needs/"
    assert mended_at(LINE["M4"], read(replace(WHOLE, reviews=(REVIEW,)))["M4"].kept(), "x").endswith("/reviews/")
