from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.contents.invitations import pasted_page
from partnerships.forms import InsideForm
from partnerships.forms.invitations import PartnerForm, PastedForm, PersonForm
from partnerships.models import Invitation
from partnerships.views import show, typed
from partnerships.views.partners import partner_of


@member_page
def invite_partner(request: HttpRequest) -> HttpResponse:
    """I invite an organisation, through the person who will speak for it."""
    partnership = request.partnership
    form = PartnerForm(typed(request, rules.invite_partner, partnership), partnership=partnership)
    invited = submitted(request, form, partial(actions.invite_partner, partnership, by=request.member))
    if invited:
        messages.success(request, _("The invitation of %(partner)s is on its way.") % {"partner": invited})
        return redirect("partnerships:partner_list", partnership.slug)
    return show(request, "invite_partner", form=form)


@member_page
def invite_partners(request: HttpRequest) -> HttpResponse:
    """I paste lines from a spreadsheet, look at them, then invite everybody on them at once."""
    partnership = request.partnership
    if request.POST.get("step") != "send":
        rules.invite_partners.check(request.member, partnership)
    form = PastedForm(request.POST if request.method == "POST" else None, partnership=partnership)
    act = partial(actions.invite_partners, partnership, by=request.member)
    sent = form.is_valid() and form.sends and submitted(request, form, act)
    if sent:
        said = ngettext("%(n)d invitation is on its way.", "%(n)d invitations are on their way.", len(sent))
        messages.success(request, said % {"n": len(sent)})
        return redirect("partnerships:partner_list", partnership.slug)
    return show(request, "invite_partners", form=form, **pasted_page(form.rows))


@member_page
def invite_facilitator(request: HttpRequest) -> HttpResponse:
    """I invite somebody to facilitate too."""
    partnership = request.partnership
    form = PersonForm(typed(request, rules.invite_facilitator, partnership), partnership=partnership)
    invited = submitted(request, form, partial(actions.invite_facilitator, partnership, by=request.member))
    if invited:
        messages.success(request, _("The invitation of %(name)s is on its way.") % {"name": invited.name})
        return redirect("partnerships:partner_list", partnership.slug)
    return show(request, "invite_facilitator", form=form)


@member_page
def invite_member(request: HttpRequest, code: str) -> HttpResponse:
    """I invite somebody else to speak for a partner."""
    partner = partner_of(request, code)
    form = PersonForm(typed(request, rules.invite_member, partner), partnership=request.partnership)
    invited = submitted(request, form, partial(actions.invite_member, partner, by=request.member))
    if invited:
        messages.success(request, _("The invitation of %(name)s is on its way.") % {"name": invited.name})
        return redirect("partnerships:partner_detail", request.partnership.slug, partner.code)
    return show(request, "invite_member", form=form, partner=partner)


def _sent(request: HttpRequest, uuid: UUID) -> Invitation:
    """An invitation of this partnership, or 404."""
    return get_object_or_404(request.partnership.invitations.select_related("partner__organisation"), uuid=uuid)


@member_page
def revoke_invitation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I take back an invitation, after reading what follows."""
    sent = _sent(request, uuid)
    form = InsideForm(typed(request, rules.revoke_invitation, sent), partnership=request.partnership)
    if submitted(request, form, partial(actions.revoke_invitation, sent, by=request.member)):
        messages.success(
            request,
            _("The invitation of %(name)s is withdrawn: its link no longer works.") % {"name": sent.name},
        )
        return redirect("partnerships:partner_list", request.partnership.slug)
    return show(request, "revoke_invitation", form=form, invitation=sent)


@member_page
@require_POST
def resend_invitation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I send a fresh link; the one before stops working."""
    sent = actions.resend_invitation(_sent(request, uuid), by=request.member)
    messages.success(
        request,
        _("A new link is on its way to %(name)s; the one before no longer works.") % {"name": sent.name},
    )
    return redirect("partnerships:partner_list", request.partnership.slug)
