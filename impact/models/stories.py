from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.texts import LocalizedField
from partnerships.models import Member, Objective, Partner, Partnership


class StoryQuerySet(models.QuerySet):
    def told(self) -> "StoryQuerySet":
        """Those whose teller still consents: of the others nothing is left to read."""
        return self.filter(withdrawn_at=None)

    def leaving(self) -> "StoryQuerySet":
        """Those whose teller agreed that they leave the partnership, in reports or in public."""
        return self.told().exclude(consent_scope=Story.Scope.PARTNERS)


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
    teller = LocalizedField(_("who tells it, under a pseudonym"), blank=True)
    told_on = models.DateField(_("told on"))
    body = LocalizedField(_("what changed"), blank=True)
    contribution = LocalizedField(_("what we had to do with it"), blank=True)
    causes = LocalizedField(_("other causes"), blank=True)
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
    withdrawn_by = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="withdrawn_stories",
        verbose_name=_("consent taken back, written by"),
    )
    withdrawn_at = models.DateTimeField(_("consent taken back at"), null=True, blank=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("story of change")
        verbose_name_plural = _("stories of change")
        ordering = ("told_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=["partnership", "code"], name="story_code_once"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="story_withdrawn_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.teller}"

    def get_absolute_url(self) -> str:
        return reverse("impact:story_detail", args=[self.partnership.slug, self.code])


class StoryPanel(models.Model):
    """A panel that read the stories of a time together and kept some of them, with its reasons."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="story_panels", verbose_name=_("partnership")
    )
    held_on = models.DateField(_("held on"))
    composition = LocalizedField(_("who sat on the panel"))
    stories = models.ManyToManyField(Story, related_name="panels", verbose_name=_("stories read"))
    recorded_by = models.ForeignKey(
        Member, models.PROTECT, related_name="recorded_panels", verbose_name=_("written by")
    )
    recorded_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("story panel")
        ordering = ("held_on", "pk")

    def __str__(self) -> str:
        return str(self.held_on)


class PanelChoice(models.Model):
    """A story that a panel kept: as the most significant change or as a warning, by how many votes, and why."""

    class Kind(models.TextChoices):
        SIGNIFICANT = "significant", _("most significant change")
        WARNING = "warning", _("warning")

    panel = models.ForeignKey(StoryPanel, models.CASCADE, related_name="choices", verbose_name=_("story panel"))
    story = models.ForeignKey(Story, models.PROTECT, related_name="choices", verbose_name=_("story of change"))
    kind = models.CharField(_("kept as"), max_length=12, choices=Kind)
    votes = models.PositiveSmallIntegerField(_("votes for it"), null=True, blank=True)
    voters = models.PositiveSmallIntegerField(_("out of"), null=True, blank=True)
    reason = LocalizedField(_("why this one"))

    class Meta:
        verbose_name = _("choice of a panel")
        ordering = ("kind", "pk")
        constraints = (
            models.UniqueConstraint(fields=["panel", "kind"], name="panel_keeps_one_of_a_kind"),
            models.CheckConstraint(
                condition=Q(votes=None, voters=None)
                | Q(votes__isnull=False, voters__isnull=False, votes__lte=F("voters"), voters__gt=0),
                name="panel_votes_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.panel_id}: {self.kind}"


class EffectReportQuerySet(models.QuerySet):
    def live(self) -> "EffectReportQuerySet":
        """Each partner's latest answer on each quarter."""
        later = EffectReport.objects.filter(
            partner=models.OuterRef("partner"),
            period_ends_on=models.OuterRef("period_ends_on"),
            rank__gt=models.OuterRef("rank"),
        )
        return self.filter(~models.Exists(later))


class EffectReport(models.Model):
    """What a partner noticed in a quarter that nobody had planned; “nothing noticed” is an answer too."""

    class Tone(models.TextChoices):
        NOTHING = "nothing", pgettext_lazy("unexpected effects", "nothing noticed")
        BETTER = "better", pgettext_lazy("unexpected effects", "for the better")
        WORSE = "worse", pgettext_lazy("unexpected effects", "for the worse")
        MIXED = "mixed", pgettext_lazy("unexpected effects", "for better and worse")

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="effect_reports", verbose_name=_("partnership")
    )
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="effect_reports", verbose_name=_("partner"))
    period_ends_on = models.DateField(_("end of the quarter"))
    rank = models.PositiveSmallIntegerField(_("version"), default=1)
    tone = models.CharField(_("what was noticed"), max_length=10, choices=Tone)
    body = LocalizedField(_("what nobody had planned"), blank=True)
    story = models.ForeignKey(
        Story, models.PROTECT, null=True, blank=True, related_name="effect_reports", verbose_name=_("story of change")
    )
    reported_by = models.ForeignKey(Member, models.PROTECT, related_name="effect_reports", verbose_name=_("written by"))
    reported_at = models.DateTimeField(_("written at"))

    objects = EffectReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer on unexpected effects")
        verbose_name_plural = _("answers on unexpected effects")
        ordering = ("period_ends_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["partnership", "partner", "period_ends_on", "rank"], name="effect_report_version_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id} {self.period_ends_on}: {self.tone}"
