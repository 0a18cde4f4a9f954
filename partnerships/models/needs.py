from decimal import Decimal
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.texts import LocalizedField
from partnerships.models.partners import Partner
from partnerships.models.partnership import Partnership

ONE_TO_THREE = (MinValueValidator(1), MaxValueValidator(3))


class Level(models.IntegerChoices):
    SOME = 1, _("some")
    USUAL = 2, _("usual practice")
    REFERENCE = 3, _("reference, can train others")


class Need(models.Model):
    """What the partnership needs to reach its goal, how much it matters, at what level."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="needs", verbose_name=_("partnership"))
    code = models.CharField(_("code"), max_length=8)
    title = LocalizedField(_("what is needed"))
    criticality = models.PositiveSmallIntegerField(_("criticality"), validators=ONE_TO_THREE)
    required = models.PositiveSmallIntegerField(_("required level"), choices=Level, null=True, blank=True)
    quantity = models.DecimalField(_("required quantity"), max_digits=14, decimal_places=2, null=True, blank=True)
    unit = LocalizedField(_("unit"), blank=True)

    class Meta:
        verbose_name = _("need")
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["partnership", "code"], name="need_code_once"),
            models.CheckConstraint(
                condition=models.Q(required__isnull=False, quantity=None) | models.Q(required=None, quantity__gt=0),
                name="need_level_or_quantity",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def adds_up(self) -> bool:
        """Whether it is asked by quantity: offers to it add up."""
        return self.quantity is not None

    @property
    def asked(self) -> int | Decimal:
        """The level or the quantity that meets it."""
        return self.quantity if self.quantity is not None else self.required


class OfferQuerySet(models.QuerySet):
    def standing(self) -> "OfferQuerySet":
        """Those that were not withdrawn, and whose partner is still in."""
        return self.filter(withdrawn_at=None).exclude(partner__standing=Partner.Standing.FORMER)


class Offer(models.Model):
    """What a partner brings to a need, at what level, and how firm it is."""

    class State(models.TextChoices):
        DECLARED = "declared", _("declared")
        CONFIRMED = "confirmed", _("confirmed")
        COMMITTED = "committed", _("committed")

    TRANSITIONS = {
        State.DECLARED: {State.CONFIRMED},
        State.CONFIRMED: {State.COMMITTED, State.DECLARED},
        State.COMMITTED: set(),
    }

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="offers", verbose_name=_("partnership"))
    need = models.ForeignKey(Need, models.PROTECT, related_name="offers", verbose_name=_("need"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="offers", verbose_name=_("partner"))
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, null=True, blank=True)
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=2, null=True, blank=True)
    conditions = LocalizedField(_("conditions"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DECLARED)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["need", "partner"], condition=models.Q(withdrawn_at=None), name="offer_once_per_need"
            ),
            models.CheckConstraint(
                condition=models.Q(level__isnull=False, quantity=None) | models.Q(level=None, quantity__gt=0),
                name="offer_level_or_quantity",
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id}, {self.need_id}: {self.amount}"

    @property
    def amount(self) -> int | Decimal:
        """The level or the quantity offered."""
        return self.quantity if self.quantity is not None else self.level
