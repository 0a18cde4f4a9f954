from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from core.models import ChainHead
from partnerships import rules
from partnerships.access import member_page
from partnerships.contents.journal import (
    last_verified,
    line_of,
    lines,
    restrictions_of,
    verified_now,
    with_capacities,
)
from partnerships.forms.journal import JournalFilterForm
from partnerships.journal import chained, people_of, restriction_of
from partnerships.models import JournalEntry, Partnership
from partnerships.views import show


def entry_at(partnership: Partnership, line: int) -> JournalEntry:
    """The line of this partnership's register that has this number, with all that it shows, or 404."""
    return get_object_or_404(with_capacities(partnership.journal.all()), sequence=line)


@member_page
@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """The register: what happened, who did it, the latest first."""
    partnership = request.partnership
    people = people_of(partnership)
    form = JournalFilterForm(request.GET, partnership=partnership, people=people)
    found, more = lines(partnership, form.asked(), before=form.earlier_than(), people=people)
    kept = form.kept()
    older = urlencode({**kept, "before": more}) if more else ""
    head = ChainHead.objects.filter(key=partnership.uuid).first()
    context = {"lines": found, "older": older, "head": head, "verified": last_verified(partnership)}
    context |= {"same": urlencode(kept), "filtered": bool(kept), "later": form.earlier_than()}
    return show(request, "journal", form=form, **context)


@member_page
@require_safe
def journal_line(request: HttpRequest, line: int) -> HttpResponse:
    """One line: what it tells, its place in the chain, and whether it is read whole."""
    entry = entry_at(request.partnership, line)
    running = restriction_of(entry)
    context = {
        "line": line_of(entry, people_of(request.partnership)),
        "previous": entry.previous,
        "restrictions": restrictions_of(entry),
        "running": running,
        "restricting": rules.restrict_entry.refusal(request.member, entry),
        "lifting": running and rules.lift_restriction.refusal(request.member, running),
    }
    return show(request, "journal_line", **context)


@member_page
def verify_journal(request: HttpRequest) -> HttpResponse:
    """Check every line of the register against the one before, now."""
    return show(request, "verify_journal", verified=verified_now(request.partnership))


@member_page
@require_safe
def journal_file(request: HttpRequest) -> HttpResponse:
    """The register as it was chained, to check it oneself."""
    response = StreamingHttpResponse(chained(request.partnership), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="register-{request.partnership.slug}.txt"'
    return response
