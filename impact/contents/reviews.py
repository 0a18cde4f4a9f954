"""What is read of peer reviews: who was asked, and, once all have handed in, what they say together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext as _

from impact import marks, rules
from impact.charts.draw import Svg
from impact.charts.marks import CriterionRow, MarksLabels, marks_chart
from impact.marks import Marks
from impact.models import (
    FactualRemark,
    Recommendation,
    RecommendationStep,
    ReviewDiscussion,
    Reviewer,
    ReviewMark,
    ReviewRound,
)
from impact.sentences import figure
from partnerships.models import Member, Partnership
from partnerships.rules import is_open, speaks_for

LETTERS = "ABCD"  # what stands for each peer in a picture, in the order in which they were asked
PINS = {"open": "wait", "revealed": "now", "answered": "done", "abandoned": "stop"}


@dataclass(frozen=True)
class Answered:
    """A recommendation with its answer: in time or not, and what became of it."""

    recommendation: Recommendation
    answer_by: date | None
    today: date
    zone: object

    @cached_property
    def steps(self) -> list[RecommendationStep]:
        return list(self.recommendation.steps.all())

    @property
    def is_done(self) -> bool:
        return any(step.done for step in self.steps)

    @property
    def is_late(self) -> bool:
        """Whether its answer came, or is still missing, after the day by which it was awaited."""
        at = self.recommendation.answered_at
        return self.answer_by is not None and (at.astimezone(self.zone).date() if at else self.today) > self.answer_by

    @property
    def is_overdue(self) -> bool:
        """Whether what was promised has not been done by its day."""
        due = self.recommendation.due_on
        return due is not None and not self.is_done and due < self.today


@dataclass(frozen=True)
class Review:
    """One peer's review, whole, with the remarks of fact and the answers beside it."""

    reviewer: Reviewer
    remarks: list[FactualRemark]
    recommendations: list[Answered]

    @property
    def marks(self) -> list[ReviewMark]:
        return list(self.reviewer.marks.all())


@dataclass(frozen=True)
class Line:
    """One criterion across the peers: each one's mark in their order, the mean and the spread in words."""

    criterion: ReviewMark.Criterion
    each: list[int | None]
    marks: Marks
    discussions: list[ReviewDiscussion]

    @property
    def label(self) -> str:
        return str(self.criterion.label)

    @property
    def mean(self) -> str:
        """The mean with one decimal; a dash below two marks."""
        mean = self.marks.mean
        return figure(None if mean is None else marks.rounded(mean), 1)

    @property
    def figure(self) -> str:
        """The mean and the spread on one line."""
        if self.marks.spread is None:
            return ""
        return _("mean %(mean)s, spread %(spread)d") % {"mean": self.mean, "spread": self.marks.spread}

    @property
    def awaits_discussion(self) -> bool:
        return self.marks.is_wide and not self.discussions


@dataclass(frozen=True)
class Outcome:
    """What a revealed round says: the table of marks, every review, every answer."""

    reviews: list[Review]
    lines: list[Line]

    @property
    def peers(self) -> list[Reviewer]:
        return [review.reviewer for review in self.reviews]

    @property
    def lettered(self) -> list[tuple[str, Reviewer]]:
        """Each peer with the letter that stands for them in the picture and the table."""
        return list(zip(LETTERS, self.peers, strict=False))

    @property
    def recommendations(self) -> list[Answered]:
        return [row for review in self.reviews for row in review.recommendations]

    @property
    def unanswered(self) -> list[Answered]:
        return [row for row in self.recommendations if row.recommendation.answered_at is None]

    @property
    def to_discuss(self) -> list[Line]:
        return [line for line in self.lines if line.awaits_discussion]


def rounds(partnership: Partnership) -> list[ReviewRound]:
    """Every round, the latest first, each with how many peers were `asked` and have `handed` in."""
    asked = Count("reviewers", filter=Q(reviewers__released_at=None))
    handed = Count("reviewers", filter=Q(reviewers__released_at=None, reviewers__submitted_at__isnull=False))
    rows = partnership.review_rounds.annotate(asked=asked, handed=handed).order_by("-number")
    for row in rows:
        row.partnership, row.pin = partnership, PINS[row.state]
    return list(rows)


def peers(round_: ReviewRound) -> list[Reviewer]:
    """Everybody who was asked, released ones too: where they stand, never what they write."""
    written = ("strengths", "concerns")
    return list(round_.reviewers.select_related("user", "invited_by__user").defer(*written).order_by("rank"))


def outcome(round_: ReviewRound) -> Outcome | None:
    """What the peers say together, in a fixed number of queries; None as long as one of them has not handed in."""
    if not round_.is_revealed:
        return None
    steps = RecommendationStep.objects.select_related("recorded_by__user", "decision")
    advice = Recommendation.objects.select_related("owner__organisation", "answered_by__user").prefetch_related(
        Prefetch("steps", steps)
    )
    remarks = FactualRemark.objects.select_related("made_by__user", "made_by__partner__organisation")
    rows = round_.reviewers.handed_in().prefetch_related(
        "marks", Prefetch("recommendations", advice), Prefetch("factual_remarks", remarks)
    )
    reviewers, today = list(rows.order_by("rank")), round_.partnership.today()
    discussions = list(round_.discussions.select_related("recorded_by__user"))
    reviews = [
        Review(
            reviewer,
            list(reviewer.factual_remarks.all()),
            [Answered(row, round_.answer_by, today, round_.partnership.zone) for row in reviewer.recommendations.all()],
        )
        for reviewer in reviewers
    ]
    given = [{mark.criterion: mark.mark for mark in reviewer.marks.all()} for reviewer in reviewers]
    lines = []
    for criterion in ReviewMark.Criterion:
        each = [marks_of.get(criterion.value) for marks_of in given]
        said = [row for row in discussions if row.criterion == criterion.value]
        lines.append(Line(criterion, each, marks.together(each), said))
    return Outcome(reviews, lines)


def round_page(round_: ReviewRound, member: Member) -> dict[str, Any]:
    """One round for a member: where it stands, what this member may do, what the peers say once it is revealed."""
    asked, read = peers(round_), outcome(round_)
    told = {
        "peers": asked,
        "standing": [peer for peer in asked if peer.released_at is None],
        "outcome": read,
        "pin": PINS[round_.state],
        "chart": "",
    }
    if round_.state == ReviewRound.State.OPEN:
        acts = (rules.invite_reviewer, rules.extend_review, rules.abandon_review)
        told |= {rule.act: rule.refusal(member, round_) for rule in acts}
    if read is None:
        return told
    first = next(iter(read.unanswered), None)
    may_answer = first is not None and rules.answer_recommendation.allows(member, _placed(first, round_))
    may_remark = bool(read.reviews) and rules.remark_fact.allows(member, _known(read.reviews[0].reviewer, round_))
    may_discuss = rules.discuss_spread.allows(member, round_)
    followed = {
        row.recommendation.pk
        for row in read.recommendations
        if row.recommendation.owner and not row.is_done and speaks_for(member, row.recommendation.owner)
    }
    live = is_open(round_.partnership)
    return told | {
        "chart": chart(read),
        "may_answer": may_answer,
        "may_remark": may_remark,
        "may_discuss": may_discuss,
        "may_follow": followed if live else set(),
    }


def chart(read: Outcome) -> Svg:
    """The marks as a picture: a scale for each criterion, a disc with each peer's letter on it."""
    rows = [
        CriterionRow(
            label=line.label,
            marks=tuple(zip(LETTERS, line.each, strict=False)),
            figure=line.figure,
            note=str(_("to be discussed")) if line.awaits_discussion else "",
            apart=line.marks.is_wide,
        )
        for line in read.lines
    ]
    return marks_chart(rows, labels=marks_labels([(letter, peer.name) for letter, peer in read.lettered]))


def marks_labels(peers: Iterable[tuple[str, str]]) -> MarksLabels:
    """The words of the picture of the marks; `peers` are the letters and who they stand for."""
    names = ", ".join(f"{letter} {name}" for letter, name in peers)
    title = _("Marks from 1 to 5 on eight criteria, by %(peers)s.") % {"peers": names}
    return MarksLabels(title=title, lowest=_("1, very weak"), highest=_("5, exemplary"))


@dataclass(frozen=True)
class Own:
    """A peer's own review, for their eyes: where it stands, what it says, what they are asked to answer."""

    reviewer: Reviewer
    marks: list[tuple[ReviewMark.Criterion, ReviewMark | None]]
    recommendations: list[Recommendation]
    remarks: list[FactualRemark]

    @property
    def begun(self) -> bool:
        """Whether anything is written."""
        said = (self.reviewer.strengths, self.reviewer.concerns, self.recommendations)
        return any(said) or any(mark for _criterion, mark in self.marks)

    @property
    def to_answer(self) -> list[FactualRemark]:
        return [remark for remark in self.remarks if remark.answered_at is None]


def own(reviewer: Reviewer) -> Own:
    """What a peer reads of their own review."""
    kept = {row.criterion: row for row in reviewer.marks.all()}
    remarks = reviewer.factual_remarks.select_related("made_by__user", "made_by__partner__organisation")
    return Own(
        reviewer,
        [(criterion, kept.get(criterion.value)) for criterion in ReviewMark.Criterion],
        list(reviewer.recommendations.all()),
        list(remarks),
    )


def _known(reviewer: Reviewer, round_: ReviewRound) -> Reviewer:
    """The same, knowing its round without a query."""
    reviewer.round = round_
    return reviewer


def _placed(row: Answered, round_: ReviewRound) -> Recommendation:
    """A recommendation that knows its round."""
    _known(row.recommendation.reviewer, round_)
    return row.recommendation
