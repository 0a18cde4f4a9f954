"""Paragraphs typed, matched and compared; proposing a version, reading what changed, answering."""

from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.texts import Localized
from partnerships import actions, merging
from partnerships.contents import texts
from partnerships.models import Consent, Paragraph, Version
from tests.conftest import text

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


def text_fr(words: str) -> Localized:
    return Localized({"fr": words})


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
        ("same", "the presence "),
        ("ins", "and knowledge "),
        ("same", "of residents"),
    ]
    long = "word " * 3000
    assert merging.redline(long, long + "x y") == [("del", long), ("ins", long + "x y")]


def test_changes_follow_identities():
    one, two, three = uuid4(), uuid4(), uuid4()
    before = [(one, text("Un", "One")), (two, text("Deux", "Two"))]
    after = [(one, text("Un !", "One")), (three, text("Trois", "Three"))]
    kept, gone, new = texts.changes(before, after)
    assert (kept.changed, kept.elsewhere) == (False, ["fr"]), "the reader reads English: only the French changed"
    assert gone.pieces == [("del", "Two")]
    assert new.pieces == [("ins", "Three")]


def _send(url, browser, **typed):
    given = {"text_fr": "Trois.\n\nQuatre.", "text_en": "Three.\n\nFour.", "after": "2", **typed}
    return browser.post(url("propose_version"), given)


def test_the_form_starts_from_the_current_version(made, url, login, alice):
    read = login(alice).get(url("propose_version")).text
    assert "Un deux trois." in read and "One two three." in read
    assert 'name="on_behalf_of"' not in read


def test_a_version_keeps_the_identity_of_what_did_not_change(made, url, login, alice):
    typed = {
        "text_fr": "Un deux trois.\n\nQuatre.",
        "text_en": "One two three.\n\nFour.",
        "reason_en": "Fourth",
    }
    assert _send(url, login(alice), **typed).status_code == 302
    three = Version.objects.get(number=3)
    first, second = three.paragraphs.all()
    assert first.uuid == made.two.paragraphs.get().uuid
    assert second.uuid != first.uuid
    assert (three.label, three.proposed_by) == ("v3", alice)


def test_the_facilitator_proposes_on_behalf_of_a_partner(made, url, login, facilitator):
    assert _send(url, login(facilitator), on_behalf_of="CAL", label="v1.0").status_code == 302
    three = Version.objects.get(number=3)
    assert (three.on_behalf_of.code, three.label) == ("CAL", "v1.0")
    assert "on behalf of Calorane SA" in login(facilitator).get(url("vision")).text


def test_two_who_write_at_once_see_both_texts(made, url, login, alice, carol):
    actions.propose_version(made.partnership, by=carol, paragraphs=[(None, text("Avant.", "Meanwhile."))])
    answer = _send(url, login(alice))
    assert answer.status_code == 409
    assert "Somebody proposed a newer version while you were writing." in answer.text
    assert "Proposed meanwhile: v3" in answer.text and "Meanwhile." in answer.text
    assert "Three." in answer.text, "what was typed is kept"
    assert 'name="after" value="3"' in answer.text
    assert _send(url, login(alice), after="3").status_code == 302


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            {"text_fr": "Un deux trois.", "text_en": "One two three."},
            "This text is the same as the version before.",
        ),
        ({"text_en": "Three. Four."}, "The languages do not have the same number of paragraphs."),
        ({"text_fr": ""}, "required"),
        ({"after": "many"}, "Enter a whole number."),
        ({"text_fr": "x" * 200_001}, "at most 200000 characters"),
    ],
)
def test_a_text_that_cannot_be_proposed(made, url, login, alice, typed, said):
    answer = _send(url, login(alice), **typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert Version.objects.count() == 2


def test_a_version_shows_what_changed(made, url, login, alice):
    read = login(alice).get(url("vision_version", 2)).text
    assert "One two<ins> three</ins>." in read
    assert "What changed since v1 is marked word by word." in read
    assert made.two.fingerprint in read
    first = login(alice).get(url("vision_version", 1)).text
    assert "An earlier version; the current one is v2." in first
    assert "<ins>" not in first


def test_words_are_never_taken_for_markup(made, url, login, alice):
    _send(url, login(alice), text_fr="<b>Un</b>", text_en="<script>alert(1)</script>")
    for address in (url("vision"), url("vision_version", 3), url("propose_version")):
        read = login(alice).get(address).text
        assert "<script>alert" not in read
        assert "&lt;script&gt;" in read
    assert Paragraph.objects.filter(version__number=3).count() == 1


def _answer(url, browser, made, **typed):
    return browser.post(url("give_consent"), {"position": "consent", "fingerprint": made.two.fingerprint, **typed})


def test_a_partner_answers_to_the_words_it_has_read(made, url, login, alice):
    browser = login(alice)
    read = browser.get(url("vision")).text
    assert "Your answer is awaited." in read
    assert "To confirm" in read, "the answer to v1 is stale"
    assert made.two.fingerprint in read
    assert _answer(url, browser, made).status_code == 302
    consent = Consent.objects.get(version=made.two, partner=alice.partner)
    assert (consent.position, consent.fingerprint) == ("consent", made.two.fingerprint)
    assert "1 of 3 partners consent to v2." in browser.get(url("vision")).text


def test_the_vision_is_shared_when_every_partner_consents(made, url, login, alice, bob, carol):
    for who in (alice, bob, carol):
        _answer(url, login(who), made)
    assert "the 3 partners consent to v2." in login(alice).get(url("vision")).text


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ({"position": "objection"}, 403, "An objection comes with its reason"),
        ({"position": "maybe", "reason": "Because we"}, 422, "Because we"),
        ({"position": ""}, 422, "This field is required."),
        ({"fingerprint": "0" * 64}, 403, "The text has changed since you opened this page."),
        ({"fingerprint": "short"}, 422, "Enter a valid value."),
        ({"reason": "a\x07"}, 422, "invisible control characters"),
        ({"reason": "x" * 2001}, 422, "at most 2000 characters"),
        ({"once": "odd"}, 422, "errors"),
    ],
)
def test_an_answer_that_is_not_one(made, url, login, alice, typed, status, said):
    answer = _answer(url, login(alice), made, **typed)
    assert answer.status_code == status
    assert said in answer.text
    assert not Consent.objects.filter(version=made.two).exists()


def test_an_answer_sent_twice_counts_once(made, url, login, alice):
    once = str(uuid4())
    assert _answer(url, login(alice), made, once=once).status_code == 302
    assert _answer(url, login(alice), made, once=once).status_code == 409
    assert Consent.objects.filter(version=made.two).count() == 1


def test_who_represents_nobody_does_not_answer(made, url, login, facilitator):
    assert _answer(url, login(facilitator), made).status_code == 403
    assert 'name="position"' not in login(facilitator).get(url("vision")).text


def test_there_is_nothing_to_answer_to_before_a_first_text(partnership, url, login, alice):
    assert login(alice).post(url("give_consent"), {"position": "consent"}).status_code == 404
    assert "Propose a first text" in login(alice).get(url("vision")).text
    assert login(alice).get(url("vision_version", 1)).status_code == 404


def test_a_text_frozen_with_the_charter_is_not_rewritten_here(made, url, login, alice):
    actions.lock_text(made.two.text)
    answer = login(alice).get(url("propose_version"))
    assert answer.status_code == 403
    assert "This text is frozen with the charter." in answer.text
    assert "This text is frozen with the charter." in _send(url, login(alice)).text


@pytest.mark.parametrize("size", [10_000_000, 2_600_000])
def test_megabytes_of_text_are_refused_with_a_sentence(size, made, url, login, alice):
    answer = _send(url, login(alice), text_fr="a" * size)
    assert answer.status_code == 413
    assert "A form takes 2.5 million characters at most; nothing of what you sent was kept." in answer.text
    assert Version.objects.count() == 2


def test_a_long_text_is_fine_and_an_endless_one_is_refused_with_a_sentence(made, url, login, alice):
    def paragraphs(many):
        return {code: "\n\n".join(f"{word} {n}." for n in range(many)) for code, word in (("fr", "Nous"), ("en", "We"))}

    few, many = paragraphs(300), paragraphs(1001)
    refused = _send(url, login(alice), text_fr=many["fr"], text_en=many["en"])
    assert refused.status_code == 422
    assert "This text has more than 1000 paragraphs." in refused.text
    assert _send(url, login(alice), text_fr=few["fr"], text_en=few["en"]).status_code == 302
    assert Version.objects.get(number=3).paragraphs.count() == 300
    assert login(alice).get(url("vision")).status_code == 200
    assert login(alice).get(url("vision_version", 3)).status_code == 200
