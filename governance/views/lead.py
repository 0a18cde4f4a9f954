from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.pages import submitted
from governance import actions, rules
from governance.forms.rounds import ContestRulingForm, SettleDecisionForm
from governance.views import decision_at, show
from governance.views.rounds import meeting_under_way
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def settle_decision(request: HttpRequest, address: str) -> HttpResponse:
    """As strategic lead I settle a deadlock in writing."""
    decision = decision_at(request, address)
    form = SettleDecisionForm(typed(request, rules.settle_decision, decision), partnership=request.partnership)
    if submitted(request, form, partial(actions.settle_decision, decision, by=request.member)):
        messages.success(request, _("Settled. Everybody has been told, with your reasons."))
        return redirect(decision)
    return show(request, "settle_decision", form=form, decision=decision)


@member_page
def contest_ruling(request: HttpRequest, address: str) -> HttpResponse:
    """I ask the committee to overturn what the lead settled."""
    decision = decision_at(request, address)
    meeting = meeting_under_way(decision)
    form = ContestRulingForm(typed(request, rules.contest_ruling, decision), partnership=request.partnership)
    if submitted(request, form, partial(actions.contest_ruling, decision, by=request.member, meeting=meeting)):
        messages.success(request, _("The committee is asked. It takes two thirds of the votes cast to overturn."))
        return redirect(decision)
    return show(request, "contest_ruling", form=form, decision=decision)
