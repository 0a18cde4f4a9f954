"""The rows that keep work, messages and files; each lives beside the code that uses it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.chain import ChainHead
from core.files import StoredFile
from core.jobs import Job
from core.mail import Mail

__all__ = ["ChainHead", "Job", "Mail", "StoredFile", "Submission"]


class Submission(models.Model):
    """A form that was sent: the same one sent twice (double click, repeated request) acts once."""

    token = models.UUIDField(primary_key=True, default=uuid4)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        verbose_name = _("form sent")

    def __str__(self) -> str:
        return str(self.token)
