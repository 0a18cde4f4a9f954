"""The public page: anyone gives a file, or its fingerprint, and learns whether it is a registered charter."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from charters.contents.verdict import answer
from charters.fingerprint import is_sha256
from charters.forms import MAX_VERIFIED, FileForm, FingerprintHandler
from core.pages import page

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
    return _answered(request, digest)


def _uploaded(request: HttpRequest) -> HttpResponse:
    """A file sent by a browser without JavaScript: read in pieces, fingerprinted, forgotten."""
    if int(request.headers.get("content-length") or 0) > MAX_VERIFIED + MARGIN:
        return _refused(request, _("This file is larger than 20 MB. No charter of this site is."), 413)
    handler = FingerprintHandler(request)
    request.upload_handlers = [handler]
    form = FileForm(request.POST, request.FILES)
    if handler.too_large:
        return _refused(request, _("This file is larger than 20 MB. No charter of this site is."), 413)
    if not form.is_valid():
        return page(request, "charters/verify.html", form=form)
    return _answered(request, form.cleaned_data["file"].sha256)


def _answered(request: HttpRequest, digest: str) -> HttpResponse:
    found = answer(digest)
    if _machine(request):
        return JsonResponse(found.data(), json_dumps_params={"ensure_ascii": False})
    return page(request, "charters/verify.html", answer=found, bare=FileForm())


def _refused(request: HttpRequest, reason: str, status: int) -> HttpResponse:
    if _machine(request):
        return JsonResponse({"error": reason}, status=status)
    said: dict[str, Any] = {"reason": reason, "bare": FileForm()}
    response = page(request, "charters/verify.html", **said)
    response.status_code = status
    return response


def _machine(request: HttpRequest) -> bool:
    return request.GET.get("format") == "json"
