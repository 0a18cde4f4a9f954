"""The public page: anyone gives a file, or its fingerprint, and learns whether it is a registered document."""

import re
from typing import Any

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from charters.contents.judging import answer, answer_file, answer_reference
from charters.contents.verdict import Answer
from charters.fingerprint import is_sha256
from charters.forms import MAX_VERIFIED, FileForm, ReadOnceHandler
from core.pages import page

REFERENCE = re.compile(r"[0-9a-f]{16}")
MARGIN = 64 * 1024  # what a form adds around a file


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The answer about a file. Nothing is kept of it and nobody is known: there is no session to protect."""
    if request.method == "POST":
        return _uploaded(request)
    digest = request.GET.get("sha256", "").strip().lower()
    if not digest:
        return page(request, "charters/verify.html", form=FileForm())
    if not is_sha256(digest):
        return _refused(request, _("A fingerprint (SHA-256) has 64 signs, from 0 to 9 and from a to f."), 400)
    return _answered(request, answer(digest))


@login_not_required
@require_safe
def reference(request: HttpRequest, reference: str) -> HttpResponse:
    """Where the document behind a QR code stands today; never the document itself."""
    found = answer_reference(reference.lower()) if REFERENCE.fullmatch(reference.lower()) else None
    if found is None:
        raise Http404
    return _answered(request, found, by_reference=True)


def _uploaded(request: HttpRequest) -> HttpResponse:
    """A file that somebody agrees to send: read in memory, answered, forgotten."""
    if not ratelimit.consume(request, action="verify_file"):
        return _refused(request, _("Too many files from your network in a few minutes. Wait, then try again."), 429)
    if int(request.headers.get("content-length") or 0) > MAX_VERIFIED + MARGIN:
        return _refused(request, _("This file is larger than 20 MB. No document of this site is."), 413)
    handler = ReadOnceHandler(request)
    request.upload_handlers = [handler]
    form = FileForm(request.POST, request.FILES)
    if handler.too_large:
        return _refused(request, _("This file is larger than 20 MB. No document of this site is."), 413)
    if not form.is_valid():
        return page(request, "charters/verify.html", form=form)
    return _answered(request, answer_file(form.cleaned_data["file"].data), sent=True)


def _answered(request: HttpRequest, found: Answer, **more: bool) -> HttpResponse:
    if _machine(request):
        return JsonResponse(found.data(), json_dumps_params={"ensure_ascii": False})
    return page(
        request, "charters/verify.html", answer=found, bare=FileForm(), closer=FileForm(auto_id="closer_%s"), **more
    )


def _refused(request: HttpRequest, reason: str, status: int) -> HttpResponse:
    if _machine(request):
        return JsonResponse({"error": reason}, status=status)
    said: dict[str, Any] = {"reason": reason, "bare": FileForm()}
    response = page(request, "charters/verify.html", **said)
    response.status_code = status
    return response


def _machine(request: HttpRequest) -> bool:
    return request.GET.get("format") == "json"
