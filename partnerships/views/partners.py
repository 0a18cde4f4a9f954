from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.contents.partners import is_last_to_speak, partner_page, partners_page, what_follows
from partnerships.forms import InsideForm
from partnerships.forms.partners import WithdrawalForm
from partnerships.models import Member, Partner, Partnership
from partnerships.views import show, typed


def partner_of(request: HttpRequest, code: str) -> Partner:
    """The partner of this partnership with this short name, or 404."""
    found = get_object_or_404(request.partnership.partners.select_related("organisation"), code=code)
    found.partnership = request.partnership
    return found


@member_page
@require_safe
def partner_list(request: HttpRequest) -> HttpResponse:
    """Who is in, and who is invited."""
    refusal = rules.invite_partner.refusal(request.member, request.partnership)
    return show(request, "partner_list", refusal=refusal, **partners_page(request.partnership, request.member))


@member_page
@require_safe
def partner_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Why one partner is in, through whom, with what."""
    partner = partner_of(request, code)
    refusals = {
        "ours": rules.speaks_for(request.member, partner),
        "describing": rules.describe_partner.refusal(request.member, partner),
        "confirming": rules.confirm_answers.refusal(request.member, partner),
        "inviting": rules.invite_member.refusal(request.member, partner),
        "leaving": rules.withdraw_partner.refusal(request.member, partner),
        "speaks": rules.speaks_for(request.member, partner),
    }
    return show(request, "partner_detail", partner=partner, **refusals, **partner_page(partner, request.member))


@member_page
def withdraw_partner(request: HttpRequest, code: str) -> HttpResponse:
    """We leave the partnership, after reading what follows."""
    partner = partner_of(request, code)
    form = WithdrawalForm(typed(request, rules.withdraw_partner, partner), partnership=request.partnership)
    if submitted(request, form, partial(actions.withdraw_partner, partner, by=request.member)):
        messages.success(request, _("Written: %(partner)s is no longer in.") % {"partner": partner})
        return _after(request, partner.partnership)
    return show(request, "withdraw_partner", form=form, partner=partner, **what_follows(partner))


@member_page
def end_member(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I end a place here, mine or a colleague's, after reading what follows."""
    rows = request.partnership.members.select_related("user", "partner__organisation").prefetch_related("roles")
    person = get_object_or_404(rows, uuid=uuid)
    form = InsideForm(typed(request, rules.end_member, person), partnership=request.partnership)
    if submitted(request, form, partial(actions.end_member, person, by=request.member)):
        messages.success(request, _("Written: the place of %(name)s here has ended.") % {"name": person})
        return _after(request, request.partnership)
    return show(request, "end_member", form=form, person=person, last=is_last_to_speak(person))


def _after(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """The list of partners, or home for who has no place here any more."""
    inside = Member.objects.current().filter(pk=request.member.pk).exists()
    return redirect("partnerships:partner_list", partnership.slug) if inside else redirect("home")
