"""What people do while impact is measured, one function per act."""

from impact.actions.effects import (
    ask_effects,
    report_effects,
)
from impact.actions.exports import (
    export_measures,
)
from impact.actions.health import (
    answer_health_check,
    close_health_check,
    open_health_check,
    remind_health_check,
)
from impact.actions.indicators import (
    adopt_indicator,
    propose_indicator,
)
from impact.actions.measurements import (
    confirm_measurement,
    contest_measurement,
    record_measurement,
    settle_measurement,
)
from impact.actions.panels import (
    record_panel,
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
from impact.actions.reviewing import (
    submit_review,
    write_review,
)
from impact.actions.reviews import (
    abandon_review,
    extend_review,
    open_review,
    remind_review_answers,
    remind_reviewers,
)
from impact.actions.stories import (
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
    "ask_effects",
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
    "open_health_check",
    "open_review",
    "open_reviewer_account",
    "propose_indicator",
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
    "withdraw_story_consent",
    "write_review",
]
