"""What people do while impact is measured, one function per act."""

from impact.actions.adoption import adopt_indicator, give_indicator_opinion, remark_indicator
from impact.actions.framing import rank_purposes, write_framing
from impact.actions.indicators import amend_indicator, change_indicator_proposal, propose_indicator, retire_indicator
from impact.actions.measurements import (
    confirm_measurement,
    contest_measurement,
    record_measurement,
    settle_measurement,
)
from impact.actions.statuses import lift_status_override, override_status
from impact.actions.stories import tell_story

__all__ = [
    "adopt_indicator",
    "amend_indicator",
    "change_indicator_proposal",
    "confirm_measurement",
    "contest_measurement",
    "give_indicator_opinion",
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
