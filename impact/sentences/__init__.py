"""Readings in words, in the language of the moment: page, paper, mail and export say the same."""

from impact.sentences.basis import basis_sentence, share_sentence, step_sentence
from impact.sentences.figures import MISSING, day, digits, figure, month, percent, valued
from impact.sentences.pictures import chart_labels
from impact.sentences.soundness import weakness_sentence
from impact.sentences.status import LABELS, MARKS, OMISSIONS, REASONS, Mark, status_label, status_sentence

__all__ = [
    "LABELS",
    "MARKS",
    "MISSING",
    "OMISSIONS",
    "REASONS",
    "Mark",
    "basis_sentence",
    "chart_labels",
    "day",
    "digits",
    "figure",
    "month",
    "percent",
    "share_sentence",
    "status_label",
    "status_sentence",
    "step_sentence",
    "valued",
    "weakness_sentence",
]
