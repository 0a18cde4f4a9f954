"""The words of a vote: rules, answers and verdicts of `governance.tally`, in the reader's language."""

from .labels import (
    base_label,
    measure_label,
    method_label,
    mode_label,
    outcome_label,
    position_label,
    position_meaning,
    reason_prompt,
)
from .nonsense import nonsense_in_words
from .requirements import Requirement, requirement_lines, requirements_in_words
from .rule import rule_in_words, rule_sentences
from .verdict import explain

__all__ = [
    "Requirement",
    "base_label",
    "explain",
    "measure_label",
    "method_label",
    "mode_label",
    "nonsense_in_words",
    "outcome_label",
    "position_label",
    "position_meaning",
    "reason_prompt",
    "requirement_lines",
    "requirements_in_words",
    "rule_in_words",
    "rule_sentences",
]
