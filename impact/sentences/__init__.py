"""Readings in words, in the language of the moment: page, paper, mail and export say the same."""

from impact.sentences.basis import (
    basis_sentence,
    share_sentence,
    step_sentence,
)
from impact.sentences.counts import (
    count_said,
    counts_sentence,
)
from impact.sentences.figures import (
    MISSING,
    day,
    digits,
    figure,
    month,
    percent,
    valued,
)
from impact.sentences.makeup import (
    fewer_said,
    hidden_sentence,
    joined_sentence,
    left_out_sentence,
    median_sentence,
    ratio_said,
    ratio_sentence,
    shares_sentence,
    sum_sentence,
)
from impact.sentences.pictures import (
    chart_labels,
    panel_sentence,
)
from impact.sentences.quarters import (
    quarter_words,
)
from impact.sentences.soundness import (
    weakness_sentence,
)
from impact.sentences.status import (
    LABELS,
    MARKS,
    OMISSIONS,
    REASONS,
    Mark,
    status_label,
    status_sentence,
)

__all__ = [
    "LABELS",
    "MARKS",
    "MISSING",
    "OMISSIONS",
    "REASONS",
    "Mark",
    "basis_sentence",
    "chart_labels",
    "count_said",
    "counts_sentence",
    "day",
    "digits",
    "fewer_said",
    "figure",
    "hidden_sentence",
    "joined_sentence",
    "left_out_sentence",
    "median_sentence",
    "month",
    "panel_sentence",
    "percent",
    "quarter_words",
    "ratio_said",
    "ratio_sentence",
    "share_sentence",
    "shares_sentence",
    "status_label",
    "status_sentence",
    "step_sentence",
    "sum_sentence",
    "valued",
    "weakness_sentence",
]
