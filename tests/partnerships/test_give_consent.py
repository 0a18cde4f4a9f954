"""A partner answers to the words it has read."""

from uuid import uuid4

import pytest

from partnerships.models import Consent


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
    assert "1 of 3 partners consents to v2." in browser.get(url("vision")).text


def test_the_vision_is_shared_when_every_partner_consents(made, url, login, alice, bob, carol):
    for who in (alice, bob, carol):
        _answer(url, login(who), made)
    assert "the 3 partners consent to v2." in login(alice).get(url("vision")).text


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ({"position": "objection"}, 403, "An objection comes with its reason"),
        ({"position": "concern"}, 403, "Write your concern"),
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
