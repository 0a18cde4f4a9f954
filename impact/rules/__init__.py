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
from impact.rules.stories import (
    change_story,
    change_story_consent,
    tell_story,
    withdraw_story_consent,
)

__all__ = [
    "adopt_indicator",
    "answer_health_check",
    "ask_effects",
    "asked_of",
    "change_story",
    "change_story_consent",
    "close_health_check",
    "confirm_measurement",
    "contest_measurement",
    "export_measures",
    "open_health_check",
    "propose_indicator",
    "questions",
    "record_measurement",
    "record_panel",
    "remind_health_check",
    "report_effects",
    "settle_measurement",
    "tell_story",
    "was_partner",
    "withdraw_story_consent",
]
