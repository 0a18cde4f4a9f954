from datetime import date, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.names import Erased, NameField
from core.texts import LocalizedField
from governance.models import Decision
from partnerships.models import Member, Partner, Partnership

FACTUAL_CHECK = timedelta(days=10)
RESPONSE = timedelta(days=30)
READING = timedelta(days=60)  # after the last day of a round, its peers may still read
FEWEST, MOST = 2, 4  # one look is an opinion; more than four is an audit


class ReviewRound(models.Model):
    """A look from outside: peers invited for a limited time, blind to each other until all have handed in."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("a peer review", "reviewers at work")
        REVEALED = "revealed", pgettext_lazy("a peer review", "reviews read together")
        ANSWERED = "answered", pgettext_lazy("a peer review", "answered by the partnership")
        ABANDONED = "abandoned", pgettext_lazy("a peer review", "abandoned")

    TRANSITIONS = {
        State.OPEN: {State.REVEALED, State.ABANDONED},
        State.REVEALED: {State.ANSWERED},
        State.ANSWERED: set(),
        State.ABANDONED: set(),
    }

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="review_rounds", verbose_name=_("partnership")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    brief = LocalizedField(_("what is asked of the peers"))
    closes_on = models.DateField(_("open until"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    opened_by = models.ForeignKey(
        Member, models.PROTECT, related_name="opened_review_rounds", verbose_name=_("opened by")
    )
    opened_at = models.DateTimeField(_("opened at"))
    revealed_on = models.DateField(_("read together since"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    abandonment = LocalizedField(_("why it was abandoned"), blank=True)

    class Meta:
        verbose_name = _("peer review")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["partnership", "number"], name="review_round_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "abandoned"]) | Q(revealed_on__isnull=False),
                name="review_round_revealed_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("impact:review_detail", args=[self.partnership.slug, self.number])

    @property
    def is_revealed(self) -> bool:
        """Whether anyone may read what the peers wrote."""
        return self.state in (self.State.REVEALED, self.State.ANSWERED)

    @property
    def readable_until(self) -> date:
        """The last day on which its peers may come in."""
        return self.closes_on + READING

    @property
    def shows_dossier(self) -> bool:
        """Whether its peers still read of the partnership: once they are answered, they read their review alone."""
        return self.state in (self.State.OPEN, self.State.REVEALED)

    def is_over(self, today: date) -> bool:
        """Whether the last day to hand in is behind; that day itself counts."""
        return today > self.closes_on

    @property
    def factual_until(self) -> date | None:
        """The last day on which the partnership points out errors of fact."""
        return self.revealed_on + FACTUAL_CHECK if self.revealed_on else None

    @property
    def answer_by(self) -> date | None:
        """The day by which each recommendation has its answer."""
        return self.revealed_on + FACTUAL_CHECK + RESPONSE if self.revealed_on else None


class ReviewerQuerySet(models.QuerySet):
    def standing(self) -> "ReviewerQuerySet":
        """Those who are still asked for their review."""
        return self.filter(released_at=None)

    def handed_in(self) -> "ReviewerQuerySet":
        """Those whose review is finished."""
        return self.standing().exclude(submitted_at=None)

    def let_in(self) -> "ReviewerQuerySet":
        """Those to whom the narrow door is open, the last day of each round apart: accepted, not released."""
        return self.standing().exclude(accepted_at=None).exclude(round__state=ReviewRound.State.ABANDONED)


class Reviewer(models.Model):
    """An outsider asked for a review: invited by a link for a limited time, with the links they declare."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="reviewers", verbose_name=_("peer review"))
    rank = models.PositiveSmallIntegerField(_("rank"))
    name = NameField(_("name"), max_length=120)
    organisation = models.CharField(_("organisation"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=5, choices=Partnership.Language)
    token_digest = models.CharField(_("digest of the link"), max_length=64, unique=True)
    invited_by = models.ForeignKey(
        Member, models.PROTECT, related_name="invited_reviewers", verbose_name=_("invited by")
    )
    invited_at = models.DateTimeField(_("invited at"))
    expires_at = models.DateTimeField(_("expires at"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews",
        verbose_name=_("account"),
    )
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    links = models.TextField(_("links declared"), blank=True)
    strengths = models.TextField(_("strengths"), blank=True)
    concerns = models.TextField(_("concerns"), blank=True)
    submitted_at = models.DateTimeField(_("handed in at"), null=True, blank=True)
    released_at = models.DateTimeField(_("released at"), null=True, blank=True)
    release_reason = models.TextField(_("why released"), blank=True)

    objects = ReviewerQuerySet.as_manager()

    class Meta:
        verbose_name = _("peer reviewer")
        ordering = ("round", "rank")
        constraints = (
            models.UniqueConstraint(fields=["round", "rank"], name="reviewer_rank_once"),
            models.UniqueConstraint(fields=["round", "email"], name="reviewer_asked_once"),
            models.CheckConstraint(
                condition=Q(accepted_at=None, user=None) | Q(accepted_at__isnull=False, user__isnull=False),
                name="reviewer_accepted_whole",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(accepted_at__isnull=False) & ~Q(links=""),
                name="reviewer_declared_before_handing_in",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(released_at=None), name="reviewer_handed_in_or_released"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """The peer as texts name them: who, and from where."""
        return f"{self.name} ({self.organisation})" if self.organisation else self.name

    @property
    def erased(self) -> bool:
        """Whether this person had what the site held of them erased: they hand nothing in any more."""
        return isinstance(self.name, Erased)


class ReviewMark(models.Model):
    """A peer's mark on one criterion from 1 to 5, or “not observed”, with the evidence for it."""

    class Criterion(models.TextChoices):
        VISION = "P1", _("Relevance and sharing of the vision")
        COBUILDING = "P2", _("Quality of co-construction")
        GOVERNANCE = "P3", _("Clarity of governance")
        FAIRNESS = "P4", _("Fairness between partners")
        PROGRESS = "P5", _("Progress towards objectives")
        MEASURE = "P6", _("Quality and honesty of measurement")
        LEARNING = "P7", _("Transparency and learning")
        LASTING = "P8", _("Sustainability and transferability")

    reviewer = models.ForeignKey(Reviewer, models.CASCADE, related_name="marks", verbose_name=_("peer reviewer"))
    criterion = models.CharField(_("criterion"), max_length=2, choices=Criterion)
    mark = models.PositiveSmallIntegerField(_("mark"), null=True, blank=True)
    evidence = models.TextField(_("what it rests on"), blank=True)

    class Meta:
        verbose_name = _("mark of a peer")
        ordering = ("reviewer", "criterion")
        constraints = (
            models.UniqueConstraint(fields=["reviewer", "criterion"], name="review_mark_once"),
            models.CheckConstraint(condition=Q(mark=None) | Q(mark__range=(1, 5)), name="review_mark_from_1_to_5"),
        )

    def __str__(self) -> str:
        return f"{self.criterion}: {self.mark}"


class FactualRemark(models.Model):
    """An error of fact that the partnership points out to a peer, and what the peer answers; the review stays."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    reviewer = models.ForeignKey(
        Reviewer, models.PROTECT, related_name="factual_remarks", verbose_name=_("peer reviewer")
    )
    body = models.TextField(_("what is not so"))
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="factual_remarks", verbose_name=_("made by"))
    made_at = models.DateTimeField(_("made at"))
    answer = models.TextField(_("answer of the peer"), blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("remark of fact")
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return self.body[:60]


class ReviewDiscussion(models.Model):
    """What was said together about a criterion on which the peers' marks lie far apart."""

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="discussions", verbose_name=_("peer review"))
    criterion = models.CharField(_("criterion"), max_length=2, choices=ReviewMark.Criterion)
    body = LocalizedField(_("what was said"))
    recorded_by = models.ForeignKey(
        Member, models.PROTECT, related_name="review_discussions", verbose_name=_("written by")
    )
    recorded_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("discussion of a spread")
        ordering = ("criterion", "recorded_at", "pk")

    def __str__(self) -> str:
        return f"{self.round_id} {self.criterion}"


class Recommendation(models.Model):
    """What a peer recommends, and the partnership's written response: accepted, partly, or rejected with a reason."""

    class Position(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("a recommendation", "accepted")
        PARTLY = "partial", pgettext_lazy("a recommendation", "partly accepted")
        REJECTED = "rejected", pgettext_lazy("a recommendation", "rejected")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    reviewer = models.ForeignKey(
        Reviewer, models.PROTECT, related_name="recommendations", verbose_name=_("peer reviewer")
    )
    rank = models.PositiveSmallIntegerField(_("rank"))
    body = LocalizedField(_("recommendation"))
    position = models.CharField(_("response"), max_length=10, choices=Position, blank=True)
    reason = LocalizedField(_("reason of the response"), blank=True)
    owner = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_recommendations",
        verbose_name=_("who does it"),
    )
    due_on = models.DateField(_("by"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_recommendations",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("recommendation")
        ordering = ("reviewer__rank", "rank")
        constraints = (
            models.UniqueConstraint(fields=["reviewer", "rank"], name="recommendation_rank_once"),
            models.CheckConstraint(
                condition=Q(position="", answered_at=None, answered_by=None)
                | ~Q(position="") & Q(answered_at__isnull=False, answered_by__isnull=False),
                name="recommendation_answered_whole",
            ),
            models.CheckConstraint(
                condition=Q(position__in=["", "rejected"]) | Q(owner__isnull=False, due_on__isnull=False),
                name="recommendation_accepted_with_owner",
            ),
        )

    def __str__(self) -> str:
        return str(self.body)[:60]


class RecommendationStep(models.Model):
    """What became of a recommendation since: news of it, or that it is done."""

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="steps", verbose_name=_("recommendation")
    )
    body = LocalizedField(_("what was done"))
    done = models.BooleanField(_("it is done"), default=False)
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendation_steps",
        verbose_name=_("decision of the committee"),
    )
    recorded_by = models.ForeignKey(
        Member, models.PROTECT, related_name="recommendation_steps", verbose_name=_("written by")
    )
    recorded_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("news of a recommendation")
        verbose_name_plural = _("news of recommendations")
        ordering = ("recorded_at", "pk")

    def __str__(self) -> str:
        return str(self.body)[:60]
