"""The outside view: what peers wrote, whole, beside what the partnership answers."""

from typing import Any

from impact.contents.reviews import Answered, Line, Outcome, outcome
from impact.models import Reviewer, ReviewRound
from overview.contents.report.asked import Asked, iso

SIGNS = {"accepted": "st-done", "partial": "st-watch", "rejected": "st-no", "": "st-open"}


def reviews(asked: Asked) -> list[dict[str, Any]]:
    """The peer reviews that were read together in this time, the latest first."""
    rows = asked.partnership.review_rounds.order_by("-number")
    return [_round(row, asked) for row in rows if row.is_revealed and asked.covers(row.revealed_on)]


def _round(row: ReviewRound, asked: Asked) -> dict[str, Any]:
    row.partnership = asked.partnership
    read = outcome(row)
    assert read is not None
    return {
        "number": row.number,
        "brief": str(row.brief),
        "revealed_on": iso(row.revealed_on),
        "answered_on": iso(row.answered_on),
        "answer_by": iso(row.answer_by),
        "peers": [_peer(letter, peer, asked) for letter, peer in read.lettered],
        "marks": [_line(line) for line in read.lines],
        "recommendations": _recommendations(read),
        "remarks": [] if asked.outside else _remarks(read),
    }


def _peer(letter: str, row: Reviewer, asked: Asked) -> dict[str, str]:
    """A peer and their words in full; for people outside, the organisation and not the person."""
    return {
        "letter": letter,
        "name": row.organisation if asked.outside else row.called,
        "links": row.links,
        "strengths": row.strengths,
        "concerns": row.concerns,
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "criterion": line.criterion.value,
        "label": line.label,
        "each": line.each,
        "figure": line.figure,
        "mean": line.mean,
        "spread": line.marks.spread,
        "apart": line.marks.is_wide,
        "awaits": line.awaits_discussion,
        "discussed": [str(row.body) for row in line.discussions],
    }


def _recommendations(read: Outcome) -> list[dict[str, Any]]:
    letters = {peer.pk: letter for letter, peer in read.lettered}
    return [
        _recommendation(row, letters[review.reviewer.pk]) for review in read.reviews for row in review.recommendations
    ]


def _recommendation(told: Answered, letter: str) -> dict[str, Any]:
    row = told.recommendation
    return {
        "peer": letter,
        "body": str(row.body),
        "position": row.position,
        "sign": SIGNS[row.position],
        "said": str(row.get_position_display()),
        "reason": str(row.reason),
        "owner": row.owner.name if row.owner else "",
        "due_on": iso(row.due_on),
        "done": told.is_done,
        "late": told.is_late,
        "overdue": told.is_overdue,
        "steps": [str(step.body) for step in told.steps],
    }


def _remarks(read: Outcome) -> list[dict[str, str]]:
    return [
        {"peer": letter, "body": remark.body, "answer": remark.answer}
        for (letter, _peer), review in zip(read.lettered, read.reviews, strict=True)
        for remark in review.remarks
    ]
