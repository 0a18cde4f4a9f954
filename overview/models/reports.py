from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.files import StoredFile
from core.jobs import Job
from partnerships.models import Member, Partnership


class Report(models.Model):
    """A progress report: asked for by whom, with which frozen data, and the PDF once it is made."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="reports", verbose_name=_("partnership"))
    number = models.PositiveIntegerField(_("number"))
    language = models.CharField(_("language"), max_length=5, choices=Partnership.Language)
    asked_by = models.ForeignKey(Member, models.PROTECT, related_name="asked_reports", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked at"))
    data = models.TextField(_("frozen data"))
    data_sha256 = models.CharField(_("fingerprint of the data"), max_length=64)
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="reports", verbose_name=_("work"))
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="reports", verbose_name=_("PDF"))
    delivered_at = models.DateTimeField(_("delivered at"), null=True)

    class Meta:
        verbose_name = _("progress report")
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["partnership", "number"], name="report_number_once"),
            models.CheckConstraint(
                condition=models.Q(file=None, delivered_at=None)
                | models.Q(file__isnull=False, delivered_at__isnull=False),
                name="report_delivered_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("overview:report_detail", args=[self.partnership.slug, self.number])
