"""Who may frame, measure, confirm, tell and review, when, and why not: one rule per act."""

from impact.rules.effects import (
    ask_effects,
    asked_of,
    questions,
    report_effects,
    was_partner,
)
from impact.rules.exports import (
    export_measures,
)
from impact.rules.health import (
    answer_health_check,
    close_health_check,
    open_health_check,
    remind_health_check,
)
from impact.rules.indicators import (
    adopt_indicator,
    propose_indicator,
)
from impact.rules.measurements import (
    confirm_measurement,
    contest_measurement,
    record_measurement,
    settle_measurement,
)
from impact.rules.panels import (
    record_panel,
)
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
from impact.rules.reviewing import (
    submit_review,
    write_review,
)
from impact.rules.reviews import (
    abandon_review,
    extend_review,
    open_review,
    remind_review_answers,
    remind_reviewers,
)
from impact.rules.stories import (
    change_story,
    change_story_consent,
    tell_story,
    withdraw_story_consent,
)

__all__ = [
    "abandon_review",
    "accept_review",
    "adopt_indicator",
    "answer_fact",
    "answer_health_check",
    "answer_recommendation",
    "answers_for",
    "ask_effects",
    "asked_of",
    "change_story",
    "change_story_consent",
    "close_health_check",
    "confirm_measurement",
    "contest_measurement",
    "declare_links",
    "discuss_spread",
    "export_measures",
    "extend_review",
    "follow_recommendation",
    "invite_reviewer",
    "is_inside",
    "open_health_check",
    "open_review",
    "propose_indicator",
    "questions",
    "record_measurement",
    "record_panel",
    "release_reviewer",
    "remark_fact",
    "remind_health_check",
    "remind_review_answers",
    "remind_reviewers",
    "report_effects",
    "send_reviewer_link_again",
    "settle_measurement",
    "submit_review",
    "tell_story",
    "was_partner",
    "withdraw_story_consent",
    "write_review",
]
