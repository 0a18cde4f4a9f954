from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from core.pages import submitted
from governance.views.agenda import download
from impact import actions, contents, rules
from impact.forms.imports import ImportForm
from impact.models import Measurement, MeasurementImport
from impact.views import show, speaker
from partnerships.access import member_page
from partnerships.rules import speaks_for
from partnerships.views import typed

SHOWN = 50
State = MeasurementImport.State


@member_page
def start_measurement_import(request: HttpRequest) -> HttpResponse:
    """I give a table of figures."""
    partnership, member = request.partnership, request.member
    data = typed(request, rules.start_measurement_import, partnership, partner=speaker(member))
    own, files = not member.is_facilitator, request.FILES or None
    form = ImportForm(data, partnership=partnership, own=own, files=files)
    made = submitted(request, form, partial(actions.start_measurement_import, partnership, by=member))
    if made:
        return redirect("impact:measurement_import", partnership.slug, made.uuid)
    return show(request, "start_measurement_import", form=form)


@member_page
@require_safe
def import_list(request: HttpRequest) -> HttpResponse:
    """The tables of figures: those written, for all; those that are not, for whoever gave them."""
    known = MeasurementImport.objects.filter(partnership=request.partnership).select_related("partner__organisation")
    rows = [row for row in known[: SHOWN * 4] if _may_see(request, row)][:SHOWN]
    refusal = rules.start_measurement_import.refusal(
        request.member, request.partnership, partner=speaker(request.member)
    )
    return show(request, "import_list", rows=rows, refusal=refusal)


@member_page
@require_safe
def measurement_import(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far a table is: being read, to be mended, ready, written."""
    row, member = _import_at(request, uuid), request.member
    waiting = Measurement.objects.standing().awaiting_confirmation_from(member).filter(source=row).count()
    return show(
        request,
        "measurement_import",
        row=row,
        own=speaks_for(member, row.partner),
        preview=contents.preview(row) if row.state in (State.READY, State.WRITING) else None,
        faults=contents.faults_of(row) if row.state == State.REFUSED else [],
        waiting=waiting,
        writing=rules.write_measurement_import.refusal(member, row),
        confirming=rules.confirm_measurement_import.refusal(member, row, waiting=waiting),
    )


@member_page
@require_safe
def measurement_import_progress(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The bar alone, asked again by the page while the work goes on."""
    row = _import_at(request, uuid)
    answer = render(request, "impact/_import_progress.html", {"row": row, "partnership": request.partnership})
    if row.job is None or row.job.finished:
        answer["HX-Redirect"] = redirect("impact:measurement_import", request.partnership.slug, uuid)["Location"]
    return answer


@member_page
@require_safe
def measurement_import_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The table as it was given."""
    row = _import_at(request, uuid)
    return download(row.file, row.file_name)


@member_page
@require_POST
def write_measurement_import(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I have the figures of my table written."""
    row = actions.write_measurement_import(_import_at(request, uuid), by=request.member)
    return redirect("impact:measurement_import", request.partnership.slug, row.uuid)


@member_page
@require_POST
def drop_measurement_import(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I throw a table away."""
    actions.drop_measurement_import(_import_at(request, uuid), by=request.member)
    messages.success(request, _("The table is dropped; nothing of it was written."))
    return redirect("impact:import_list", request.partnership.slug)


@member_page
@require_POST
def confirm_measurement_import(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I confirm at once all the figures of a table that I may confirm."""
    row, member = _import_at(request, uuid), request.member
    number = Measurement.objects.standing().awaiting_confirmation_from(member).filter(source=row).count()
    actions.confirm_measurement_import(row, by=member)
    said = ngettext("%(n)d figure is confirmed.", "%(n)d figures are confirmed.", number)
    messages.success(request, said % {"n": number})
    return redirect("impact:measurement_import", request.partnership.slug, row.uuid)


def _import_at(request: HttpRequest, uuid: UUID) -> MeasurementImport:
    """This import of this partnership; 404 otherwise, and for others as long as nothing of it is written."""
    rows = MeasurementImport.objects.filter(partnership=request.partnership)
    row = get_object_or_404(
        rows.select_related("partner__organisation", "asked_by__user", "file", "read", "job"), uuid=uuid
    )
    row.partnership = request.partnership
    if not _may_see(request, row):
        raise Http404
    return row


def _may_see(request: HttpRequest, row: MeasurementImport) -> bool:
    return row.state == State.WRITTEN or speaks_for(request.member, row.partner)
