from datetime import datetime
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import clock
from core.files import StoredFile
from core.jobs import Job
from core.texts import LocalizedField
from governance.models.committee import Body, Mandate, Seat
from governance.models.decisions import Decision
from partnerships.models import Member, Partnership


class Meeting(models.Model):
    """A meeting of a committee: when and where, its agenda, who was there, what came out of it."""

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("meeting", "being prepared")
        CONVENED = "convened", pgettext_lazy("meeting", "convened")
        OPEN = "open", pgettext_lazy("meeting", "under way")
        HELD = "held", pgettext_lazy("meeting", "held")
        CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")

    TRANSITIONS = {
        State.PLANNED: {State.CONVENED, State.CANCELLED},
        State.CONVENED: {State.OPEN, State.CANCELLED},
        State.OPEN: {State.HELD},
        State.HELD: set(),
        State.CANCELLED: set(),
    }

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="meetings", verbose_name=_("partnership"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings", verbose_name=_("committee"))
    number = models.PositiveIntegerField(_("number"))
    title = LocalizedField(_("title"), blank=True)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("should end at"))
    place = models.CharField(_("place or link"), max_length=300)
    chair = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="chaired_meetings", verbose_name=_("chair")
    )
    reconvenes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reconvened_by", verbose_name=_("second meeting of")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNED)
    planned_by = models.ForeignKey(
        Member, models.PROTECT, related_name="planned_meetings", verbose_name=_("planned by")
    )
    convened_at = models.DateTimeField(_("convened at"), null=True, blank=True)
    short_notice = models.TextField(_("why the notice is short"), blank=True)
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    cancel_reason = models.TextField(_("why it was cancelled"), blank=True)

    class Meta:
        verbose_name = _("meeting")
        ordering = ("-starts_at", "-number")
        constraints = (
            models.UniqueConstraint(fields=["partnership", "number"], name="meeting_number_once"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="meeting_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="held") | models.Q(opened_at__isnull=False, ended_at__isnull=False),
                name="meeting_held_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="cancelled") | ~models.Q(cancel_reason=""),
                name="meeting_cancelled_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"M-{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("governance:meeting_detail", args=[self.partnership.slug, self.number])

    @property
    def is_over(self) -> bool:
        """Whether nothing about it changes any more but its minutes."""
        return self.state in (self.State.HELD, self.State.CANCELLED)


class AgendaItem(models.Model):
    """A point of the agenda: for information, discussion or decision, with its draft wording and what was said."""

    class Nature(models.TextChoices):
        INFORMATION = "information", pgettext_lazy("agenda", "information")
        DISCUSSION = "discussion", pgettext_lazy("agenda", "discussion")
        DECISION = "decision", pgettext_lazy("agenda", "decision")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="agenda_items", verbose_name=_("partnership")
    )
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items", verbose_name=_("meeting"))
    rank = models.PositiveSmallIntegerField(_("place in the order"))
    nature = models.CharField(_("for"), max_length=12, choices=Nature, default=Nature.DISCUSSION)
    title = LocalizedField(_("title"))
    preparation = LocalizedField(_("to prepare"), blank=True)
    minutes_planned = models.PositiveSmallIntegerField(_("minutes planned"), default=15)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name=_("decision")
    )
    notes = models.TextField(_("what was said"), blank=True)

    class Meta:
        verbose_name = _("agenda item")
        ordering = ("rank", "pk")
        constraints = (
            models.UniqueConstraint(fields=["meeting", "decision"], name="agenda_decision_once"),
            models.CheckConstraint(
                condition=models.Q(decision=None) | models.Q(nature="decision"), name="agenda_decision_to_decide"
            ),
        )

    def __str__(self) -> str:
        return f"{self.rank}. {self.title}"


class MeetingPaper(models.Model):
    """A document given with the agenda, kept under its hash."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="meeting_papers", verbose_name=_("partnership")
    )
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="papers", verbose_name=_("meeting"))
    name = models.CharField(_("name"), max_length=160)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="meeting_papers", verbose_name=_("file"))
    added_by = models.ForeignKey(Member, models.PROTECT, related_name="meeting_papers", verbose_name=_("added by"))
    added_at = models.DateTimeField(_("added at"))

    class Meta:
        verbose_name = _("paper of a meeting")
        ordering = ("added_at", "pk")
        constraints = (models.UniqueConstraint(fields=["meeting", "file"], name="meeting_paper_once"),)

    def __str__(self) -> str:
        return self.name


class Attendance(models.Model):
    """How a seat was at a meeting: present through whom, represented by whom, excused or absent."""

    class State(models.TextChoices):
        PRESENT = "present", pgettext_lazy("attendance", "present")
        REPRESENTED = "represented", pgettext_lazy("attendance", "represented by proxy")
        EXCUSED = "excused", pgettext_lazy("attendance", "excused")
        ABSENT = "absent", pgettext_lazy("attendance", "absent")

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="attendances", verbose_name=_("partnership")
    )
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances", verbose_name=_("meeting"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="attendances", verbose_name=_("seat"))
    state = models.CharField(_("state"), max_length=12, choices=State)
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="attendances", verbose_name=_("person")
    )
    capacity = models.CharField(_("capacity"), max_length=10, choices=Mandate.Capacity, blank=True)
    holder = models.ForeignKey(
        Seat,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="represented_attendances",
        verbose_name=_("represented by"),
    )

    class Meta:
        verbose_name = _("attendance")
        ordering = ("seat", "pk")
        constraints = (
            models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_once_per_seat"),
            models.CheckConstraint(
                condition=models.Q(state="represented", holder__isnull=False)
                | ~models.Q(state="represented") & models.Q(holder=None),
                name="attendance_represented_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.state}"

    @property
    def counts(self) -> bool:
        """Whether the seat counts as present."""
        return self.state in (self.State.PRESENT, self.State.REPRESENTED)


class FollowUp(models.Model):
    """An action that a meeting or a decision asks of a person, by a day."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="follow_ups", verbose_name=_("partnership")
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name=_("meeting")
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name=_("decision")
    )
    what = models.CharField(_("what"), max_length=300)
    owner = models.ForeignKey(Member, models.PROTECT, related_name="follow_ups", verbose_name=_("who"))
    due_on = models.DateField(_("by when"))
    added_at = models.DateTimeField(_("added at"))
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    done_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="done_follow_ups", verbose_name=_("done by")
    )
    note = models.TextField(_("what came of it"), blank=True)

    class Meta:
        verbose_name = _("follow-up action")
        ordering = ("due_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(done_at=None, done_by=None) | models.Q(done_at__isnull=False, done_by__isnull=False),
                name="follow_up_done_whole",
            ),
        )

    def __str__(self) -> str:
        return self.what


class Minutes(models.Model):
    """A version of a meeting's minutes: frozen as the meeting ended or as corrections were taken in, then a PDF."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="minutes", verbose_name=_("partnership"))
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes", verbose_name=_("meeting"))
    number = models.PositiveSmallIntegerField(_("version"))
    data = models.TextField(_("frozen data"))
    data_sha256 = models.CharField(_("fingerprint of the data"), max_length=64)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="made_minutes", verbose_name=_("made by"))
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    correctable_until = models.DateTimeField(_("corrections until"), null=True, blank=True)
    confirmed_in = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="confirmed_minutes",
        verbose_name=_("confirmed at the meeting"),
    )

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["meeting", "number"], name="minutes_number_once"),
            models.CheckConstraint(
                condition=models.Q(sent_at=None, correctable_until=None)
                | models.Q(sent_at__isnull=False, correctable_until__isnull=False),
                name="minutes_sent_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.number}"

    def approved_by_silence(self, at: datetime | None = None) -> bool:
        """Whether the time for corrections has passed: silence approved them. Meaningful for the latest version."""
        return self.correctable_until is not None and self.correctable_until <= (at or clock.now())


class MinutesPaper(models.Model):
    """The PDF of a version of the minutes in one language: the work that makes it, then its file."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="papers", verbose_name=_("minutes"))
    language = models.CharField(_("language"), max_length=5, choices=Partnership.Language)
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="minutes", verbose_name=_("work"))
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="minutes", verbose_name=_("PDF")
    )

    class Meta:
        verbose_name = _("minutes on paper")
        constraints = (models.UniqueConstraint(fields=["minutes", "language"], name="minutes_paper_once"),)

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.language}"


class Correction(models.Model):
    """What a seat asks to change in the minutes, and what was answered."""

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("correction", "asked for")
        ACCEPTED = "accepted", pgettext_lazy("correction", "taken in")
        REFUSED = "refused", pgettext_lazy("correction", "kept beside the minutes")

    TRANSITIONS = {State.ASKED: {State.ACCEPTED, State.REFUSED}, State.ACCEPTED: set(), State.REFUSED: set()}

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="corrections", verbose_name=_("partnership")
    )
    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="corrections", verbose_name=_("minutes"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="corrections", verbose_name=_("seat"))
    words = models.TextField(_("what to correct"))
    asked_by = models.ForeignKey(Member, models.PROTECT, related_name="asked_corrections", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked at"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_corrections",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("correction of minutes")
        ordering = ("asked_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="asked", answered_at=None, answered_by=None)
                | ~models.Q(state="asked") & models.Q(answered_at__isnull=False, answered_by__isnull=False),
                name="correction_answered_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.minutes_id}: {self.seat_id}"
