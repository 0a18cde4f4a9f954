"""What is measured and told, taken away as files; and the file that is filled in elsewhere and brought back."""

import tempfile
from collections.abc import Iterable
from functools import partial
from typing import IO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import clock
from core.pages import submitted
from impact import actions, rules
from impact.contents.export import SHEETS, Whole, data_head, sheets
from impact.contents.export.template import template_sheets
from impact.contents.results import results
from impact.forms.exports import ExportForm
from impact.iati import iati
from impact.sheets import Sheet, csv_lines, json_chunks
from impact.views import indicator_at, show
from impact.xlsx import workbook
from partnerships.access import member_page
from partnerships.models import Partnership
from partnerships.views import typed

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "iati": "application/xml",
}
ENDINGS = {"iati": "iati.xml"}
_blank = tempfile.TemporaryFile  # the answer that sends it closes it, and it is gone


@member_page
def export_measures(request: HttpRequest) -> HttpResponse:
    """I take the figures away, for the partners or for people outside."""
    partnership = request.partnership
    wanted = "outside" if request.GET.get("for") == "outside" else "partners"
    data = typed(request, rules.export_measures, partnership)
    form = ExportForm(data, partnership=partnership, initial={"audience": wanted})
    if submitted(request, form, partial(actions.export_measures, partnership, by=request.member)):
        return _taken(Whole(partnership, form.outside), form.cleaned_data["format"], form.table_wanted)
    return show(request, "export_measures", form=form)


@member_page
@require_safe
def indicator_iati(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator as a result in the standard of international aid."""
    indicator = indicator_at(request, code)
    whole = Whole(request.partnership, outside=True, only=indicator.pk)
    if not whole.indicators:
        raise Http404
    return _download(_written([iati(results(whole))]), "iati", f"{request.partnership.slug}-{indicator.code}")


@member_page
@require_safe
def measures_template(request: HttpRequest) -> HttpResponse:
    """The columns of the import with the codes of the indicators, as a workbook or as a table."""
    kind = request.GET.get("as", "xlsx")
    if kind not in ("xlsx", "csv"):
        raise Http404
    pages = template_sheets(request.partnership)
    file = _csv(pages[0]) if kind == "csv" else _xlsx(request.partnership, pages)
    return _download(file, kind, f"{request.partnership.slug}-template")


def _taken(whole: Whole, kind: str, table: str) -> HttpResponse:
    name = f"{whole.partnership.slug}-impact{'-outside' if whole.outside else ''}"
    if kind == "csv":
        return _download(_csv(SHEETS[table](whole)), kind, f"{name}-{table}")
    if kind == "xlsx":
        return _download(_xlsx(whole.partnership, sheets(whole)), kind, name)
    chunks = json_chunks(data_head(whole), sheets(whole)) if kind == "json" else [iati(results(whole))]
    return _download(_written(chunks), kind, name)


def _csv(sheet: Sheet) -> IO[bytes]:
    return _written(line.encode() for line in csv_lines(sheet, _("yes"), _("no")))


def _xlsx(partnership: Partnership, pages: list[Sheet]) -> IO[bytes]:
    file = _blank()
    workbook(file, pages, title=str(partnership.name), created=clock.now())
    file.seek(0)
    return file


def _written(chunks: Iterable[bytes]) -> IO[bytes]:
    """The file, whole before the first byte is sent: one that breaks off would look like one that ends."""
    file = _blank()
    file.writelines(chunks)
    file.seek(0)
    return file


def _download(file: IO[bytes], kind: str, name: str) -> HttpResponse:
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "no-store"}
    ending = ENDINGS.get(kind, kind)
    return FileResponse(
        file, as_attachment=True, filename=f"{name}.{ending}", content_type=TYPES[kind], headers=headers
    )
