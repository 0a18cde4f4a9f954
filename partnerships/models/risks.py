from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.texts import LocalizedField
from partnerships.models.partners import Partner
from partnerships.models.partnership import Partnership

ONE_TO_FIVE = (MinValueValidator(1), MaxValueValidator(5))


class Risk(models.Model):
    """What could go wrong: how likely, how bad, who watches it, what is done, and what sets off the alarm."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("a risk", "open")
        WATCH = "watch", pgettext_lazy("a risk", "under watch")
        CLOSED = "closed", pgettext_lazy("a risk", "closed")

    TRANSITIONS = {
        State.OPEN: {State.WATCH, State.CLOSED},
        State.WATCH: {State.OPEN, State.CLOSED},
        State.CLOSED: {State.OPEN, State.WATCH},
    }

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="risks", verbose_name=_("partnership"))
    code = models.CharField(_("code"), max_length=8)
    title = LocalizedField(_("what could happen"))
    likelihood = models.PositiveSmallIntegerField(_("likelihood"), validators=ONE_TO_FIVE)
    severity = models.PositiveSmallIntegerField(_("severity"), validators=ONE_TO_FIVE)
    owner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="owned_risks", verbose_name=_("who watches it")
    )
    mitigation = LocalizedField(_("what is done about it"), blank=True)
    trigger = LocalizedField(_("what sets off the alarm"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    reviewed_on = models.DateField(_("last reviewed on"))

    class Meta:
        verbose_name = _("risk")
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["partnership", "code"], name="risk_code_once"),
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 5), severity__range=(1, 5)), name="risk_rated_one_to_five"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def weight(self) -> int:
        """Likelihood × severity, 1 to 25."""
        return self.likelihood * self.severity
