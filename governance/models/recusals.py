from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.models.committee import Seat
from governance.models.decisions import Decision
from partnerships.models import Member, Partnership


class RecusalQuerySet(models.QuerySet):
    def of_organisations(self) -> "RecusalQuerySet":
        """Those that take the whole seat out."""
        return self.filter(nature=Recusal.Nature.ORGANISATION)


class RecusalManager(models.Manager):
    """Recusals with their seat: nobody reads one without the other."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().select_related("seat")


class Recusal(models.Model):
    """An interest in a decision: an organisation's takes its seat out, a person's that person."""

    class Nature(models.TextChoices):
        ORGANISATION = "organisation", _("interest of the organisation")
        PERSONAL = "personal", _("purely personal interest")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="recusals", verbose_name=_("partnership"))
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="recusals", verbose_name=_("decision"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="recusals", verbose_name=_("seat"))
    member = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recusals",
        verbose_name=_("person concerned"),
    )
    nature = models.CharField(_("nature"), max_length=12, choices=Nature)
    reason = models.TextField(_("reason"))
    declared_by = models.ForeignKey(
        Member, models.PROTECT, related_name="declared_recusals", verbose_name=_("declared by")
    )
    declared_at = models.DateTimeField(_("declared at"))

    objects = RecusalManager.from_queryset(RecusalQuerySet)()

    class Meta:
        verbose_name = _("recusal")
        ordering = ("declared_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["decision", "seat"],
                condition=models.Q(nature="organisation"),
                name="recusal_once_per_seat",
            ),
            models.UniqueConstraint(
                fields=["decision", "member"],
                condition=models.Q(nature="personal"),
                name="recusal_once_per_person",
            ),
            models.CheckConstraint(
                condition=models.Q(nature="organisation", member=None)
                | models.Q(nature="personal", member__isnull=False),
                name="recusal_person_named",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="recusal_reasoned"),
        )

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.seat_id}"
