from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from core.models import ChainHead
from partnerships.access import member_page
from partnerships.contents.journal import kinds, last_verified, lines, verified_now
from partnerships.forms.journal import JournalFilterForm
from partnerships.models import Partnership
from partnerships.views import show


@member_page
@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """The register: what happened, who did it, the latest first."""
    partnership = request.partnership
    form = JournalFilterForm(request.GET, partnership=partnership, kinds=kinds())
    wanted = form.cleaned_data if form.is_valid() else {}
    found, more = lines(partnership, **wanted)
    kept = {"about": wanted.get("about", ""), "partner": getattr(wanted.get("partner"), "code", "")}
    older = urlencode({name: value for name, value in {**kept, "before": more}.items() if value})
    head = ChainHead.objects.filter(key=partnership.uuid).first()
    context = {"lines": found, "older": more and older, "head": head, "verified": last_verified(partnership)}
    return show(request, "journal", form=form, later=wanted.get("before"), filtered=any(kept.values()), **context)


@member_page
def verify_journal(request: HttpRequest) -> HttpResponse:
    """Check every line of the register against the one before, now."""
    return show(request, "verify_journal", verified=verified_now(request.partnership))


@member_page
@require_safe
def journal_file(request: HttpRequest) -> HttpResponse:
    """The register as it was chained, to check it oneself."""
    response = StreamingHttpResponse(_chained(request.partnership), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="register-{request.partnership.slug}.txt"'
    return response


def _chained(partnership: Partnership) -> Iterator[str]:
    rows = partnership.journal.order_by("sequence").values_list("digest", "canonical")
    for digest, canonical in rows.iterator(500):
        yield f"{digest} {canonical}\n"
