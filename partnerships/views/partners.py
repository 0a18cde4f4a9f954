from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from partnerships import rules
from partnerships.access import member_page
from partnerships.contents.partners import partner_page, partners_page
from partnerships.models import Partner
from partnerships.views import show


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
    }
    return show(request, "partner_detail", partner=partner, **refusals, **partner_page(partner, request.member))
