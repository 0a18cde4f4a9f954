from datetime import date
from decimal import Decimal
from typing import Any

from core import clock
from core.acts import act, lock
from core.states import move
from core.texts import Localized
from impact import events, rules
from impact.actions.framing import note_unframed
from impact.models import Indicator, Measurement
from partnerships.journal import emit
from partnerships.models import Member, Partner, Role


@act
def record_measurement(
    indicator: Indicator,
    *,
    by: Member,
    measured_on: date,
    value: Decimal,
    respondents: int | None = None,
    note: Localized | None = None,
    partner: Partner | None = None,
    unframed: Localized | None = None,
) -> Measurement:
    """I write what my organisation measured; a second figure for the same day corrects the first, which is kept.

    `unframed` says why the partnership's first figure does not wait for an agreed framing sheet.
    """
    row = lock(indicator)
    partner = partner or by.partner
    said = unframed or Localized()
    rules.record_measurement.check(by, row, partner=partner, measured_on=measured_on, value=value, unframed=said)
    if rules.is_first_unframed(row.partnership):
        note_unframed(row.partnership, by=by, reason=said)
    earlier = row.measurements.filter(partner=partner, measured_on=measured_on).count()
    measurement = Measurement.objects.create(
        partnership=row.partnership,
        indicator=row,
        partner=partner,
        measured_on=measured_on,
        rank=earlier + 1,
        value=value,
        respondents=respondents,
        note=note or Localized(),
        submitted_by=by,
        submitted_at=clock.now(),
    )
    event = events.MEASUREMENT_CORRECTED if earlier else events.MEASUREMENT_RECORDED
    behalf = partner if by.partner_id != partner.pk else None
    told = {
        "value": f"{measurement.value.normalize():f}",
        "partner": partner.name,
        "tells": _confirmers(measurement),
    }
    _emit(event, measurement, by, on_behalf_of=behalf, **told)
    return measurement


@act
def confirm_measurement(measurement: Measurement, *, by: Member) -> Measurement:
    """I confirm a figure that another partner measured."""
    row = _answer(measurement, by, Measurement.State.CONFIRMED, rules.confirm_measurement)
    _emit(events.MEASUREMENT_CONFIRMED, row, by)
    return row


@act
def contest_measurement(measurement: Measurement, *, by: Member, reason: Localized) -> Measurement:
    """I contest a figure and say why; it stays visible, marked as contested."""
    row = _answer(measurement, by, Measurement.State.CONTESTED, rules.contest_measurement, reason=reason)
    _emit(events.MEASUREMENT_CONTESTED, row, by, reason=reason)
    return row


@act
def settle_measurement(measurement: Measurement, *, by: Member, settlement: Localized) -> Measurement:
    """I write down how the disagreement on a figure ended."""
    row = lock(measurement)
    rules.settle_measurement.check(by, row, settlement=settlement)
    move(row, Measurement.State.SETTLED)
    row.settlement = settlement
    row.save(update_fields=["state", "settlement"])
    _emit(events.MEASUREMENT_SETTLED, row, by, reason=settlement)
    return row


def _answer(measurement: Measurement, by: Member, state: str, rule: Any, **facts: Any) -> Measurement:
    row = lock(measurement)
    rule.check(by, row, **facts)
    move(row, state)
    row.answered_by, row.answered_at = by, clock.now()
    row.reason = facts.get("reason") or Localized()
    row.save(update_fields=["state", "answered_by", "answered_at", "reason"])
    return row


def _emit(event: Any, measurement: Measurement, by: Member, **params: Any) -> None:
    indicator = measurement.indicator
    said = {"code": indicator.code, "day": measurement.measured_on} | params
    emit(event, measurement.partnership, by=by, link=indicator.get_absolute_url(), **said)


def _confirmers(measurement: Measurement) -> list:
    """Who is asked to confirm: the representatives of the partner that confirms; nobody when any partner may."""
    confirmer = measurement.indicator.confirmer
    if confirmer is None or confirmer == measurement.partner:
        return []
    speaking = {"roles__role": Role.Name.REPRESENTATIVE, "roles__ended_at": None}
    members = Member.objects.current().filter(partner=confirmer, **speaking)
    return [member.user for member in members.select_related("user")]
