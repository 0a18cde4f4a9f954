"""What people do while impact is measured, one function per act."""

from impact.actions.evidence import add_evidence, drop_evidence
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
from impact.actions.reminders import remind_measurements
from impact.actions.stories import tell_story

__all__ = [
    "add_evidence",
    "adopt_indicator",
    "confirm_measurement",
    "confirm_measurement_import",
    "contest_measurement",
    "drop_evidence",
    "drop_measurement_draft",
    "drop_measurement_import",
    "lock_period",
    "open_period",
    "propose_indicator",
    "record_import_reading",
    "record_import_writing",
    "record_measurement",
    "remind_measurements",
    "settle_measurement",
    "start_measurement_import",
    "submit_measurement",
    "tell_story",
    "write_measurement_import",
]
