"""Each kind of message can be switched off, but those about signatures; what happens still stands on one's pages."""

import pytest
from django.core import mail as sent
from django.urls import reverse

from core.mail import opened
from core.models import Mail
from partnerships import actions
from partnerships.contents.notices import notices, wanted
from partnerships.events import INVITATION_ENDING
from partnerships.journal import EVENTS, TOPICS, emit, offered, topic_of
from partnerships.models import Muting, Notice
from tests.conftest import text

CHOOSE = reverse("partnerships:choose_messages")


def propose(made, bob):
    version = made.partnership.texts.get().versions.latest("pk")
    written = [(version.paragraphs.first().uuid, text("Quatre.", "Four."))]
    return actions.propose_version(made.partnership, by=bob, paragraphs=written, reason=text("Plus", "More"))


def test_what_is_switched_off_is_told_and_not_sent(made, alice, bob, carol):
    all_but = [code for code in wanted(alice.user) if code != "partnerships.texts"]
    actions.choose_messages(alice.user, by=alice.user, wanted=all_but)
    propose(made, bob)
    told = Notice.objects.filter(entry__event="partnerships.version_proposed").order_by("-entry__sequence")
    assert told.get(user=alice.user, entry=told[0].entry).mail is None
    assert told.get(user=carol.user, entry=told[0].entry).mail is not None
    assert "proposed version v3" in notices(alice.user)[0][0].sentence
    assert not notices(alice.user)[0][0].written


def test_switched_on_again(made, alice, bob):
    actions.choose_messages(alice.user, by=alice.user, wanted=[])
    assert wanted(alice.user) == []
    actions.choose_messages(alice.user, by=alice.user, wanted=[topic.code for topic in offered()])
    assert not Muting.objects.exists()
    propose(made, bob)
    assert Notice.objects.filter(user=alice.user).latest("pk").mail is not None


def test_signatures_cannot_be_switched_off(alice):
    assert TOPICS["charters.signatures"].kept
    off = actions.choose_messages(alice.user, by=alice.user, wanted=[])
    assert "charters.signatures" not in off
    assert topic_of("charters.signing_opened") is TOPICS["charters.signatures"]


def test_nobody_is_written_to_whose_account_is_closed(made, alice, bob):
    alice.user.is_active = False
    alice.user.save()
    propose(made, bob)
    assert Notice.objects.filter(user=alice.user).latest("pk").mail is None


def test_each_message_leads_to_the_choice_and_does_nothing_by_itself(made, alice, bob, login):
    propose(made, bob)
    message = opened(Notice.objects.filter(user=alice.user).latest("pk").mail)
    for form in ("text", "html"):
        assert CHOOSE in message[form]
    before = Muting.objects.count()
    assert login(alice).get(CHOOSE).status_code == 200
    assert Muting.objects.count() == before
    assert Mail.objects.exists() and not sent.outbox


def test_from_the_page(alice, login):
    browser = login(alice)
    shown = browser.get(CHOOSE).text
    for words in ("Vision and shared texts", "Decisions and votes", "The weekly letter", "Partnerships", "Governance"):
        assert words in shown
    assert "Signatures and deeds" not in shown
    assert browser.post(CHOOSE, {"wanted": ["overview.digest", "partnerships.texts"]}).status_code == 302
    assert sorted(wanted(alice.user)) == ["overview.digest", "partnerships.texts"]
    assert browser.post(CHOOSE, {"wanted": ["charters.signatures"]}).status_code == 422


@pytest.mark.once
def test_every_event_is_about_something(db):
    assert [code for code in EVENTS if topic_of(code) is None] == []


def test_of_two_topics_the_longer_words_win():
    assert topic_of("governance.decision_settled").code == "governance.lead"
    assert topic_of("governance.decision_proposed").code == "governance.decisions"
    assert topic_of("weather.storm") is None


def test_what_is_about_nothing_is_still_sent(made, alice, facilitator, monkeypatch):
    monkeypatch.delitem(TOPICS, "partnerships.partners")
    told = {"code": "x", "partner": "BDF", "day": made.partnership.today(), "step": 0}
    emit(INVITATION_ENDING, made.partnership, by=facilitator, tells=[alice.user], **told)
    assert Notice.objects.filter(user=alice.user).latest("pk").mail is not None
