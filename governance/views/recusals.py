from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.pages import submitted
from governance import actions, rules
from governance.contents.effects import effect_of_recusal, effects_of_recusal, standing_now
from governance.forms.recusals import ConfirmRecusalForm, DeclareRecusalForm, ProposeRecusalForm, RefuseRecusalForm
from governance.models import Decision, Recusal
from governance.rules.recusals import answers_for
from governance.views import decision_at, show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def declare_recusal(request: HttpRequest, address: str) -> HttpResponse:
    """I declare an interest in this decision."""
    decision, by = decision_at(request, address), request.member
    data = typed(request, rules.declare_recusal, decision)
    form = DeclareRecusalForm(data, partnership=request.partnership, decision=decision, by=by)
    if submitted(request, form, partial(actions.declare_recusal, decision, by=by)):
        messages.success(request, _("The interest is declared; the register keeps it."))
        return redirect(decision)
    return _choose(request, "declare_recusal", decision, form)


@member_page
def propose_recusal(request: HttpRequest, address: str) -> HttpResponse:
    """I point out that another seat has an interest in this decision."""
    decision, by = decision_at(request, address), request.member
    data = typed(request, rules.propose_recusal, decision)
    form = ProposeRecusalForm(data, partnership=request.partnership, decision=decision, by=by)
    if submitted(request, form, partial(actions.propose_recusal, decision, by=by)):
        messages.success(request, _("Proposed. The people of that seat are told, and answer."))
        return redirect(decision)
    return _choose(request, "propose_recusal", decision, form)


@member_page
def confirm_recusal(request: HttpRequest, address: str, number: int) -> HttpResponse:
    """I confirm an interest that a peer proposed, having read what it changes."""
    decision, by = decision_at(request, address), request.member
    recusal = _at(decision, number)
    data = typed(request, rules.confirm_recusal, recusal)
    own = answers_for(by, recusal.seat)
    form = ConfirmRecusalForm(data, partnership=request.partnership, own=own)
    if submitted(request, form, partial(actions.confirm_recusal, recusal, by=by)):
        messages.success(request, _("The interest is confirmed; the register keeps it."))
        return redirect(decision)
    effect = effect_of_recusal(decision, recusal.seat) if recusal.member is None else None
    return show(request, "confirm_recusal", form=form, decision=decision, recusal=recusal, effect=effect, number=number)


@member_page
def refuse_recusal(request: HttpRequest, address: str, number: int) -> HttpResponse:
    """I say why there is no interest here."""
    decision, by = decision_at(request, address), request.member
    recusal = _at(decision, number)
    data = typed(request, rules.refuse_recusal, recusal)
    form = RefuseRecusalForm(data, partnership=request.partnership, own=True)
    if submitted(request, form, partial(actions.refuse_recusal, recusal, by=by)):
        messages.success(request, _("Your reason is written down, beside what was proposed."))
        return redirect(decision)
    return show(request, "refuse_recusal", form=form, decision=decision, recusal=recusal)


def _at(decision: Decision, number: int) -> Recusal:
    """The recusal of this rank among the decision's; they are never taken off. 404 beyond the last."""
    rows = sorted(decision.recusals.all(), key=lambda row: row.pk)
    if not 0 < number <= len(rows):
        raise Http404
    return rows[number - 1]


def _choose(
    request: HttpRequest, template: str, decision: Decision, form: DeclareRecusalForm | ProposeRecusalForm
) -> HttpResponse:
    """The form, with what each seat that can be chosen would change."""
    effects = effects_of_recusal(decision, form.fields["seat"].queryset)
    now = standing_now(decision)
    return show(request, template, form=form, decision=decision, effects=effects, now=now)
