from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.pages import submitted
from governance import actions, rules
from governance.forms.afterwards import (
    AssignDecisionForm,
    CarryOutDecisionForm,
    ReviewDecisionForm,
    WriteMinorityOpinionForm,
)
from governance.views import decision_at, show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def write_minority_opinion(request: HttpRequest, address: str) -> HttpResponse:
    """I write the opinion that my seat wants beside the decision."""
    decision = decision_at(request, address)
    form = WriteMinorityOpinionForm(
        typed(request, rules.write_minority_opinion, decision), partnership=request.partnership
    )
    if submitted(request, form, partial(actions.write_minority_opinion, decision, by=request.member)):
        messages.success(request, _("Your opinion stands beside the decision, on its page and on paper."))
        return redirect(decision)
    return show(request, "write_minority_opinion", form=form, decision=decision)


@member_page
def assign_decision(request: HttpRequest, address: str) -> HttpResponse:
    """I write who answers for what was adopted, and by when."""
    decision = decision_at(request, address)
    data = typed(request, rules.assign_decision, decision)
    form = AssignDecisionForm(data, partnership=request.partnership, decision=decision)
    if submitted(request, form, partial(actions.assign_decision, decision, by=request.member)):
        messages.success(request, _("Written down."))
        return redirect(decision)
    return show(request, "assign_decision", form=form, decision=decision)


@member_page
def carry_out_decision(request: HttpRequest, address: str) -> HttpResponse:
    """I write that a decision has been carried out."""
    decision = decision_at(request, address)
    form = CarryOutDecisionForm(typed(request, rules.carry_out_decision, decision), partnership=request.partnership)
    if submitted(request, form, partial(actions.carry_out_decision, decision, by=request.member)):
        messages.success(request, _("Written down: it has been carried out."))
        return redirect(decision)
    return show(request, "carry_out_decision", form=form, decision=decision)


@member_page
def review_decision(request: HttpRequest, address: str) -> HttpResponse:
    """I write what we found when we looked at a decision again."""
    decision = decision_at(request, address)
    form = ReviewDecisionForm(typed(request, rules.review_decision, decision), partnership=request.partnership)
    if submitted(request, form, partial(actions.review_decision, decision, by=request.member)):
        messages.success(request, _("The review is written down."))
        return redirect(decision)
    return show(request, "review_decision", form=form, decision=decision)
