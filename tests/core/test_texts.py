"""Texts in several languages: read in mine, or marked with theirs."""

import pytest
from django.utils.html import conditional_escape
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from core.forms import Form, LocalizedFormField, PlainField
from core.texts import Localized, LocalizedField, every_language

BOTH = Localized({"fr": "Bonjour <b>", "en": "Hello"})


@pytest.mark.parametrize(("language", "said"), [("fr", "Bonjour <b>"), ("en", "Hello")])
def test_it_is_read_in_the_reader_s_language(language, said):
    with override(language):
        assert str(BOTH) == said


def test_a_missing_language_falls_back_on_the_main_one_and_says_so():
    french = Localized({"fr": "Ça & là"})
    with override("en"):
        assert conditional_escape(french) == '<span lang="fr">Ça &amp; là</span>'
    with override("fr"):
        assert conditional_escape(french) == "Ça &amp; là"


def test_an_empty_text_is_false_and_empty():
    assert not Localized({"fr": ""})
    assert str(Localized()) == ""


@given(st.dictionaries(st.sampled_from(["fr", "en"]), st.text()))
def test_the_database_gives_back_what_it_was_given_in_order(texts):
    field = LocalizedField()
    back = field.from_db_value(field.get_prep_value(texts), None, None)
    assert list(back.items()) == list(texts.items())


def test_only_mappings_are_stored():
    with pytest.raises(TypeError):
        LocalizedField().get_prep_value("plain")


def test_a_label_is_kept_in_every_language():
    assert set(every_language("word")) == {"en", "fr"}


class Note(Form):
    title = LocalizedFormField(label="Title", max_length=10)
    remark = PlainField(required=False)


def note(**data):
    return Note(data, languages=("fr", "en"))


def test_the_main_language_is_asked_for_and_others_are_free():
    assert note(title_fr="Titre", title_en="").is_valid()
    assert not note(title_fr="", title_en="Title").is_valid()


@pytest.mark.parametrize("bad", ["x" * 11, "a\x00b", "a\x07b", "a\x7fb"])
def test_bad_text_is_refused_with_a_sentence_and_kept_on_the_form(bad):
    form = note(title_fr=bad)
    assert not form.is_valid()
    assert form.errors["title"]
    assert form.data["title_fr"] == bad


def test_an_answer_holds_the_texts_and_not_the_token():
    form = note(title_fr=" Titre ", title_en="Title")
    assert form.is_valid()
    assert form.answer() == {"title": {"fr": "Titre", "en": "Title"}, "remark": ""}
