from datetime import date
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance.models.committee import Mandate, Seat
from governance.models.decisions import Decision
from partnerships.models import Member, Partner, Partnership


class RecusalQuerySet(models.QuerySet):
    def of_organisations(self) -> "RecusalQuerySet":
        """Those that take the whole seat out."""
        return self.filter(nature=Recusal.Nature.ORGANISATION, state=Recusal.State.CONFIRMED)

    def standing(self) -> "RecusalQuerySet":
        """Those confirmed, and those that wait for an answer."""
        return self.exclude(state=Recusal.State.REFUSED)

    def with_people(self, on: date) -> "RecusalQuerySet":
        """Each with whether somebody answers for its seat on this day."""
        running = Mandate.objects.running(on).filter(seat=models.OuterRef("seat"))
        return self.annotate(has_people=models.Exists(running))


class RecusalManager(models.Manager):
    """Recusals with their seat: nobody reads one without the other."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().select_related("seat")


class Recusal(models.Model):
    """An interest in a decision: an organisation's takes its seat out, a person's that person, once confirmed."""

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("recusal", "proposed")
        CONFIRMED = "confirmed", pgettext_lazy("recusal", "confirmed")
        REFUSED = "refused", pgettext_lazy("recusal", "not retained")

    TRANSITIONS = {
        State.PROPOSED: {State.CONFIRMED, State.REFUSED},
        State.CONFIRMED: {State.REFUSED},  # by the seat's own people, when another noted it for them
        State.REFUSED: set(),
    }

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
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CONFIRMED)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="answered_recusals", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    objects = RecusalManager.from_queryset(RecusalQuerySet)()

    class Meta:
        verbose_name = _("recusal")
        ordering = ("declared_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["decision", "seat"],
                condition=models.Q(nature="organisation") & ~models.Q(state="refused"),
                name="recusal_once_per_seat",
            ),
            models.UniqueConstraint(
                fields=["decision", "member"],
                condition=models.Q(nature="personal") & ~models.Q(state="refused"),
                name="recusal_once_per_person",
            ),
            models.CheckConstraint(
                condition=models.Q(nature="organisation", member=None)
                | models.Q(nature="personal", member__isnull=False),
                name="recusal_person_named",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="recusal_reasoned"),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, answered_by=None)
                | models.Q(answered_at__isnull=False, answered_by__isnull=False),
                name="recusal_answered_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | models.Q(answered_at__isnull=False) & ~models.Q(answer=""),
                name="recusal_refused_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.seat_id}"

    @property
    def holds(self) -> bool:
        """Whether it counts: declared by those concerned, or proposed and confirmed."""
        return self.state == self.State.CONFIRMED

    @property
    def noted_by_another(self) -> bool:
        """Whether it counts because the facilitator wrote it for another's seat, which has not answered."""
        return self.holds and self.answered_at is None and self.declared_by.partner_id != self.seat.partner_id

    @property
    def takes_seat_out(self) -> bool:
        """Whether the whole seat is out: an organisation's interest, confirmed."""
        return self.holds and self.nature == self.Nature.ORGANISATION

    def takes_out(self, member: Member) -> bool:
        """Whether this person is out by a purely personal interest, confirmed."""
        return self.holds and self.nature == self.Nature.PERSONAL and self.member_id == member.pk


class Interest(models.Model):
    """A lasting interest that a partner declares beforehand: a shareholding, a contract, a family tie."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="interests", verbose_name=_("partnership")
    )
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="interests", verbose_name=_("partner"))
    member = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="interests",
        verbose_name=_("person concerned"),
    )
    words = models.TextField(_("what the interest is"))
    declared_by = models.ForeignKey(
        Member, models.PROTECT, related_name="declared_interests", verbose_name=_("declared by")
    )
    declared_at = models.DateTimeField(_("declared at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    end_reason = models.TextField(_("why it ended"), blank=True)

    class Meta:
        verbose_name = _("declared interest")
        ordering = ("declared_at", "pk")
        constraints = (
            models.CheckConstraint(condition=~models.Q(words=""), name="interest_in_words"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | ~models.Q(end_reason=""), name="interest_ended_with_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.words[:40]}"
