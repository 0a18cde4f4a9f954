from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from governance import actions, rules
from governance.contents.effects import effect_of_recusal
from governance.contents.page import decision_page
from governance.forms.decisions import DeclareRecusalForm, ProposeDecisionForm, WithdrawDecisionForm
from governance.models import RuleSet
from governance.views import decision_at, show
from governance.views.votes import my_ballot
from partnerships.access import member_page
from partnerships.views import typed


@member_page
@require_safe
def decision_detail(request: HttpRequest, address: str) -> HttpResponse:
    """One decision: its text, the answers, the result and why."""
    decision = decision_at(request, address)
    shown = decision_page(decision, request.member)
    form = my_ballot(decision, request.member)
    return show(request, "decision_detail", decision=decision, shown=shown, form=form)


@member_page
def propose_decision(request: HttpRequest) -> HttpResponse:
    """I put a question to the committee."""
    partnership = request.partnership
    data = typed(request, rules.propose_decision, partnership)
    form = ProposeDecisionForm(data, partnership=partnership, rule_set=RuleSet.objects.in_force(partnership))
    decision = submitted(request, form, partial(actions.propose_decision, partnership, by=request.member))
    if decision:
        messages.success(request, _("Proposed as %(number)s.") % {"number": decision.number})
        return redirect(decision)
    return show(request, "propose_decision", form=form)


@member_page
def withdraw_decision(request: HttpRequest, address: str) -> HttpResponse:
    """I take back a proposal and say why."""
    decision = decision_at(request, address)
    form = WithdrawDecisionForm(typed(request, rules.withdraw_decision, decision), partnership=request.partnership)
    if submitted(request, form, partial(actions.withdraw_decision, decision, by=request.member)):
        messages.success(request, _("Withdrawn. It stays in the register."))
        return redirect(decision)
    return show(request, "withdraw_decision", form=form, decision=decision)


@member_page
def declare_recusal(request: HttpRequest, address: str) -> HttpResponse:
    """I declare an interest in this decision."""
    decision, by = decision_at(request, address), request.member
    data = typed(request, rules.declare_recusal, decision)
    form = DeclareRecusalForm(data, partnership=request.partnership, decision=decision, by=by)
    if submitted(request, form, partial(actions.declare_recusal, decision, by=by)):
        messages.success(request, _("The interest is declared; the register keeps it."))
        return redirect(decision)
    effect = effect_of_recusal(decision)
    return show(request, "declare_recusal", form=form, decision=decision, effect=effect)
