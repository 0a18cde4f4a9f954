"""Who may frame, measure, confirm, tell and review, when, and why not: one rule per act."""

from impact.rules.adoption import (
    adopt_indicator,
    give_indicator_opinion,
    latest_opinions,
    remark_indicator,
)
from impact.rules.effects import (
    ask_effects,
    asked_of,
    questions,
    report_effects,
    was_partner,
)
from impact.rules.evidence import (
    add_evidence,
    drop_evidence,
)
from impact.rules.exports import (
    export_measures,
)
from impact.rules.framing import (
    is_first_unframed,
    is_framed,
    rank_purposes,
    write_framing,
)
from impact.rules.health import (
    answer_health_check,
    close_health_check,
    open_health_check,
    remind_health_check,
)
from impact.rules.imports import (
    confirm_measurement_import,
    drop_measurement_import,
    start_measurement_import,
    write_measurement_import,
)
from impact.rules.indicators import (
    amend_indicator,
    change_indicator_proposal,
    propose_indicator,
    retire_indicator,
)
from impact.rules.locks import (
    lock_period,
    open_period,
)
from impact.rules.measurements import (
    confirm_measurement,
    contest_measurement,
    drop_measurement_draft,
    is_own,
    record_measurement,
    settle_measurement,
    submit_measurement,
)
from impact.rules.panels import (
    record_panel,
)
from impact.rules.reminders import (
    remind_measurements,
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
from impact.rules.statuses import (
    lift_status_override,
    override_status,
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
    "add_evidence",
    "adopt_indicator",
    "amend_indicator",
    "answer_fact",
    "answer_health_check",
    "answer_recommendation",
    "answers_for",
    "ask_effects",
    "asked_of",
    "change_indicator_proposal",
    "change_story",
    "change_story_consent",
    "close_health_check",
    "confirm_measurement",
    "confirm_measurement_import",
    "contest_measurement",
    "declare_links",
    "discuss_spread",
    "drop_evidence",
    "drop_measurement_draft",
    "drop_measurement_import",
    "export_measures",
    "extend_review",
    "follow_recommendation",
    "give_indicator_opinion",
    "invite_reviewer",
    "is_first_unframed",
    "is_framed",
    "is_inside",
    "is_own",
    "latest_opinions",
    "lift_status_override",
    "lock_period",
    "open_health_check",
    "open_period",
    "open_review",
    "override_status",
    "propose_indicator",
    "questions",
    "rank_purposes",
    "record_measurement",
    "record_panel",
    "release_reviewer",
    "remark_fact",
    "remark_indicator",
    "remind_health_check",
    "remind_measurements",
    "remind_review_answers",
    "remind_reviewers",
    "report_effects",
    "retire_indicator",
    "send_reviewer_link_again",
    "settle_measurement",
    "start_measurement_import",
    "submit_measurement",
    "submit_review",
    "tell_story",
    "was_partner",
    "withdraw_story_consent",
    "write_framing",
    "write_measurement_import",
    "write_review",
]
