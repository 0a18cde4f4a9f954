from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.texts import LocalizedField
from partnerships.models import Member, Partnership


class RuleSetQuerySet(models.QuerySet):
    def in_force(self, partnership: Partnership) -> "RuleSet | None":
        """The latest version that was adopted, with its categories."""
        rows = self.filter(partnership=partnership).exclude(in_force_at=None).prefetch_related("categories")
        return rows.order_by("-number").first()


class RuleSet(models.Model):
    """A numbered version of the decision rules, in force once adopted; a round is judged by that of its opening."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="rule_sets", verbose_name=_("partnership")
    )
    number = models.PositiveIntegerField(_("version"))
    source = LocalizedField(_("where they come from"), blank=True)
    reconvene_after = models.PositiveSmallIntegerField(_("days before a second meeting, at least"), default=8)
    reconvene_within = models.PositiveSmallIntegerField(_("days before a second meeting, at most"), default=21)
    mediation_days = models.PositiveSmallIntegerField(_("days of mediation, at most"), default=15)
    settle_days = models.PositiveSmallIntegerField(_("days for the lead to settle"), default=7)
    notice_days = models.PositiveSmallIntegerField(_("days of notice before a meeting"), default=10)
    minutes_days = models.PositiveSmallIntegerField(_("days to send the minutes"), default=7)
    correction_days = models.PositiveSmallIntegerField(_("days to ask for a correction"), default=10)
    proxies_per_seat = models.PositiveSmallIntegerField(_("proxies that one seat may hold"), default=1)
    minimum_wait_hours = models.PositiveSmallIntegerField(_("hours before an early close"), default=24)
    set_at = models.DateTimeField(_("set at"))
    set_by = models.ForeignKey(Member, models.PROTECT, related_name="set_rules", verbose_name=_("set by"))
    in_force_at = models.DateTimeField(_("in force since"), null=True, blank=True)

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision rules")
        verbose_name_plural = _("decision rules")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["partnership", "number"], name="rule_set_number_once"),
            models.CheckConstraint(
                condition=models.Q(reconvene_within__gte=models.F("reconvene_after")),
                name="rule_set_reconvene_window",
            ),
        )

    def __str__(self) -> str:
        return f"v{self.number}"

    def rule_for(self, category: str, amount: Decimal) -> "CategoryRule | None":
        """How a decision of this category and amount is taken: the rule of the highest amount it exceeds."""
        rows = [row for row in self.categories.all() if row.category == category]
        fitting = [row for row in rows if row.above == 0 or amount > row.above]
        return max(fitting, key=lambda row: row.above, default=None)


class CategoryRule(models.Model):
    """How one category of decisions is taken, from an amount upwards, at a meeting and in writing."""

    class Matter(models.TextChoices):
        ORDINARY = "ordinary", _("ordinary")
        CHARTER = "charter", _("the charter")
        MEMBERSHIP = "membership", _("entry or exclusion of a partner")
        DATA = "data", _("personal data")
        MANDATE = "mandate", _("the lead’s own mandate")
        RULES = "rules", _("the decision rules")

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="category_rules", verbose_name=_("partnership")
    )
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="categories", verbose_name=_("decision rules"))
    category = models.SlugField(_("category"), max_length=30)
    label = LocalizedField(_("name"))
    above = models.DecimalField(_("above this amount"), max_digits=14, decimal_places=2, default=Decimal(0))
    matter = models.CharField(_("matter"), max_length=12, choices=Matter, default=Matter.ORDINARY)
    rule = models.JSONField(_("rule at a meeting"))
    written_rule = models.JSONField(_("rule in writing"), null=True, blank=True)
    written_days = models.PositiveSmallIntegerField(_("days to answer in writing"), default=10)
    consent_rule = models.JSONField(_("rule of the consent round"), null=True, blank=True)
    lead_may_settle = models.BooleanField(_("the lead may settle a deadlock"), default=False)

    class Meta:
        verbose_name = _("rule of a category")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["rule_set", "category", "above"], name="category_rule_once"),
            models.CheckConstraint(condition=models.Q(above__gte=0), name="category_rule_amount_positive"),
            models.CheckConstraint(
                condition=models.Q(lead_may_settle=False) | models.Q(matter="ordinary"),
                name="category_rule_lead_ordinary_only",
            ),
        )

    def __str__(self) -> str:
        return str(self.label)

    def rule_in(self, mode: str) -> dict[str, Any]:
        """The rule at a meeting or in writing; in writing the meeting's own when there is no other."""
        return self.written_rule or self.rule if mode == "written" else self.rule
