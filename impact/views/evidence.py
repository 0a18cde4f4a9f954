from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.forms import Form
from core.pages import submitted
from governance.views.agenda import download
from impact import actions, rules
from impact.forms.evidence import EvidenceForm
from impact.models import Evidence, Measurement
from impact.views import measurement_at, show
from impact.views.stories import story_at
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def add_evidence(request: HttpRequest, uuid: UUID | None = None, code: str = "") -> HttpResponse:
    """I join a photo or a document to a figure of ours, or to a story that we heard."""
    measurement, story = (measurement_at(request, uuid), None) if uuid else (None, story_at(request, code))
    thing = measurement or story
    data = typed(request, rules.add_evidence, thing)
    form = EvidenceForm(data, files=request.FILES or None, partnership=request.partnership)
    if submitted(request, form, partial(actions.add_evidence, thing, by=request.member)):
        messages.success(request, _("The piece of evidence is joined."))
        return redirect(measurement.indicator if measurement else story)
    return show(request, "add_evidence", form=form, measurement=measurement, story=story)


@member_page
def drop_evidence(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I take a piece of evidence off."""
    piece = _evidence_at(request, uuid)
    form = Form(typed(request, rules.drop_evidence, piece))
    if submitted(request, form, partial(actions.drop_evidence, piece, by=request.member)):
        messages.success(request, _("The piece of evidence is taken off."))
        return redirect(piece.measurement.indicator if piece.measurement else piece.story)
    shown = {"measurement": piece.measurement, "story": piece.story}
    return show(request, "drop_evidence", form=form, evidence=piece, **shown)


@member_page
@require_safe
def evidence_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A piece of evidence, as a download; of a draft, for those whose draft it is."""
    piece = _evidence_at(request, uuid)
    return download(piece.file, piece.file_name)


def _evidence_at(request: HttpRequest, uuid: UUID) -> Evidence:
    """This piece of evidence of this partnership; 404 otherwise, and for what joins a draft of others."""
    rows = Evidence.objects.filter(partnership=request.partnership).select_related(
        "measurement__indicator", "measurement__partner", "story__collected_by", "file"
    )
    piece = get_object_or_404(rows, uuid=uuid)
    piece.partnership = request.partnership
    for thing in filter(None, (piece.measurement, piece.story)):
        thing.partnership = request.partnership
    measurement = piece.measurement
    if measurement is None:
        return piece
    if measurement.state == Measurement.State.DRAFT and not rules.is_own(request.member, measurement):
        raise Http404
    measurement.indicator.partnership = request.partnership
    return piece
