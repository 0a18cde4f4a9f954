from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from core.forms import Form
from core.pages import submitted
from governance import actions, rules
from governance.forms.proxies import GiveProxyForm
from governance.models import Seat
from governance.views import show
from partnerships.access import member_page
from partnerships.views import typed

BACK = "governance:committee"


@member_page
def give_proxy(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I let another seat answer for ours."""
    partnership = request.partnership
    rows = Seat.objects.select_related("partner__organisation", "partnership", "body")
    seat = get_object_or_404(rows, partnership=partnership, uuid=uuid)
    data = typed(request, rules.give_proxy, seat)
    form = GiveProxyForm(data, partnership=partnership, seat=seat, initial={"since_on": partnership.today()})
    if submitted(request, form, partial(actions.give_proxy, seat, by=request.member)):
        messages.success(request, _("The proxy is written down; the people of both seats are told."))
        return redirect(BACK, partnership.slug)
    return show(request, "give_proxy", form=form, seat=seat)


@member_page
def revoke_proxy(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I take our proxy back."""
    partnership = request.partnership
    rows = partnership.proxies.select_related(
        "partnership", "seat__partner__organisation", "seat__body", "seat__partnership", "holder__partner__organisation"
    )
    proxy = get_object_or_404(rows, uuid=uuid)
    form = Form(typed(request, rules.revoke_proxy, proxy))
    if submitted(request, form, partial(actions.revoke_proxy, proxy, by=request.member)):
        messages.success(request, _("The proxy is revoked."))
        return redirect(BACK, partnership.slug)
    return show(request, "revoke_proxy", form=form, proxy=proxy)
