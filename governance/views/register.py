"""The register of decisions: looked through, and taken away as a file."""

import json

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.cells import table
from core.figures import separator
from governance import contents, rules
from governance.contents.export import register_data, register_table
from governance.contents.lookup import choices_of, found
from governance.forms.register import RegisterFilterForm
from governance.views import show
from partnerships.access import member_page

PER_PAGE = 30
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@member_page
@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    """The register of decisions."""
    partnership = request.partnership
    form = _filters(request)
    shown = Paginator(found(partnership, form.wanted(), request.member), PER_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "decision_list",
        lines=[contents.line(decision) for decision in shown],
        shown=shown,
        counts=contents.counts(partnership),
        drafts=contents.drafts(partnership),
        filters=form,
        said=form.in_words(),
        more=form.beyond_the_first(),
        refusal=rules.propose_decision.refusal(request.member, partnership),
    )


@member_page
@require_safe
def decision_export(request: HttpRequest) -> HttpResponse:
    """The decisions that the filters keep, as a table or as data."""
    kind = request.GET.get("as", "csv")
    if kind not in TYPES:
        raise Http404
    partnership = request.partnership
    rows = found(partnership, _filters(request).wanted(), request.member)
    if kind == "json":
        data = register_data(partnership, rows.values_list("pk", flat=True))
        body = json.dumps(data, ensure_ascii=False, indent=1)
    else:
        body = table(register_table(rows.select_related("owner__user")), separator())
    name = f"decisions-{partnership.slug}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(body, content_type=TYPES[kind], headers=headers)


def _filters(request: HttpRequest) -> RegisterFilterForm:
    return RegisterFilterForm(request.GET, partnership=request.partnership, offered=choices_of(request.partnership))
