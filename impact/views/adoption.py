from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.pages import submitted
from impact import actions, rules
from impact.contents import Card
from impact.forms.adoption import AdoptionForm, IndicatorOpinionForm, IndicatorRemarkForm, OverrideStatusForm
from impact.models import IndicatorOpinion
from impact.views import indicator_at, indicator_page, show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
@require_POST
def give_indicator_opinion(request: HttpRequest, code: str) -> HttpResponse:
    """I say what my organisation thinks of an indicator as it is proposed."""
    indicator = indicator_at(request, code)
    form = IndicatorOpinionForm(request.POST, partnership=request.partnership, auto_id="opinion_%s")
    given = submitted(request, form, partial(actions.give_indicator_opinion, indicator, by=request.member))
    if given:
        position = IndicatorOpinion.Position(given.position).label
        messages.success(request, _("Your opinion is written down: %(position)s.") % {"position": position})
        return redirect(indicator)
    return indicator_page(request, indicator, form=form, answer=form)


@member_page
@require_POST
def remark_indicator(request: HttpRequest, code: str) -> HttpResponse:
    """I say something about an indicator."""
    indicator = indicator_at(request, code)
    form = IndicatorRemarkForm(request.POST, partnership=request.partnership, auto_id="remark_%s")
    if submitted(request, form, partial(actions.remark_indicator, indicator, by=request.member)):
        messages.success(request, _("Your remark is written down; everybody reads it here."))
        return redirect(f"{indicator.get_absolute_url()}#remarks")
    return indicator_page(request, indicator, form=form, remark=form)


@member_page
@require_POST
def adopt_indicator(request: HttpRequest, code: str) -> HttpResponse:
    """I write down that the partners agreed to measure this, each of them or their committee."""
    indicator = indicator_at(request, code)
    form = AdoptionForm(request.POST, partnership=request.partnership, auto_id="adoption_%s")
    if submitted(request, form, partial(actions.adopt_indicator, indicator, by=request.member)):
        messages.success(request, _("The indicator %(code)s is adopted.") % {"code": indicator.code})
        return redirect(indicator)
    return indicator_page(request, indicator, form=form, adoption=form)


@member_page
def override_status(request: HttpRequest, code: str) -> HttpResponse:
    """I set the status of an indicator by hand, and say why."""
    indicator = indicator_at(request, code)
    data = typed(request, rules.override_status, indicator)
    form = OverrideStatusForm(data, partnership=request.partnership)
    if submitted(request, form, partial(actions.override_status, indicator, by=request.member)):
        messages.success(request, _("The status is set by hand; the computed one stays shown beside."))
        return redirect(indicator)
    return show(
        request, "override_status", form=form, indicator=indicator, card=Card(indicator, request.partnership.today())
    )


@member_page
@require_POST
def lift_status_override(request: HttpRequest, code: str) -> HttpResponse:
    """I let the computed status speak again."""
    indicator = actions.lift_status_override(indicator_at(request, code), by=request.member)
    messages.success(request, _("The computed status speaks again."))
    return redirect(indicator)
