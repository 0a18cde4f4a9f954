"""Paragraphs typed, cut, matched and compared."""

from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from core.texts import Localized
from partnerships import merging
from partnerships.contents import texts
from tests.conftest import text
from tests.partnerships.texts import text_fr

words = st.text(alphabet="ab ,.\n", max_size=60)


def test_a_text_is_cut_at_empty_lines_in_every_language():
    typed = Localized({"fr": "Un.\r\n\r\nDeux.\n \n\nTrois.", "en": "One.\n\nTwo.\n\nThree."})
    cut = texts.as_written(typed)
    assert [dict(body) for body in cut] == [
        {"fr": "Un.", "en": "One."},
        {"fr": "Deux.", "en": "Two."},
        {"fr": "Trois.", "en": "Three."},
    ]
    kept = [(uuid4(), body) for body in cut]
    assert texts.as_written(texts.as_typed(kept, ("fr", "en"))) == cut


def test_languages_that_do_not_answer_each_other_are_refused():
    assert texts.as_written(Localized({"fr": "Un.\n\nDeux.", "en": "One."})) == []
    assert texts.as_written(Localized({"fr": "Un.\n\nDeux.", "en": ""})) == [text_fr("Un."), text_fr("Deux.")]


def test_unchanged_paragraphs_keep_their_identity_and_the_others_their_place():
    one, two, three = uuid4(), uuid4(), uuid4()
    before = [(one, text_fr("A")), (two, text_fr("B")), (three, text_fr("C"))]
    moved = texts.matched(before, [text_fr("A"), text_fr("B changed"), text_fr("C"), text_fr("new")])
    assert [uuid for uuid, _body in moved] == [one, two, three, None]
    cut = texts.matched(before, [text_fr("C")])
    assert [uuid for uuid, _body in cut] == [three]
    assert texts.matched([], [text_fr("A")]) == [(None, text_fr("A"))]


@given(words, words)
@settings(max_examples=80, deadline=None)
def test_a_redline_holds_both_texts_whole(old, new):
    pieces = merging.redline(old, new)
    assert "".join(said for kind, said in pieces if kind != "ins") == old
    assert "".join(said for kind, said in pieces if kind != "del") == new
    assert all(said for _kind, said in pieces)


def test_a_redline_goes_word_by_word():
    assert merging.redline("the presence of residents", "the presence and knowledge of residents") == [
        ("same", "the presence"),
        ("ins", " and knowledge"),
        ("same", " of residents"),
    ]
    long = "word " * 3000
    assert merging.redline(long, long + "x y") == [("same", long.rstrip()), ("del", " "), ("ins", " x y")]


def test_changes_follow_identities():
    one, two, three = uuid4(), uuid4(), uuid4()
    before = [(one, text("Un", "One")), (two, text("Deux", "Two"))]
    after = [(one, text("Un !", "One")), (three, text("Trois", "Three"))]
    kept, gone, new = texts.changes(before, after)
    assert (kept.changed, kept.elsewhere) == (False, ["fr"]), "the reader reads English: only the French changed"
    assert gone.pieces == [("del", "Two")]
    assert new.pieces == [("ins", "Three")]
