from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.files import StoredFile
from core.jobs import Job
from core.texts import LocalizedField
from impact.models.indicators import Indicator, Slice
from partnerships.models import Member, Partner, Partnership


class MeasurementImport(models.Model):
    """A file or pasted lines of figures: read whole, shown, then written all or nothing."""

    class State(models.TextChoices):
        READING = "reading", pgettext_lazy("an import", "being read")
        REFUSED = "refused", pgettext_lazy("an import", "lines to mend")
        READY = "ready", pgettext_lazy("an import", "ready to be written")
        WRITING = "writing", pgettext_lazy("an import", "being written")
        WRITTEN = "written", pgettext_lazy("an import", "written")
        DROPPED = "dropped", pgettext_lazy("an import", "dropped")

    TRANSITIONS = {
        State.READING: {State.REFUSED, State.READY, State.DROPPED},
        State.REFUSED: {State.DROPPED},
        State.READY: {State.WRITING, State.DROPPED},
        State.WRITING: {State.WRITTEN, State.REFUSED},
        State.WRITTEN: set(),
        State.DROPPED: set(),
    }

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="measurement_imports", verbose_name=_("partnership")
    )
    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="measurement_imports", verbose_name=_("measured by")
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    file_name = models.CharField(_("file name"), max_length=120)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READING)
    lines = models.PositiveIntegerField(_("lines"), default=0)
    faults = models.JSONField(_("faults"), default=list)
    faulty = models.PositiveIntegerField(_("lines to mend"), default=0)
    read = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lines as read")
    )
    job = models.ForeignKey(
        Job, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("piece of work")
    )
    asked_by = models.ForeignKey(Member, models.PROTECT, related_name="measurement_imports", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked at"))
    written_at = models.DateTimeField(_("written at"), null=True, blank=True)

    class Meta:
        verbose_name = _("import of measurements")
        verbose_name_plural = _("imports of measurements")
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return self.file_name


class MeasurementQuerySet(models.QuerySet):
    def standing(self) -> "MeasurementQuerySet":
        """The latest version of each measurement that was handed in, oldest first; drafts are their author's."""
        return self.exclude(state=Measurement.State.DRAFT).filter(~self._later()).order_by("measured_on", "pk")

    def superseded(self) -> "MeasurementQuerySet":
        """The versions handed in that a correction has replaced."""
        return self.exclude(state=Measurement.State.DRAFT).filter(self._later())

    @staticmethod
    def _later() -> models.Exists:
        """Whether a later version of the same day, partner and place was handed in."""
        later = Measurement.objects.exclude(state=Measurement.State.DRAFT).filter(
            indicator=models.OuterRef("indicator"),
            measured_on=models.OuterRef("measured_on"),
            partner=models.OuterRef("partner"),
            place=models.OuterRef("place"),
            rank__gt=models.OuterRef("rank"),
        )
        return models.Exists(later)

    def drafts_of(self, member: Member) -> "MeasurementQuerySet":
        """The query twin of `rules.is_own`: what an organisation has begun to write, for those who speak for it."""
        drafts = self.filter(state=Measurement.State.DRAFT, partnership=member.partnership)
        if not member.partner_id:
            return drafts.filter(submitted_by=member)
        speaks = member.represents or member.is_facilitator
        return drafts.filter(author=member.partner_id) if speaks else drafts.none()

    def awaiting_confirmation_from(self, member: Member) -> "MeasurementQuerySet":
        """The query twin of `rules.confirm_measurement`."""
        waiting = self.filter(state=Measurement.State.SUBMITTED, partnership=member.partnership)
        if not member.represents or member.partnership.state == Partnership.State.CLOSED:
            return waiting.none()
        asked = Q(indicator__confirmer=None) | Q(indicator__confirmer=member.partner)
        others = waiting.filter(asked).exclude(partner=member.partner).exclude(submitted_by=member)
        others = others.filter(Q(author=None) | ~Q(author=member.partner))
        return others.exclude(source__asked_by=member).exclude(source__asked_by__partner=member.partner)


class Measurement(models.Model):
    """A figure, level or account seen on a day by one partner, answered to by another; corrections are versions."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("a measurement", "draft")
        SUBMITTED = "submitted", _("waiting for confirmation")
        CONFIRMED = "confirmed", pgettext_lazy("a measurement", "confirmed")
        CONTESTED = "contested", pgettext_lazy("a measurement", "contested")
        SETTLED = "settled", pgettext_lazy("a measurement", "settled")

    TRANSITIONS = {
        State.DRAFT: {State.SUBMITTED},
        State.SUBMITTED: {State.CONFIRMED, State.CONTESTED},
        State.CONFIRMED: set(),
        State.CONTESTED: {State.SETTLED},
        State.SETTLED: set(),
    }

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="measurements", verbose_name=_("partnership")
    )
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="measurements", verbose_name=_("indicator"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="measurements", verbose_name=_("measured by"))
    author = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="authored_measurements",
        verbose_name=_("organisation of whoever entered it"),
    )
    measured_on = models.DateField(_("date of the measurement"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField(_("version"), default=1)
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField(_("numerator"), max_digits=16, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(_("denominator"), max_digits=16, decimal_places=4, null=True, blank=True)
    marks = models.JSONField(_("marks of the panel"), default=list, blank=True)
    respondents = models.PositiveIntegerField(_("number of answers or observers"), null=True, blank=True)
    told = LocalizedField(_("what was seen"), blank=True)
    note = LocalizedField(_("note"), blank=True)
    correction = LocalizedField(_("why it was corrected"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SUBMITTED)
    source = models.ForeignKey(
        MeasurementImport,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="measurements",
        verbose_name=_("import of measurements"),
    )
    source_line = models.PositiveIntegerField(_("line of the import"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        Member, models.PROTECT, related_name="submitted_measurements", verbose_name=_("entered by")
    )
    submitted_at = models.DateTimeField(_("entered at"))
    answered_by = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_measurements",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    reason = LocalizedField(_("reason"), blank=True)
    settlement = LocalizedField(_("how it was settled"), blank=True)
    settled_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="settled_measurements", verbose_name=_("settled by")
    )

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        verbose_name = _("measurement")
        ordering = ("measured_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "partner", "measured_on", "place", "rank"], name="measurement_version_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="measurement_answered_whole",
            ),
            models.CheckConstraint(
                condition=Q(numerator=None, denominator=None)
                | Q(numerator__isnull=False, denominator__isnull=False, denominator__gt=0),
                name="measurement_ratio_whole",
            ),
            models.CheckConstraint(
                condition=Q(source=None, source_line=None) | Q(source__isnull=False, source_line__isnull=False),
                name="measurement_source_whole",
            ),
        )
        indexes = (
            # Whole, so that a later version of a figure is found at once however many were taken on one day.
            models.Index(fields=["indicator", "measured_on", "place", "partner", "rank"], name="measurement_by_day"),
            models.Index(fields=["partnership", "state"], name="measurement_by_state"),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.measured_on}: {self.value}"

    @property
    def reporter(self) -> str:
        """Who reports, as arithmetic names it: each place of a partner reports for itself."""
        return f"{self.partner_id} {self.place}".strip()

    @property
    def reporter_code(self) -> str:
        """Who reports, in few words: the partner's short name, and the place if there is one."""
        return f"{self.partner.code} ({self.place})" if self.place else self.partner.code


class SlicedFigure(models.Model):
    """The part of a measurement that falls in one slice."""

    measurement = models.ForeignKey(Measurement, models.CASCADE, related_name="sliced", verbose_name=_("measurement"))
    slice = models.ForeignKey(Slice, models.PROTECT, related_name="figures", verbose_name=_("slice"))
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField(_("numerator"), max_digits=16, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(_("denominator"), max_digits=16, decimal_places=4, null=True, blank=True)

    class Meta:
        verbose_name = _("figure of a slice")
        ordering = ("slice__dimension__rank", "slice__rank")
        constraints = (
            models.UniqueConstraint(fields=["measurement", "slice"], name="sliced_figure_once"),
            models.CheckConstraint(
                condition=Q(numerator=None, denominator=None)
                | Q(numerator__isnull=False, denominator__isnull=False, denominator__gt=0),
                name="sliced_figure_ratio_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.slice_id}: {self.value}"


class PeriodLockQuerySet(models.QuerySet):
    def standing(self) -> "PeriodLockQuerySet":
        """Those that nobody has opened again."""
        return self.filter(opened_at=None)

    def over(self, day: object) -> "PeriodLockQuerySet":
        """Those that hold this day."""
        return self.standing().filter(starts_on__lte=day, ends_on__gte=day)


class PeriodLock(models.Model):
    """A period whose figures no longer move, because a report was made of them; opened again with a reason."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="period_locks", verbose_name=_("partnership")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    locked_by = models.ForeignKey(Member, models.PROTECT, related_name="period_locks", verbose_name=_("locked by"))
    locked_at = models.DateTimeField(_("locked at"))
    opened_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="opened_locks", verbose_name=_("opened again by")
    )
    opened_at = models.DateTimeField(_("opened again at"), null=True, blank=True)
    reason = LocalizedField(_("why it was opened again"), blank=True)

    objects = PeriodLockQuerySet.as_manager()

    class Meta:
        verbose_name = _("locked period")
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="lock_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(opened_at=None, opened_by=None) | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="lock_opened_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.starts_on} – {self.ends_on}"
