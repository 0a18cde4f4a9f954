from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.contents.answers import needs_and_offers, progress_of, read_block
from partnerships.forms.answers import AnswersForm, BlockForm, IdentityForm
from partnerships.models import Block, Partner
from partnerships.views import show, typed
from partnerships.views.partners import partner_of


def _form(request: HttpRequest, partner: Partner, block: Block) -> BlockForm:
    """The form of a block, on what this person reads in it now."""
    data, member = typed(request, rules.describe_partner, partner), request.member
    given = {"partnership": request.partnership, "reading": read_block(partner, block, member)}
    if block == Block.IDENTITY:
        return IdentityForm(data, **given)
    return AnswersForm(data, own=member.partner_id == partner.pk, **given)


def _beside(request: HttpRequest, form: BlockForm, partner: Partner, block: Block) -> dict[str, Any]:
    """What the page shows beside the form: how far one is, and what was written while one was typing."""
    now = read_block(partner, block, request.member) if form.is_bound else None
    return {
        "asked_in": block,
        "own": request.member.partner_id == partner.pk,
        "progress": progress_of(partner, block),
        "needs": needs_and_offers(partner) if block == Block.OFFERS else [],
        "meanwhile": now if now and form.overtaken(now) else None,
    }


def _after(request: HttpRequest, partner: Partner, block: Block) -> HttpResponse:
    """The next block, or the partner's page when this was the last or the person stops here."""
    progress = progress_of(partner, block)
    said = {"filled": progress.filled, "all": len(progress.steps)}
    messages.success(request, _("Saved. %(filled)d of %(all)d blocks are filled in.") % said)
    if progress.following and "stop" not in request.POST:
        return redirect(progress.following.link)
    return redirect("partnerships:partner_detail", request.partnership.slug, partner.code)


@member_page
def describe_partner(request: HttpRequest, code: str, block: str) -> HttpResponse:
    """I write one block of my organisation's profile and say who reads each answer."""
    if block not in Block:
        raise Http404
    partner, block = partner_of(request, code), Block(block)
    form = _form(request, partner, block)
    if submitted(request, form, partial(actions.describe_partner, partner, by=request.member)):
        return _after(request, partner_of(request, code), block)
    return show(request, "describe_partner", form=form, partner=partner, **_beside(request, form, partner, block))


@member_page
@require_POST
def confirm_answers(request: HttpRequest, code: str) -> HttpResponse:
    """I confirm what was written on my organisation's behalf."""
    partner = partner_of(request, code)
    actions.confirm_answers(partner, by=request.member, seen=request.POST.get("seen", ""))
    messages.success(request, _("Confirmed: these are your organisation’s own words now."))
    return redirect("partnerships:partner_detail", request.partnership.slug, partner.code)
