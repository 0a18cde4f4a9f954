"""What people do while impact is measured, one function per act."""

from impact.actions.effects import (
    ask_effects,
    report_effects,
)
from impact.actions.evidence import add_evidence, drop_evidence
from impact.actions.exports import (
    export_measures,
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
from impact.actions.indicators import adopt_indicator, propose_indicator
from impact.actions.locks import lock_period, open_period
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
from impact.actions.reminders import remind_measurements
from impact.actions.stories import (
    change_story,
    change_story_consent,
    tell_story,
    withdraw_story_consent,
)

__all__ = [
    "add_evidence",
    "adopt_indicator",
    "answer_health_check",
    "ask_effects",
    "change_story",
    "change_story_consent",
    "close_health_check",
    "confirm_measurement",
    "confirm_measurement_import",
    "contest_measurement",
    "drop_evidence",
    "drop_measurement_draft",
    "drop_measurement_import",
    "export_measures",
    "lock_period",
    "open_health_check",
    "open_period",
    "propose_indicator",
    "record_import_reading",
    "record_import_writing",
    "record_measurement",
    "record_panel",
    "remind_health_check",
    "remind_measurements",
    "report_effects",
    "settle_measurement",
    "start_measurement_import",
    "submit_measurement",
    "tell_story",
    "withdraw_story_consent",
    "write_measurement_import",
]
