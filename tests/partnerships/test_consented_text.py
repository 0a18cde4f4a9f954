"""A text that partners consent to need not be the vision: the same page, the same acts, whoever owns it."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.actions.texts import is_shared, write_text
from partnerships.awaits import awaits
from partnerships.models import Consent, JournalEntry, Version
from tests.conftest import text


@pytest.fixture
def agreed(partnership, facilitator) -> Version:
    """A text of some owner's, which asks for consent; and one that does not."""
    owned = write_text(partnership, text("Nos règles", "Our rules"), consented=True)
    return actions.propose_version(partnership, by=facilitator, text=owned, paragraphs=[(None, text("Un", "One"))])


def test_each_partner_answers_on_the_text_s_own_page(agreed, partnership, login, alice, bob, carol):
    page, act = agreed.text.get_absolute_url(), agreed.text.act_url("give_consent")
    assert "/texts/" in act
    assert "Answer to v1 of “Our rules”" in [what.title for what in awaits(alice)]
    shown = login(alice).get(page).text
    assert "0 of 3 partners consent to v1." in shown and f'action="{act}#answer"' in shown
    sent = {"position": "consent", "fingerprint": agreed.fingerprint}
    for member in (alice, bob):
        assert login(member).post(act, sent).url == page
    silent = login(carol).post(act, sent | {"position": "objection"})
    assert "An objection comes with its reason" in silent.text
    assert login(carol).post(act, sent).status_code == 302
    assert is_shared(agreed)
    assert JournalEntry.objects.latest("pk").event == "partnerships.text_shared"
    assert [what.title for what in awaits(alice)] == ["Say why Logis & Lumière is in"]
    versions = login(alice).get(agreed.text.act_url("vision_version", 1)).text
    assert "Who consents to what" in versions and "<title>Our rules v1" in versions


def test_an_amendment_that_is_taken_in_asks_for_consent_again(agreed, facilitator, alice, bob, login):
    actions.give_consent(agreed, by=bob, position="consent")
    words = {"kind": "add", "body": text("Deux", "Two"), "reason": "Plus clair"}
    made = actions.propose_amendment(agreed.text, by=alice, paragraph=agreed.paragraphs.get().uuid, **words)
    taken = actions.accept_amendment(made, by=facilitator)
    assert JournalEntry.objects.latest("pk").event == "partnerships.amendment_accepted"
    assert list(Version.objects.awaiting_consent_of(bob.partner)) == [taken.taken_into]
    shown = login(bob).get(agreed.text.get_absolute_url()).text
    assert "What changed since v1, to which you answered" in shown


def test_a_new_version_is_proposed_on_its_page(agreed, login, alice):
    address = agreed.text.act_url("propose_version")
    shown = login(alice).get(address).text
    assert "Our rules" in shown and "One</textarea>" in shown
    answer = login(alice).post(address, {"text_fr": "Un\n\nDeux", "text_en": "One\n\nTwo", "after": "1"})
    assert (answer.status_code, answer.url) == (302, agreed.text.get_absolute_url())
    assert agreed.text.current().label == "v2"


def test_a_text_that_asks_for_no_consent_takes_none(partnership, facilitator, alice, agreed, login):
    apart = write_text(partnership, text("Article"))
    assert apart.consented is False
    with pytest.raises(Refused, match="Partners do not answer to this text by itself"):
        actions.propose_version(partnership, by=alice, text=apart, paragraphs=[(None, text("x"))])
    agreed.text.consented = False
    agreed.text.save(update_fields=["consented"])
    with pytest.raises(Refused, match="Partners do not answer to this text by itself"):
        actions.give_consent(agreed, by=alice, position="consent")
    assert "Who consents to what" not in login(alice).get(agreed.text.get_absolute_url()).text
    assert not Consent.objects.exists()
