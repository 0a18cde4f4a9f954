"""Convening: early enough or with a reason, with an agenda; everybody of the committee is told."""

from datetime import timedelta

import pytest

from core import clock, mail
from core.mail import Mail
from core.refusals import Refused
from governance import actions
from partnerships.journal import sentence
from partnerships.models import JournalEntry, Notice
from tests.conftest import join
from tests.governance.meetings import STARTS, add_item, convene, plan


@pytest.fixture
def meeting(partnership, committee, facilitator):
    planned = plan(partnership, committee.body, facilitator)
    add_item(planned, facilitator)
    return planned


def test_the_agenda_goes_by_mail_to_seats_and_facilitator_alone(meeting, facilitator):
    join(facilitator, "Sans siège", "SAN", "sam")
    before = set(Mail.objects.values_list("pk", flat=True))
    assert convene(meeting, facilitator).state == "convened"
    sent = Mail.objects.exclude(pk__in=before)
    assert {row.to for row in sent} == {f"{name}@example.org" for name in ("alice", "bob", "carol", "bruno")}
    words = mail.opened(sent.get(to="bob@example.org"))["text"]
    assert "1. Tableau de bord (discussion, 15 min)" in words
    assert "/meetings/1/" in words


def test_short_notice_needs_its_reason_and_the_register_keeps_it(meeting, facilitator):
    with clock.at(STARTS - timedelta(days=9)):
        with pytest.raises(Refused, match="rules ask for 10 days of notice and this leaves 9"):
            actions.convene_meeting(meeting, by=facilitator)
        convened = actions.convene_meeting(meeting, by=facilitator, reason=" Urgence. ")
    assert convened.short_notice == "Urgence."
    said = sentence(JournalEntry.objects.get(event="governance.short_notice_given"))
    assert "9 days ahead, where the rules ask for 10: Urgence." in said


def test_with_enough_notice_a_reason_is_not_kept(meeting, facilitator):
    with clock.at(STARTS - timedelta(days=10)):
        assert actions.convene_meeting(meeting, by=facilitator, reason="Pour rien").short_notice == ""
    assert not JournalEntry.objects.filter(event="governance.short_notice_given").exists()


def test_not_with_an_empty_agenda(partnership, committee, facilitator):
    with pytest.raises(Refused, match="agenda is empty"):
        convene(plan(partnership, committee.body, facilitator), facilitator)


def test_not_after_its_hour(meeting, facilitator):
    with clock.at(STARTS), pytest.raises(Refused, match="hour of this meeting has passed"):
        actions.convene_meeting(meeting, by=facilitator, reason="-")


def test_once(meeting, facilitator):
    convene(meeting, facilitator)
    with pytest.raises(Refused, match="convened already"):
        convene(meeting, facilitator)


def test_by_the_facilitator_or_the_chair(meeting, alice, bob):
    with pytest.raises(Refused, match="Only the facilitator and the chair"):
        convene(meeting, bob)
    meeting.chair = alice
    meeting.save()
    assert convene(meeting, alice).state == "convened"
    assert Notice.objects.filter(user=bob.user, entry__event="governance.meeting_convened").exists()
