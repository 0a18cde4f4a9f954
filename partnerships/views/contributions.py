from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.contents.contributions import contribution_page, contributions_page
from partnerships.forms.contributions import ChangeForm, DeliveryForm, PromiseForm
from partnerships.forms.offers import WithdrawForm
from partnerships.models import Contribution
from partnerships.views import show, typed


def contribution_of(request: HttpRequest, code: str) -> Contribution:
    """The contribution of this partnership with this code, or 404."""
    rows = request.partnership.contributions.select_related("partner__organisation", "offer__need")
    found = get_object_or_404(rows, code=code)
    found.partnership = request.partnership
    return found


def to_contribution(contribution: Contribution) -> HttpResponse:
    """Back to the page of the contribution."""
    return redirect("partnerships:contribution_detail", contribution.partnership.slug, contribution.code)


@member_page
@require_safe
def contribution_list(request: HttpRequest) -> HttpResponse:
    """What is promised and delivered, kind by kind."""
    shown = contributions_page(request.partnership, request.GET.get("page"))
    by, refusal = request.member, None
    if not by.is_facilitator:
        refusal = rules.promise_contribution.refusal(by, request.partnership)
    return show(request, "contribution_list", shown=shown, refusal=refusal)


@member_page
@require_safe
def contribution_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One contribution with its deliveries."""
    return show(request, "contribution_detail", **contribution_page(contribution_of(request, code), request.member))


@member_page
def promise_contribution(request: HttpRequest) -> HttpResponse:
    """I promise what my organisation will bring."""
    partnership, by = request.partnership, request.member
    facts = {"partner": partnership.partners.full().first()} if by.is_facilitator else {}
    form = PromiseForm(typed(request, rules.promise_contribution, partnership, **facts), partnership=partnership, by=by)
    made = submitted(request, form, partial(actions.promise_contribution, partnership, by=by))
    if made:
        messages.success(request, _("The contribution %(code)s is written down.") % {"code": made.code})
        return to_contribution(made)
    return show(request, "promise_contribution", form=form)


@member_page
def change_contribution(request: HttpRequest, code: str) -> HttpResponse:
    """I change the words, the days or the amount of what my organisation promised."""
    contribution = contribution_of(request, code)
    data = typed(request, rules.change_contribution, contribution)
    initial = {name: getattr(contribution, name) for name in ("title", "planned", "basis", "starts_on", "ends_on")}
    form = ChangeForm(data, partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.change_contribution, contribution, by=request.member)):
        messages.success(request, _("Changed. The register keeps what was promised before."))
        return to_contribution(contribution)
    return show(request, "change_contribution", form=form, contribution=contribution)


@member_page
def record_delivery(request: HttpRequest, code: str) -> HttpResponse:
    """I write down what my organisation delivered and when."""
    contribution = contribution_of(request, code)
    data = typed(request, rules.record_delivery, contribution)
    initial = {"delivered_on": request.partnership.today()}
    form = DeliveryForm(data, partnership=request.partnership, contribution=contribution, initial=initial)
    if submitted(request, form, partial(actions.record_delivery, contribution, by=request.member)):
        messages.success(request, _("The delivery is written down."))
        return to_contribution(contribution)
    return show(request, "record_delivery", form=form, contribution=contribution)


@member_page
def withdraw_contribution(request: HttpRequest, code: str) -> HttpResponse:
    """I take back what my organisation promised and say why."""
    contribution = contribution_of(request, code)
    form = WithdrawForm(typed(request, rules.withdraw_contribution, contribution), partnership=request.partnership)
    if submitted(request, form, partial(actions.withdraw_contribution, contribution, by=request.member)):
        messages.success(request, _("Withdrawn. It stays in the register."))
        return to_contribution(contribution)
    return show(request, "withdraw_contribution", form=form, contribution=contribution)
