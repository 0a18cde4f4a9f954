"""What people do while impact is measured, one function per act."""

from impact.actions.adoption import (
    adopt_indicator,
    give_indicator_opinion,
    remark_indicator,
)
from impact.actions.effects import (
    ask_effects,
    report_effects,
)
from impact.actions.evidence import (
    add_evidence,
    drop_evidence,
)
from impact.actions.exports import (
    export_measures,
)
from impact.actions.framing import (
    rank_purposes,
    write_framing,
)
from impact.actions.health import (
    answer_health_check,
    close_health_check,
    open_health_check,
    remind_health_check,
)
from impact.actions.imports import (
    confirm_measurement_import,
    drop_measurement_import,
    record_import_reading,
    record_import_writing,
    start_measurement_import,
    write_measurement_import,
)
from impact.actions.indicators import (
    amend_indicator,
    change_indicator_proposal,
    propose_indicator,
    retire_indicator,
)
from impact.actions.locks import (
    lock_period,
    open_period,
)
from impact.actions.measurements import (
    confirm_measurement,
    contest_measurement,
    drop_measurement_draft,
    record_measurement,
    settle_measurement,
    submit_measurement,
)
from impact.actions.panels import (
    record_panel,
)
from impact.actions.reminders import (
    remind_measurements,
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
from impact.actions.statuses import (
    lift_status_override,
    override_status,
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
    "add_evidence",
    "adopt_indicator",
    "amend_indicator",
    "answer_fact",
    "answer_health_check",
    "answer_recommendation",
    "ask_effects",
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
    "lift_status_override",
    "lock_period",
    "open_health_check",
    "open_period",
    "open_review",
    "open_reviewer_account",
    "override_status",
    "propose_indicator",
    "rank_purposes",
    "record_import_reading",
    "record_import_writing",
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
    "withdraw_story_consent",
    "write_framing",
    "write_measurement_import",
    "write_review",
]
