"""Who may frame, measure, confirm, tell and review, when, and why not: one rule per act."""

from impact.rules.adoption import adopt_indicator, give_indicator_opinion, latest_opinions, remark_indicator
from impact.rules.framing import is_first_unframed, is_framed, rank_purposes, write_framing
from impact.rules.indicators import amend_indicator, change_indicator_proposal, propose_indicator, retire_indicator
from impact.rules.measurements import confirm_measurement, contest_measurement, record_measurement, settle_measurement
from impact.rules.statuses import lift_status_override, override_status
from impact.rules.stories import tell_story

__all__ = [
    "adopt_indicator",
    "amend_indicator",
    "change_indicator_proposal",
    "confirm_measurement",
    "contest_measurement",
    "give_indicator_opinion",
    "is_first_unframed",
    "is_framed",
    "latest_opinions",
    "lift_status_override",
    "override_status",
    "propose_indicator",
    "rank_purposes",
    "record_measurement",
    "remark_indicator",
    "retire_indicator",
    "settle_measurement",
    "tell_story",
    "write_framing",
]
