from datetime import date
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.texts import LocalizedField
from partnerships.models import Member, Partner, Partnership


class Body(models.Model):
    """A committee of a partnership; the steering committee decides, others advise."""

    class Kind(models.TextChoices):
        STEERING = "steering", _("steering committee")
        ADVISORY = "advisory", _("advisory committee")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="bodies", verbose_name=_("partnership"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.STEERING)
    name = LocalizedField(_("name"))
    purpose = LocalizedField(_("what it is for"), blank=True)
    months_between = models.PositiveSmallIntegerField(_("months between two meetings, at most"), default=3)
    seated_at = models.DateTimeField(_("seated at"))

    class Meta:
        verbose_name = _("committee")
        ordering = ("-kind", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["partnership"], condition=models.Q(kind="steering"), name="body_one_steering"
            ),
        )

    def __str__(self) -> str:
        return str(self.name)

    @property
    def decides(self) -> bool:
        """Whether its answers bind the partnership; an advisory committee's are advice."""
        return self.kind == self.Kind.STEERING


class SeatQuerySet(models.QuerySet):
    def held(self) -> "SeatQuerySet":
        """Seats that stand and whose organisation is still in."""
        return self.filter(ended_at=None).exclude(partner__standing=Partner.Standing.FORMER)

    def voting(self) -> "SeatQuerySet":
        """Seats that take part in decisions: those of partners, observers' left out."""
        return self.held().filter(voting=True, partner__standing=Partner.Standing.PARTNER)


class SeatManager(models.Manager):
    """Seats with their partner: nobody reads one without the other."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().select_related("partner__organisation")


class Seat(models.Model):
    """A partner's place in a committee: it survives the people who hold it and has one answer per round."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="seats", verbose_name=_("partnership"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="seats", verbose_name=_("committee"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="seats", verbose_name=_("partner"))
    voting = models.BooleanField(_("votes"), default=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    added_at = models.DateTimeField(_("added at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=300, blank=True)

    objects = SeatManager.from_queryset(SeatQuerySet)()

    class Meta:
        verbose_name = _("seat")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["body", "partner"], condition=models.Q(ended_at=None), name="seat_once_per_partner"
            ),
            models.CheckConstraint(condition=models.Q(weight__gte=1), name="seat_weighs_something"),
        )

    def __str__(self) -> str:
        return self.partner.name

    @property
    def gone(self) -> bool:
        """Whether it answers no more: it was ended, or its organisation left."""
        return self.ended_at is not None or self.partner.standing == Partner.Standing.FORMER


class MandateQuerySet(models.QuerySet):
    def answering(self) -> "MandateQuerySet":
        """Those whose person still has a place here, and for no other partner: a mandate does not outlive it."""
        own = models.Q(member__partner=None) | models.Q(member__partner=models.F("seat__partner"))
        return self.filter(own, member__ended_at=None)

    def running(self, on: date) -> "MandateQuerySet":
        """Mandates that hold on this day, of people who still have a place here."""
        return (
            self.answering()
            .filter(models.Q(ended_on=None) | models.Q(ended_on__gt=on), since_on__lte=on)
            .filter(models.Q(until_on=None) | models.Q(until_on__gte=on))
        )

    def overlapping(self, since: date, until: date | None) -> "MandateQuerySet":
        """Mandates that share a day with this period; those cut short leave their place."""
        whole = models.Q(ended_on=None) | models.Q(ended_on__gt=models.F("until_on"))
        rows = self.answering().filter(whole)
        rows = rows.filter(models.Q(until_on=None) | models.Q(until_on__gte=since))
        return rows if until is None else rows.filter(since_on__lte=until)


class Mandate(models.Model):
    """That a person answers for a seat, as titular or alternate, from a day to a day, by which act."""

    class Capacity(models.TextChoices):
        TITULAR = "titular", _("titular")
        ALTERNATE = "alternate", _("alternate")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="mandates", verbose_name=_("partnership"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="mandates", verbose_name=_("seat"))
    member = models.ForeignKey(Member, models.PROTECT, related_name="mandates", verbose_name=_("person"))
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity)
    since_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    appointed = models.CharField(_("appointing act"), max_length=200, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=300, blank=True)
    given_by = models.ForeignKey(Member, models.PROTECT, related_name="given_mandates", verbose_name=_("written by"))

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        ordering = ("-capacity", "since_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("since_on")),
                name="mandate_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["seat", "member"], condition=models.Q(ended_on=None), name="mandate_once_per_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.member_id}, {self.seat_id}: {self.capacity}"

    def runs(self, on: date) -> bool:
        """Whether it holds on this day."""
        ended = self.ended_on is not None and self.ended_on <= on
        return not ended and self.since_on <= on and (self.until_on is None or on <= self.until_on)
