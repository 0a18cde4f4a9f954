from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from charters import actions, rules
from charters.contents.deeds import deed_of
from charters.contents.sheet import deed_place
from charters.contents.words import read_in
from charters.fingerprint import groups
from charters.forms import AccessionForm, CallOffForm, DeedSignatoryForm
from charters.models import Accession, Edition
from charters.views import show, version_or_404
from charters.views.charter import attachment, download
from core.pages import submitted
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def prepare_accession(request: HttpRequest, label: str) -> HttpResponse:
    """Prepare the deed by which a partner that came later joins this version."""
    version = version_or_404(request, label)
    data = typed(request, rules.prepare_accession, version)
    initial = {"partner": request.GET.get("partner", "")[:8]}
    form = AccessionForm(data, version=version, partnership=request.partnership, initial=initial)
    deed = submitted(request, form, partial(actions.prepare_accession, version, by=request.member))
    if deed:
        messages.success(
            request, _("The deed of %(partner)s is frozen. Its PDF is being made.") % {"partner": deed.partner}
        )
        return redirect("charters:accession_detail", request.partnership.slug, deed.uuid)
    return show(request, "prepare_accession", form=form, version=version)


@member_page
@require_safe
def accession_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A deed of accession: who joins what, its fingerprints, its signature, where it stands."""
    deed = _deed(request, uuid)
    content = read_in(deed_of(deed), get_language() or "en", deed.languages)
    place = deed_place(deed)
    mine = place.signatory if place and place.signatory.member_id == request.member.pk else None
    making = [job for job in actions.pdf_jobs(deed.version) if job.input.get("accession") == str(deed.uuid)]
    context: dict[str, Any] = {"deed": deed, "version": deed.version, "content": content, "place": place, "mine": mine}
    context |= {"editions": list(deed.editions.all()), "hash": groups(deed.sha256), "making": making}
    return show(request, "accession_detail", **_refusals(request, deed, mine), **context)


@member_page
def name_deed_signatory(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Through whom the partner signs its deed."""
    deed = _deed(request, uuid)
    data = typed(request, rules.name_deed_signatory, deed)
    inside = {"partnership": request.partnership, "files": request.FILES or None}
    form = DeedSignatoryForm(data, accession=deed, **inside)
    named = submitted(request, form, partial(actions.name_deed_signatory, deed, by=request.member))
    if named:
        told = {"person": named.name, "partner": deed.partner.name}
        messages.success(request, _("%(person)s signs for %(partner)s.") % told)
        return redirect("charters:accession_detail", request.partnership.slug, deed.uuid)
    return show(request, "name_deed_signatory", form=form, deed=deed, version=deed.version)


@member_page
def call_off_accession(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Call off a deed that does not bind yet."""
    deed = _deed(request, uuid)
    form = CallOffForm(typed(request, rules.call_off_accession, deed))
    if submitted(request, form, partial(actions.call_off_accession, deed, by=request.member)):
        messages.success(request, _("The deed is called off; every partner is told why."))
        return redirect("charters:accession_detail", request.partnership.slug, deed.uuid)
    return show(request, "call_off_accession", form=form, deed=deed, version=deed.version)


@member_page
@require_safe
def accession_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The PDF of a deed: `language` and `copy` choose which; the reader's and the latest otherwise."""
    deed = _deed(request, uuid)
    asked = {name: request.GET[name] for name in ("language", "copy") if name in request.GET}
    found = [row for row in deed.editions.select_related("file") if all(getattr(row, k) == v for k, v in asked.items())]
    if not found:
        raise Http404
    best = max(found, key=lambda row: (row.language == get_language(), row.copy == Edition.Copy.EXECUTED, row.pk))
    suffix = "" if best.copy == Edition.Copy.FROZEN else "-signed"
    return attachment(best.file, f"{request.partnership.slug}-accession-{deed.label}-{best.language}{suffix}.pdf")


@member_page
@require_safe
def accession_data(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The frozen content of a deed as canonical JSON: the very bytes its fingerprint covers."""
    deed = _deed(request, uuid)
    name = f"{request.partnership.slug}-accession-{deed.label}.json"
    return download(deed.content.encode(), "application/json", name)


def _deed(request: HttpRequest, uuid: UUID) -> Accession:
    rows = Accession.objects.select_related("version__charter", "partner__organisation", "decision")
    deed = rows.filter(partnership=request.partnership, uuid=uuid).first()
    if deed is None:
        raise Http404
    deed.partnership = deed.version.partnership = deed.partner.partnership = request.partnership
    return deed


def _refusals(request: HttpRequest, deed: Accession, mine) -> dict[str, str | None]:
    """Why each act is not possible for this person now, or None."""
    return {
        "signing": rules.sign_charter.refusal(request.member, mine) if mine else None,
        "naming": rules.name_deed_signatory.refusal(request.member, deed),
        "calling_off": rules.call_off_accession.refusal(request.member, deed),
    }
