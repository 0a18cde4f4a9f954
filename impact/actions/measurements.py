from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max

from core import clock
from core.acts import act, lock
from core.states import move
from core.texts import Localized
from impact import events, rules
from impact.actions.evidence import Proof, attach, forget_files
from impact.actions.framing import note_unframed
from impact.figuring import Entry
from impact.models import Indicator, Measurement, SlicedFigure
from partnerships.journal import emit
from partnerships.models import Member, Partner

State = Measurement.State


@act
def record_measurement(
    indicator: Indicator,
    *,
    by: Member,
    measured_on: date,
    partner: Partner | None = None,
    place: str = "",
    told: Localized | None = None,
    note: Localized | None = None,
    correction: Localized | None = None,
    as_draft: bool = False,
    proof: Proof | None = None,
    unframed: Localized | None = None,
    **figures: Any,
) -> Measurement:
    """I write what my organisation measured; a second figure for the same day corrects the first, which is kept.

    `figures` are those of an `Entry`: value, or numerator and denominator, or marks; respondents; slices by slice.
    A draft of mine for the same day and place is written again, and handed in unless it is kept `as_draft`.
    `unframed` says why the partnership's first figure does not wait for an agreed framing sheet.
    """
    row = lock(indicator)
    partner = partner or by.partner
    entry = Entry(**figures, told=bool(told))
    key = {"partner": partner, "measured_on": measured_on, "place": place.strip()}
    corrects = not as_draft and _handed_in(row, **key).exists()
    rules.record_measurement.check(
        by,
        row,
        partner=partner,
        measured_on=measured_on,
        entry=entry,
        as_draft=as_draft,
        unexplained=corrects and not correction,
        unframed=unframed or Localized(),
    )
    if not as_draft and rules.is_first_unframed(row.partnership):
        note_unframed(row.partnership, by=by, reason=unframed)
    measurement = _draft_of(row, by, **key) or Measurement(partnership=row.partnership, indicator=row, rank=0, **key)
    new = measurement.pk is None
    _write(measurement, entry, by, as_draft=as_draft)
    measurement.told, measurement.note = told or Localized(), note or Localized()
    measurement.correction = correction or Localized()
    measurement.save()
    _slice(measurement, entry)
    if not as_draft or new:
        _tell_of(measurement, by, corrects=corrects)
    if proof is not None:
        attach(measurement, proof, by)
    return measurement


@act
def submit_measurement(measurement: Measurement, *, by: Member) -> Measurement:
    """I hand in the figure that we kept as a draft."""
    indicator = lock(measurement.indicator)
    row = lock(measurement)
    row.indicator = indicator
    corrects = _handed_in(indicator, partner=row.partner, measured_on=row.measured_on, place=row.place).exists()
    rules.submit_measurement.check(by, row, unexplained=corrects and not row.correction)
    row.rank = _rank(row)
    move(row, State.SUBMITTED)
    row.submitted_by, row.submitted_at = by, clock.now()
    row.save(update_fields=["rank", "state", "submitted_by", "submitted_at"])
    _tell_of(row, by, corrects=corrects, event=events.MEASUREMENT_SUBMITTED)
    return row


@act
def drop_measurement_draft(measurement: Measurement, *, by: Member) -> Measurement:
    """I throw a draft of ours away, and what was joined to it."""
    lock(measurement.indicator)
    row = lock(measurement, key=True)
    rules.drop_measurement_draft.check(by, row)
    kept = [piece.file for piece in row.evidence.select_related("file")]
    row.evidence.all().delete()
    forget_files(kept)
    Measurement.objects.filter(pk=row.pk).delete()
    _emit(events.MEASUREMENT_DRAFT_DROPPED, row, by)
    return row


def _handed_in(indicator: Indicator, **key: Any) -> Any:
    return indicator.measurements.filter(**key).exclude(state=State.DRAFT)


def _draft_of(indicator: Indicator, by: Member, **key: Any) -> Measurement | None:
    """The draft that this member's organisation has for this day and place."""
    found = Measurement.objects.drafts_of(by).filter(indicator=indicator, **key).first()
    return lock(found) if found is not None else None


def _write(measurement: Measurement, entry: Entry, by: Member, *, as_draft: bool) -> None:
    """What was entered, by whom, and the version it is."""
    row = measurement
    row.value, row.numerator, row.denominator = entry.worth, entry.numerator, entry.denominator
    row.marks, row.respondents = list(entry.marks), entry.respondents or len(entry.marks) or None
    if row.pk is None:
        row.author, row.state = by.partner, State.DRAFT if as_draft else State.SUBMITTED
    elif not as_draft:
        move(row, State.SUBMITTED)
    if row.pk is None or not as_draft:
        row.submitted_by, row.submitted_at = by, clock.now()
    row.rank = _rank(row)


def _rank(measurement: Measurement) -> int:
    """The number of this version: above every other one of the same day, partner and place."""
    row = measurement
    key = {"indicator": row.indicator, "partner": row.partner, "measured_on": row.measured_on, "place": row.place}
    others = Measurement.objects.filter(**key).exclude(pk=row.pk)
    highest = others.aggregate(highest=Max("rank"))["highest"] or 0
    return row.rank if row.rank > highest else highest + 1


def _slice(measurement: Measurement, entry: Entry) -> None:
    measurement.sliced.all().delete()
    SlicedFigure.objects.bulk_create(
        SlicedFigure(
            measurement=measurement,
            slice_id=key,
            value=part.worth,
            numerator=part.numerator,
            denominator=part.denominator,
        )
        for key, part in entry.slices.items()
        if part.given
    )


# Answers ----------------------------------------------------------------------------------------------------


@act
def confirm_measurement(measurement: Measurement, *, by: Member) -> Measurement:
    """I confirm a figure that another partner measured."""
    row = _answer(measurement, by, State.CONFIRMED, rules.confirm_measurement)
    _emit(events.MEASUREMENT_CONFIRMED, row, by)
    return row


@act
def contest_measurement(measurement: Measurement, *, by: Member, reason: Localized) -> Measurement:
    """I contest a figure and say why; it stays visible, marked as contested."""
    row = _answer(measurement, by, State.CONTESTED, rules.contest_measurement, reason=reason)
    _emit(events.MEASUREMENT_CONTESTED, row, by, reason=reason)
    return row


@act
def settle_measurement(
    measurement: Measurement, *, by: Member, settlement: Localized, stands: bool = True
) -> Measurement:
    """I write down how the disagreement on a figure ended: it stands, or a corrected one is awaited."""
    lock(measurement.indicator)
    row = lock(measurement)
    rules.settle_measurement.check(by, row, settlement=settlement)
    if stands:
        move(row, State.SETTLED)
    row.settlement, row.settled_by = settlement, by
    row.save(update_fields=["state", "settlement", "settled_by"])
    event = events.MEASUREMENT_SETTLED if stands else events.CORRECTION_AWAITED
    _emit(event, row, by, reason=settlement, tells=[] if stands else _people_of(row.author or row.partner))
    return row


def _answer(measurement: Measurement, by: Member, state: str, rule: Any, **facts: Any) -> Measurement:
    lock(measurement.indicator)  # a correction of the same figure waits, or is seen
    row = lock(measurement)
    rule.check(by, row, **facts)
    move(row, state)
    row.answered_by, row.answered_at = by, clock.now()
    row.reason = facts.get("reason") or Localized()
    row.save(update_fields=["state", "answered_by", "answered_at", "reason"])
    return row


# The register ------------------------------------------------------------------------------------------------


def _tell_of(measurement: Measurement, by: Member, *, corrects: bool, event: Any = None) -> None:
    row = measurement
    behalf = row.partner if by.partner_id != row.partner_id else None
    if row.state == State.DRAFT:
        _emit(events.MEASUREMENT_DRAFTED, row, by, on_behalf_of=behalf)
        return
    event = event or (events.MEASUREMENT_CORRECTED if corrects else events.MEASUREMENT_RECORDED)
    told = {"value": said(row), "partner": row.partner.name, "reason": row.correction}
    _emit(event, row, by, on_behalf_of=behalf, tells=_confirmers(row), **told)


def said(measurement: Measurement) -> Any:
    """A figure as the register keeps it: digits, what they are made of, or words."""
    row = measurement
    if row.value is None:
        return row.told
    written = _plain(row.value)
    return f"{written} ({_plain(row.numerator)} / {_plain(row.denominator)})" if row.numerator is not None else written


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _emit(event: Any, measurement: Measurement, by: Member, **params: Any) -> None:
    indicator = measurement.indicator
    told = {"code": indicator.code, "day": measurement.measured_on} | params
    emit(event, measurement.partnership, by=by, link=indicator.get_absolute_url(), **told)


def _confirmers(measurement: Measurement) -> list[Any]:
    """Who is asked to confirm: the representatives of the partner that confirms; nobody when any partner may."""
    confirmer = measurement.indicator.confirmer
    if confirmer is None or confirmer == measurement.partner:
        return []
    return _people_of(confirmer)


def _people_of(partner: Partner) -> list[Any]:
    """Those who speak for a partner."""
    members = Member.objects.speaking().filter(partner=partner)
    return [member.user for member in members.select_related("user")]
