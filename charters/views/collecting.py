"""While signatures are collected: what the facilitator does for all of them."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from charters import actions, rules
from charters.forms import ExtendForm, ReasonForm, ReturnForm
from charters.views import accession_or_404, show, version_or_404
from core.pages import submitted
from partnerships.access import member_page
from partnerships.views import typed


@require_POST
@member_page
def remind_signatories(request: HttpRequest, label: str) -> HttpResponse:
    """Remind at once those whose signature is awaited."""
    version = version_or_404(request, label)
    told = len(actions.remind_signatories(version, by=request.member))
    said = ngettext("%(n)s signatory is reminded.", "%(n)s signatories are reminded.", told)
    messages.success(request, said % {"n": told})
    return redirect("charters:version_detail", request.partnership.slug, label)


@member_page
def extend_signing(request: HttpRequest, label: str, uuid: UUID | None = None) -> HttpResponse:
    """Give more time to sign a version, or one deed that joins it."""
    version = version_or_404(request, label)
    document = accession_or_404(version, uuid) if uuid else version
    form = ExtendForm(typed(request, rules.extend_signing, document), partnership=request.partnership)
    if submitted(request, form, partial(actions.extend_signing, document, by=request.member)):
        messages.success(request, _("There is more time to sign; those awaited are told."))
        return redirect("charters:version_detail", request.partnership.slug, label)
    return show(request, "extend_signing", form=form, version=version, document=document)


@member_page
def return_to_writing(request: HttpRequest, label: str) -> HttpResponse:
    """Give up a frozen version and begin the next one from its words."""
    version = version_or_404(request, label)
    form = ReturnForm(typed(request, rules.return_to_writing, version), partnership=request.partnership)
    draft = submitted(request, form, partial(actions.return_to_writing, version, by=request.member))
    if draft:
        messages.success(request, _("Version %(label)s can be written; everybody is told.") % {"label": draft.short})
        return redirect("charters:charter", request.partnership.slug)
    signed = actions.count(version)[0]
    return show(request, "return_to_writing", form=form, version=version, signed=signed)


@member_page
def abandon_version(request: HttpRequest, label: str) -> HttpResponse:
    """Give up a version that is not in force."""
    version = version_or_404(request, label)
    form = ReasonForm(typed(request, rules.abandon_version, version), partnership=request.partnership)
    if submitted(request, form, partial(actions.abandon_version, version, by=request.member)):
        messages.success(request, _("Version %(label)s is abandoned; everybody is told.") % {"label": version.short})
        return redirect("charters:version_detail", request.partnership.slug, label)
    return show(request, "abandon_version", form=form, version=version, signed=actions.count(version)[0])
