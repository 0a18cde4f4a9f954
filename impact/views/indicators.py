from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.pages import submitted
from impact import actions, contents, rules
from impact.forms.indicators import IndicatorForm
from impact.models import Indicator
from impact.views import indicator_at, show, speaker
from partnerships.access import member_page
from partnerships.views import typed


@member_page
@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    """What we measure, where it stands, what people tell."""
    partnership, member = request.partnership, request.member
    figures, tables = contents.to_answer(member)
    told = contents.stories(partnership)
    return show(
        request,
        "indicator_list",
        shelf=contents.shelf(partnership),
        others=contents.not_measured(partnership),
        to_answer=figures,
        tables=tables,
        told=told[-3:],
        told_count=len(told),
        refusal=rules.propose_indicator.refusal(member, partnership),
    )


@member_page
@require_safe
def indicator_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: its path, its measurements, who confirmed them."""
    indicator, member = indicator_at(request, code), request.member
    card = contents.Card(indicator, request.partnership.today())
    sheet = contents.sheet(card, member, request.GET.get("page"))
    recording = rules.record_measurement.refusal(member, indicator, partner=speaker(member))
    adopting = rules.adopt_indicator.refusal(member, indicator)
    is_proposed = indicator.state == Indicator.State.PROPOSED
    context = {"recording": recording, "adopting": adopting, "is_proposed": is_proposed}
    return show(request, "indicator_detail", card=card, sheet=sheet, indicator=indicator, **context)


@member_page
def propose_indicator(request: HttpRequest) -> HttpResponse:
    """I propose something to measure."""
    partnership = request.partnership
    form = IndicatorForm(typed(request, rules.propose_indicator, partnership), partnership=partnership)
    proposed = submitted(request, form, partial(actions.propose_indicator, partnership, by=request.member))
    if proposed:
        said = _("The indicator %(code)s is proposed. It is measured once the partners adopt it.")
        messages.success(request, said % {"code": proposed.code})
        return redirect(proposed)
    return show(request, "propose_indicator", form=form)


@member_page
@require_POST
def adopt_indicator(request: HttpRequest, code: str) -> HttpResponse:
    """I write down that the partners agreed to measure this."""
    indicator = actions.adopt_indicator(indicator_at(request, code), by=request.member)
    messages.success(request, _("The indicator %(code)s is adopted.") % {"code": indicator.code})
    return redirect(indicator)
