from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.texts import LocalizedField
from partnerships.models.objectives import Objective
from partnerships.models.partners import Member, Partner
from partnerships.models.partnership import Partnership


class Task(models.Model):
    """A piece of the common work; exactly one partner is accountable for it."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="tasks", verbose_name=_("partnership"))
    code = models.CharField(_("code"), max_length=8)
    title = LocalizedField(_("task"))
    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name=_("objective")
    )
    due_on = models.DateField(_("by when"), null=True, blank=True)
    answerable = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answerable_tasks",
        verbose_name=_("person named behind the accountable partner"),
    )

    class Meta:
        verbose_name = _("task")
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=["partnership", "code"], name="task_code_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def accountable(self) -> Partner | None:
        """The partner that answers for it, among the parts read with it; one that left answers for nothing."""
        held = [row.partner for row in self.involvements.all() if row.part == Involvement.Part.ACCOUNTABLE]
        return next((partner for partner in held if partner.standing == Partner.Standing.PARTNER), None)

    @property
    def person(self) -> Member | None:
        """The person named who still answers for it: here, and for the accountable partner."""
        named = self.answerable
        return named if named and named.is_here_for(self.accountable) else None


class Involvement(models.Model):
    """A partner's part in a task: accountable, responsible, consulted or informed."""

    class Part(models.TextChoices):
        ACCOUNTABLE = "A", pgettext_lazy("part in a task", "Accountable")
        RESPONSIBLE = "R", pgettext_lazy("part in a task", "Responsible")
        CONSULTED = "C", pgettext_lazy("part in a task", "Consulted")
        INFORMED = "I", pgettext_lazy("part in a task", "Informed")

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="involvements", verbose_name=_("partnership")
    )
    task = models.ForeignKey(Task, models.CASCADE, related_name="involvements", verbose_name=_("task"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="involvements", verbose_name=_("partner"))
    part = models.CharField(_("part"), max_length=1, choices=Part)

    class Meta:
        verbose_name = _("part in a task")
        ordering = ("part", "pk")
        constraints = (
            models.UniqueConstraint(fields=["task", "partner", "part"], name="involvement_once"),
            models.UniqueConstraint(fields=["task"], condition=models.Q(part="A"), name="task_one_accountable"),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.part} {self.partner_id}"
