from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.models.committee import Seat
from governance.models.rounds import Round
from partnerships.models import Member, Partnership


class BallotManager(models.Manager):
    """Answers with their seat: nobody reads one without the other."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().select_related("seat")


class Ballot(models.Model):
    """A seat's answer in a round, bound to the text it read; a changed answer keeps the one before."""

    class Capacity(models.TextChoices):
        TITULAR = "titular", _("titular")
        ALTERNATE = "alternate", _("alternate")
        RECORDED = "recorded", _("noted by the facilitator")

    class Means(models.TextChoices):
        ONLINE = "online", _("here")
        SHOW_OF_HANDS = "hands", _("by show of hands")
        PHONE = "phone", _("by phone")
        WRITING = "writing", _("in writing")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="ballots", verbose_name=_("partnership"))
    round = models.ForeignKey(Round, models.PROTECT, related_name="ballots", verbose_name=_("round"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="ballots", verbose_name=_("seat"))
    rank = models.PositiveSmallIntegerField(_("rank"))
    position = models.CharField(_("answer"), max_length=20)
    reason = models.TextField(_("reason"), blank=True)
    cast_by = models.ForeignKey(Member, models.PROTECT, related_name="cast_ballots", verbose_name=_("entered by"))
    capacity = models.CharField(_("in which capacity"), max_length=10, choices=Capacity)
    means = models.CharField(_("by which means"), max_length=10, choices=Means, default=Means.ONLINE)
    fingerprint = models.CharField(_("fingerprint of the text"), max_length=64)
    cast_at = models.DateTimeField(_("given at"))

    objects = BallotManager()

    class Meta:
        verbose_name = _("answer of a seat")
        verbose_name_plural = _("answers of seats")
        ordering = ("rank",)
        constraints = (
            models.UniqueConstraint(fields=["round", "seat", "rank"], name="ballot_rank_once"),
            models.CheckConstraint(
                condition=~models.Q(position="objection") | ~models.Q(reason=""),
                name="ballot_objection_reasoned",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.position}"
