from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.canonical import fingerprint
from core.texts import LocalizedField
from overview.models.schedules import ReportSchedule
from partnerships.models import Member, Partnership


class ReportQuerySet(models.QuerySet):
    def unapproved(self) -> "ReportQuerySet":
        """Those of which the committee has approved no version so far."""
        return self.exclude(versions__approved_at__isnull=False)


class Report(models.Model):
    """A progress report on a period: asked for or due by a schedule, written in sections, frozen in versions."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="reports", verbose_name=_("partnership"))
    number = models.PositiveIntegerField(_("number"))
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"))
    due_on = models.DateField(_("due on"), null=True, blank=True)
    schedule = models.ForeignKey(
        ReportSchedule, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("schedule")
    )
    asked_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="asked_reports", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"))

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("progress report")
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["partnership", "number"], name="report_number_once"),
            models.UniqueConstraint(fields=["schedule", "ends_on"], name="report_once_per_period"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(starts_on__lte=F("ends_on")), name="report_period_in_order"
            ),
            models.CheckConstraint(
                condition=Q(asked_by__isnull=False) | Q(schedule__isnull=False), name="report_asked_or_scheduled"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}"

    def get_absolute_url(self) -> str:
        return self.act_url("report_detail")

    def act_url(self, act: str, *args: object) -> str:
        """The address of a page or an act of this report."""
        return reverse(f"overview:{act}", args=[self.partnership.slug, self.number, *args])

    def approved(self) -> Any:
        """The version that the committee approved, or None so far."""
        return next((version for version in self.versions.all() if version.approved_at), None)

    def last_version(self) -> Any:
        """The latest version, or None before the first."""
        return max(self.versions.all(), key=lambda version: version.number, default=None)


class ReportSection(models.Model):
    """What is written by hand in a section of a report, beside its data, and who answers for it."""

    class Kind(models.TextChoices):
        GLANCE = "glance", pgettext_lazy("section of a report", "At a glance")
        PARTNERSHIP = "partnership", pgettext_lazy("section of a report", "The partnership")
        DONE = "done", pgettext_lazy("section of a report", "Who did what, promised and delivered")
        RESULTS = "results", pgettext_lazy("section of a report", "Results")
        CHARTS = "charts", pgettext_lazy("section of a report", "The path of each indicator")
        STORIES = "stories", pgettext_lazy("section of a report", "Stories and unexpected effects")
        OUTSIDE = "outside", pgettext_lazy("section of a report", "The outside view, and our response")
        HEALTH = "health", pgettext_lazy("section of a report", "Health of the cooperation")
        LESSONS = "lessons", pgettext_lazy("section of a report", "Difficulties and lessons")
        RESOURCES = "resources", pgettext_lazy("section of a report", "Resources")
        GOALS = "goals", pgettext_lazy("section of a report", "2030 Agenda and the three zeros")
        NEXT = "next", pgettext_lazy("section of a report", "Next steps")
        ANNEXES = "annexes", pgettext_lazy("section of a report", "Annexes: what is missing, indicators, evidence")

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="report_sections", verbose_name=_("partnership")
    )
    report = models.ForeignKey(Report, models.PROTECT, related_name="sections", verbose_name=_("report"))
    kind = models.CharField(_("section"), max_length=12, choices=Kind)
    owner = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="report_sections", verbose_name=_("owner")
    )
    body = LocalizedField(_("text"), blank=True)
    written_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="written_sections", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written at"), null=True, blank=True)

    class Meta:
        verbose_name = _("section of a report")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["report", "kind"], name="report_section_once"),
            models.CheckConstraint(
                condition=Q(written_at=None, written_by=None) | Q(written_at__isnull=False, written_by__isnull=False),
                name="report_section_written_whole",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        return f"{self.report.get_absolute_url()}#{self.kind}"

    @property
    def print(self) -> str:
        """The fingerprint of its text: whoever writes it says which one they had read."""
        return fingerprint(self.body)
