from datetime import date
from secrets import token_hex
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.models import Member, Partnership


def new_salt() -> str:
    """A secret that makes the marks of one health check, and is erased as it closes."""
    return token_hex(32)


class HealthCheck(models.Model):
    """A round of the partnership health check: open until a day, read once it is closed."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="health_checks", verbose_name=_("partnership")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    opened_by = models.ForeignKey(
        Member, models.PROTECT, related_name="opened_health_checks", verbose_name=_("opened by")
    )
    opened_at = models.DateTimeField(_("opened at"))
    closes_on = models.DateField(_("open until"))
    closed_by = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="closed_health_checks",
        verbose_name=_("closed by"),
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    asked = models.PositiveIntegerField(_("people asked"), null=True, blank=True)
    # While it is open, answers of one organisation must get the same mark; afterwards nobody may find out whose it is.
    salt = models.CharField(_("secret of its marks"), max_length=64, default=new_salt, blank=True, editable=False)

    class Meta:
        verbose_name = _("partnership health check")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["partnership", "number"], name="health_check_number_once"),
            models.UniqueConstraint(fields=["partnership"], condition=Q(closed_at=None), name="health_check_one_open"),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None, asked=None)
                | Q(closed_at__isnull=False, asked__isnull=False, salt=""),
                name="health_check_closed_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("impact:health_check_detail", args=[self.partnership.slug, self.number])

    def is_open(self, today: date) -> bool:
        """Whether people may still answer: the last day counts."""
        return self.closed_at is None and today <= self.closes_on


class HealthTurn(models.Model):
    """That somebody answered an open health check, and nothing more: no answer, no hour; forgotten as it closes."""

    health_check = models.ForeignKey(
        HealthCheck, models.PROTECT, related_name="turns", verbose_name=_("partnership health check")
    )
    member = models.ForeignKey(Member, models.PROTECT, related_name="health_turns", verbose_name=_("person"))

    class Meta:
        verbose_name = _("turn at a health check")
        constraints = (models.UniqueConstraint(fields=["health_check", "member"], name="health_turn_once"),)

    def __str__(self) -> str:
        return f"{self.health_check_id}: {self.member_id}"


class HealthResponse(models.Model):
    """One person's answers to a health check, without the person: by question, 1 to 5, or null for “don’t know”."""

    uuid = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    health_check = models.ForeignKey(
        HealthCheck, models.PROTECT, related_name="responses", verbose_name=_("partnership health check")
    )
    mark = models.CharField(_("mark shared by the people of one partner"), max_length=64)
    answers = models.JSONField(_("answers"))

    class Meta:
        verbose_name = _("answers to a health check")
        verbose_name_plural = _("answers to a health check")
        ordering = ("uuid",)

    def __str__(self) -> str:
        return str(self.uuid)


class HealthWord(models.Model):
    """What somebody answered to an open question, apart from every other answer."""

    uuid = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    health_check = models.ForeignKey(
        HealthCheck, models.PROTECT, related_name="words", verbose_name=_("partnership health check")
    )
    question = models.PositiveSmallIntegerField(_("open question"))
    body = models.TextField(_("answer in words"))

    class Meta:
        verbose_name = pgettext_lazy("health check", "answer in words")
        verbose_name_plural = pgettext_lazy("health check", "answers in words")
        ordering = ("question", "uuid")

    def __str__(self) -> str:
        return self.body[:60]
