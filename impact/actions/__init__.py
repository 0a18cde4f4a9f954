"""What people do while impact is measured, one function per act."""

from impact.actions.exports import export_measures
from impact.actions.indicators import adopt_indicator, propose_indicator
from impact.actions.measurements import (
    confirm_measurement,
    contest_measurement,
    record_measurement,
    settle_measurement,
)
from impact.actions.stories import tell_story

__all__ = [
    "adopt_indicator",
    "confirm_measurement",
    "contest_measurement",
    "export_measures",
    "propose_indicator",
    "record_measurement",
    "settle_measurement",
    "tell_story",
]
