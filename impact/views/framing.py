from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from impact import actions, contents, rules
from impact.forms.framing import RANKS, FramingForm, PurposesForm
from impact.models import FramingSheet
from impact.views import show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
@require_safe
def framing(request: HttpRequest) -> HttpResponse:
    """Why and how we measure: the purposes, the text, who consents to it, what is missing."""
    partnership, member = request.partnership, request.member
    told = contents.framing(partnership)
    writing = rules.write_framing.refusal(member, partnership, exists=told is not None)
    mine = told.consents.of(member.partner) if told and member.represents else None
    return show(request, "framing", told=told, writing=writing, mine=mine)


@member_page
def write_framing(request: HttpRequest) -> HttpResponse:
    """I write why and how we measure, before any indicator."""
    partnership = request.partnership
    exists = FramingSheet.objects.filter(partnership=partnership).exists()
    form = FramingForm(typed(request, rules.write_framing, partnership, exists=exists), partnership=partnership)
    if submitted(request, form, partial(actions.write_framing, partnership, by=request.member)):
        messages.success(request, _("The framing sheet is written. Every partner is asked to answer to it."))
        return redirect("impact:framing", partnership.slug)
    return show(request, "write_framing", form=form)


@member_page
def rank_purposes(request: HttpRequest) -> HttpResponse:
    """I rank anew why we measure."""
    partnership = request.partnership
    sheet = FramingSheet.objects.filter(partnership=partnership).select_related("text").first()
    if sheet is None:
        raise Http404
    sheet.partnership = partnership
    initial = {f"purpose_{rank}": purpose for rank, purpose in zip(RANKS, sheet.purposes, strict=False)}
    data = typed(request, rules.rank_purposes, sheet)
    form = PurposesForm(data, partnership=partnership, initial=initial)
    if submitted(request, form, partial(actions.rank_purposes, sheet, by=request.member)):
        messages.success(request, _("The purposes are ranked. Every partner is asked to confirm its consent."))
        return redirect("impact:framing", partnership.slug)
    return show(request, "rank_purposes", form=form)
