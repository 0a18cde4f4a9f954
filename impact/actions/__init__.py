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
from impact.actions.stories import (
    change_story,
    change_story_consent,
    tell_story,
    withdraw_story_consent,
)

__all__ = [
    "adopt_indicator",
    "answer_health_check",
    "ask_effects",
    "change_story",
    "change_story_consent",
    "close_health_check",
    "confirm_measurement",
    "contest_measurement",
    "export_measures",
    "open_health_check",
    "propose_indicator",
    "record_measurement",
    "record_panel",
    "remind_health_check",
    "report_effects",
    "settle_measurement",
    "tell_story",
    "withdraw_story_consent",
]
