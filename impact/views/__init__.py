"""The pages of impact, one module per noun."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.pages import page
from impact import contents, rules
from impact.forms.adoption import AdoptionForm, IndicatorOpinionForm, IndicatorRemarkForm
from impact.models import Indicator, Measurement
from partnerships.models import Member, Partner, full_partners


def show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page inside a partnership, for one of its members."""
    inside = {"partnership": request.partnership, "member": request.member}
    return page(request, f"impact/{template}.html", **inside, **context)


def indicator_at(request: HttpRequest, code: str) -> Indicator:
    """The indicator of this partnership with this code, with all that a reading needs; 404 otherwise."""
    if not code.isprintable():
        raise Http404
    rows = contents.outlined(Indicator.objects.filter(partnership=request.partnership))
    indicator = contents.entire(get_object_or_404(rows, code=code))
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
    return next(iter(full_partners(member.partnership)), None) if member.is_facilitator else member.partner


def indicator_page(request: HttpRequest, indicator: Indicator, form: Any = None, **sent: Any) -> HttpResponse:
    """The page of one indicator; `form` is what was `sent` and refused, if anything was."""
    member, card = request.member, contents.Card(indicator, request.partnership.today())
    life = contents.life(indicator, member)
    context = {
        "card": card,
        "sheet": contents.sheet(card, member, request.GET.get("page")),
        "indicator": indicator,
        "life": life,
        "recording": rules.record_measurement.refusal(member, indicator, partner=speaker(member)),
        "is_proposed": indicator.state == Indicator.State.PROPOSED,
        "form": form,
    }
    return show(request, "indicator_detail", **context, **{**_forms(request, indicator, life), **sent})


def _forms(request: HttpRequest, indicator: Indicator, life: contents.Life) -> dict[str, Any]:
    """The small forms on the page of an indicator, each with its own identifiers."""
    said = life.of(request.member.partner)
    before = said and (said.current or said.earlier)
    answered = {"position": before.position, "reason": before.reason} if before else {}
    inside = {"partnership": request.partnership}
    return {
        "mine": said,
        "answer": IndicatorOpinionForm(
            initial={"revision": indicator.revision, **answered}, auto_id="opinion_%s", **inside
        ),
        "remark": IndicatorRemarkForm(auto_id="remark_%s", **inside),
        "adoption": AdoptionForm(auto_id="adoption_%s", **inside),
    }
