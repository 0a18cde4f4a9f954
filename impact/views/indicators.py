from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from impact import actions, contents, rules
from impact.contents.reviews import rounds
from impact.forms.adoption import AmendIndicatorForm, RetireIndicatorForm
from impact.forms.indicators import IndicatorForm, as_proposed
from impact.views import indicator_at, indicator_page, show
from partnerships.access import member_page
from partnerships.views import typed

LATEST = 3  # stories on the page of what is measured


@member_page
@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    """What we measure, where it stands, what people tell."""
    partnership, member = request.partnership, request.member
    figures, tables = contents.to_answer(member)
    told, told_number = contents.latest_stories(partnership, LATEST)
    shelf = contents.shelf(partnership, request.GET.get("status", ""), request.GET.get("page"))
    return show(
        request,
        "indicator_list",
        shelf=shelf,
        weak=contents.weaknesses(shelf.every),
        framing=contents.framed(partnership),
        to_answer=figures,
        tables=tables,
        told=told,
        told_number=told_number,
        check=partnership.health_checks.order_by("number").last(),
        look=next(iter(rounds(partnership)), None),
        refusal=rules.propose_indicator.refusal(member, partnership),
    )


@member_page
@require_safe
def indicator_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: its path, its measurements, who confirmed them, what partners say of it."""
    return indicator_page(request, indicator_at(request, code))


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
def change_indicator_proposal(request: HttpRequest, code: str) -> HttpResponse:
    """I change an indicator that is still proposed."""
    indicator = indicator_at(request, code)
    data = typed(request, rules.change_indicator_proposal, indicator)
    form = IndicatorForm(data, partnership=request.partnership, initial=as_proposed(indicator))
    if submitted(request, form, partial(actions.change_indicator_proposal, indicator, by=request.member)):
        messages.success(request, _("The proposal is changed. Opinions given before are to be confirmed."))
        return redirect(indicator)
    return show(request, "change_indicator_proposal", form=form, indicator=indicator)


@member_page
def amend_indicator(request: HttpRequest, code: str) -> HttpResponse:
    """I change an adopted indicator and say why."""
    indicator = indicator_at(request, code)
    data = typed(request, rules.amend_indicator, indicator)
    form = AmendIndicatorForm(data, partnership=request.partnership, initial=as_proposed(indicator))
    if submitted(request, form, partial(actions.amend_indicator, indicator, by=request.member)):
        messages.success(request, _("The indicator is changed. Every partner is told, with your reason."))
        return redirect(indicator)
    return show(request, "amend_indicator", form=form, indicator=indicator)


@member_page
def retire_indicator(request: HttpRequest, code: str) -> HttpResponse:
    """I write that an indicator is measured no more."""
    indicator = indicator_at(request, code)
    initial = {"retired_on": request.partnership.today()}
    data = typed(request, rules.retire_indicator, indicator)
    form = RetireIndicatorForm(data, partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.retire_indicator, indicator, by=request.member)):
        messages.success(request, _("The indicator %(code)s is retired; its figures are kept.") % {"code": code})
        return redirect(indicator)
    return show(request, "retire_indicator", form=form, indicator=indicator)
