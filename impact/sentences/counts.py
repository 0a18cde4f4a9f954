"""How many indicators stand in each state, in words: "4 on track, 1 contested, 2 too early"."""

from collections.abc import Mapping

from django.utils.translation import ngettext_lazy

from impact.trajectory import Status

_SAID = {
    Status.AHEAD: ngettext_lazy("%(n)d ahead", "%(n)d ahead", "n"),
    Status.ON_TRACK: ngettext_lazy("%(n)d on track", "%(n)d on track", "n"),
    Status.WATCH: ngettext_lazy("%(n)d to be watched", "%(n)d to be watched", "n"),
    Status.BEHIND: ngettext_lazy("%(n)d behind", "%(n)d behind", "n"),
    Status.TOO_EARLY: ngettext_lazy("%(n)d too early to judge", "%(n)d too early to judge", "n"),
    Status.CONTESTED: ngettext_lazy("%(n)d contested", "%(n)d contested", "n"),
    Status.OVERDUE: ngettext_lazy("%(n)d with a measure overdue", "%(n)d with a measure overdue", "n"),
    Status.MILESTONE_REACHED: ngettext_lazy("%(n)d with its milestone reached", "%(n)d with a milestone reached", "n"),
    Status.NO_TRAJECTORY: ngettext_lazy("%(n)d without a trajectory", "%(n)d without a trajectory", "n"),
    Status.UNCONFIRMED: ngettext_lazy("%(n)d awaiting confirmation", "%(n)d awaiting confirmation", "n"),
    Status.NO_DATA: ngettext_lazy("%(n)d without data", "%(n)d without data", "n"),
    Status.NONE: ngettext_lazy("%(n)d without a status", "%(n)d without a status", "n"),
}


def count_said(status: Status, n: int) -> str:
    """One of them: "4 on track"."""
    return str(_SAID[status] % {"n": n})


def counts_sentence(counts: Mapping[Status, int]) -> str:
    """All of them in the order of `Status`, those that nobody is in left away; empty for none."""
    return ", ".join(count_said(status, counts[status]) for status in Status if counts.get(status))
