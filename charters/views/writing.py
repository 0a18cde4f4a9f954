from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from charters import actions, rules
from charters.actions.terms import WRITTEN
from charters.forms import DecisionForm, ReviewForm, TermsForm
from charters.views import show, version_or_404
from core.pages import submitted
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def open_review(request: HttpRequest) -> HttpResponse:
    """Give the charter to everybody to read, until a day."""
    version = version_or_404(request)
    form = ReviewForm(typed(request, rules.open_review, version))
    if submitted(request, form, partial(actions.open_review, version, by=request.member)):
        messages.success(request, _("Everybody is asked to read the charter."))
        return redirect("charters:charter", request.partnership.slug)
    return show(request, "open_review", form=form, version=version)


@member_page
def set_terms(request: HttpRequest) -> HttpResponse:
    """Write the terms of the version being written."""
    version = version_or_404(request)
    initial = {name: getattr(version, name) for name in WRITTEN}
    form = TermsForm(typed(request, rules.set_terms, version), initial=initial)
    if submitted(request, form, partial(actions.set_terms, version, by=request.member)):
        messages.success(request, _("The terms of version %(label)s are written down.") % {"label": version.short})
        return redirect("charters:charter", request.partnership.slug)
    return show(request, "set_terms", form=form, version=version)


@member_page
def link_decision(request: HttpRequest) -> HttpResponse:
    """Write by which decision of the committee the charter is amended."""
    version = version_or_404(request)
    form = DecisionForm(typed(request, rules.link_decision, version), partnership=request.partnership)
    linked = submitted(request, form, partial(actions.link_decision, version, by=request.member))
    if linked:
        told = {"label": linked.short, "number": linked.decision.number}
        messages.success(request, _("Version %(label)s rests on decision %(number)s.") % told)
        return redirect("charters:charter", request.partnership.slug)
    return show(request, "link_decision", form=form, version=version)
