from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import clock
from governance.models.decisions import Decision
from governance.models.meetings import Meeting
from governance.models.rulebook import RuleSet
from governance.tally import Method, Rule, Seat, Verdict, record, recount, tally
from partnerships.models import Member, Partnership


class RoundQuerySet(models.QuerySet):
    def open(self) -> "RoundQuerySet":
        """Rounds that nobody has closed yet."""
        return self.filter(closed_at=None)

    def due(self, at: datetime) -> "RoundQuerySet":
        """Open rounds whose time is over."""
        return self.open().filter(closes_at__lte=at)


class Round(models.Model):
    """One time the committee answers: rule, electorate and text are those of the moment it opened."""

    class Mode(models.TextChoices):
        MEETING = "meeting", _("at a meeting")
        WRITTEN = "written", _("written consultation")

    class Purpose(models.TextChoices):
        DECIDE = "decide", pgettext_lazy("purpose of a round", "to decide")
        SENSE = "sense", pgettext_lazy("purpose of a round", "sense check")
        OVERTURN = "overturn", pgettext_lazy("purpose of a round", "to overturn what the lead settled")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="rounds", verbose_name=_("partnership"))
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="rounds", verbose_name=_("decision"))
    number = models.PositiveSmallIntegerField(_("number"))
    mode = models.CharField(_("how"), max_length=10, choices=Mode)
    purpose = models.CharField(_("what for"), max_length=10, choices=Purpose, default=Purpose.DECIDE)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="rounds", verbose_name=_("meeting")
    )
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="rounds", verbose_name=_("decision rules"))
    rule = models.JSONField(_("rule frozen at the opening"))
    electorate = models.JSONField(_("seats at the opening"))
    fingerprint = models.CharField(_("fingerprint of the text"), max_length=64)
    skipped_consent = models.TextField(_("why there was no consent round first"), blank=True)
    consent_first = models.BooleanField(_("consent round before the vote"), default=False)
    reconvened = models.BooleanField(_("second meeting without quorum"), default=False)
    present = models.JSONField(_("seats present"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened at"))
    opened_by = models.ForeignKey(Member, models.PROTECT, related_name="opened_rounds", verbose_name=_("opened by"))
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="closed_rounds",
        verbose_name=_("closed by"),
    )
    result = models.CharField(_("result"), max_length=20, blank=True)
    verdict = models.JSONField(_("verdict"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["decision", "number"], name="round_number_once"),
            models.UniqueConstraint(fields=["decision"], condition=models.Q(closed_at=None), name="round_one_open"),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, result="", verdict=None)
                | models.Q(closed_at__isnull=False, verdict__isnull=False) & ~models.Q(result=""),
                name="round_closed_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(mode="meeting") | models.Q(closes_at__isnull=False),
                name="round_written_has_deadline",
            ),
        )
        indexes = (models.Index(fields=["closed_at", "closes_at"], name="round_due"),)

    def __str__(self) -> str:
        return f"{self.decision_id}/{self.number}"

    @property
    def is_open(self) -> bool:
        """Whether answers are taken now: the clock says so, not who has closed it."""
        return self.closed_at is None and not self.is_over

    @property
    def is_over(self) -> bool:
        """Whether its time has passed."""
        return self.closes_at is not None and self.closes_at <= clock.now()

    @property
    def frozen_rule(self) -> Rule:
        """The rule as it stood when the round opened."""
        return Rule.from_dict(self.rule)

    @property
    def is_consent(self) -> bool:
        """Whether one consents or objects here, instead of voting for or against."""
        return self.rule["method"] == Method.CONSENT

    @property
    def overturning(self) -> bool:
        """Whether it asks if what the lead settled should be overturned, and not whether the text is adopted."""
        return self.purpose == self.Purpose.OVERTURN

    @property
    def deadlocked(self) -> bool:
        """Whether it ended in a tie or with an objection that stands."""
        return self.result in ("tie", "objected")

    def seats_now(self) -> list[Seat]:
        """The electorate of the opening, as recusals and departures since then left it.

        A seat whose organisation left stays among all the seats, and may answer no more: like a vacant one.
        """
        out = {str(recusal.seat.uuid) for recusal in self.decision.recusals.all() if recusal.takes_seat_out}
        gone = {str(seat.uuid) for seat in self.decision.body.seats.all() if seat.gone}
        seats = [Seat.from_dict(seat) for seat in self.electorate]
        return [_as_it_stands(seat, seat.id in out, seat.id in gone) if seat.voting else seat for seat in seats]

    def reservations(self) -> list[Any]:
        """The objections and concerns that stand here: the last answer of each seat, when it is one."""
        last = {ballot.seat_id: ballot for ballot in sorted(self.ballots.all(), key=lambda ballot: ballot.rank)}
        return [ballot for ballot in last.values() if ballot.position in ("objection", "concern")]

    def counts(self, ballot: Any) -> bool:
        """Whether an answer, the last of its seat, counts: given to this text, by nobody who is out since then.

        A recused seat answers for no other; a person with a personal interest answers for none.
        """
        if ballot.fingerprint != self.fingerprint:
            return False
        holding = [recusal for recusal in self.decision.recusals.all() if recusal.holds]
        if ballot.proxy is not None and any(
            row.takes_seat_out and row.seat_id == ballot.proxy.holder_id for row in holding
        ):
            return False
        noted = ballot.capacity == "recorded"  # said by the seat, written by the facilitator
        return noted or not any(row.member_id == ballot.cast_by_id for row in holding if row.member_id)

    def facts(self) -> dict[str, Any]:
        """What `tally` needs: rule, electorate, live answers of the seats that may answer, attendance."""
        seats = self.seats_now()
        eligible = {seat.id for seat in seats if seat.eligible}
        last = {str(row.seat.uuid): row for row in sorted(self.ballots.all(), key=lambda row: row.rank)}
        live = {seat: row.position for seat, row in last.items() if seat in eligible and self.counts(row)}
        return {
            "rule": self.frozen_rule,
            "electorate": seats,
            "positions": live,
            "mode": self.mode,
            "present": self.present,
            "waives_quorum": self.reconvened,
        }

    def outcome_now(self) -> Verdict:
        """The verdict: the stored one once closed, what it would be now until then."""
        if self.verdict is not None:
            return recount(self.verdict)
        return tally(**self.facts(), closed=False)

    def final_record(self, *, closed: bool = True) -> dict[str, Any]:
        """All that went in and what came out, in plain values: what is stored when the round closes."""
        return record(**self.facts(), closed=closed)


def _as_it_stands(seat: Seat, recused: bool, gone: bool) -> Seat:
    if gone:
        return replace(seat, recused=False, vacant=True)
    return replace(seat, recused=recused, vacant=seat.vacant and not recused)


class Extension(models.Model):
    """That a written consultation was given more time: until when, and why."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="extensions", verbose_name=_("partnership")
    )
    round = models.ForeignKey(Round, models.PROTECT, related_name="extensions", verbose_name=_("round"))
    was = models.DateTimeField(_("would have closed at"))
    until = models.DateTimeField(_("closes at"))
    reason = models.TextField(_("reason"))
    extended_by = models.ForeignKey(Member, models.PROTECT, related_name="extensions", verbose_name=_("extended by"))
    extended_at = models.DateTimeField(_("extended at"))

    class Meta:
        verbose_name = _("extension of a round")
        ordering = ("extended_at", "pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(until__gt=models.F("was")), name="extension_gives_time"),
        )

    def __str__(self) -> str:
        return f"{self.round_id}: {self.until}"


class Mediation(models.Model):
    """Help from a third person between two rounds that ended in a deadlock."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="mediations", verbose_name=_("partnership")
    )
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="mediations", verbose_name=_("decision"))
    after = models.OneToOneField(Round, models.PROTECT, related_name="mediation", verbose_name=_("after the round"))
    mediator = models.CharField(_("mediator"), max_length=120)
    opened_at = models.DateTimeField(_("opened at"))
    opened_by = models.ForeignKey(Member, models.PROTECT, related_name="opened_mediations", verbose_name=_("opened by"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="closed_mediations",
        verbose_name=_("closed by"),
    )
    findings = models.TextField(_("what came out of it"), blank=True)

    class Meta:
        verbose_name = _("mediation")
        ordering = ("opened_at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_by=None)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="mediation_closed_whole",
            ),
        )

    def __str__(self) -> str:
        return self.mediator
