"""Who may frame, measure, confirm, tell and review, when, and why not: one rule per act."""

from impact.rules.exports import export_measures
from impact.rules.indicators import adopt_indicator, propose_indicator
from impact.rules.measurements import confirm_measurement, contest_measurement, record_measurement, settle_measurement
from impact.rules.stories import tell_story

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
