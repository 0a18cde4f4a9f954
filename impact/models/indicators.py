from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.texts import LocalizedField
from governance.models import Decision
from partnerships.models import Member, Objective, Partner, Partnership


class IndicatorQuerySet(models.QuerySet):
    def adopted(self) -> "IndicatorQuerySet":
        """Those the partners measure now."""
        return self.filter(state=Indicator.State.ADOPTED)

    def standing(self) -> "IndicatorQuerySet":
        """Those that are measured or proposed: what the partners have to keep an eye on."""
        return self.exclude(state=Indicator.State.RETIRED)

    def awaiting_opinion_of(self, member: Member) -> "IndicatorQuerySet":
        """The query twin of `rules.give_indicator_opinion`, without what this partner has said of it as it stands."""
        proposed = self.filter(partnership=member.partnership, state=Indicator.State.PROPOSED)
        if not (member.represents and member.partner.standing == Partner.Standing.PARTNER):
            return proposed.none()
        if member.partnership.state == Partnership.State.CLOSED:
            return proposed.none()
        return proposed.exclude(
            pk__in=member.partner.indicator_opinions.filter(revision=F("indicator__revision")).values("indicator")
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
        NARRATIVE = "narrative", pgettext_lazy("nature of an indicator", "narrative")

    class Direction(models.TextChoices):
        UP = "up", pgettext_lazy("direction of an indicator", "up")
        DOWN = "down", pgettext_lazy("direction of an indicator", "down")
        MAINTAIN = "maintain", pgettext_lazy("direction of an indicator", "to be held")
        NONE = "none", _("no direction")

    class Kind(models.TextChoices):
        OUTPUT = "output", pgettext_lazy("level of result", "output")
        OUTCOME = "outcome", pgettext_lazy("level of result", "outcome")
        IMPACT = "impact", pgettext_lazy("level of result", "impact")

    class Accumulation(models.TextChoices):
        """What one figure of a number counts."""

        SNAPSHOT = "snapshot", _("how things stand on the day")
        INCREMENT = "increment", _("what is new since the time before")
        RUNNING = "running", _("a running total")

    class Reporting(models.TextChoices):
        """What figures of several reporters are to each other."""

        SAME = "same", _("each observes the same thing: figures stand side by side, their median is read")
        SHARES = "shares", _("each measures its own part: the parts add up")

    class Frequency(models.TextChoices):
        MONTH = "month", _("every month")
        QUARTER = "quarter", _("every quarter")
        HALF = "half", _("every half-year")
        YEAR = "year", _("once a year")
        FREE = "free", _("at milestones and target only")

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
    definition = LocalizedField(_("definition"), blank=True)
    method = LocalizedField(_("how it is collected"), blank=True)
    limits = LocalizedField(_("limits"), blank=True)
    nature = models.CharField(_("nature"), max_length=12, choices=Nature, default=Nature.NUMBER)
    kind = models.CharField(_("level of result"), max_length=10, choices=Kind, default=Kind.OUTCOME)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, default=Direction.UP)
    tolerance = models.DecimalField(_("tolerance"), max_digits=16, decimal_places=4, null=True, blank=True)
    accumulation = models.CharField(
        _("what a figure counts"), max_length=10, choices=Accumulation, default=Accumulation.SNAPSHOT
    )
    reporting = models.CharField(
        _("figures of several partners"), max_length=10, choices=Reporting, default=Reporting.SAME
    )
    counts_people = models.BooleanField(_("counts people"), default=False)
    linear = models.BooleanField(_("progress is expected steadily"), default=True)
    baseline = models.DecimalField(_("baseline"), max_digits=16, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(_("baseline date"), null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=16, decimal_places=4, null=True, blank=True)
    target_on = models.DateField(_("target date"), null=True, blank=True)
    expected_from = models.DateField(_("first effect expected on"), null=True, blank=True)
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency, default=Frequency.FREE)
    season = models.PositiveSmallIntegerField(_("month of the measurement"), null=True, blank=True)
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
    proposer = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposed_indicators",
        verbose_name=_("proposed by"),
    )
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adopted_indicators",
        verbose_name=_("decision of the committee"),
    )
    sdg_targets = models.CharField(_("SDG targets"), max_length=60, blank=True)
    headline = models.BooleanField(_("shown on the overview"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    revision = models.PositiveSmallIntegerField(_("revision"), default=1)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    retirement = LocalizedField(_("why it was retired"), blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["partnership", "code"], name="indicator_code_once"),
            models.CheckConstraint(
                condition=Q(collector=None) | Q(confirmer=None) | ~Q(collector=F("confirmer")),
                name="indicator_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(tolerance=None) | Q(tolerance__gte=0), name="indicator_tolerance_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(season=None) | Q(season__range=(1, 12)), name="indicator_season_is_a_month"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("impact:indicator_detail", args=[self.partnership.slug, self.code])

    @property
    def is_qualitative(self) -> bool:
        """Whether it is told by levels or in words rather than counted."""
        return self.nature in (self.Nature.RUBRIC, self.Nature.NARRATIVE)

    @property
    def is_rubric(self) -> bool:
        return self.nature == self.Nature.RUBRIC

    @property
    def is_narrative(self) -> bool:
        return self.nature == self.Nature.NARRATIVE


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


class Reference(models.Model):
    """The same thing measured elsewhere: an indicator of a known list, by its code there."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="references", verbose_name=_("indicator"))
    vocabulary = models.CharField(_("list"), max_length=60)
    code = models.CharField(_("code"), max_length=60)
    address = models.URLField(_("address"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("reference of an indicator")
        ordering = ("vocabulary", "code")
        constraints = (
            models.UniqueConstraint(fields=["indicator", "vocabulary", "code"], name="indicator_reference_once"),
        )

    def __str__(self) -> str:
        return f"{self.vocabulary} {self.code}"


class Dimension(models.Model):
    """A way to slice an indicator (by district, by age): its slices share nobody and miss nobody, or not."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="dimensions", verbose_name=_("indicator"))
    rank = models.PositiveSmallIntegerField(_("rank"))
    title = LocalizedField(_("sliced by"))
    whole = models.BooleanField(_("each one counted is in one slice, and in one alone"), default=False)

    class Meta:
        verbose_name = _("way to slice")
        ordering = ("rank",)
        constraints = (models.UniqueConstraint(fields=["indicator", "rank"], name="dimension_rank_once"),)

    def __str__(self) -> str:
        return str(self.title)


class Slice(models.Model):
    """One of the parts into which a dimension cuts an indicator."""

    dimension = models.ForeignKey(Dimension, models.CASCADE, related_name="slices", verbose_name=_("sliced by"))
    rank = models.PositiveSmallIntegerField(_("rank"))
    title = LocalizedField(_("slice"))

    class Meta:
        verbose_name = _("slice")
        ordering = ("rank",)
        constraints = (models.UniqueConstraint(fields=["dimension", "rank"], name="slice_rank_once"),)

    def __str__(self) -> str:
        return str(self.title)
