"""Who may frame, measure, confirm, tell and review, when, and why not: one rule per act."""

from impact.rules.indicators import adopt_indicator, propose_indicator
from impact.rules.measurements import confirm_measurement, contest_measurement, record_measurement, settle_measurement
from impact.rules.responses import (
    answer_fact,
    answer_recommendation,
    answers_for,
    discuss_spread,
    follow_recommendation,
    remark_fact,
)
from impact.rules.reviewers import (
    accept_review,
    declare_links,
    invite_reviewer,
    is_inside,
    release_reviewer,
    send_reviewer_link_again,
)
from impact.rules.reviewing import submit_review, write_review
from impact.rules.reviews import (
    abandon_review,
    extend_review,
    open_review,
    remind_review_answers,
    remind_reviewers,
)
from impact.rules.stories import tell_story

__all__ = [
    "abandon_review",
    "accept_review",
    "adopt_indicator",
    "answer_fact",
    "answer_recommendation",
    "answers_for",
    "confirm_measurement",
    "contest_measurement",
    "declare_links",
    "discuss_spread",
    "extend_review",
    "follow_recommendation",
    "invite_reviewer",
    "is_inside",
    "open_review",
    "propose_indicator",
    "record_measurement",
    "release_reviewer",
    "remark_fact",
    "remind_review_answers",
    "remind_reviewers",
    "send_reviewer_link_again",
    "settle_measurement",
    "submit_review",
    "tell_story",
    "write_review",
]
