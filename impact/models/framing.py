from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.models import Partnership, Text


class FramingSheet(models.Model):
    """Why and how a partnership measures, agreed before the first figure: a shared text its partners consent to."""

    class Purpose(models.TextChoices):
        IMPROVE = "improve", _("to improve what we do")
        MOTIVATE = "motivate", _("to keep everyone going")
        ACCOUNT = "account", _("to account for what we do")
        ADVOCATE = "advocate", _("to speak up for a cause")

    partnership = models.OneToOneField(
        Partnership, models.PROTECT, related_name="framing", verbose_name=_("partnership")
    )
    text = models.OneToOneField(Text, models.PROTECT, related_name="framing", verbose_name=_("text"))
    purposes = models.JSONField(_("purposes, the first one first"), default=list)

    class Meta:
        verbose_name = _("framing sheet")

    def __str__(self) -> str:
        return str(_("Framing sheet"))
