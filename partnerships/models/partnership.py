from datetime import date
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core import clock
from core.texts import LocalizedField


class PartnershipQuerySet(models.QuerySet):
    def visible_to(self, user) -> "PartnershipQuerySet":
        """The partnerships in which this person has a place now."""
        return self.filter(members__user=user, members__ended_at=None)


class Partnership(models.Model):
    """Several organisations around one issue, on one territory, for a time."""

    class State(models.TextChoices):
        INITIATION = "initiation", _("Initiation")
        DIAGNOSIS = "diagnosis", _("Diagnosis")
        ENGAGING = "engaging", _("Engaging")
        CO_CONSTRUCTION = "co_construction", _("Co-construction")
        SIGNING = "signing", _("Signing")
        RUNNING = "running", _("Running")
        REVIEW = "review", _("Review")
        RENEWAL = "renewal", _("Renewal")
        CLOSED = "closed", _("Closed")

    # A loop, not a wizard: one may go to any stage; gates advise (see rules.change_stage).
    TRANSITIONS = dict.fromkeys(State, frozenset(State))

    class Language(models.TextChoices):
        FR = "fr", _("French")
        EN = "en", _("English")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = LocalizedField(_("name"))
    issue = LocalizedField(_("issue"))
    territory = LocalizedField(_("territory"), blank=True)
    initiative = LocalizedField(_("who starts it, and why now"), blank=True)
    sdg_targets = models.CharField(_("SDG targets"), max_length=60, blank=True)
    zeros = models.CharField(_("zeros served"), max_length=60, blank=True)
    concerned_absent = LocalizedField(_("why no partner speaks for the people concerned"), blank=True)
    main_language = models.CharField(_("main language"), max_length=5, choices=Language, default=Language.FR)
    other_languages = models.CharField(_("other languages"), max_length=40, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=50, default="Europe/Paris")
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    state = models.CharField(_("stage"), max_length=20, choices=State, default=State.INITIATION)
    lead_partner = models.ForeignKey(
        "partnerships.Partner",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led_partnerships",
        verbose_name=_("lead partner"),
    )
    started_at = models.DateTimeField(_("started at"))
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="started_partnerships", verbose_name=_("started by")
    )

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnership")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="partnership_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("overview:partnership", args=[self.slug])

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of the contents, the main one first."""
        return (self.main_language, *(code for code in self.other_languages.split(",") if code))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def today(self) -> date:
        """The present day where the partnership lives: it decides deadlines."""
        return clock.today(self.zone)


class StageStep(models.Model):
    """That a partnership entered a stage, when, and why when something was still missing."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="steps", verbose_name=_("partnership"))
    stage = models.CharField(_("stage"), max_length=20, choices=Partnership.State)
    entered_at = models.DateTimeField(_("entered at"))
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("step")
        ordering = ("entered_at", "pk")

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.entered_at:%Y-%m-%d}"
