"""Who may frame, measure, confirm, tell and review, when, and why not: one rule per act."""

from impact.rules.evidence import add_evidence, drop_evidence
from impact.rules.imports import (
    confirm_measurement_import,
    drop_measurement_import,
    start_measurement_import,
    write_measurement_import,
)
from impact.rules.indicators import adopt_indicator, propose_indicator
from impact.rules.locks import lock_period, open_period
from impact.rules.measurements import (
    confirm_measurement,
    contest_measurement,
    drop_measurement_draft,
    is_own,
    record_measurement,
    settle_measurement,
    submit_measurement,
)
from impact.rules.reminders import remind_measurements
from impact.rules.stories import tell_story

__all__ = [
    "add_evidence",
    "adopt_indicator",
    "confirm_measurement",
    "confirm_measurement_import",
    "contest_measurement",
    "drop_evidence",
    "drop_measurement_draft",
    "drop_measurement_import",
    "is_own",
    "lock_period",
    "open_period",
    "propose_indicator",
    "record_measurement",
    "remind_measurements",
    "settle_measurement",
    "start_measurement_import",
    "submit_measurement",
    "tell_story",
    "write_measurement_import",
]
