"""The form of an amendment: from the paragraph to the words; bad input comes back as it was typed."""

from uuid import uuid4

import pytest

from core.canonical import fingerprint
from partnerships import actions
from partnerships.models import Amendment
from tests.partnerships.amendments import FIRST, OF_RESEARCHERS, SECOND, WITH_KNOWLEDGE, first, version

__all__ = ["first", "version"]


def typed(first, **more):
    given = {"kind": "replace", "paragraph": str(first), "body_fr": WITH_KNOWLEDGE["fr"], "reason": "They know."}
    return given | {"body_en": WITH_KNOWLEDGE["en"], "read": fingerprint(dict(FIRST))} | more


def test_from_the_paragraph_to_the_amendment(version, first, url, login, alice):
    page = login(alice).get(url("vision")).text
    link = f"{url('propose_amendment')}?paragraph={first}"
    assert link in page
    form = login(alice).get(link).text
    assert FIRST["en"] in form and 'name="on_behalf_of"' not in form
    sent = login(alice).post(url("propose_amendment"), typed(first), follow=True)
    assert "Amendment 1, proposed by Alice" in sent.text
    assert "<ins> and knowledge</ins>" in sent.text or "<ins>and knowledge </ins>" in sent.text
    assert "1 amendment is open." in login(alice).get(url("vision")).text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"body_fr": "", "body_en": ""}, "Write the words that you propose"),
        ({"body_fr": "x" * 9000}, "at most 8000 characters"),
        ({"reason": ""}, "This field is required."),
        ({"reason": "a\x07b"}, "invisible control characters"),
        ({"kind": "burn"}, "Select a valid choice"),
        ({"paragraph": ""}, "Choose first which paragraph"),
        ({"paragraph": "not-a-uuid"}, "Enter a valid UUID."),
        ({"read": "zz"}, "Enter a valid value."),
        ({"body_fr": FIRST["fr"], "body_en": FIRST["en"]}, "Change something in them first"),
    ],
)
def test_what_is_typed_badly_comes_back(more, said, version, first, url, login, alice):
    answer = login(alice).post(url("propose_amendment"), typed(first, **more))
    assert answer.status_code in (403, 422)
    assert said in answer.text
    assert not Amendment.objects.exists()


def test_a_form_sent_twice_proposes_once(version, first, url, login, alice):
    browser, once = login(alice), {"once": str(uuid4())}
    browser.post(url("propose_amendment"), typed(first, **once))
    again = browser.post(url("propose_amendment"), typed(first, **once))
    assert (again.status_code, Amendment.objects.count()) == (409, 1)


def test_whoever_writes_on_words_of_yesterday_is_shown_both(version, first, url, login, alice, carol):
    actions.propose_version(version.partnership, by=carol, paragraphs=[(first, OF_RESEARCHERS), (None, SECOND)])
    answer = login(alice).post(url("propose_amendment"), typed(first))
    assert answer.status_code == 409
    assert "The paragraph has become" in answer.text and "the eye of researchers" in answer.text
    assert WITH_KNOWLEDGE["en"] in answer.text, "what was typed is kept"
    now = fingerprint(dict(OF_RESEARCHERS))
    assert f'value="{now}"' in answer.text
    assert login(alice).post(url("propose_amendment"), typed(first, read=now)).status_code == 302
