from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from charters import actions, rules
from charters.forms import AnnexForm, DropAnnexForm
from charters.models import Annex
from charters.views import charter_or_404, show
from charters.views.charter import attachment
from core.pages import submitted
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def add_annex(request: HttpRequest) -> HttpResponse:
    """Add an agreement linked to the charter, or an annex."""
    charter = charter_or_404(request)
    data = typed(request, rules.add_annex, charter)
    form = AnnexForm(data, partnership=request.partnership, files=request.FILES or None)
    added = submitted(request, form, partial(actions.add_annex, charter, by=request.member))
    if added:
        messages.success(request, _("“%(title)s” goes with the charter.") % {"title": added.title})
        return redirect("charters:charter", request.partnership.slug)
    return show(request, "add_annex", form=form)


@member_page
def drop_annex(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take a file out of those that go with the charter."""
    annex = _annex(request, uuid)
    form = DropAnnexForm(typed(request, rules.drop_annex, annex), partnership=request.partnership)
    if submitted(request, form, partial(actions.drop_annex, annex, by=request.member)):
        messages.success(request, _("“%(title)s” goes with the charter no longer.") % {"title": annex.title})
        return redirect("charters:charter", request.partnership.slug)
    return show(request, "drop_annex", form=form, annex=annex)


@member_page
@require_safe
def annex_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The file of an annex, taken out or not: what was frozen may name it."""
    annex = _annex(request, uuid)
    return attachment(annex.file, annex.file_name)


def _annex(request: HttpRequest, uuid: UUID) -> Annex:
    """An annex of this partnership's charter, or 404."""
    annex = get_object_or_404(
        Annex.objects.select_related("charter", "file"), partnership=request.partnership, uuid=uuid
    )
    annex.charter.partnership = request.partnership
    return annex
