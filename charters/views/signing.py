"""The three steps of signing: read, say by what authority, confirm with a code."""

import json
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from charters import actions, rules
from charters.actions.places import receipt_page, sign_page
from charters.contents import document
from charters.contents.binding import bound_on
from charters.contents.standing import places_of, standing_of
from charters.contents.words import read_in
from charters.fingerprint import groups
from charters.forms import SignForm
from charters.models import Edition, EvidenceEntry, Signatory
from charters.rules import awaiting_signature_of
from charters.rules.who import OWN
from charters.views import show, signatory_or_404
from charters.views.charter import attachment
from core.pages import submitted
from core.refusals import Refused
from partnerships.access import member_page
from partnerships.views import typed


@member_page
@require_safe
def signing(request: HttpRequest, uuid: UUID | None = None) -> HttpResponse:
    """First step: read the charter, with the PDF that will be signed and its fingerprint."""
    mine = _mine(request, uuid)
    if mine.state == Signatory.State.SIGNED:
        return redirect(receipt_page(mine))
    edition = _edition(mine)
    context = {"edition": edition, "content": _content(mine), "standing": standing_of(mine.version)}
    context["signed_before"] = None if mine.accession else bound_on(mine.partner).version
    refusal = rules.confirm_reading.refusal(request.member, mine)
    return _show(
        request, "signing", mine, refusal=refusal, closed=rules.sign_charter.refusal(request.member, mine), **context
    )


@require_POST
@member_page
def confirm_reading(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say that the file was read, and go on to the authority."""
    row = actions.confirm_reading(_mine(request, uuid), by=request.member)
    return redirect("charters:give_authority", request.partnership.slug, row.uuid)


@require_POST
@member_page
def ask_signing_code(request: HttpRequest, uuid: UUID | None = None) -> HttpResponse:
    """Send the code to the signatory's own address."""
    mine = _mine(request, uuid)
    actions.ask_signing_code(mine, by=request.member)
    messages.success(request, _("A code of six digits is on its way to your address. It is good for ten minutes."))
    return redirect(sign_page(mine))


@member_page
def sign_charter(request: HttpRequest, uuid: UUID | None = None) -> HttpResponse:
    """Third step: the sentence and the code."""
    mine = _mine(request, uuid)
    data = typed(request, rules.sign_charter, mine)
    edition = _edition(mine)
    if edition is None:
        raise Http404
    sentence = _content(mine, edition.language)["sentence"]
    form = SignForm(data, partnership=request.partnership, sentence=sentence, initial={"digest": edition.sha256})
    if form.is_bound and form.is_valid():
        actions.try_signing_code(mine, by=request.member, code=form.cleaned_data["code"])
    if submitted(request, form, partial(actions.sign_charter, mine, by=request.member)):
        return redirect(receipt_page(mine))
    context = {"edition": edition, "hash": groups(edition.sha256), "code": actions.latest_code(mine)}
    return _show(request, "sign_charter", mine, form=form, **context)


@member_page
@require_safe
def receipt(request: HttpRequest, uuid: UUID | None = None) -> HttpResponse:
    """What I signed, when, how, and the proof of it."""
    mine = _mine(request, uuid, signed=True)
    if mine.state != Signatory.State.SIGNED:
        raise Http404
    rows = EvidenceEntry.objects.filter(version=mine.version, kind=EvidenceEntry.Kind.SIGNED)
    proof = rows.filter(facts__signature=str(mine.signature.uuid)).first()
    context = {"standing": standing_of(mine.version), "proof": proof, "edition": mine.signature.edition}
    return _show(request, "receipt", mine, hash=groups(mine.signature.pdf_sha256), **context)


@member_page
@require_safe
def signing_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The exact PDF that I am asked to sign, or that I signed, in the language asked for."""
    mine = _mine(request, uuid)
    edition = _edition(mine, request.GET.get("language", ""))
    if edition is None:
        raise Http404
    kind = "accession" if mine.accession else "charter"
    return attachment(edition.file, f"{request.partnership.slug}-{kind}-{mine.document.label}-{edition.language}.pdf")


def _show(request: HttpRequest, template: str, mine: Signatory, **context: Any) -> HttpResponse:
    return show(request, template, mine=mine, version=mine.version, document=mine.document, **context)


def _mine(request: HttpRequest, uuid: UUID | None = None, *, signed: bool = False) -> Signatory:
    """My place: the one asked for, which only its own signatory opens; else the one that awaits me, or I signed."""
    if uuid is not None:
        row = signatory_or_404(request, uuid)
        if row.member_id != request.member.pk:
            raise Refused(str(OWN), act="sign_charter")
        return row
    rows = places_of(request.member)
    wanted = Q(state=Signatory.State.SIGNED) if signed else awaiting_signature_of(request.member)
    mine = rows.filter(wanted).first() or rows.first()
    if mine is None:
        raise Http404
    mine.partnership = mine.version.partnership = mine.version.charter.partnership = request.partnership
    return mine


def _content(mine: Signatory, language: str = "") -> dict[str, Any]:
    """What is signed, in words: the frozen content of the version or of the deed."""
    held = json.loads(mine.accession.content) if mine.accession else document.of(mine.version)
    return read_in(held, language or get_language() or "en", mine.document.languages)


def _edition(mine: Signatory, language: str = "") -> Edition | None:
    """The PDF I sign: in the language asked for, or mine when there is one, else the main one."""
    frozen = mine.document.editions.filter(copy=Edition.Copy.FROZEN).select_related("file")
    rows = {row.language: row for row in frozen}
    return rows.get(language) or rows.get(get_language() or "") or rows.get(mine.partnership.main_language)
