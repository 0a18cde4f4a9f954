from datetime import date
from decimal import Decimal
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.texts import LocalizedField
from governance.models.committee import Seat
from governance.models.decisions import Decision
from governance.models.rounds import Round
from partnerships.models import Member, Partner, Partnership


class LeadQuerySet(models.QuerySet):
    def answering(self) -> "LeadQuerySet":
        """Those whose person and whose organisation are still in."""
        own = models.Q(member__partner=None) | models.Q(member__partner=models.F("seat__partner"))
        return self.filter(own, member__ended_at=None).exclude(seat__partner__standing=Partner.Standing.FORMER)

    def running(self, on: date) -> "LeadQuerySet":
        """The mandate that holds on this day."""
        return self.answering().chosen().filter(since_on__lte=on, until_on__gte=on, ended_on=None)

    def chosen(self) -> "LeadQuerySet":
        """Those whom the partners chose: a candidate's mandate waits for the decision that elects."""
        return self.exclude(elected_at=None)


class Lead(models.Model):
    """The strategic lead's mandate: who, until when, within which limits, and who comes after."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="leads", verbose_name=_("partnership"))
    member = models.ForeignKey(Member, models.PROTECT, related_name="leads", verbose_name=_("person"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="leads", verbose_name=_("seat"))
    since_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    cap = models.DecimalField(_("may settle up to"), max_digits=14, decimal_places=2, default=Decimal(0))
    categories = models.JSONField(_("delegated categories"), default=list)
    limits = LocalizedField(_("other limits"), blank=True)
    succession = LocalizedField(_("succession"))
    elected = models.CharField(_("electing act"), max_length=200, blank=True)
    election = models.OneToOneField(
        Decision, models.PROTECT, null=True, blank=True, related_name="candidacy", verbose_name=_("electing decision")
    )
    elected_at = models.DateTimeField(_("elected at"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=300, blank=True)

    objects = LeadQuerySet.as_manager()

    class Meta:
        verbose_name = _("strategic lead")
        ordering = ("since_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_on__gte=models.F("since_on")), name="lead_ends_after_start"
            ),
            models.CheckConstraint(condition=models.Q(cap__gte=0), name="lead_cap_positive"),
            models.UniqueConstraint(
                fields=["partnership", "since_on"],
                condition=models.Q(ended_on=None, elected_at__isnull=False),
                name="lead_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return str(self.member)


class Revocation(models.Model):
    """That a decision asks whether the lead's mandate ends before its day."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="revocations", verbose_name=_("partnership")
    )
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="revocation", verbose_name=_("decision"))
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="revocations", verbose_name=_("strategic lead"))

    class Meta:
        verbose_name = _("revocation of the lead")

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.lead_id}"


class Ruling(models.Model):
    """What the lead settled in a deadlock: the outcome, the reasons, the minority's opinion."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="rulings", verbose_name=_("partnership"))
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="ruling", verbose_name=_("decision"))
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="rulings", verbose_name=_("strategic lead"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Decision.Outcome)
    reasons = LocalizedField(_("reasons"))
    minority_opinion = LocalizedField(_("minority opinion"))
    settled_at = models.DateTimeField(_("settled at"))
    overturned_in = models.OneToOneField(
        Round, models.PROTECT, null=True, blank=True, related_name="overturned", verbose_name=_("overturned in")
    )

    class Meta:
        verbose_name = _("settled by the lead")

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.outcome}"
