from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.forms.offers import OfferForm, WithdrawForm
from partnerships.models import Need, Offer
from partnerships.sentences import asked
from partnerships.views import show, typed
from partnerships.views.needs import need_of


def offer_of(request: HttpRequest, uuid: UUID) -> Offer:
    """The offer of this partnership with this identity, or 404."""
    found = get_object_or_404(request.partnership.offers.select_related("need", "partner__organisation"), uuid=uuid)
    found.partnership = found.need.partnership = request.partnership
    return found


def to_need(need: Need) -> HttpResponse:
    """Back to the page of the need."""
    return redirect("partnerships:need_detail", need.partnership.slug, need.code)


@member_page
def make_offer(request: HttpRequest, code: str) -> HttpResponse:
    """I offer what my organisation has to a need."""
    need, member = need_of(request, code), request.member
    facts = {}
    if member.is_facilitator:
        offering = need.offers.standing().values("partner")
        facts["partner"] = request.partnership.partners.inside().exclude(pk__in=offering).first()
    data = typed(request, rules.make_offer, need, **facts)
    form = OfferForm(data, partnership=request.partnership, need=need, own=not member.is_facilitator)
    if submitted(request, form, partial(actions.make_offer, need, by=member)):
        messages.success(request, _("The offer is written down. It counts in the strict view once it is confirmed."))
        return redirect("partnerships:need_list", request.partnership.slug)
    return show(request, "make_offer", form=form, need=need, asked=asked(need))


@member_page
def change_offer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I change what my organisation offers."""
    offer = offer_of(request, uuid)
    data = typed(request, rules.change_offer, offer)
    initial = {name: getattr(offer, name) for name in ("level", "quantity", "conditions")}
    form = OfferForm(data, partnership=request.partnership, need=offer.need, own=True, initial=initial)
    saved = submitted(request, form, partial(actions.change_offer, offer, by=request.member))
    if saved:
        declared = _("The offer is changed. It is declared, and awaits its confirmation.")
        said = declared if saved.state == Offer.State.DECLARED else _("You changed nothing: the offer stays confirmed.")
        messages.success(request, said)
        return to_need(offer.need)
    return show(request, "change_offer", form=form, offer=offer, need=offer.need)


@member_page
@require_POST
def confirm_offer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I confirm what my organisation offered."""
    offer = offer_of(request, uuid)
    actions.confirm_offer(offer, by=request.member)
    messages.success(request, _("Confirmed for the need %(code)s.") % {"code": offer.need.code})
    return to_need(offer.need)


@member_page
@require_POST
def commit_offer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I commit my organisation to what it offered."""
    offer = offer_of(request, uuid)
    actions.commit_offer(offer, by=request.member)
    messages.success(request, _("Committed for the need %(code)s.") % {"code": offer.need.code})
    return to_need(offer.need)


@member_page
def withdraw_offer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I take back what my organisation offered, and say why."""
    offer = offer_of(request, uuid)
    form = WithdrawForm(typed(request, rules.withdraw_offer, offer), partnership=request.partnership)
    if submitted(request, form, partial(actions.withdraw_offer, offer, by=request.member)):
        messages.success(request, _("Withdrawn. It stays in the register."))
        return to_need(offer.need)
    return show(request, "withdraw_offer", form=form, offer=offer, need=offer.need)
