from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Digest(models.Model):
    """The weekly letter to a person: one a week at most, whoever was late to make it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="digests", verbose_name=_("person"))
    week_of = models.DateField(_("week that begins on"))
    made_at = models.DateTimeField(_("made at"))
    mail = models.OneToOneField(
        "core.Mail", models.PROTECT, null=True, related_name="digest", verbose_name=_("message")
    )

    class Meta:
        verbose_name = _("weekly digest")
        ordering = ("-week_of",)
        constraints = (models.UniqueConstraint(fields=["user", "week_of"], name="digest_once_a_week"),)

    def __str__(self) -> str:
        return f"{self.user_id}, {self.week_of}"
