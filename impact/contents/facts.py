"""The framing of one indicator in words: what, from where towards where, when, by whom, how it is read."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from impact.contents.cards import Card
from impact.models import Indicator
from impact.sentences import day

Fact = tuple[str, list[Any]]


def facts(card: Card) -> list[Fact]:
    """The framing of an indicator: labels with one or more answers; what was not written is left out."""
    told = [*_words(card), *_path(card), *_people(card), *_reading(card.indicator), *_elsewhere(card.indicator)]
    return [(label, answers) for label, answers in told if answers]


def _words(card: Card) -> Iterator[Fact]:
    row = card.indicator
    yield _("What exactly"), [row.definition] if row.definition else []
    yield _("How it is collected"), [row.method] if row.method else []
    yield _("Limits"), [row.limits] if row.limits else []
    yield _("Level of result"), [row.get_kind_display()]
    yield _("Nature"), [row.get_nature_display()]
    yield _("Direction"), [row.get_direction_display()]


def _path(card: Card) -> Iterator[Fact]:
    row = card.indicator
    linear = _("steady between these dates") if row.linear else _("no straight line between these dates")
    figures = not row.is_narrative
    yield _("Baseline"), [_dated(card, row.baseline, row.baseline_on)] if figures or row.baseline_on else []
    yield _("Milestones"), [_dated(card, point.value, point.due_on) for point in row.milestones.all()]
    yield _("Target"), [_dated(card, row.target, row.target_on)] if figures or row.target_on else []
    yield _("Tolerance"), [_("more or less %(value)s") % {"value": card.amount(row.tolerance)}] if row.tolerance else []
    yield _("Expected progress"), [linear] if not row.is_qualitative and row.target is not None else []
    yield _("First effect expected"), [day(row.expected_from)] if row.expected_from else []


def _people(card: Card) -> Iterator[Fact]:
    row = card.indicator
    yield _("Measured by"), [row.collector or _("any partner")]
    yield _("Confirmed by"), [row.confirmer or _("any other partner")]
    yield _("Proposed by"), [row.proposer] if row.proposer else []
    yield _("Adopted on"), [day(row.adopted_on)] if row.adopted_on else []
    yield _("By the decision"), [row.decision.number] if row.decision else []
    yield _("Retired on"), [day(row.retired_on)] if row.retired_on else []
    yield _("Why it was retired"), [row.retirement] if row.retirement else []


def _reading(row: Indicator) -> Iterator[Fact]:
    seasonal = {"often": row.get_frequency_display(), "month": MONTHS[row.season]} if row.season else {}
    often = _("%(often)s, in %(month)s") % seasonal if seasonal else row.get_frequency_display()
    is_number = row.nature == Indicator.Nature.NUMBER
    yield _("How often"), [often]
    yield _("What a figure counts"), [row.get_accumulation_display()] if is_number else []
    yield _("Figures of several partners"), [row.get_reporting_display()]
    yield _("Counts people"), [_("yes: small numbers are hidden outside the partnership")] if row.counts_people else []
    for cut in row.dimensions.all():
        slices = ", ".join(str(part.title) for part in cut.slices.all())
        said = _("%(title)s, each one in one slice alone: %(slices)s") if cut.whole else _("%(title)s: %(slices)s")
        yield _("Sliced by"), [said % {"title": cut.title, "slices": slices}]


def _elsewhere(row: Indicator) -> Iterator[Fact]:
    yield _("SDG targets"), [row.sdg_targets] if row.sdg_targets else []
    yield _("The same thing elsewhere"), list(row.references.all())


def _dated(card: Card, value: Decimal | None, on: date | None) -> str:
    if value is None:
        return _("not known") if on is None else day(on)
    said = card.amount(value)
    return _("%(value)s on %(day)s") % {"value": said, "day": day(on)} if on else said
