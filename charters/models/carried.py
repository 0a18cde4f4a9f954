from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.models import Partnership


class CarriedRoot(models.Model):
    """The root of another site that sealed charters of a partnership before it came here in an archive."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="carried_roots", verbose_name=_("partnership")
    )
    site = models.CharField(_("site"), max_length=200)
    pem = models.TextField(_("certificate"))
    fingerprint = models.CharField(_("fingerprint of the certificate"), max_length=95)
    carried_at = models.DateTimeField(_("carried at"))

    class Meta:
        verbose_name = _("root of another site")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["partnership", "fingerprint"], name="carried_root_once"),)

    def __str__(self) -> str:
        return self.site
