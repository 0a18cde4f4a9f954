from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.files import StoredFile
from core.jobs import Job
from partnerships.models import Partnership


class ArchiveQuerySet(models.QuerySet):
    def leaving(self, partnership: Partnership) -> "ArchiveQuerySet":
        """The archives that were asked of a partnership."""
        return self.filter(way=Archive.Way.OUT, partnership=partnership)

    def under_way(self) -> "ArchiveQuerySet":
        """Those that a worker has not finished, nor given up."""
        return self.filter(done_at=None).exclude(job__state=Job.State.DEAD)


class Archive(models.Model):
    """A whole partnership on its way out of this site, or into it: who asked, the ZIP, what came of it."""

    class Way(models.TextChoices):
        OUT = "out", _("export")
        IN = "in", _("import")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    way = models.CharField(_("way"), max_length=3, choices=Way)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, related_name="archives", verbose_name=_("partnership")
    )
    slug = models.SlugField(_("address wanted"), max_length=60, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,  # an operator, at the command line
        blank=True,
        related_name="archives",
        verbose_name=_("asked by"),
    )
    asked_at = models.DateTimeField(_("asked at"))
    job = models.ForeignKey(Job, models.PROTECT, null=True, blank=True, related_name="archives", verbose_name=_("work"))
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="archives", verbose_name=_("file")
    )
    passphrase = models.TextField(_("passphrase of the sealed part, encrypted"), blank=True)
    refusal = models.JSONField(_("why it was refused"), null=True, blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    objects = ArchiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("archive")
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=Q(way="in") | Q(partnership__isnull=False), name="archive_out_of_one"),
        )

    def __str__(self) -> str:
        return f"{self.way} {self.uuid}"

    def get_absolute_url(self) -> str:
        if self.way == self.Way.IN:
            return reverse("overview:import_detail", args=[self.uuid])
        return reverse("overview:ask_archive", args=[self.partnership.slug])
