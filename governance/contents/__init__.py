"""What documents and pages say of the committee and its decisions: plain values, no HTML."""

from governance.contents.committee import (
    Committee,
    committee,
    lead_in_words,
)
from governance.contents.decisions import (
    DecisionLine,
    RoundInWords,
    counts,
    drafts,
    line,
    register,
    register_rows,
    round_in_words,
    whole,
)
from governance.contents.entire import entire, outlined
from governance.contents.rulebook import rules_in_words

__all__ = [
    "Committee",
    "DecisionLine",
    "RoundInWords",
    "committee",
    "counts",
    "drafts",
    "entire",
    "lead_in_words",
    "line",
    "outlined",
    "register",
    "register_rows",
    "round_in_words",
    "rules_in_words",
    "whole",
]
