from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.texts import LocalizedField
from partnerships.models.partners import Member, Partner
from partnerships.models.partnership import Partnership
from partnerships.models.texts import Text, Version


class AmendmentQuerySet(models.QuerySet):
    def open(self) -> "AmendmentQuerySet":
        """Those that await their outcome."""
        return self.filter(state=Amendment.State.OPEN)


class Amendment(models.Model):
    """A change proposed to one paragraph of a shared text, with its reason: to replace, to add, to remove."""

    class Kind(models.TextChoices):
        REPLACE = "replace", _("replace this paragraph")
        ADD = "add", _("add a paragraph after it")
        REMOVE = "remove", _("remove this paragraph")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("an amendment", "open")
        ACCEPTED = "accepted", pgettext_lazy("an amendment", "accepted")
        CHANGED = "changed", pgettext_lazy("an amendment", "accepted with changes")
        MERGED = "merged", pgettext_lazy("an amendment", "merged with another")
        REFUSED = "refused", pgettext_lazy("an amendment", "refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("an amendment", "withdrawn")

    TRANSITIONS = {
        State.OPEN: {State.ACCEPTED, State.CHANGED, State.MERGED, State.REFUSED, State.WITHDRAWN},
        State.ACCEPTED: set(),
        State.CHANGED: set(),
        State.MERGED: set(),
        State.REFUSED: set(),
        State.WITHDRAWN: set(),
    }

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="amendments", verbose_name=_("partnership")
    )
    text = models.ForeignKey(Text, models.PROTECT, related_name="amendments", verbose_name=_("text"))
    number = models.PositiveIntegerField(_("number"))
    version = models.ForeignKey(Version, models.PROTECT, related_name="amendments", verbose_name=_("made on"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    paragraph = models.UUIDField(_("paragraph"), null=True, blank=True)
    body = LocalizedField(_("new words"), blank=True)
    reason = models.TextField(_("because"))
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="amendments", verbose_name=_("made by"))
    on_behalf_of = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="amendments", verbose_name=_("on behalf of")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="closed_amendments", verbose_name=_("closed by")
    )
    outcome_reason = models.TextField(_("reason of the outcome"), blank=True)
    taken_into = models.ForeignKey(
        Version,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="taken_amendments",
        verbose_name=_("version that took it in"),
    )

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("amendment")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["text", "number"], name="amendment_number_once"),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_at=None, closed_by=None)
                | (~models.Q(state="open") & models.Q(closed_at__isnull=False, closed_by__isnull=False)),
                name="amendment_closed_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(outcome_reason=""),
                name="amendment_refusal_reasoned",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("accepted", "changed", "merged"), taken_into__isnull=False)
                | (~models.Q(state__in=("accepted", "changed", "merged")) & models.Q(taken_into=None)),
                name="amendment_taken_into_a_version",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="add") | models.Q(paragraph__isnull=False), name="amendment_of_a_paragraph"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}"


class OpinionQuerySet(models.QuerySet):
    def live(self) -> "OpinionQuerySet":
        """Each partner's latest opinion on each amendment."""
        later = Opinion.objects.filter(
            amendment=models.OuterRef("amendment"), partner=models.OuterRef("partner"), rank__gt=models.OuterRef("rank")
        )
        return self.filter(~models.Exists(later))


class Opinion(models.Model):
    """A partner's opinion on an amendment: it advises whoever integrates it; a changed one keeps the one before."""

    class Position(models.TextChoices):
        FAVOURABLE = "favourable", _("in favour")
        CONCERN = "concern", _("in favour with a concern")
        AGAINST = "against", _("against")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="opinions", verbose_name=_("partnership"))
    amendment = models.ForeignKey(Amendment, models.PROTECT, related_name="opinions", verbose_name=_("amendment"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="opinions", verbose_name=_("partner"))
    rank = models.PositiveIntegerField(_("rank"))
    position = models.CharField(_("position"), max_length=10, choices=Position)
    reason = models.TextField(_("reason"), blank=True)
    given_at = models.DateTimeField(_("given at"))
    given_by = models.ForeignKey(Member, models.PROTECT, related_name="given_opinions", verbose_name=_("given by"))

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("opinion on an amendment")
        ordering = ("given_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["amendment", "partner", "rank"], name="opinion_rank_once"),
            models.CheckConstraint(
                condition=~models.Q(position="against") | ~models.Q(reason=""), name="opinion_against_reasoned"
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.position}"
