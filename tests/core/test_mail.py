"""Messages wait sealed, leave once, and say when they cannot."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.mail import send_mail
from django.core.mail.message import BadHeaderError

from core import clock, mail
from core.models import Mail

pytestmark = pytest.mark.django_db


def write(key="one", **kwargs):
    return mail.write(key, "ada@example.org", "Subject", "Your code: 123456", **kwargs)


def test_a_message_is_sealed_while_it_waits_and_blank_once_sent():
    row = write(html="<p>123456</p>")
    assert b"123456" not in bytes(row.sealed)
    assert mail.opened(row)["text"] == "Your code: 123456"
    assert mail.send_one()
    row.refresh_from_db()
    assert row.state == Mail.State.SENT
    assert bytes(row.sealed) == b""
    assert mail.opened(row) == {}
    sent = django_mail.outbox[0]
    assert sent.to == ["ada@example.org"]
    assert sent.extra_headers["Message-ID"] == row.message_id
    assert not mail.send_one()


def test_the_same_key_is_the_same_message():
    assert write().pk == write().pk
    assert Mail.objects.count() == 1


@pytest.mark.parametrize("subject", ["a\nBcc: x@example.org", "a\r", "a\0"])
def test_a_header_cannot_hold_a_line_break(subject):
    with pytest.raises(BadHeaderError):
        mail.write("bad", "ada@example.org", subject, "text")


def test_a_server_that_refuses_is_asked_again_later_then_given_up(monkeypatch):
    def refuse(row):
        raise ConnectionRefusedError

    monkeypatch.setattr(mail, "_transport", refuse)
    row = write()
    start = clock.now()
    for turn in range(mail.TRIES):
        with clock.at(start + timedelta(days=turn)):
            assert mail.send_one()
            assert not mail.send_one()
    row.refresh_from_db()
    assert row.state == Mail.State.DEAD
    assert row.error == "ConnectionRefusedError"


def test_what_django_sends_passes_through_the_outbox(settings):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"  # pytest-django puts its own in place
    assert send_mail("Code", "654321", None, ["ada@example.org"], html_message="<b>654321</b>") == 1
    row = Mail.objects.get()
    assert mail.opened(row) == {"subject": "Code", "text": "654321", "html": "<b>654321</b>"}
