from datetime import date
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from overview.schedule import Period, ended_periods
from partnerships.models import Member, Partnership


class ReportSchedule(models.Model):
    """That a progress report is due for each month, quarter or year, some days after it ends."""

    class Every(models.IntegerChoices):
        MONTH = 1, _("every month")
        QUARTER = 3, _("every quarter")
        YEAR = 12, _("every year")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="report_schedules", verbose_name=_("partnership")
    )
    every = models.PositiveSmallIntegerField(_("how often"), choices=Every)
    starts_on = models.DateField(_("first day of the first period"))
    days = models.PositiveSmallIntegerField(_("days to make it"), default=45)
    started_by = models.ForeignKey(
        Member, models.PROTECT, related_name="started_schedules", verbose_name=_("started by")
    )
    started_at = models.DateTimeField(_("started at"))
    ended_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="ended_schedules", verbose_name=_("ended by")
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("schedule of reports")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(ended_at=None), name="one_report_schedule_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="report_schedule_ended_whole",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_every_display())

    def get_absolute_url(self) -> str:
        return reverse("overview:report_list", args=[self.partnership.slug])

    def owed(self, today: date) -> list[Period]:
        """The periods that have ended by today and have no report yet."""
        known = {report.ends_on for report in self.reports.all()}
        return [one for one in ended_periods(self.starts_on, self.every, today) if one.ends_on not in known]
