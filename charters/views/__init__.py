"""The pages of the charter, one module per noun."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from charters.contents.standing import charter_of, latest_version
from charters.models import Accession, Charter, CharterVersion, Signatory
from core.pages import page


def show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page of the charter, for a member."""
    inside = {"partnership": request.partnership, "member": request.member}
    return page(request, f"charters/{template}.html", **inside, **context)


def charter_or_404(request: HttpRequest) -> Charter:
    """The partnership's charter; 404 while there is none."""
    charter = charter_of(request.partnership)
    if charter is None:
        raise Http404
    charter.partnership = request.partnership
    return charter


def version_or_404(request: HttpRequest, label: str = "") -> CharterVersion:
    """A version by its label, or the latest; 404 when there is none."""
    if label:
        rows = CharterVersion.objects.filter(partnership=request.partnership, label=label)
        version = rows.select_related("charter", "superseded_by", "based_on", "decision__partnership").first()
    else:
        version = latest_version(request.partnership)
    if version is None:
        raise Http404
    version.partnership = version.charter.partnership = request.partnership
    return version


def signatory_or_404(request: HttpRequest, uuid) -> Signatory:
    """A signatory of this partnership's charter."""
    rows = Signatory.objects.with_all().select_related("version__charter", "accession__version")
    row = rows.filter(partnership=request.partnership, uuid=uuid).first()
    if row is None:
        raise Http404
    row.partnership = row.version.partnership = request.partnership
    if row.accession:
        row.accession.version, row.accession.partnership = row.version, request.partnership
    return row


def accession_or_404(version: CharterVersion, uuid: UUID) -> Accession:
    """A deed of accession to a version."""
    deed = version.accessions.select_related("partner__organisation").filter(uuid=uuid).first()
    if deed is None:
        raise Http404
    deed.version, deed.partnership = version, version.partnership
    return deed
