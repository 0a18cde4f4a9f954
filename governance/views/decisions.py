from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from governance import actions, contents, rules
from governance.contents.page import decision_page
from governance.forms.decisions import ProposeDecisionForm, WithdrawDecisionForm
from governance.models import Decision, RuleSet
from governance.views import decision_at, show
from governance.views.votes import ballots_of
from partnerships.access import member_page
from partnerships.views import typed

PER_PAGE = 30


@member_page
@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    """The register of decisions."""
    partnership = request.partnership
    states = {value: label for value, label in Decision.State.choices if value != Decision.State.DRAFT}
    chosen = request.GET.get("state", "")
    rows = contents.register_rows(partnership, chosen if chosen in states else "")
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "decision_list",
        lines=[contents.line(decision) for decision in shown],
        shown=shown,
        counts=contents.counts(partnership),
        states=states,
        chosen=chosen,
        refusal=rules.propose_decision.refusal(request.member, partnership),
    )


@member_page
@require_safe
def decision_detail(request: HttpRequest, address: str) -> HttpResponse:
    """One decision: its text, the answers, the result and why."""
    decision = decision_at(request, address)
    shown = decision_page(decision, request.member)
    ballots = ballots_of(decision, request.member)
    return show(request, "decision_detail", decision=decision, shown=shown, ballots=ballots)


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
