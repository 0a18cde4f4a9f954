from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from impact.figuring import Cut, Entry, Odd, odd_slices
from impact.models import Indicator, Measurement, PeriodLock
from impact.rules.framing import framed_or_said
from impact.sentences import figure
from partnerships.models import Member, Partner
from partnerships.rules import CLOSED, FACILITATOR_ONLY, NOT_IN, OWN_OR_FACILITATOR, is_open, speaks_for

LOCKED = _("This period is locked, because a report was made of its figures: the facilitator opens it again first.")
MOST_MARKS = 50
ODD = {
    "above": _("“%(name)s” is %(part)s, above the whole, which is %(whole)s."),
    "sum": _("The parts of “%(name)s” make %(part)s together, and the whole is %(whole)s: they must be equal."),
    "half": _("“%(name)s” has a numerator without a denominator, or the other way round: give both."),
    "zero": _("The denominator of “%(name)s” is 0 or less: no percentage can be made of it."),
    "kind": _("“%(name)s” is counted: it has no numerator and no denominator."),
}


@rule
def record_measurement(
    by: Member,
    indicator: Indicator,
    partner: Partner | None = None,
    measured_on: date | None = None,
    entry: Entry | None = None,
    as_draft: bool = False,
    unexplained: bool = False,
    unframed: Any = None,
):
    """A partner writes what it measured, on a day that has come; a correction says why."""
    partner = partner or by.partner
    yield partner is not None, NOT_IN
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield from may_be_measured(indicator, partner)
    if measured_on is not None:
        yield from on_a_day(indicator, measured_on)
    if entry is not None:
        yield from fits(indicator, entry, as_draft)
    yield not unexplained, _("There is a figure for this day already. Say why you correct it: everybody will read it.")
    if not as_draft:
        yield from framed_or_said(indicator.partnership, unframed)


@rule
def submit_measurement(by: Member, measurement: Measurement, unexplained: bool = False):
    """Whoever wrote a draft, or a colleague, hands it in: another partner is then to confirm it."""
    yield from _own_draft(by, measurement)
    yield from may_be_measured(measurement.indicator, measurement.partner)
    yield from on_a_day(measurement.indicator, measurement.measured_on)
    yield from fits(measurement.indicator, entry_of(measurement), as_draft=False)
    yield from framed_or_said(measurement.partnership, "")
    yield (
        not unexplained,
        _("A figure was handed in for this day meanwhile. Open your draft and say why you correct it."),
    )


@rule
def drop_measurement_draft(by: Member, measurement: Measurement):
    """Whoever wrote a draft, or a colleague, throws it away."""
    yield from _own_draft(by, measurement)


def _own_draft(by: Member, measurement: Measurement) -> Iterator[Condition]:
    yield is_own(by, measurement), _("Only the organisation that wrote this draft can do this.")
    yield is_open(measurement.partnership), CLOSED
    yield measurement.state == Measurement.State.DRAFT, _("This measurement has been handed in: it is no draft.")


def is_own(by: Member, measurement: Measurement) -> bool:
    """Whether this member's organisation wrote it; who has no organisation has what they wrote (the twin:
    `drafts_of`)."""
    if by.partner_id:
        return measurement.author_id == by.partner_id and (by.represents or by.is_facilitator)
    return measurement.submitted_by_id == by.pk


def may_be_measured(indicator: Indicator, partner: Partner) -> Iterator[Condition]:
    """What holds for every way a figure comes in: typed, drafted, imported."""
    yield is_open(indicator.partnership), CLOSED
    yield partner.standing == Partner.Standing.PARTNER, _("Only partners measure.")
    yield (
        indicator.state == Indicator.State.ADOPTED,
        _("The partners have not adopted this indicator, or have retired it: nothing is measured for it."),
    )


def on_a_day(indicator: Indicator, day: date) -> Iterator[Condition]:
    """A day that has come, in no locked period."""
    yield (
        day <= indicator.partnership.today(),
        _("This date has not come yet. A measurement is of today or of a day before."),
    )
    locks = PeriodLock.objects.filter(partnership=indicator.partnership_id).over(day)
    yield not locks.exists(), LOCKED


def entry_of(measurement: Measurement) -> Entry:
    """A kept measurement as it was entered, its slices apart: they were checked when they were written."""
    row, made = measurement, measurement.numerator is not None or bool(measurement.marks)
    return Entry(
        value=None if made else row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        marks=tuple(row.marks),
        respondents=row.respondents,
        told=bool(row.told),
    )


def fits(indicator: Indicator, entry: Entry, as_draft: bool) -> Iterator[Condition]:
    """Whether what was entered is what this indicator asks for; a draft may be unfinished, not nonsense."""
    if indicator.is_narrative:
        yield as_draft or entry.told, _("This indicator is told in words: write what was seen.")
        yield entry.worth is None, _("This indicator is told in words: it has no figure.")
        return
    yield (
        entry.numerator is None or indicator.nature == Indicator.Nature.PERCENTAGE,
        _("A numerator and a denominator make a percentage, and this indicator is not one."),
    )
    yield not entry.marks or indicator.is_rubric, _("Marks of a panel belong to a rubric, and this indicator is none.")
    if indicator.nature == Indicator.Nature.PERCENTAGE:
        yield from _percentage(entry, as_draft)
    if indicator.is_rubric:
        yield from _levels(indicator, entry)
    yield as_draft or entry.worth is not None, _("Give the figure.")
    for odd in odd_slices(entry, cuts(indicator) if entry.slices else [], percentage=_is_percentage(indicator)):
        yield False, _said(odd)


def _is_percentage(indicator: Indicator) -> bool:
    return indicator.nature == Indicator.Nature.PERCENTAGE


def _percentage(entry: Entry, as_draft: bool) -> Iterator[Condition]:
    yield (
        entry.value is None or (entry.numerator is None and entry.denominator is None),
        _("Give either the numerator and the denominator, or the percentage and its number of answers: not both."),
    )
    yield not entry.halved, _("A percentage is a numerator and a denominator: give both.")
    yield entry.denominator != 0, _("The denominator is 0: no percentage can be made of nothing.")
    yield (
        all(one is None or one >= 0 for one in (entry.numerator, entry.denominator)),
        _("The numerator and the denominator are counts: none is below 0."),
    )
    yield (
        as_draft or entry.value is None or entry.respondents is not None,
        _("Say of how many answers this percentage is, or give its numerator and denominator."),
    )


def _levels(indicator: Indicator, entry: Entry) -> Iterator[Condition]:
    known = {level.level for level in indicator.levels.all()}
    yield not (entry.marks and entry.value is not None), _("Choose a level, or give the panel's marks: not both.")
    yield len(entry.marks) <= MOST_MARKS, _("A panel gives fifty marks at most.")
    said = entry.marks or ((entry.value,) if entry.value is not None else ())
    yield all(mark in known for mark in said), _("This rubric has no such level. Choose one of its levels.")


def cuts(indicator: Indicator) -> list[Cut]:
    """The ways this indicator is sliced."""
    rows = indicator.dimensions.prefetch_related("slices")
    return [Cut(str(row.title), {one.pk: str(one.title) for one in row.slices.all()}, row.whole) for row in rows]


def _said(odd: Odd) -> Any:
    return ODD[odd.kind] % {"name": odd.name, "part": figure(odd.part), "whole": figure(odd.whole)}


# Answers ----------------------------------------------------------------------------------------------------


def _from_another(by: Member, measurement: Measurement) -> Iterator[Condition]:
    yield by.represents, NOT_IN
    yield is_open(measurement.partnership), CLOSED
    yield (
        by.partner_id != measurement.partner_id,
        _("Your organisation made this measurement: another partner confirms it."),
    )
    yield (
        by.partner_id != measurement.author_id,
        _("Your organisation entered this measurement: another partner confirms it."),
    )
    yield by.pk != measurement.submitted_by_id, _("You entered this measurement yourself: somebody else confirms it.")
    giver = measurement.source.asked_by if measurement.source else None
    yield (
        giver is None or (by.pk != giver.pk and by.partner_id != giver.partner_id),
        _("Your organisation gave the table that this figure comes from: another partner confirms it."),
    )
    confirmer = measurement.indicator.confirmer
    yield (
        confirmer is None or confirmer == by.partner,
        _("%(partner)s is the one that confirms this indicator.") % {"partner": confirmer},
    )
    yield measurement.state != Measurement.State.DRAFT, _("This is a draft: it has not been handed in yet.")
    yield (
        measurement.state == Measurement.State.SUBMITTED,
        _("This measurement has already been confirmed, contested or settled."),
    )
    later = Measurement.objects.exclude(state=Measurement.State.DRAFT).filter(
        indicator=measurement.indicator_id,
        partner=measurement.partner_id,
        measured_on=measurement.measured_on,
        place=measurement.place,
        rank__gt=measurement.rank,
    )
    yield not later.exists(), _("This measurement has been corrected since. Look at the new one.")


@rule
def confirm_measurement(by: Member, measurement: Measurement):
    """Another partner than the one that measured, or entered, confirms the figure."""
    yield from _from_another(by, measurement)


@rule
def contest_measurement(by: Member, measurement: Measurement, reason=None):
    """Another partner contests the figure and says why; the figure stays, marked as contested."""
    yield from _from_another(by, measurement)
    yield reason is None or bool(reason), _("Say why you contest this figure: everybody will read it.")


@rule
def settle_measurement(by: Member, measurement: Measurement, settlement=None):
    """A facilitator of another organisation writes down how a disagreement on a figure ended."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(measurement.partnership), CLOSED
    yield (
        by.partner_id is None or by.partner_id not in (measurement.partner_id, measurement.author_id),
        _("Your own organisation made this measurement: another facilitator settles it."),
    )
    yield (
        by.pk != measurement.submitted_by_id,
        _("You entered this measurement yourself: another facilitator settles it."),
    )
    yield measurement.state == Measurement.State.CONTESTED, _("This measurement is not contested.")
    yield settlement is None or bool(settlement), _("Say how the disagreement ended: everybody will read it.")
