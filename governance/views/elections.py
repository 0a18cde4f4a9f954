from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from core.pages import submitted
from governance import actions, rules
from governance.forms.decisions import categories_of
from governance.forms.elections import ElectLeadForm, EndLeadForm, ProposeLeadForm, ProposeRevocationForm
from governance.models import Lead
from governance.rules.held import rules_of
from governance.rules.lead import lead_of
from governance.views import show
from partnerships.access import member_page
from partnerships.models import Partnership
from partnerships.views import typed

BACK = "governance:committee"


@member_page
def elect_lead(request: HttpRequest) -> HttpResponse:
    """I write down the first strategic lead whom the partners chose."""
    partnership = request.partnership
    data = typed(request, rules.elect_lead, partnership)
    form = ElectLeadForm(data, partnership=partnership, categories=_delegable(partnership))
    if submitted(request, form, partial(actions.elect_lead, partnership, by=request.member)):
        messages.success(request, _("The strategic lead is written down, with the limits of the mandate."))
        return redirect(BACK, partnership.slug)
    return show(request, "elect_lead", form=form)


@member_page
def propose_lead(request: HttpRequest) -> HttpResponse:
    """I propose whom the committee elects as strategic lead."""
    partnership = request.partnership
    data = typed(request, rules.propose_lead, partnership)
    form = ProposeLeadForm(data, partnership=partnership, categories=_delegable(partnership))
    decision = submitted(request, form, partial(actions.propose_lead, partnership, by=request.member))
    if decision:
        messages.success(request, _("Proposed as %(number)s.") % {"number": decision.number})
        return redirect(decision)
    return show(request, "propose_lead", form=form)


@member_page
def propose_revocation(request: HttpRequest) -> HttpResponse:
    """I ask the committee to end the lead's mandate before its day."""
    partnership = request.partnership
    form = ProposeRevocationForm(typed(request, rules.propose_revocation, partnership), partnership=partnership)
    decision = submitted(request, form, partial(actions.propose_revocation, partnership, by=request.member))
    if decision:
        messages.success(request, _("Proposed as %(number)s.") % {"number": decision.number})
        return redirect(decision)
    return show(request, "propose_revocation", form=form, lead=lead_of(partnership))


@member_page
def end_lead(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I step down as strategic lead, or write down that the lead did."""
    partnership = request.partnership
    rows = Lead.objects.chosen().select_related("member__user", "partnership")
    lead = get_object_or_404(rows, partnership=partnership, uuid=uuid)
    form = EndLeadForm(typed(request, rules.end_lead, lead), partnership=partnership)
    if submitted(request, form, partial(actions.end_lead, lead, by=request.member)):
        messages.success(request, _("The mandate has ended. Everybody has been told."))
        return redirect(BACK, partnership.slug)
    return show(request, "end_lead", form=form, lead=lead)


def _delegable(partnership: Partnership) -> list[tuple[str, str]]:
    """The categories that the rules let a lead settle."""
    rule_set = rules_of(partnership)
    may = {row.category for row in rule_set.categories.all() if row.lead_may_settle} if rule_set else set()
    return [choice for choice in categories_of(rule_set) if choice[0] in may]
