"""What an export says of itself: of what, for whom, when, and what was left out and why."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.days import date_format
from impact.contents.export.whole import Whole
from impact.hiding import THRESHOLD
from impact.models import Measurement, Story
from impact.outside import Why
from impact.sheets import Sheet


def about_sheet(whole: Whole) -> Sheet:
    """Two columns: what is said, and the words."""
    columns = (("about", _("About this file")), ("words", _("In words")))
    return Sheet("about", _("About this file"), columns, lambda: [list(line) for line in about_lines(whole)])


def about_lines(whole: Whole) -> Iterator[tuple[str, str]]:
    """Each thing to know with its words, in the reader's language."""
    partnership = whole.partnership
    yield _("Partnership"), str(partnership.name)
    yield _("Made on"), date_format(partnership.today(), "DATE_FORMAT")
    yield _("Made for"), _("people outside the partnership") if whole.outside else _("the partners")
    yield _("How to read it"), _("An empty cell means that nothing is known. A 0 is a figure: somebody counted none.")
    for sentence in left_out(whole):
        yield _("Left out"), sentence


def left_out(whole: Whole) -> list[str]:
    """What is not in the file, a sentence each: the general ones first, then indicator by indicator."""
    kept = [
        _("Figures that are still being written: they are their authors’."),
        _("Names of people: a figure is confirmed by an organisation, a story is told under a pseudonym."),
    ]
    if not whole.outside:
        return [*kept, *_stories(whole)]
    few = _("Counts of fewer than %(threshold)d people, and the figures that would tell them by subtraction.")
    return [
        *kept,
        _("Figures that no other partner has confirmed, and contested ones until they are settled."),
        _("Earlier versions of corrected figures, notes, and what partners wrote to one another about a figure."),
        few % {"threshold": THRESHOLD},
        *_stories(whole),
        *(f"{code}: {counted_out(said)}" for code, said in whole.release.left_out.items()),
    ]


def counted_out(said: Counter[str]) -> str:
    """What of one indicator is left out, in one sentence."""
    waiting, contested = said[Measurement.State.SUBMITTED], said[Measurement.State.CONTESTED]
    few, unknown = said[Why.FEW], said[Why.NO_N]
    parts = [
        (contested, ngettext("%(n)d contested figure", "%(n)d contested figures", contested)),
        (waiting, ngettext("%(n)d figure not confirmed", "%(n)d figures not confirmed", waiting)),
        (few, ngettext("%(n)d figure hidden: few people", "%(n)d figures hidden: few people", few)),
        (
            unknown,
            ngettext("%(n)d percentage whose n is not known", "%(n)d percentages whose n is not known", unknown),
        ),
        (said["baseline"], _("the baseline: few people")),
    ]
    told: list[str] = [words % {"n": n} for n, words in parts if n]
    return f"{', '.join(told)}."


def _stories(whole: Whole) -> list[str]:
    rows = Story.objects.filter(partnership=whole.partnership)
    kept = Q(withdrawn_at=None) & (~Q(consent_scope=Story.Scope.PARTNERS) if whole.outside else Q())
    n = rows.exclude(kept).count()
    if not n:
        return []
    if whole.outside:
        said: Any = ngettext(
            "%(n)d story whose teller did not agree that it leaves the partnership, or took their consent back.",
            "%(n)d stories whose tellers did not agree that they leave the partnership, or took their consent back.",
            n,
        )
    else:
        said = ngettext("%(n)d story whose teller took it back.", "%(n)d stories whose tellers took them back.", n)
    return [said % {"n": n}]
