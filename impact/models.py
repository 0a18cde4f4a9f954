"""What is measured together: indicators and their path, measurements and who confirmed them, stories of change."""

from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.texts import LocalizedField
from partnerships.models import Member, Objective, Partner, Partnership


class IndicatorQuerySet(models.QuerySet):
    def adopted(self) -> "IndicatorQuerySet":
        """Those the partners measure now."""
        return self.filter(state=Indicator.State.ADOPTED)

    def with_measures(self) -> "IndicatorQuerySet":
        """With all that a reading needs, in a fixed number of queries."""
        latest = Measurement.objects.standing().select_related(
            "partner__organisation", "answered_by__user", "answered_by__partner__organisation"
        )
        return self.select_related("objective", "collector__organisation", "confirmer__organisation").prefetch_related(
            "milestones", "levels", models.Prefetch("measurements", queryset=latest)
        )


class Indicator(models.Model):
    """What tells whether an objective comes nearer: its nature, its path from baseline to target, who measures."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        ADOPTED = "adopted", _("adopted")
        RETIRED = "retired", _("retired")

    TRANSITIONS = {
        State.PROPOSED: {State.ADOPTED, State.RETIRED},
        State.ADOPTED: {State.RETIRED},
        State.RETIRED: set(),
    }

    class Nature(models.TextChoices):
        NUMBER = "number", pgettext_lazy("nature of an indicator", "number")
        PERCENTAGE = "percentage", _("percentage")
        RUBRIC = "rubric", _("rubric")

    class Direction(models.TextChoices):
        UP = "up", pgettext_lazy("direction of an indicator", "up")
        DOWN = "down", pgettext_lazy("direction of an indicator", "down")
        NONE = "none", _("no direction")

    class Kind(models.TextChoices):
        OUTPUT = "output", pgettext_lazy("level of result", "output")
        OUTCOME = "outcome", pgettext_lazy("level of result", "outcome")
        IMPACT = "impact", pgettext_lazy("level of result", "impact")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="indicators", verbose_name=_("partnership")
    )
    objective = models.ForeignKey(
        Objective,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("objective"),
    )
    code = models.CharField(_("code"), max_length=8)
    title = LocalizedField(_("what is measured"))
    unit = LocalizedField(_("unit"), blank=True)
    definition = LocalizedField(_("definition and limits"), blank=True)
    nature = models.CharField(_("nature"), max_length=12, choices=Nature, default=Nature.NUMBER)
    kind = models.CharField(_("level of result"), max_length=10, choices=Kind, default=Kind.OUTCOME)
    direction = models.CharField(_("direction"), max_length=6, choices=Direction, default=Direction.UP)
    linear = models.BooleanField(_("progress is expected steadily"), default=True)
    baseline = models.DecimalField(_("baseline"), max_digits=16, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(_("baseline date"), null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=16, decimal_places=4, null=True, blank=True)
    target_on = models.DateField(_("target date"), null=True, blank=True)
    expected_from = models.DateField(_("first effect expected on"), null=True, blank=True)
    collector = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="collected_indicators",
        verbose_name=_("measured by"),
    )
    confirmer = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="confirmed_indicators",
        verbose_name=_("confirmed by"),
    )
    headline = models.BooleanField(_("shown on the overview"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["partnership", "code"], name="indicator_code_once"),
            models.CheckConstraint(
                condition=models.Q(collector=None)
                | models.Q(confirmer=None)
                | ~models.Q(collector=models.F("confirmer")),
                name="indicator_confirmed_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("impact:indicator_detail", args=[self.partnership.slug, self.code])

    @property
    def is_qualitative(self) -> bool:
        return self.nature == self.Nature.RUBRIC


class Milestone(models.Model):
    """A value expected on the way, at a date."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="milestones", verbose_name=_("indicator"))
    due_on = models.DateField(_("date"))
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=4)

    class Meta:
        verbose_name = _("milestone")
        ordering = ("due_on",)
        constraints = (models.UniqueConstraint(fields=["indicator", "due_on"], name="milestone_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.due_on}: {self.value}"


class RubricLevel(models.Model):
    """A level of a rubric, said in one sentence."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="levels", verbose_name=_("indicator"))
    level = models.PositiveSmallIntegerField(_("level"))
    sentence = LocalizedField(_("what one sees at this level"))

    class Meta:
        verbose_name = _("level of a rubric")
        ordering = ("level",)
        constraints = (models.UniqueConstraint(fields=["indicator", "level"], name="rubric_level_once"),)

    def __str__(self) -> str:
        return f"{self.level}"


class MeasurementQuerySet(models.QuerySet):
    def standing(self) -> "MeasurementQuerySet":
        """The latest version of each measurement, oldest first."""
        later = Measurement.objects.filter(
            indicator=models.OuterRef("indicator"),
            measured_on=models.OuterRef("measured_on"),
            partner=models.OuterRef("partner"),
            rank__gt=models.OuterRef("rank"),
        )
        return self.filter(~models.Exists(later)).order_by("measured_on", "pk")

    def awaiting_confirmation_from(self, member: Member) -> "MeasurementQuerySet":
        """The query twin of `rules.confirm_measurement`."""
        waiting = self.filter(state=Measurement.State.SUBMITTED, partnership=member.partnership)
        if not member.represents or member.partnership.state == Partnership.State.CLOSED:
            return waiting.none()
        asked = models.Q(indicator__confirmer=None) | models.Q(indicator__confirmer=member.partner)
        return waiting.filter(asked).exclude(partner=member.partner)


class Measurement(models.Model):
    """A figure or level seen on a day by one partner, answered to by another; a correction is a new version."""

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("waiting for confirmation")
        CONFIRMED = "confirmed", pgettext_lazy("a measurement", "confirmed")
        CONTESTED = "contested", pgettext_lazy("a measurement", "contested")
        SETTLED = "settled", pgettext_lazy("a measurement", "settled")

    TRANSITIONS = {
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
    measured_on = models.DateField(_("date of the measurement"))
    rank = models.PositiveSmallIntegerField(_("version"), default=1)
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=4)
    respondents = models.PositiveIntegerField(_("number of answers or observers"), null=True, blank=True)
    note = LocalizedField(_("note"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SUBMITTED)
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

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        verbose_name = _("measurement")
        ordering = ("measured_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "partner", "measured_on", "rank"], name="measurement_version_once"
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, answered_by=None)
                | models.Q(answered_at__isnull=False, answered_by__isnull=False),
                name="measurement_answered_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.measured_on}: {self.value}"


class Story(models.Model):
    """A change told by somebody who lived it, with their consent: expected or not, for better or worse."""

    class Scope(models.TextChoices):
        PARTNERS = "partners", _("between partners")
        REPORTS = "reports", _("in reports")
        PUBLIC = "public", _("in public")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="stories", verbose_name=_("partnership"))
    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, blank=True, related_name="stories", verbose_name=_("objective")
    )
    code = models.CharField(_("code"), max_length=8)
    teller = LocalizedField(_("who tells it, under a pseudonym"))
    told_on = models.DateField(_("told on"))
    body = LocalizedField(_("what changed"))
    causes = LocalizedField(_("what helped, other causes"), blank=True)
    expected = models.BooleanField(_("expected change"), default=True)
    positive = models.BooleanField(_("for the better"), default=True)
    collected_by = models.ForeignKey(
        Partner, models.PROTECT, related_name="collected_stories", verbose_name=_("heard by")
    )
    consent_scope = models.CharField(_("may be read"), max_length=10, choices=Scope, default=Scope.PARTNERS)
    consent_on = models.DateField(_("consent given on"))
    recorded_by = models.ForeignKey(
        Member, models.PROTECT, related_name="recorded_stories", verbose_name=_("written by")
    )
    recorded_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("story of change")
        verbose_name_plural = _("stories of change")
        ordering = ("told_on", "pk")
        constraints = (models.UniqueConstraint(fields=["partnership", "code"], name="story_code_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.teller}"
