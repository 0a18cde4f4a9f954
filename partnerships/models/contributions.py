from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.texts import LocalizedField
from partnerships.models.needs import Offer
from partnerships.models.partners import Member, Partner
from partnerships.models.partnership import Partnership


class ContributionQuerySet(models.QuerySet):
    def standing(self) -> "ContributionQuerySet":
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)


class Contribution(models.Model):
    """What a partner promises to bring, of one kind, with the basis on which it is valued."""

    class Kind(models.TextChoices):
        CASH = "cash", _("cash")
        IN_KIND = "in_kind", _("in kind")
        SKILLS = "skills", _("skills")
        VOLUNTEERING = "volunteering", _("volunteering")
        GUARANTEE = "guarantee", _("guarantee or loan")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="contributions", verbose_name=_("partnership")
    )
    code = models.CharField(_("code"), max_length=8)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="contributions", verbose_name=_("partner"))
    offer = models.ForeignKey(
        Offer, models.PROTECT, null=True, blank=True, related_name="contributions", verbose_name=_("offer")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = LocalizedField(_("what is brought"))
    planned = models.DecimalField(_("promised"), max_digits=14, decimal_places=2, null=True, blank=True)
    basis = LocalizedField(_("basis of valuation"), blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["partnership", "code"], name="contribution_code_once"),
            models.CheckConstraint(
                condition=models.Q(planned=None) | models.Q(planned__gt=0), name="contribution_more_than_nothing"
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="contribution_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Delivery(models.Model):
    """What was delivered of a contribution on a day; a correction is another line, never a change."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="deliveries", verbose_name=_("partnership")
    )
    contribution = models.ForeignKey(
        Contribution, models.PROTECT, related_name="deliveries", verbose_name=_("contribution")
    )
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    delivered_on = models.DateField(_("delivered on"))
    note = models.TextField(_("note"), blank=True)
    recorded_at = models.DateTimeField(_("recorded at"))
    recorded_by = models.ForeignKey(
        Member, models.PROTECT, related_name="recorded_deliveries", verbose_name=_("recorded by")
    )

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ("delivered_on", "pk")

    def __str__(self) -> str:
        return f"{self.contribution_id}: {self.amount}"
