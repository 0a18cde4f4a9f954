from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.pages import submitted
from impact import actions, rules
from impact.contents import Card
from impact.forms.measurements import ContestForm, MeasurementForm, SettleForm
from impact.models import Measurement
from impact.views import indicator_at, measurement_at, show, speaker
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def record_measurement(request: HttpRequest, code: str) -> HttpResponse:
    """I write what my organisation measured."""
    indicator, member = indicator_at(request, code), request.member
    data = typed(request, rules.record_measurement, indicator, partner=speaker(member))
    initial = {"partner": indicator.collector and indicator.collector.code}
    initial["measured_on"] = today = request.partnership.today()
    facts = {"partnership": request.partnership, "indicator": indicator, "initial": initial}
    form = MeasurementForm(data, own=not member.is_facilitator, **facts)
    if submitted(request, form, partial(actions.record_measurement, indicator, by=member)):
        messages.success(request, _("The measurement is written down. Another partner is to confirm it."))
        return redirect(indicator)
    return show(request, "record_measurement", form=form, card=Card(indicator, today))


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
    if submitted(request, form, partial(actions.settle_measurement, measurement, by=request.member)):
        messages.success(request, _("The measurement is settled: it counts from now on."))
        return redirect(measurement.indicator)
    return show(request, "settle_measurement", form=form, measurement=measurement, amount=_amount(measurement))


def _amount(measurement: Measurement) -> str:
    return Card(measurement.indicator, measurement.partnership.today()).amount(measurement.value)
