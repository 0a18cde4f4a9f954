from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.forms import Form
from core.pages import submitted
from governance import actions, contents, rules
from governance.contents.page import decision_page
from governance.forms.decisions import (
    ChangeWordingForm,
    ProposeDecisionForm,
    WithdrawDecisionForm,
)
from governance.models import Decision
from governance.rules.held import rules_of
from governance.views import decision_at, show
from governance.views.drafts import draft_named, draft_typed, dropped, kept_or_proposed
from governance.views.votes import ballots_of
from partnerships.access import member_page
from partnerships.views import typed


@member_page
@require_safe
def decision_detail(request: HttpRequest, address: str) -> HttpResponse:
    """One decision: its text, the answers, the result and why."""
    decision = contents.entire(decision_at(request, address, contents.outlined))
    shown = decision_page(decision, request.member)
    ballots = ballots_of(decision, request.member)
    return show(request, "decision_detail", decision=decision, shown=shown, ballots=ballots)


@member_page
def propose_decision(request: HttpRequest) -> HttpResponse:
    """I put a question to the committee, or keep it as a draft for now."""
    partnership = request.partnership
    draft = draft_named(request)
    data = typed(request, rules.propose_decision, partnership, draft=draft)
    form = ProposeDecisionForm(data, partnership=partnership, rule_set=rules_of(partnership))
    act = actions.draft_decision if "keep" in request.POST else actions.propose_decision
    decision = submitted(request, form, partial(act, partnership, by=request.member, draft=draft))
    if decision:
        messages.success(request, kept_or_proposed(decision))
        return redirect(decision)
    return show(request, "propose_decision", form=form, draft=draft)


@member_page
def draft_decision(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I go on with a question that I prepare."""
    partnership = request.partnership
    draft = get_object_or_404(partnership.decisions.select_related("partnership", "prepared_by__user"), uuid=uuid)
    if draft.state != Decision.State.DRAFT:
        return redirect(draft)
    data = typed(request, rules.draft_decision, partnership, draft=draft)
    rule_set = rules_of(partnership)
    form = ProposeDecisionForm(data, partnership=partnership, rule_set=rule_set, initial=draft_typed(draft))
    if submitted(request, form, partial(actions.draft_decision, partnership, by=request.member, draft=draft)):
        messages.success(request, kept_or_proposed(draft))
        return redirect(draft)
    return show(request, "propose_decision", form=form, draft=draft)


@member_page
def drop_draft(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I throw away a draft."""
    rows = request.partnership.decisions.filter(state=Decision.State.DRAFT).select_related("partnership")
    draft = get_object_or_404(rows, uuid=uuid)
    form = Form(typed(request, rules.drop_draft, draft))
    if submitted(request, form, partial(dropped, draft, request.member)):
        messages.success(request, _("The draft is gone."))
        return redirect("governance:decision_list", request.partnership.slug)
    return show(request, "drop_draft", form=form, draft=draft)


@member_page
def change_wording(request: HttpRequest, address: str) -> HttpResponse:
    """I change the words put to the committee, and say why."""
    decision = decision_at(request, address)
    data = typed(request, rules.change_wording, decision)
    form = ChangeWordingForm(data, partnership=request.partnership, decision=decision)
    if submitted(request, form, partial(actions.change_wording, decision, by=request.member)):
        messages.success(request, _("The words have changed; whoever had answered is asked to confirm."))
        return redirect(decision)
    return show(request, "change_wording", form=form, decision=decision)


@member_page
def withdraw_decision(request: HttpRequest, address: str) -> HttpResponse:
    """I take back a proposal and say why."""
    decision = decision_at(request, address)
    form = WithdrawDecisionForm(typed(request, rules.withdraw_decision, decision), partnership=request.partnership)
    if submitted(request, form, partial(actions.withdraw_decision, decision, by=request.member)):
        messages.success(request, _("Withdrawn. It stays in the register."))
        return redirect(decision)
    return show(request, "withdraw_decision", form=form, decision=decision)
