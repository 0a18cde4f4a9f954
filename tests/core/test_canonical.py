"""Canonical JSON: one content, one hash."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from core.canonical import canonical, fingerprint, instant
from core.texts import Localized


def test_keys_are_sorted_and_nothing_is_added():
    assert canonical({"b": [1, True, None], "a": {"é": "ü"}}) == '{"a":{"é":"ü"},"b":[1,true,null]}'.encode()


def test_the_order_of_writing_does_not_count():
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint((1, 2)) == fingerprint([1, 2]) != fingerprint([2, 1])


def test_the_same_words_have_the_same_hash_however_they_were_typed():
    assert canonical({"cafe\u0301": "e\u0301"}) == canonical({"caf\u00e9": "\u00e9"})


def test_the_fingerprint_is_the_sha256_of_the_bytes():
    assert fingerprint(["Entente"]) == hashlib.sha256(b'["Entente"]').hexdigest()


def test_a_text_in_two_languages_is_a_mapping():
    assert canonical(Localized({"fr": "Oui", "en": "Yes"})) == b'{"en":"Yes","fr":"Oui"}'


@pytest.mark.parametrize(
    "value",
    [
        0.1,
        1.0,
        float("nan"),
        float("inf"),
        Decimal("1.5"),
        datetime(2026, 1, 1, tzinfo=UTC),
        UUID(int=1),
        {1},
        b"x",
    ],
)
def test_what_others_would_write_differently_is_refused(value):
    with pytest.raises(TypeError, match=r"^rows\[1\]\.value: "):
        canonical({"rows": [0, {"value": value}]})


def test_a_translation_of_the_moment_is_refused():
    with pytest.raises(TypeError, match="__proxy__"):
        canonical({"name": gettext_lazy("French")})


def test_a_key_that_is_not_a_text_is_refused():
    with pytest.raises(TypeError, match=r"^votes\[1\]: a key is a text, not int"):
        canonical({"votes": {1: "for"}})


def test_two_keys_that_become_one_are_refused():
    with pytest.raises(ValueError, match="twice"):
        canonical({"\u00e9": 1, "e\u0301": 2})


@pytest.mark.parametrize("number", [2**53, -(2**53)])
def test_an_integer_that_others_round_is_refused(number):
    assert canonical(2**53 - 1) == b"9007199254740991"
    with pytest.raises(ValueError, match=r"^data: .* too large"):
        canonical(number)


def test_half_a_character_is_refused():
    with pytest.raises(ValueError, match="surrogate"):
        canonical({"text": "\ud83d"})


def test_bottomless_data_are_refused():
    data: list = []
    data.append(data)
    with pytest.raises(ValueError, match="levels"):
        canonical(data)


def test_a_moment_is_written_in_utc():
    paris = timezone(timedelta(hours=1))
    assert instant(datetime(2026, 11, 5, 18, 20, tzinfo=paris)) == "2026-11-05T17:20:00Z"
    with pytest.raises(ValueError, match="time zone"):
        instant(datetime(2026, 11, 5))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcé", min_size=1), inner),
    max_leaves=20,
)


@given(JSON)
def test_the_bytes_are_stable_and_readable_by_anyone(data):
    written = canonical(data)
    assert canonical(json.loads(written)) == written
