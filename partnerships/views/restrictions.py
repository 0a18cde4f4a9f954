"""A line of the register that is not read whole for a time."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.forms import Form
from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.forms.restrictions import RestrictionForm
from partnerships.journal import restriction_of
from partnerships.views import show, typed
from partnerships.views.journal import entry_at


@member_page
def restrict_entry(request: HttpRequest, line: int) -> HttpResponse:
    """I keep a line from being read whole for a time."""
    entry = entry_at(request.partnership, line)
    data, running = typed(request, rules.restrict_entry, entry), restriction_of(entry)
    initial = {"title": running.title, "reason": running.reason} if running else {}
    form = RestrictionForm(data, partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.restrict_entry, entry, by=request.member)):
        messages.success(request, _("Line %(line)s is restricted; all partners are told.") % {"line": line})
        return redirect("partnerships:journal_line", request.partnership.slug, line)
    return show(request, "restrict_entry", form=form, line=line, running=running)


@member_page
def lift_restriction(request: HttpRequest, line: int) -> HttpResponse:
    """I let all read a line whole again."""
    restriction = restriction_of(entry_at(request.partnership, line))
    if restriction is None:
        raise Http404
    form = Form(typed(request, rules.lift_restriction, restriction))
    if submitted(request, form, partial(actions.lift_restriction, restriction, by=request.member)):
        messages.success(request, _("All read line %(line)s whole again.") % {"line": line})
        return redirect("partnerships:journal_line", request.partnership.slug, line)
    return show(request, "lift_restriction", form=form, line=line, running=restriction)
