from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from governance import actions, rules
from governance.contents.recusals import interests
from governance.forms.recusals import DeclareInterestForm, EndInterestForm
from governance.rules.held import mandates_of
from governance.views import show
from partnerships.access import member_page
from partnerships.views import typed

BACK = "governance:interest_list"


@member_page
@require_safe
def interest_list(request: HttpRequest) -> HttpResponse:
    """The interests declared beforehand."""
    partnership, by = request.partnership, request.member
    mandates, rows = mandates_of(by), interests(partnership)
    ends = [row.pk for row in rows if rules.end_interest.allows(by, row, mandates=mandates)]
    refusal = rules.declare_interest.refusal(by, partnership)
    running, ended = [row for row in rows if not row.ended_at], [row for row in rows if row.ended_at]
    return show(request, "interest_list", running=running, ended=ended, ends=ends, refusal=refusal)


@member_page
def declare_interest(request: HttpRequest) -> HttpResponse:
    """I declare a lasting interest."""
    partnership, by = request.partnership, request.member
    form = DeclareInterestForm(typed(request, rules.declare_interest, partnership), partnership=partnership, by=by)
    if submitted(request, form, partial(actions.declare_interest, partnership, by=by)):
        messages.success(request, _("The interest is declared: every member can read it."))
        return redirect(BACK, partnership.slug)
    return show(request, "declare_interest", form=form)


@member_page
def end_interest(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I write that a declared interest has ended."""
    partnership = request.partnership
    rows = partnership.interests.select_related("partner__organisation", "member__user", "partnership")
    interest = get_object_or_404(rows, uuid=uuid)
    form = EndInterestForm(typed(request, rules.end_interest, interest), partnership=partnership)
    if submitted(request, form, partial(actions.end_interest, interest, by=request.member)):
        messages.success(request, _("Written down: this interest has ended."))
        return redirect(BACK, partnership.slug)
    return show(request, "end_interest", form=form, interest=interest)
