from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.texts import LocalizedField
from partnerships.models.partners import Partner
from partnerships.models.partnership import Partnership


class Objective(models.Model):
    """A change the partners want to reach together: from where, to where, by when, and when to expect what."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="objectives", verbose_name=_("partnership")
    )
    code = models.CharField(_("code"), max_length=8)
    title = LocalizedField(_("short title"))
    rank = models.PositiveIntegerField(_("place in the order"), default=0)
    statement = LocalizedField(_("statement"))
    beneficiaries = LocalizedField(_("for whom"), blank=True)
    baseline = LocalizedField(_("where we start from"), blank=True)
    target = LocalizedField(_("where we want to be"), blank=True)
    unit = LocalizedField(_("unit"), blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    expect = LocalizedField(_("when to expect what"), blank=True)
    sdg_targets = models.CharField(_("SDG targets"), max_length=60, blank=True)
    zeros = models.CharField(_("zeros served"), max_length=60, blank=True)
    lead = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="led_objectives", verbose_name=_("lead partner")
    )

    class Meta:
        verbose_name = _("objective")
        ordering = ("rank", "code")
        constraints = (models.UniqueConstraint(fields=["partnership", "code"], name="objective_code_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def missing(self) -> list:
        """What is not there yet for the objective to be measurable, in words."""
        lacks = [
            (self.baseline, _("where we start from")),
            (self.target, _("where we want to be")),
            (self.due_on, _("by when")),
        ]
        return [words for value, words in lacks if not value]


class Value(models.Model):
    """What the partners hold to, with a behaviour that anybody can observe."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="values", verbose_name=_("partnership"))
    rank = models.PositiveIntegerField(_("place in the order"), default=0)
    name = LocalizedField(_("value"))
    behaviour = LocalizedField(_("how one sees it"))

    class Meta:
        verbose_name = _("value")
        ordering = ("rank", "pk")

    def __str__(self) -> str:
        return str(self.name)
