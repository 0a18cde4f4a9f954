"""Two changes of one text: by property, and by examples that read like life."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.merging import Change, applied, collide, merge, redline, undecided

pytestmark = pytest.mark.once

words = st.lists(st.sampled_from(["la", "vie", "ici", ",", "dure", "peu"]), max_size=8).map(" ".join)


@given(words, words)
def test_who_changes_nothing_leaves_the_other_alone(base, changed):
    assert merge(base, base, changed).text == changed
    assert merge(base, changed, base).text == changed
    assert merge(base, changed, changed).text == changed


@given(words, words, words)
@settings(max_examples=300, deadline=None)
def test_the_order_of_two_changes_changes_nothing(base, one, two):
    first, second = merge(base, one, two), merge(base, two, one)
    assert first.clean == second.clean
    if first.clean:
        assert first.text == second.text
    assert [{piece.words, piece.other} for piece in first.pieces] == [
        {piece.words, piece.other} for piece in second.pieces
    ]


@given(words, words, words)
@settings(max_examples=300, deadline=None)
def test_every_word_that_is_merged_comes_from_somewhere_and_each_side_is_there_where_they_differ(base, one, two):
    merged = merge(base, one, two)
    known = set(f"{base} {one} {two}".split())
    for piece in merged.pieces:
        assert set(f"{piece.words} {piece.other or ''}".split()) <= known
    if not merged.clean:
        assert undecided(merged.text)


def test_changes_of_different_words_go_together():
    base = "la présence des habitants, le regard de la recherche"
    one = "la présence et le savoir des habitants, le regard de la recherche"
    two = "la présence des habitants, le regard des chercheurs"
    merged = merge(base, one, two)
    assert (merged.clean, merged.text) == (True, "la présence et le savoir des habitants, le regard des chercheurs")


def test_two_wordings_of_the_same_place_are_both_kept_to_choose():
    merged = merge("le regard de la recherche", "le regard des chercheurs", "le regard du laboratoire")
    assert not merged.clean
    assert "chercheurs" in merged.text and "laboratoire" in merged.text and undecided(merged.text)
    assert not undecided("le regard des chercheurs")


def test_a_change_of_what_the_other_removed_is_a_choice():
    assert not merge("un deux trois", "un trois", "un DEUX trois").clean


def test_long_texts_with_small_changes_are_compared_word_by_word():
    long = "mot " * 30_000
    merged = merge(long, long + "fin", long + "autre")
    assert [(piece.words, piece.other) for piece in merged.pieces] == [(long.rstrip(), None), (" fin", " autre")]
    assert redline(long, long + "fin") == [("same", long.rstrip()), ("del", " "), ("ins", " fin")]


def test_entangled_texts_are_a_choice_and_not_a_wait():
    """Comparing two texts that share one word again and again would cost the cube of their length."""
    one, two = (" ".join(f"x {letter}{n}" for n in range(1000)) for letter in "uv")
    assert redline(f"début {one} fin", f"début {two} fin") == [
        *(("same", "début x"), ("del", one[1:]), ("ins", two[1:]), ("same", " fin"))
    ]
    assert [(piece.words, piece.other) for piece in merge("", one, two).pieces] == [(one, two)]


# Paragraphs ---------------------------------------------------------------------------------------------

TEXT = [(number, {"fr": f"Paragraphe {number}."}) for number in range(4)]
changes = st.builds(
    Change,
    kind=st.sampled_from(["replace", "add", "remove"]),
    paragraph=st.integers(0, 3),
    new=st.integers(100, 10_000),
    body=st.text(max_size=5).map(lambda said: {"fr": said}),
)


@given(st.lists(changes, min_size=2, max_size=4, unique_by=lambda change: change.new))
@settings(max_examples=300, deadline=None)
def test_changes_that_do_not_collide_give_one_text_in_any_order(several):
    if any(collide(one, two) for rank, one in enumerate(several) for two in several[:rank]):
        return
    results = []
    for order in permutations(several):
        text = TEXT
        for change in order:
            text = applied(text, change)
        results.append(text)
    assert all(result == results[0] for result in results)


@given(changes, changes)
def test_colliding_is_mutual(one, two):
    assert collide(one, two) == collide(two, one)
    assert collide(one, one)


def test_what_is_applied():
    new = {"fr": "Neuf."}
    assert applied(TEXT, Change("replace", 1, 9, new))[1] == (1, new)
    assert [row for row, _body in applied(TEXT, Change("add", 1, 9, new))] == [0, 1, 9, 2, 3]
    assert [row for row, _body in applied(TEXT, Change("add", None, 9, new))] == [9, 0, 1, 2, 3]
    assert [row for row, _body in applied(TEXT, Change("remove", 1, 9, {}))] == [0, 2, 3]
    with pytest.raises(LookupError):
        applied(TEXT, Change("replace", 77, 9, new))


def test_what_collides():
    def change(kind, paragraph):
        return Change(kind, paragraph, 9, {})

    assert collide(change("replace", 1), change("replace", 1))
    assert collide(change("replace", 1), change("remove", 1))
    assert collide(change("add", 1), change("remove", 1)), "the place after a removed paragraph is gone"
    assert not collide(change("add", 1), change("replace", 1))
    assert not collide(change("replace", 1), change("replace", 2))
