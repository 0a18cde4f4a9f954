from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charters.models.versions import CharterVersion
from partnerships.models import Member, Partner, Partnership


class ApprovalQuerySet(models.QuerySet):
    def live(self) -> "ApprovalQuerySet":
        """Each partner's latest answer about each version."""
        later = Approval.objects.filter(
            version=models.OuterRef("version"), partner=models.OuterRef("partner"), rank__gt=models.OuterRef("rank")
        )
        return self.filter(~models.Exists(later))


class Approval(models.Model):
    """What a partner's own bodies say of a version before it is frozen, bound to the words they read. Only added."""

    class Position(models.TextChoices):
        APPROVED = "approved", pgettext_lazy("internal approval", "approved")
        UNDER_WAY = "under_way", pgettext_lazy("internal approval", "under way")
        BLOCKED = "blocked", pgettext_lazy("internal approval", "blocked")

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="charter_approvals", verbose_name=_("partnership")
    )
    version = models.ForeignKey(CharterVersion, models.PROTECT, related_name="approvals", verbose_name=_("version"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="charter_approvals", verbose_name=_("partner"))
    rank = models.PositiveIntegerField(_("rank"))
    position = models.CharField(_("internal approval"), max_length=10, choices=Position)
    body = models.CharField(_("which body, and when it meets"), max_length=200, blank=True)
    decided_on = models.DateField(_("date"), null=True, blank=True)
    blocker = models.TextField(_("what stands in the way"), blank=True)
    fingerprint = models.CharField(_("fingerprint of the words"), max_length=64)
    given_by = models.ForeignKey(Member, models.PROTECT, related_name="charter_approvals", verbose_name=_("written by"))
    given_at = models.DateTimeField(_("written at"))

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("internal approval")
        ordering = ("given_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["version", "partner", "rank"], name="approval_rank_once"),
            models.CheckConstraint(condition=~Q(position="blocked") | ~Q(blocker=""), name="approval_blocked_said"),
        )

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.position}"
