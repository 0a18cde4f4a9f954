from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.canonical import fingerprint
from core.texts import LocalizedField
from partnerships.models.partners import Member, Partner
from partnerships.models.partnership import Partnership


class AnswerQuerySet(models.QuerySet):
    def visible_to(self, member: Member) -> "AnswerQuerySet":
        """Those that this person may read: the one place where a profile's visibility is decided."""
        own = models.Q(partner=member.partner_id) if member.partner_id else models.Q(pk__in=())
        shared = [Answer.Visibility.PARTNERS]
        if member.is_facilitator:
            shared.append(Answer.Visibility.FACILITATOR)
        return self.filter(own | models.Q(visibility__in=shared))

    def open(self) -> "AnswerQuerySet":
        """Those that every partner reads, and so the charter, the reports and the exports."""
        return self.filter(visibility=Answer.Visibility.PARTNERS)

    def unconfirmed(self) -> "AnswerQuerySet":
        """Those that the facilitator wrote on a partner's behalf, until the partner confirms them."""
        return self.filter(confirmed_at=None)


class Answer(models.Model):
    """What a partner says of itself on one point, and who may read it."""

    class Question(models.TextChoices):
        STAKE = "stake", _("stake")
        EXPECTATION = "expectation", _("expectation")
        NON_NEGOTIABLE = "non_negotiable", _("non-negotiable")
        CONSTRAINT = "constraint", _("constraints")
        DECIDER = "decider", _("who really decides")
        MEETINGS = "meetings", _("when they meet")
        RESOURCES = "resources", _("what else it can bring")
        EXPERIENCE = "experience", _("past partnerships")
        LINKS = "links", _("declared links")

    class Visibility(models.TextChoices):
        OWN = "own", _("my organisation")
        FACILITATOR = "facilitator", _("my organisation and the facilitator")
        PARTNERS = "partners", _("all partners")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="answers", verbose_name=_("partnership"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="answers", verbose_name=_("partner"))
    question = models.CharField(_("question"), max_length=20, choices=Question)
    body = LocalizedField(_("answer"))
    due_on = models.DateField(_("by when"), null=True, blank=True)
    visibility = models.CharField(_("who reads it"), max_length=12, choices=Visibility, default=Visibility.PARTNERS)
    written_at = models.DateTimeField(_("written at"))
    written_by = models.ForeignKey(Member, models.PROTECT, related_name="written_answers", verbose_name=_("written by"))
    confirmed_at = models.DateTimeField(_("confirmed by the partner at"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="confirmed_answers", verbose_name=_("confirmed by")
    )

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer of a partner")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["partner", "question"], name="answer_once"),
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None, confirmed_by=None)
                | models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="answer_confirmed_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.question}"

    @property
    def said(self) -> dict[str, Any]:
        """What it says and to whom: two answers that say the same are one."""
        day = self.due_on.isoformat() if self.due_on else None
        return {"body": self.body, "due_on": day, "visibility": str(self.visibility)}

    @property
    def awaits_confirmation(self) -> bool:
        """Whether the facilitator wrote it on the partner's behalf, and the partner has not confirmed it yet."""
        return self.confirmed_at is None


class Block(models.TextChoices):
    """The six pages on which a partner fills in its profile, in their order."""

    IDENTITY = "identity", _("identity")
    STAKE = "stake", _("stake")
    EXPECTATION = "expectation", _("expectation")
    LIMITS = "limits", _("limits, and who decides")
    OFFERS = "offers", _("what it brings")
    EXPERIENCE = "experience", _("past partnerships and links")

    @property
    def questions(self) -> tuple[Answer.Question, ...]:
        """What is asked there, the question that counts first; identity asks what the charter names."""
        return QUESTIONS[self]


QUESTIONS: dict[str, tuple[Answer.Question, ...]] = {
    Block.IDENTITY: (),
    Block.STAKE: (Answer.Question.STAKE,),
    Block.EXPECTATION: (Answer.Question.EXPECTATION,),
    Block.LIMITS: (
        Answer.Question.NON_NEGOTIABLE,
        Answer.Question.CONSTRAINT,
        Answer.Question.DECIDER,
        Answer.Question.MEETINGS,
    ),
    Block.OFFERS: (Answer.Question.RESOURCES,),
    Block.EXPERIENCE: (Answer.Question.EXPERIENCE, Answer.Question.LINKS),
}


def print_of(answers: Iterable[Answer]) -> str:
    """The fingerprint of what somebody has read before writing: empty when nothing was there."""
    said = {answer.question: answer.said for answer in answers}
    return fingerprint(said) if said else ""
