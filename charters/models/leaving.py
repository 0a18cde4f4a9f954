from datetime import date
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from charters.models.charter import Charter
from charters.models.signing import Signatory
from charters.models.versions import CharterVersion
from core.files import StoredFile
from core.names import NameField
from core.texts import LocalizedField
from partnerships.models import Member, Partner, Partnership


class Withdrawal(models.Model):
    """A partner's notice that it leaves the charter: by whom, by what authority, from which day."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="charter_withdrawals", verbose_name=_("partnership")
    )
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="withdrawals", verbose_name=_("charter"))
    version = models.ForeignKey(
        CharterVersion, models.PROTECT, related_name="withdrawals", verbose_name=_("version it was bound by")
    )
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="charter_withdrawals", verbose_name=_("partner"))
    given_by = models.ForeignKey(Member, models.PROTECT, related_name="given_notices", verbose_name=_("given by"))
    given_at = models.DateTimeField(_("given at"))
    reason = models.TextField(_("reason"))
    authority_kind = models.CharField(_("authority"), max_length=14, choices=Signatory.Authority)
    authority_reference = LocalizedField(_("reference of the authority"))
    authority_dated_on = models.DateField(_("date of the authority"), null=True, blank=True)
    authority_file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file of the authority")
    )
    effective_on = models.DateField(_("bound until the day before"))
    taken_back_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    done_at = models.DateTimeField(_("took effect at"), null=True, blank=True)

    class Meta:
        verbose_name = _("notice of withdrawal")
        verbose_name_plural = _("notices of withdrawal")
        ordering = ("given_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["partner"], condition=Q(taken_back_at=None), name="withdrawal_one_stands"),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(done_at=None), name="withdrawal_taken_back_or_done"
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id} {self.effective_on}"

    def stands_on(self, day: date) -> bool:
        """Whether the partner is out of the charter on this day by this notice."""
        return self.taken_back_at is None and self.effective_on <= day


class Representation(models.Model):
    """That a bound partner is represented before the charter by another person than its signatory. Only added."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="representations", verbose_name=_("partnership")
    )
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="representations", verbose_name=_("charter"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="representations", verbose_name=_("partner"))
    member = models.ForeignKey(Member, models.PROTECT, related_name="representations", verbose_name=_("person"))
    name = NameField(_("name"), max_length=120)
    function = LocalizedField(_("function"), blank=True)
    authority_kind = models.CharField(_("authority"), max_length=14, choices=Signatory.Authority)
    authority_reference = LocalizedField(_("reference of the authority"))
    since_on = models.DateField(_("since"))
    recorded_by = models.ForeignKey(
        Member, models.PROTECT, related_name="recorded_representations", verbose_name=_("written by")
    )
    recorded_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("representative before the charter")
        verbose_name_plural = _("representatives before the charter")
        ordering = ("since_on", "pk")

    def __str__(self) -> str:
        return self.name
