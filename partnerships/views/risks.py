from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from partnerships import actions, events, rules
from partnerships.access import member_page
from partnerships.contents.journal import history
from partnerships.contents.risks import risk_row, risks_page
from partnerships.forms.risks import NewRiskForm, ReviewForm, RiskForm
from partnerships.models import Risk
from partnerships.views import show, typed

HISTORY = (events.RISK_ADDED, events.RISK_CHANGED, events.RISK_REVIEWED, events.RISK_UPHELD)


def risk_of(request: HttpRequest, code: str) -> Risk:
    """The risk of this partnership with this code, or 404."""
    found = get_object_or_404(request.partnership.risks.select_related("owner__organisation"), code=code)
    found.partnership = request.partnership
    return found


@member_page
@require_safe
def risk_list(request: HttpRequest) -> HttpResponse:
    """What could go wrong, the heaviest first."""
    refusal = rules.add_risk.refusal(request.member, request.partnership)
    return show(request, "risk_list", risks=risks_page(request.partnership, by=request.member), refusal=refusal)


@member_page
@require_safe
def risk_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One risk: how it stands, who watches it, and all that was noticed."""
    risk = risk_of(request, code)
    context = {
        "row": risk_row(risk, by=request.member),
        "lines": history(request.partnership, code, *HISTORY),
        "reviewing": rules.review_risk.refusal(request.member, risk),
        "changing": rules.change_risk.refusal(request.member, risk),
    }
    return show(request, "risk_detail", risk=risk, **context)


@member_page
def add_risk(request: HttpRequest) -> HttpResponse:
    """I write down what could go wrong."""
    partnership = request.partnership
    form = NewRiskForm(typed(request, rules.add_risk, partnership), partnership=partnership)
    added = submitted(request, form, partial(actions.add_risk, partnership, by=request.member))
    if added:
        messages.success(request, _("The risk %(code)s is written down.") % {"code": added.code})
        return redirect("partnerships:risk_detail", partnership.slug, added.code)
    return show(request, "add_risk", form=form)


@member_page
def change_risk(request: HttpRequest, code: str) -> HttpResponse:
    """I word a risk again, or say who watches it."""
    risk = risk_of(request, code)
    data = typed(request, rules.change_risk, risk)
    initial = {name: getattr(risk, name) for name in ("title", "mitigation", "trigger")}
    initial["owner"] = risk.owner and risk.owner.code
    form = RiskForm(data, partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.change_risk, risk, by=request.member)):
        messages.success(request, _("The risk %(code)s is written down.") % {"code": risk.code})
        return redirect("partnerships:risk_detail", request.partnership.slug, risk.code)
    return show(request, "change_risk", form=form, risk=risk)


@member_page
def review_risk(request: HttpRequest, code: str) -> HttpResponse:
    """I say how a risk stands today."""
    risk = risk_of(request, code)
    data = typed(request, rules.review_risk, risk)
    initial = {name: getattr(risk, name) for name in ("likelihood", "severity", "state")}
    form = ReviewForm(data, partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.review_risk, risk, by=request.member)):
        messages.success(request, _("The risk %(code)s is reviewed today.") % {"code": risk.code})
        return redirect("partnerships:risk_detail", request.partnership.slug, risk.code)
    return show(request, "review_risk", form=form, risk=risk)
