from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from charters import actions, rules
from charters.contents import document
from charters.contents.standing import place_of, standing_of
from charters.contents.words import read_in
from charters.fingerprint import groups
from charters.forms import AuthorityForm, DeclineForm, PaperForm, SignForm
from charters.models import Edition, EvidenceEntry, Signatory
from charters.views import show, signatory_or_404, version_or_404
from charters.views.charter import attachment
from core.pages import submitted
from partnerships.access import member_page
from partnerships.views import typed


@member_page
@require_safe
def signing(request: HttpRequest) -> HttpResponse:
    """First step: read the charter, with the PDF that will be signed and its fingerprint."""
    mine = _mine(request)
    if mine.state == Signatory.State.SIGNED:
        return redirect("charters:receipt", request.partnership.slug)
    content = read_in(document.of(mine.version), get_language() or "en", request.partnership.languages)
    refusal = rules.give_authority.refusal(request.member, mine)
    context = {"mine": mine, "version": mine.version, "content": content, "edition": _edition(mine)}
    return show(request, "signing", refusal=refusal, standing=standing_of(mine.version), **context)


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
    given = submitted(request, form, partial(actions.give_authority, row, by=request.member))
    if given:
        own = row.member_id == request.member.pk and row.version.signing_opened_at
        return redirect("charters:sign_charter" if own else "charters:charter", request.partnership.slug)
    own = row.member_id == request.member.pk
    return show(request, "give_authority", form=form, signatory=row, version=row.version, own=own)


@require_POST
@member_page
def ask_signing_code(request: HttpRequest) -> HttpResponse:
    """Send the code to the signatory's own address."""
    actions.ask_signing_code(_mine(request), by=request.member)
    messages.success(request, _("A code of six digits is on its way to your address. It is good for ten minutes."))
    return redirect("charters:sign_charter", request.partnership.slug)


@member_page
def sign_charter(request: HttpRequest) -> HttpResponse:
    """Third step: the sentence and the code."""
    mine = _mine(request)
    data = typed(request, rules.sign_charter, mine)
    edition = _edition(mine)
    content = read_in(document.of(mine.version), edition.language, request.partnership.languages)
    details = {"sentence": content["sentence"], "initial": {"digest": edition.sha256}}
    form = SignForm(data, partnership=request.partnership, **details)
    if form.is_bound and form.is_valid():
        actions.try_signing_code(mine, by=request.member, code=form.cleaned_data["code"])
    if submitted(request, form, partial(actions.sign_charter, mine, by=request.member)):
        return redirect("charters:receipt", request.partnership.slug)
    context = {"mine": mine, "version": mine.version, "edition": edition, "hash": groups(edition.sha256)}
    return show(request, "sign_charter", form=form, code=actions.latest_code(mine), **context)


@member_page
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """What I signed, when, how, and the proof of it."""
    mine = _mine(request)
    if mine.state != Signatory.State.SIGNED:
        raise Http404
    rows = EvidenceEntry.objects.filter(version=mine.version, kind=EvidenceEntry.Kind.SIGNED)
    proof = rows.filter(facts__signature=str(mine.signature.uuid)).first()
    context = {"mine": mine, "version": mine.version, "standing": standing_of(mine.version), "proof": proof}
    return show(request, "receipt", hash=groups(mine.signature.pdf_sha256), **context)


@member_page
def decline_signature(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Decline to sign, and say why."""
    row = signatory_or_404(request, uuid)
    data = typed(request, rules.decline_signature, row)
    form = DeclineForm(data, partnership=request.partnership)
    if submitted(request, form, partial(actions.decline_signature, row, by=request.member)):
        messages.success(request, _("Your refusal and its reason are written down; every partner is told."))
        return redirect("charters:charter", request.partnership.slug)
    return show(request, "decline_signature", form=form, signatory=row, version=row.version)


@member_page
def record_paper_signature(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Record a page signed by hand."""
    row = signatory_or_404(request, uuid)
    data = typed(request, rules.record_paper_signature, row)
    form = PaperForm(data, partnership=request.partnership, files=request.FILES or None)
    if submitted(request, form, partial(actions.record_paper_signature, row, by=request.member)):
        messages.success(request, _("The signature of %(partner)s is recorded.") % {"partner": row.partner.name})
        return redirect("charters:charter", request.partnership.slug)
    return show(request, "record_paper_signature", form=form, signatory=row, version=row.version)


@member_page
@require_safe
def signatory_file(request: HttpRequest, uuid: UUID, which: str) -> HttpResponse:
    """The act that gives authority, or the scan of the signed page."""
    row = signatory_or_404(request, uuid)
    signature = getattr(row, "signature", None)
    file = row.authority_file if which == "authority" else getattr(signature, "signed_file", None)
    if file is None:
        raise Http404
    return attachment(file, f"{request.partnership.slug}-{row.partner.code.lower()}-{which}.pdf")


def _mine(request: HttpRequest) -> Signatory:
    """My place on the sheet of the latest version; 404 for whoever is not named there."""
    version = version_or_404(request)
    mine = place_of(request.member, version)
    if mine is None:
        raise Http404
    mine.version, mine.partnership = version, request.partnership
    return mine


def _edition(mine: Signatory) -> Edition | None:
    """The PDF I sign: the one in my language when there is one, else in the main language."""
    rows = {row.language: row for row in mine.version.editions.filter(copy=Edition.Copy.FROZEN)}
    return rows.get(get_language() or "") or rows.get(mine.partnership.main_language)
