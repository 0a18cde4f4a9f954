"""Sending minutes: to every partner, once, with the PDF; the time for corrections runs to the end of a day."""

from datetime import UTC, datetime, timedelta

import pytest

from core import clock
from core.mail import Mail
from core.refusals import Refused
from governance import actions
from tests.governance.meetings import STARTS


def test_everybody_has_them_and_silence_approves(minuted, facilitator):
    minutes, before = minuted(), Mail.objects.count()
    with clock.at(STARTS + timedelta(days=1)):
        minutes = actions.send_minutes(minutes, by=facilitator)
    assert Mail.objects.count() == before + 4
    end = datetime(2026, 4, 6, 21, 59, 59, tzinfo=UTC)  # ten days on, summer time in Paris
    assert minutes.correctable_until == end
    assert not minutes.approved_by_silence(end - timedelta(seconds=1))
    assert minutes.approved_by_silence(end)


def test_once_by_the_facilitator_and_with_their_pdf(held, minuted, facilitator, alice):
    with pytest.raises(Refused, match="PDF is still being made"):
        actions.send_minutes(held().minutes.get(), by=facilitator)
    minutes = minuted(starts_at=STARTS + timedelta(days=30))
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.send_minutes(minutes, by=alice)
    actions.send_minutes(minutes, by=facilitator)
    with pytest.raises(Refused, match="sent already"):
        actions.send_minutes(minutes, by=facilitator)


def test_not_a_version_that_was_corrected(minuted, sent, facilitator, alice):
    first = sent()
    with clock.at(first.sent_at):
        correction = actions.ask_correction(first, by=alice, words="72 ménages.")
        actions.answer_correction(correction, by=facilitator, accept=True)
    first.sent_at = first.correctable_until = None
    first.save()
    with pytest.raises(Refused, match="later version of these minutes was made"):
        actions.send_minutes(first, by=facilitator)
