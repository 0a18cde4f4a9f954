"""The pages of impact, one module per noun."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.pages import page
from impact import rules
from impact.contents import with_measures
from impact.models import Indicator, Measurement
from partnerships.models import Member, Partner


def show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page inside a partnership, for one of its members."""
    inside = {"partnership": request.partnership, "member": request.member}
    return page(request, f"impact/{template}.html", **inside, **context)


def indicator_at(request: HttpRequest, code: str) -> Indicator:
    """The indicator of this partnership with this code, with all that a reading needs; 404 otherwise."""
    if not code.isprintable():
        raise Http404
    rows = with_measures(Indicator.objects.filter(partnership=request.partnership), bare=True)
    indicator = get_object_or_404(rows, code=code)
    indicator.partnership = request.partnership
    return indicator


def measurement_at(request: HttpRequest, uuid: object) -> Measurement:
    """The measurement of this partnership with this identity; 404 otherwise, and for a draft of others."""
    rows = Measurement.objects.filter(partnership=request.partnership).select_related(
        "indicator__partnership", "indicator__confirmer__organisation", "partner__organisation"
    )
    measurement = get_object_or_404(rows, uuid=uuid)
    if measurement.state == Measurement.State.DRAFT and not rules.is_own(request.member, measurement):
        raise Http404
    measurement.partnership = request.partnership
    return measurement


def speaker(member: Member) -> Partner | None:
    """The partner one writes for: one's own; for the facilitator, whoever it will be in the end."""
    return member.partnership.partners.full().first() if member.is_facilitator else member.partner
