"""The sections of a report: who writes each, and what is written."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.pages import submitted
from overview import actions, rules
from overview.forms import OwnerForm, SectionForm
from overview.views import section_at, show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def give_section(request: HttpRequest, number: int, section: str) -> HttpResponse:
    """I say who writes a section of the report."""
    row = section_at(request, number, section)
    data = typed(request, rules.give_section, row)
    initial = {"owner": row.owner.uuid if row.owner else None}
    form = OwnerForm(data, partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.give_section, row, by=request.member)):
        messages.success(request, _("Written down: who is asked to write is told."))
        return redirect(row)
    return show(request, "give_section", form=form, section=row)


@member_page
def write_section(request: HttpRequest, number: int, section: str) -> HttpResponse:
    """I write a section of the report."""
    row = section_at(request, number, section)
    form = SectionForm(typed(request, rules.write_section, row), partnership=request.partnership, section=row)
    if submitted(request, form, partial(actions.write_section, row, by=request.member)):
        messages.success(request, _("Written. It will stand in the next version that is frozen."))
        return redirect(row)
    return show(request, "write_section", form=form, section=row, meanwhile=form.overtaken(row))
