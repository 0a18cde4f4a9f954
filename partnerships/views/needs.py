from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.contents.needs import need_matrix, to_confirm
from partnerships.forms.needs import NeedForm, OfferForm
from partnerships.views import show, typed


@member_page
@require_safe
def need_list(request: HttpRequest) -> HttpResponse:
    """What we need, what each brings."""
    strict = request.GET.get("view") == "strict"
    matrix = need_matrix(request.partnership, by=request.member, strict=strict)
    refusal = rules.add_need.refusal(request.member, request.partnership)
    waiting = to_confirm(request.partnership, request.member)
    opened = rules.is_open(request.partnership)
    return show(request, "need_list", matrix=matrix, refusal=refusal, waiting=waiting, opened=opened)


@member_page
def add_need(request: HttpRequest) -> HttpResponse:
    """I write down something the partnership needs."""
    partnership = request.partnership
    form = NeedForm(typed(request, rules.add_need, partnership), partnership=partnership)
    need = submitted(request, form, partial(actions.add_need, partnership, by=request.member))
    if need:
        messages.success(request, _("The need %(code)s is written down.") % {"code": need.code})
        return redirect("partnerships:need_list", partnership.slug)
    return show(request, "add_need", form=form)


@member_page
def make_offer(request: HttpRequest, code: str) -> HttpResponse:
    """I offer what my organisation has to a need."""
    need, member = get_object_or_404(request.partnership.needs, code=code), request.member
    facts = (
        {"partner": request.partnership.partners.exclude(offers__need=need).first()} if member.is_facilitator else {}
    )
    data = typed(request, rules.make_offer, need, **facts)
    form = OfferForm(data, partnership=request.partnership, own=not member.is_facilitator)
    if submitted(request, form, partial(actions.make_offer, need, by=member)):
        messages.success(request, _("The offer is written down. It counts in the strict view once it is confirmed."))
        return redirect("partnerships:need_list", request.partnership.slug)
    return show(request, "make_offer", form=form, need=need)


@member_page
@require_POST
def confirm_offer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I confirm what my organisation offered."""
    offer = get_object_or_404(request.partnership.offers.select_related("need", "partner"), uuid=uuid)
    actions.confirm_offer(offer, by=request.member)
    messages.success(request, _("Confirmed for the need %(code)s.") % {"code": offer.need.code})
    return redirect("partnerships:need_list", request.partnership.slug)
