from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.texts import LocalizedField
from governance.models import Decision
from impact.models.indicators import Indicator
from partnerships.models import Member, Partner


class IndicatorOpinionQuerySet(models.QuerySet):
    def live(self) -> "IndicatorOpinionQuerySet":
        """Each partner's latest opinion on each indicator, whichever revision it is about."""
        later = IndicatorOpinion.objects.filter(
            indicator=models.OuterRef("indicator"), partner=models.OuterRef("partner"), rank__gt=models.OuterRef("rank")
        )
        return self.filter(~models.Exists(later))


class IndicatorOpinion(models.Model):
    """What a partner thinks of an indicator as it is proposed; a changed opinion keeps the one before."""

    class Position(models.TextChoices):
        AGREE = "agree", pgettext_lazy("opinion on an indicator", "agrees")
        RESERVE = "reserve", pgettext_lazy("opinion on an indicator", "agrees with a reservation")
        OBJECT = "object", pgettext_lazy("opinion on an indicator", "objects")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="opinions", verbose_name=_("indicator"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="indicator_opinions", verbose_name=_("partner"))
    revision = models.PositiveSmallIntegerField(_("revision"))
    rank = models.PositiveSmallIntegerField(_("rank"))
    position = models.CharField(_("position"), max_length=10, choices=Position)
    reason = models.TextField(_("reason"), blank=True)
    given_by = models.ForeignKey(Member, models.PROTECT, related_name="indicator_opinions", verbose_name=_("given by"))
    given_at = models.DateTimeField(_("given at"))

    objects = IndicatorOpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("opinion on an indicator")
        ordering = ("given_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["indicator", "partner", "rank"], name="indicator_opinion_rank_once"),
            models.CheckConstraint(condition=Q(position="agree") | ~Q(reason=""), name="indicator_opinion_reasoned"),
        )

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.position}"


class IndicatorRemark(models.Model):
    """What somebody says about an indicator."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="remarks", verbose_name=_("indicator"))
    body = models.TextField(_("remark"))
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="indicator_remarks", verbose_name=_("made by"))
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("remark on an indicator")
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return self.body[:60]


class IndicatorChange(models.Model):
    """A change of an adopted indicator: which fields, what they said before and after, why; a mark on its chart."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="changes", verbose_name=_("indicator"))
    revision = models.PositiveSmallIntegerField(_("revision"))
    before = models.JSONField(_("before"))
    after = models.JSONField(_("after"))
    reason = LocalizedField(_("reason"))
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indicator_changes",
        verbose_name=_("decision of the committee"),
    )
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="indicator_changes", verbose_name=_("made by"))
    made_on = models.DateField(_("made on"))
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("change of an indicator")
        ordering = ("revision",)
        constraints = (
            models.UniqueConstraint(fields=["indicator", "revision"], name="indicator_change_revision_once"),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} · {self.revision}"


class StatusOverrideQuerySet(models.QuerySet):
    def standing(self) -> "StatusOverrideQuerySet":
        """Those that nobody has lifted."""
        return self.filter(lifted_at=None)


class StatusOverride(models.Model):
    """A status that a person set by hand with a written reason, until it is lifted or a newer figure comes."""

    class Status(models.TextChoices):
        AHEAD = "ahead", pgettext_lazy("status of an indicator", "Ahead")
        ON_TRACK = "on_track", pgettext_lazy("status of an indicator", "On track")
        WATCH = "watch", pgettext_lazy("status of an indicator", "To be watched")
        BEHIND = "behind", pgettext_lazy("status of an indicator", "Behind")
        TOO_EARLY = "too_early", pgettext_lazy("status of an indicator", "Too early")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="overrides", verbose_name=_("indicator"))
    status = models.CharField(_("status"), max_length=10, choices=Status)
    reason = LocalizedField(_("reason"))
    set_by = models.ForeignKey(Member, models.PROTECT, related_name="status_overrides", verbose_name=_("set by"))
    set_on = models.DateField(_("set on"))
    set_at = models.DateTimeField(_("set at"))
    lifted_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="lifted_overrides", verbose_name=_("lifted by")
    )
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)

    objects = StatusOverrideQuerySet.as_manager()

    class Meta:
        verbose_name = _("status set by hand")
        ordering = ("set_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["indicator"], condition=Q(lifted_at=None), name="one_override_stands"),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="override_lifted_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.status}"
