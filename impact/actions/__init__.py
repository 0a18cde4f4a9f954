"""What people do while impact is measured, one function per act."""

from impact.actions.indicators import adopt_indicator, propose_indicator
from impact.actions.measurements import (
    confirm_measurement,
    contest_measurement,
    record_measurement,
    settle_measurement,
)
from impact.actions.responses import (
    answer_fact,
    answer_recommendation,
    discuss_spread,
    follow_recommendation,
    remark_fact,
)
from impact.actions.reviewers import (
    accept_review,
    declare_links,
    invite_reviewer,
    open_reviewer_account,
    release_reviewer,
    send_reviewer_link_again,
)
from impact.actions.reviewing import submit_review, write_review
from impact.actions.reviews import (
    abandon_review,
    extend_review,
    open_review,
    remind_review_answers,
    remind_reviewers,
)
from impact.actions.stories import tell_story

__all__ = [
    "abandon_review",
    "accept_review",
    "adopt_indicator",
    "answer_fact",
    "answer_recommendation",
    "confirm_measurement",
    "contest_measurement",
    "declare_links",
    "discuss_spread",
    "extend_review",
    "follow_recommendation",
    "invite_reviewer",
    "open_review",
    "open_reviewer_account",
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
