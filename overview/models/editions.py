from collections.abc import Iterable
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.files import StoredFile
from core.jobs import Job
from governance.models import Decision
from overview.models.reports import Report
from partnerships.models import Member, Partnership


class Build(models.TextChoices):
    """For whom a report is made: what leaves the partnership is shorter and hides small counts."""

    FUNDERS = "funders", pgettext_lazy("build of a report", "for the funders")
    PARTNERS = "partners", pgettext_lazy("build of a report", "for the partners")


class ReportVersion(models.Model):
    """A report as it was frozen at one moment, in all its editions at once; the committee approves one version."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="report_versions", verbose_name=_("partnership")
    )
    report = models.ForeignKey(Report, models.PROTECT, related_name="versions", verbose_name=_("report"))
    number = models.PositiveSmallIntegerField(_("number"))
    frozen_by = models.ForeignKey(Member, models.PROTECT, related_name="frozen_reports", verbose_name=_("frozen by"))
    frozen_at = models.DateTimeField(_("frozen at"))
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="approved_reports",
        verbose_name=_("approved by the decision"),
    )
    approved_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="approved_reports", verbose_name=_("recorded by")
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)

    class Meta:
        verbose_name = _("version of a report")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["report", "number"], name="report_version_once"),
            models.UniqueConstraint(
                fields=["report"], condition=Q(approved_at__isnull=False), name="one_version_of_a_report_approved"
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None, decision=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False, decision__isnull=False),
                name="report_version_approved_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.report_id}.{self.number}"

    @property
    def is_made(self) -> bool:
        """Whether all its PDFs are there: one is made again when a story is taken back."""
        return all(row.file_id is not None for row in self.editions.all())

    def is_named_by(self, decision: Decision) -> bool:
        """Whether what the committee voted on says the fingerprint of each of its drafts, in whatever words.

        A draft that was made again without a story has had several: that of today and the first are looked for.
        """
        said = " ".join(" ".join(decision.text.values()).split())
        drafts = [row for row in self.editions.all() if row.copy == ReportEdition.Copy.DRAFT]
        return bool(drafts) and all(any(one in said for one in row.prints) for row in drafts)

    def approving(self, decisions: Iterable[Decision]) -> list[Decision]:
        """Those of these adopted decisions that were closed since it was frozen and say its fingerprints."""
        since = (row for row in decisions if row.closed_at and row.closed_at > self.frozen_at)
        return [row for row in since if self.is_named_by(row)]


class ReportEdition(models.Model):
    """A version of a report for one public in one language: its frozen data, and the PDF that was made of them."""

    class Copy(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("copy of a report", "as submitted for approval")
        APPROVED = "approved", pgettext_lazy("copy of a report", "approved, under the seal of the site")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="report_editions", verbose_name=_("partnership")
    )
    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="editions", verbose_name=_("version"))
    build = models.CharField(_("build"), max_length=10, choices=Build)
    language = models.CharField(_("language"), max_length=5, choices=Partnership.Language)
    copy = models.CharField(_("copy"), max_length=10, choices=Copy, default=Copy.DRAFT)
    data = models.TextField(_("frozen data"))
    data_sha256 = models.CharField(_("fingerprint of the data"), max_length=64)
    frozen_sha256 = models.CharField(_("fingerprint of the data as they were frozen"), max_length=64)
    redacted_at = models.DateTimeField(_("made again without a story at"), null=True, blank=True)
    job = models.ForeignKey(
        Job, models.PROTECT, null=True, blank=True, related_name="report_editions", verbose_name=_("work")
    )
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="report_editions", verbose_name=_("PDF")
    )
    seal = models.CharField(_("level of the seal"), max_length=10, blank=True)
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("edition of a report")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["version", "build", "language", "copy"], name="report_edition_once"),
            models.CheckConstraint(
                condition=Q(file=None, delivered_at=None) | Q(file__isnull=False, delivered_at__isnull=False),
                name="report_edition_delivered_whole",
            ),
        )
        indexes = (  # by which anybody who holds a file asks which one it is
            models.Index(fields=["data_sha256"], name="report_edition_by_data"),
            models.Index(fields=["frozen_sha256"], name="report_edition_as_frozen"),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.build} {self.language}"

    @property
    def failed(self) -> bool:
        """Whether its PDF could not be made, and nobody asked again."""
        return self.file_id is None and self.job is not None and self.job.state == Job.State.DEAD

    @property
    def under_way(self) -> bool:
        """Whether its PDF is being made."""
        return self.file_id is None and self.job is not None and not self.job.finished

    @property
    def prints(self) -> set[str]:
        """How its fingerprints begin, in the groups that the paper prints: that of today, and as it was frozen."""
        return {short_print(digest).removesuffix(" …") for digest in (self.data_sha256, self.frozen_sha256)}

    @property
    def short_print(self) -> str:
        """The first half of its fingerprint in groups, as the paper prints it."""
        return short_print(self.data_sha256)


def short_print(digest: str) -> str:
    """The first half of a fingerprint in groups, as the paper prints it."""
    return " ".join(digest[start : start + 8] for start in range(0, 32, 8)) + " …"
