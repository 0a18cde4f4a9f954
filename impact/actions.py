"""What people do while impact is measured, one function per act."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from core import clock
from core.acts import act, lock
from core.states import move
from core.texts import Localized
from impact import events, rules
from impact.models import Indicator, Measurement, Milestone, RubricLevel, Story
from partnerships.actions.partnership import next_code, unused_code
from partnerships.journal import emit
from partnerships.models import Member, Partner, Partnership, Role


@act
def propose_indicator(
    partnership: Partnership,
    *,
    by: Member,
    title: Localized,
    milestones: Sequence[tuple[date, Decimal]] = (),
    levels: Mapping[int, Localized] | None = None,
    code: str = "",
    **fields: Any,
) -> Indicator:
    """I propose something to measure: from where, towards where, by when, measured and confirmed by whom."""
    row = lock(partnership)
    rules.propose_indicator.check(by, row, collector=fields.get("collector"), confirmer=fields.get("confirmer"))
    code = unused_code(row, Indicator.objects, code) if code else next_code(row, Indicator.objects, "I")
    indicator = Indicator.objects.create(partnership=row, code=code, title=title, **fields)
    Milestone.objects.bulk_create(Milestone(indicator=indicator, due_on=due, value=value) for due, value in milestones)
    RubricLevel.objects.bulk_create(
        RubricLevel(indicator=indicator, level=level, sentence=said) for level, said in (levels or {}).items()
    )
    emit(events.INDICATOR_PROPOSED, row, by=by, link=indicator.get_absolute_url(), code=code, title=title)
    return indicator


@act
def adopt_indicator(indicator: Indicator, *, by: Member) -> Indicator:
    """I write down that the partners agreed to measure this."""
    row = lock(indicator)
    rules.adopt_indicator.check(by, row)
    move(row, Indicator.State.ADOPTED)
    row.save(update_fields=["state"])
    emit(events.INDICATOR_ADOPTED, row.partnership, by=by, link=row.get_absolute_url(), code=row.code)
    return row


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
) -> Measurement:
    """I write what my organisation measured; a second figure for the same day corrects the first, which is kept."""
    row = lock(indicator)
    partner = partner or by.partner
    rules.record_measurement.check(by, row, partner=partner, measured_on=measured_on, value=value)
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
    said = {
        "value": f"{measurement.value.normalize():f}",
        "partner": partner.name,
        "tells": _confirmers(measurement),
    }
    _emit(event, measurement, by, on_behalf_of=behalf, **said)
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


@act
def tell_story(
    partnership: Partnership,
    *,
    by: Member,
    teller: Localized,
    told_on: date,
    body: Localized,
    consent_on: date,
    consent_scope: str = Story.Scope.PARTNERS,
    expected: bool = True,
    positive: bool = True,
    causes: Localized | None = None,
    objective: Any = None,
    partner: Partner | None = None,
    code: str = "",
) -> Story:
    """I write down a change that somebody told us, under a pseudonym and with their consent."""
    row = lock(partnership)
    partner = partner or by.partner
    rules.tell_story.check(by, row, partner=partner, told_on=told_on, consent_on=consent_on)
    code = unused_code(row, Story.objects, code) if code else next_code(row, Story.objects, "S")
    story = Story.objects.create(
        partnership=row,
        objective=objective,
        code=code,
        teller=teller,
        told_on=told_on,
        body=body,
        causes=causes or Localized(),
        expected=expected,
        positive=positive,
        collected_by=partner,
        consent_scope=consent_scope,
        consent_on=consent_on,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    behalf = partner if by.partner_id != partner.pk else None
    link = reverse("impact:story_list", args=[row.slug])
    emit(events.STORY_TOLD, row, by=by, on_behalf_of=behalf, link=link, code=code, partner=partner.name)
    return story


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
