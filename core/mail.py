"""Messages as rows: written with the act that sends them, sealed while they wait, sent by a worker.

Every message passes here, those of the sign-in pages included (`OutboxBackend`), so no request waits for a mail
server. The body is encrypted and blanked once sent: it may hold a code or a link.
"""

import json
import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

import structlog
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import BadHeaderError
from django.db import connection, models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import clock, doorbell

LEASE = timedelta(minutes=2)
TRIES = 12
NOWHERE = ".invalid"  # no mailbox can have this ending (RFC 2606): it stands where an address is not known, or erased
log = structlog.get_logger()


class MailQuerySet(models.QuerySet):
    def to_send(self, at: datetime) -> "MailQuerySet":
        """Messages whose time has come, and those whose worker was lost."""
        due = Q(state=Mail.State.QUEUED, not_before__lte=at)
        return self.filter(due | Q(state=Mail.State.RUNNING, lease_until__lt=at))


class Mail(models.Model):
    """A message to one person: to whom, about what, whether it left. Its text is sealed until then."""

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("being sent")
        SENT = "sent", _("sent")
        DEAD = "dead", _("could not be sent")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    key = models.CharField(max_length=150, unique=True)
    to = models.EmailField()
    sealed = models.BinaryField()
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    token = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        indexes = (models.Index(fields=["state", "not_before"], name="mail_to_send"),)

    def __str__(self) -> str:
        return f"{self.key} {self.state}"

    @property
    def message_id(self) -> str:
        """Unique and stable: a message sent twice after a crash is seen as one by the reader's mailbox."""
        return f"<{self.uuid}@{settings.SITE_HOST}>"


def write(key: str, to: str, subject: str, text: str, html: str = "") -> Mail | None:
    """Queue a message in the current transaction; the same key is the same message, written once.

    None, and no message, where the address is nobody's.
    """
    if any(mark in subject + to for mark in "\r\n\0"):
        raise BadHeaderError("A mail header cannot hold a line break.")
    if to.lower().endswith(NOWHERE):
        return None
    body = json.dumps({"subject": subject, "text": text, "html": html})
    at = clock.now()
    row = {"to": to, "sealed": _seal().encrypt(body.encode()), "created_at": at, "not_before": at}
    mail, _new = Mail.objects.get_or_create(key=key, defaults=row)
    doorbell.ring("mail", mail.pk)
    return mail


def opened(mail: Mail) -> dict[str, str]:
    """Subject, text and html of a message that still has them; empty once they are blanked."""
    return json.loads(_seal().decrypt(bytes(mail.sealed))) if mail.sealed else {}


def send_one(pk: int | None = None) -> bool:
    """Take and send one message that is ready; whether there was one."""
    mail = _take(pk)
    if mail is None:
        return False
    try:
        _transport(mail)
    except OSError as error:  # smtplib's errors are OSErrors too
        log.warning("mail not sent", mail=str(mail.uuid), error=type(error).__name__)
        _put_back(mail, type(error).__name__)
        return True
    kept = {} if settings.MAIL_KEEPS_BODIES else {"sealed": b""}
    mine = Mail.objects.filter(pk=mail.pk, token=mail.token)
    mine.update(state=Mail.State.SENT, sent_at=clock.now(), lease_until=None, error="", **kept)
    return True


def _take(pk: int | None) -> Mail | None:
    with transaction.atomic():
        rows = Mail.objects.to_send(clock.now()).order_by("not_before", "pk")
        rows = rows.filter(pk=pk) if pk else rows
        mail = rows.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked).first()
        if mail is not None:
            mail.state, mail.tries, mail.token = Mail.State.RUNNING, mail.tries + 1, mail.token + 1
            mail.lease_until = clock.now() + LEASE
            mail.save(update_fields=["state", "tries", "token", "lease_until"])
        return mail


def _transport(mail: Mail) -> None:
    body = opened(mail)
    message = EmailMultiAlternatives(
        body["subject"],
        body["text"],
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        headers={"Message-ID": mail.message_id},
        connection=get_connection(settings.MAIL_TRANSPORT),
    )
    if body["html"]:
        message.attach_alternative(body["html"], "text/html")
    message.send()


def _put_back(mail: Mail, error: str) -> None:
    """Try again later: from ten seconds to six hours, with a little chance so that not all come back at once."""
    wait = min(10 * 3 ** (mail.tries - 1), 6 * 3600) * random.uniform(0.8, 1.2)
    state = Mail.State.DEAD if mail.tries >= TRIES else Mail.State.QUEUED
    Mail.objects.filter(pk=mail.pk, token=mail.token).update(
        state=state, error=error, lease_until=None, not_before=clock.now() + timedelta(seconds=wait)
    )


def _seal() -> Fernet:
    return Fernet(settings.MAIL_KEY)


class OutboxBackend(BaseEmailBackend):
    """Django's way to send mail, leading to the outbox."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            html = next((body for body, kind in getattr(message, "alternatives", ()) if kind == "text/html"), "")
            for address in message.recipients():
                write(f"mail:{uuid4()}", address, str(message.subject), str(message.body), str(html))
        return len(email_messages)
