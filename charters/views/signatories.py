"""A signatory's place: authority, refusal, pages and files signed elsewhere."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from charters import actions, rules
from charters.actions.deeds import document_page
from charters.actions.places import sign_page
from charters.forms import AuthorityForm, DeclineForm, PaperForm, ReasonForm, SignedPdfForm
from charters.models import Edition, Signatory
from charters.views import show, signatory_or_404
from charters.views.charter import attachment
from core.pages import submitted
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def give_authority(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Second step: by what act I may bind my organisation; the facilitator may write it for a signatory."""
    row = signatory_or_404(request, uuid)
    data = typed(request, rules.give_authority, row)
    initial = {
        "kind": row.authority_kind,
        "reference": row.authority_reference,
        "dated_on": row.authority_dated_on,
    }
    form = AuthorityForm(data, partnership=request.partnership, initial=initial, files=request.FILES or None)
    own = row.member_id == request.member.pk
    if submitted(request, form, partial(actions.give_authority, row, by=request.member)):
        goes_on = own and row.document.signing_opened_at
        return redirect(sign_page(row) if goes_on else document_page(row))
    return show(request, "give_authority", form=form, signatory=row, version=row.version, own=own)


@member_page
def decline_signature(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Decline to sign or ask for a change, and say why."""
    row = signatory_or_404(request, uuid)
    data = typed(request, rules.decline_signature, row)
    asked = Signatory.Decline.CHANGE if "change" in request.GET else Signatory.Decline.REFUSAL
    form = DeclineForm(data, partnership=request.partnership, initial={"kind": asked})
    if submitted(request, form, partial(actions.decline_signature, row, by=request.member)):
        messages.success(request, _("What you said and its reason are written down; every partner is told."))
        return redirect(document_page(row))
    return show(request, "decline_signature", form=form, signatory=row, version=row.version)


@member_page
def record_paper_signature(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Record a page signed by hand."""
    row = signatory_or_404(request, uuid)
    data = typed(request, rules.record_paper_signature, row)
    form = PaperForm(data, partnership=request.partnership, files=request.FILES or None)
    if submitted(request, form, partial(actions.record_paper_signature, row, by=request.member)):
        messages.success(request, _("The signature of %(partner)s is recorded.") % {"partner": row.partner.name})
        return redirect(document_page(row))
    return show(request, "record_paper_signature", form=form, signatory=row, version=row.version)


@member_page
def record_signed_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Record the PDF signed with another tool."""
    row = signatory_or_404(request, uuid)
    data = typed(request, rules.record_signed_pdf, row)
    form = SignedPdfForm(data, partnership=request.partnership, files=request.FILES or None)
    if submitted(request, form, partial(actions.record_signed_pdf, row, by=request.member)):
        messages.success(request, _("The signature of %(partner)s is recorded.") % {"partner": row.partner.name})
        return redirect(document_page(row))
    editions = row.document.editions.filter(copy=Edition.Copy.FROZEN)
    context = {"signatory": row, "version": row.version, "editions": editions}
    return show(request, "record_signed_pdf", form=form, own=row.member_id == request.member.pk, **context)


@member_page
def release_signatory(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Await no more a partner that has left."""
    row = signatory_or_404(request, uuid)
    form = ReasonForm(typed(request, rules.release_signatory, row), partnership=request.partnership)
    if submitted(request, form, partial(actions.release_signatory, row, by=request.member)):
        messages.success(request, _("%(partner)s is awaited no more.") % {"partner": row.partner.name})
        return redirect(document_page(row))
    return show(request, "release_signatory", form=form, signatory=row, version=row.version)


@member_page
@require_safe
def signatory_file(request: HttpRequest, uuid: UUID, which: str) -> HttpResponse:
    """The act that gives authority, the scan of the signed page, or the PDF signed elsewhere."""
    row = signatory_or_404(request, uuid)
    signature = getattr(row, "signature", None)
    files = {"authority": row.authority_file, "page": getattr(signature, "signed_file", None)}
    file = files.get(which)
    if file is None:
        raise Http404
    return attachment(file, f"{request.partnership.slug}-{row.partner.code.lower()}-{which}.pdf")
