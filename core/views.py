"""Pages that know nothing of partnerships: the theme, and answers for machines."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import files
from core.authority import published
from core.context import THEMES

A_YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or the device's own choice."""
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    response = redirect(back if safe else "/")
    theme = request.POST.get("theme", "")
    response.set_cookie("theme", theme if theme in THEMES else "", max_age=A_YEAR, samesite="Lax")
    return response


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """The process can do its work: the database answers, the storage can be written."""
    checks = {"database": _database(), "files": _storage()}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


@login_not_required
@require_safe
def seal_certificates(request: HttpRequest) -> HttpResponse:
    """The certificates of the site's seals, roots included: what anybody checks a sealed file with."""
    told = published(Path(settings.SEAL_DIR))
    if not told:
        return HttpResponse(_("This site has no seal yet."), content_type="text/plain; charset=utf-8", status=404)
    return HttpResponse(told, content_type="application/x-pem-file", headers={"Cache-Control": "public, max-age=3600"})


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that Django itself refuses."""
    return render(request, "403.html", {"reason": "", "back": "/"}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that could not be read; one that is too large is told so."""
    large = isinstance(exception, RequestDataTooBig)
    most = f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1_000_000:g}" if large else ""
    return render(request, "400.html", {"too_large": large, "most": most}, status=413 if large else 400)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def _storage() -> bool:
    try:
        return files.place(files.write_once(b"ready")).exists()
    except OSError:
        return False
