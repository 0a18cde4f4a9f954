"""A version is proposed: what did not change keeps its identity, what others wrote is seen."""

import pytest

from partnerships import actions
from partnerships.models import Version
from tests.conftest import text
from tests.partnerships.texts import send


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
    assert send(url, login(alice), **typed).status_code == 302
    three = Version.objects.get(number=3)
    first, second = three.paragraphs.all()
    assert first.uuid == made.two.paragraphs.get().uuid
    assert second.uuid != first.uuid
    assert (three.label, three.proposed_by) == ("v3", alice)


def test_the_facilitator_proposes_on_behalf_of_a_partner(made, url, login, facilitator):
    assert send(url, login(facilitator), on_behalf_of="CAL", label="v1.0").status_code == 302
    three = Version.objects.get(number=3)
    assert (three.on_behalf_of.code, three.label) == ("CAL", "v1.0")
    assert "on behalf of Calorane SA" in login(facilitator).get(url("vision")).text


def test_two_who_write_at_once_see_both_texts(made, url, login, alice, carol):
    actions.propose_version(made.partnership, by=carol, paragraphs=[(None, text("Avant.", "Meanwhile."))])
    answer = send(url, login(alice))
    assert answer.status_code == 409
    assert "Somebody proposed a newer version while you were writing." in answer.text
    assert "Proposed meanwhile: v3" in answer.text and "Meanwhile." in answer.text
    assert "Three." in answer.text, "what was typed is kept"
    assert 'name="after" value="3"' in answer.text
    assert send(url, login(alice), after="3").status_code == 302


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
    answer = send(url, login(alice), **typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert Version.objects.count() == 2


def test_a_text_frozen_with_the_charter_is_not_rewritten_here(made, url, login, alice):
    actions.lock_text(made.two.text)
    answer = login(alice).get(url("propose_version"))
    assert answer.status_code == 403
    assert "This text is frozen with the charter." in answer.text
    assert "This text is frozen with the charter." in send(url, login(alice)).text
