from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.pages import submitted
from impact import actions, rules
from impact.contents import Card
from impact.forms.measurements import ContestForm, MeasurementForm, SettleForm, initial_of
from impact.models import Indicator, Measurement
from impact.views import indicator_at, measurement_at, show, speaker
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def record_measurement(request: HttpRequest, code: str) -> HttpResponse:
    """I write what my organisation measured, or keep it as a draft."""
    indicator, member = indicator_at(request, code), request.member
    data = typed(request, rules.record_measurement, indicator, partner=speaker(member))
    facts = {"partnership": request.partnership, "indicator": indicator, "files": request.FILES or None}
    form = MeasurementForm(data, own=not member.is_facilitator, initial=_begun(request, indicator), **facts)
    made = submitted(request, form, partial(actions.record_measurement, indicator, by=member))
    if made:
        kept = _("The draft is kept. Hand it in when it is ready.")
        told = _("The measurement is written down. Another partner is to confirm it.")
        messages.success(request, kept if made.state == Measurement.State.DRAFT else told)
        return redirect(indicator)
    return show(request, "record_measurement", form=form, card=Card(indicator, request.partnership.today()))


def _begun(request: HttpRequest, indicator: Indicator) -> dict[str, Any]:
    """What the form begins with: today, who measures; a draft of this member's; or where and when of what is
    corrected."""
    if draft := request.GET.get("draft"):
        return initial_of(_row_of(indicator, Measurement.objects.drafts_of(request.member), draft))
    if corrected := request.GET.get("corrects"):
        row = _row_of(indicator, Measurement.objects.standing(), corrected)
        return {"partner": row.partner.code, "measured_on": row.measured_on, "place": row.place}
    collector = indicator.collector
    return {"partner": collector and collector.code, "measured_on": request.partnership.today()}


def _row_of(indicator: Indicator, rows: QuerySet[Measurement], asked: str) -> Measurement:
    """The one of these rows of the indicator that an address names; 404 otherwise."""
    rows = rows.filter(indicator=indicator).select_related("partner__organisation").prefetch_related("sliced")
    try:
        return rows.get(uuid=asked)
    except (Measurement.DoesNotExist, ValidationError) as error:
        raise Http404 from error


@member_page
@require_POST
def submit_measurement(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I hand in the figure that we kept as a draft."""
    measurement = actions.submit_measurement(measurement_at(request, uuid), by=request.member)
    messages.success(request, _("The measurement is handed in. Another partner is to confirm it."))
    return redirect(measurement.indicator)


@member_page
@require_POST
def drop_measurement_draft(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I throw a draft of ours away."""
    measurement = actions.drop_measurement_draft(measurement_at(request, uuid), by=request.member)
    messages.success(request, _("The draft is thrown away."))
    return redirect(measurement.indicator)


@member_page
@require_POST
def confirm_measurement(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I confirm a figure that another partner measured."""
    measurement = actions.confirm_measurement(measurement_at(request, uuid), by=request.member)
    messages.success(request, _("The measurement is confirmed: it counts from now on."))
    return redirect(measurement.indicator)


@member_page
def contest_measurement(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I contest a figure and say why."""
    measurement = measurement_at(request, uuid)
    data = typed(request, rules.contest_measurement, measurement)
    form = ContestForm(data, partnership=request.partnership)
    if submitted(request, form, partial(actions.contest_measurement, measurement, by=request.member)):
        messages.success(request, _("The measurement is contested. It stays visible, with your reason."))
        return redirect(measurement.indicator)
    return show(request, "contest_measurement", form=form, measurement=measurement, amount=_amount(measurement))


@member_page
def settle_measurement(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I write down how the disagreement on a figure ended."""
    measurement = measurement_at(request, uuid)
    data = typed(request, rules.settle_measurement, measurement)
    form = SettleForm(data, partnership=request.partnership)
    settled = submitted(request, form, partial(actions.settle_measurement, measurement, by=request.member))
    if settled:
        stands = _("The measurement is settled: it counts from now on.")
        awaited = _("It is written down: a corrected figure is awaited. Until then the measurement stays contested.")
        messages.success(request, stands if settled.state == Measurement.State.SETTLED else awaited)
        return redirect(measurement.indicator)
    return show(request, "settle_measurement", form=form, measurement=measurement, amount=_amount(measurement))


def _amount(measurement: Measurement) -> str:
    return Card(measurement.indicator, measurement.partnership.today()).amount(measurement.value)
