"""How a version of a report is approved by the committee."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from governance import rules as governance
from governance.forms.decisions import ProposeDecisionForm
from governance.models import RuleSet
from overview import actions, rules
from overview.contents.approval import approval_title, approval_words
from overview.forms import ApproveReportForm
from overview.views import show, version_at
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def approve_report(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """I write by which decision the committee approved a version."""
    row = version_at(request, number, version)
    form = ApproveReportForm(typed(request, rules.approve_report, row), partnership=request.partnership, version=row)
    if submitted(request, form, partial(actions.approve_report, row, by=request.member)):
        messages.success(request, _("The approval is written down; the sealed copies are being made."))
        return redirect(row.report)
    return show(request, "approve_report", form=form, version=row, report=row.report, words=approval_words(row))


@member_page
@require_safe
def report_decision(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """The form of a new decision, with the words that approve this version."""
    row, partnership = version_at(request, number, version), request.partnership
    governance.propose_decision.check(request.member, partnership)
    words = {"title": approval_title(row), "text": approval_words(row)}
    form = ProposeDecisionForm(partnership=partnership, rule_set=RuleSet.objects.in_force(partnership), initial=words)
    action = reverse("governance:propose_decision", args=[partnership.slug])
    inside = {"partnership": partnership, "member": request.member}
    return render(request, "governance/propose_decision.html", {**inside, "form": form, "action": action})
