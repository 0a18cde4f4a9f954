from datetime import date
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.texts import LocalizedField
from governance.models.committee import Seat
from governance.models.decisions import Decision, Wording
from governance.models.rounds import Round
from partnerships.models import Member, Partnership


class BallotManager(models.Manager):
    """Answers with their seat and the proxy used: nobody reads one without the others."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().select_related("seat", "proxy")


class Ballot(models.Model):
    """A seat's answer in a round, bound to the text it read; a changed answer keeps the one before."""

    class Capacity(models.TextChoices):
        TITULAR = "titular", _("titular")
        ALTERNATE = "alternate", _("alternate")
        PROXY = "proxy", _("by proxy")
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
    proxy = models.ForeignKey(
        "governance.Proxy", models.PROTECT, null=True, blank=True, related_name="ballots", verbose_name=_("proxy")
    )
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
            models.CheckConstraint(
                condition=models.Q(capacity="proxy", proxy__isnull=False)
                | ~models.Q(capacity="proxy") & models.Q(proxy=None),
                name="ballot_by_a_proxy_names_it",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.position}"


class Integration(models.Model):
    """That a wording answers an objection or a concern: which one, in which version."""

    wording = models.ForeignKey(Wording, models.PROTECT, related_name="integrations", verbose_name=_("wording"))
    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="integrations", verbose_name=_("answer"))

    class Meta:
        verbose_name = _("integrated objection")
        constraints = (models.UniqueConstraint(fields=["wording", "ballot"], name="integration_once"),)

    def __str__(self) -> str:
        return f"{self.ballot_id} → {self.wording_id}"


class ProxyQuerySet(models.QuerySet):
    def running(self, on: date) -> "ProxyQuerySet":
        """Proxies that hold on this day."""
        return self.filter(revoked_at=None, since_on__lte=on, until_on__gte=on)

    def for_decision(self, decision: Decision) -> "ProxyQuerySet":
        """Those given for this decision, or for every one."""
        return self.filter(models.Q(decision=None) | models.Q(decision=decision))


class Proxy(models.Model):
    """That a seat lets another answer for it in writing: for one decision or all, from a day to a day."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="proxies", verbose_name=_("partnership"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="given_proxies", verbose_name=_("seat represented"))
    holder = models.ForeignKey(
        Seat, models.PROTECT, related_name="held_proxies", verbose_name=_("seat that represents it")
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="proxies", verbose_name=_("only for")
    )
    since_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    instructions = models.TextField(_("instructions"), blank=True)
    given_by = models.ForeignKey(Member, models.PROTECT, related_name="given_proxies", verbose_name=_("given by"))
    given_at = models.DateTimeField(_("given at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = ProxyQuerySet.as_manager()

    class Meta:
        verbose_name = _("proxy")
        ordering = ("since_on", "pk")
        constraints = (
            models.CheckConstraint(condition=~models.Q(seat=models.F("holder")), name="proxy_to_another_seat"),
            models.CheckConstraint(
                condition=models.Q(until_on__gte=models.F("since_on")), name="proxy_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat_id} → {self.holder_id}"


class MinorityOpinion(models.Model):
    """What a seat that was not in favour wants to stand beside the decision, in its own words."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="minority_opinions", verbose_name=_("partnership")
    )
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="minority_opinions", verbose_name=_("decision"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="minority_opinions", verbose_name=_("seat"))
    words = LocalizedField(_("opinion"))
    written_by = models.ForeignKey(
        Member, models.PROTECT, related_name="minority_opinions", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("minority opinion")
        ordering = ("written_at", "pk")
        constraints = (models.UniqueConstraint(fields=["decision", "seat"], name="minority_opinion_once_per_seat"),)

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.seat_id}"
