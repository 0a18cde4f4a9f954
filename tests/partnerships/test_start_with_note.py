"""A partnership starts with its note of intent; a number that does not exist is named."""

import pytest
from django.urls import reverse

from partnerships.models import Partnership
from tests.partnerships.starting import NOTE, START


def test_a_partnership_starts_with_its_note(login, stranger):
    browser = login(stranger)
    assert browser.post(reverse("partnerships:start_partnership"), {**START, **NOTE}).status_code == 302
    made = Partnership.objects.get()
    assert made.initiative == {"fr": NOTE["initiative_fr"], "en": NOTE["initiative_en"]}
    assert (made.sdg_targets, made.zeros) == ("1.4, 7.b, 17", "exclusion, carbon")
    read = browser.get(made.get_absolute_url()).text
    assert "Note of intent" in read
    assert NOTE["initiative_en"] in read
    assert "<b>7</b> Affordable and clean energy" in read
    assert "target 7.b" in read
    assert "zero exclusion, zero carbon" in read


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("18", "The 2030 Agenda has no 18."),
        ("7.z, 1.9, 1.4", "The 2030 Agenda has none of these: 7.z, 1.9."),
        ("seven", "The 2030 Agenda has no seven."),
    ],
)
def test_a_number_that_does_not_exist_is_named(login, stranger, typed, said):
    answer = login(stranger).post(reverse("partnerships:start_partnership"), {**START, "sdg_targets": typed})
    assert answer.status_code == 422
    assert said in answer.text
    assert typed in answer.text


@pytest.mark.parametrize("bad", [{"zeros": ["taxes"]}, {"initiative_fr": "x" * 1001}, {"sdg_targets": "1 " * 40}])
def test_a_note_badly_written(login, stranger, bad):
    assert login(stranger).post(reverse("partnerships:start_partnership"), {**START, **bad}).status_code == 422
    assert not Partnership.objects.exists()
