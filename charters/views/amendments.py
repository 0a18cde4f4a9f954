from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from charters import actions, rules
from charters.contents import document
from charters.contents.changes import changes
from charters.contents.pathway import pathway
from charters.forms import AmendmentForm
from charters.models import CharterVersion
from charters.views import charter_or_404, show, version_or_404
from core.pages import submitted
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def open_amendment(request: HttpRequest) -> HttpResponse:
    """Open an amendment: the next version, written from the one in force."""
    charter = charter_or_404(request)
    data = typed(request, rules.open_amendment, charter)
    form = AmendmentForm(data, partnership=request.partnership)
    opened = submitted(request, form, partial(actions.open_amendment, charter, by=request.member))
    if opened:
        messages.success(request, _("Version %(label)s is begun. Its words can change.") % {"label": opened.short})
        return redirect("charters:charter", request.partnership.slug)
    return show(request, "open_amendment", form=form, source=_in_force(charter))


@member_page
@require_safe
def version_changes(request: HttpRequest, label: str) -> HttpResponse:
    """What a version changes: against the one it was written from, or against another named by `since`."""
    version = version_or_404(request, label)
    source = _source(request, version)
    found = changes(document.of(source), document.of(version)) if source else None
    others = version.charter.versions.exclude(content="").exclude(pk=version.pk).order_by("-number")
    context = {"version": version, "source": source, "changes": found, "others": list(others)}
    return show(request, "changes", path=pathway(version) if version.is_amendment else [], **context)


def _source(request: HttpRequest, version: CharterVersion) -> CharterVersion | None:
    """The version to compare with: one that was frozen, and not this one; nothing for the first."""
    since = request.GET.get("since", "")
    rows = CharterVersion.objects.filter(charter=version.charter_id).exclude(content="").exclude(pk=version.pk)
    source = rows.filter(label=since).first() if since else rows.filter(pk=version.based_on_id).first()
    if source is None and since:
        raise Http404
    if source is not None:
        source.partnership = version.partnership
    return source


def _in_force(charter) -> CharterVersion | None:
    return charter.versions.filter(state=CharterVersion.State.IN_FORCE).first()
