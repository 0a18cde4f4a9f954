"""A progress report of about twenty pages against bare WeasyPrint on the same page."""

import json
from io import BytesIO
from typing import Any
from unittest import mock

from pypdf import PdfReader

from benchmarks.beside import bare, beside
from overview import pdf
from overview.actions import ask_report
from partnerships.models import Member, Partnership

ROUNDS, BUDGET = 5, 1.1


def table(partnership: Partnership) -> list[str]:
    """The line to print; `partnership` has enough indicators for so many pages."""
    lead = Member.objects.current().filter(partnership=partnership, roles__role="facilitator").first()
    report = ask_report(partnership, by=Member.objects.standing_of(lead.user, partnership), languages=["en"])
    edition = report.versions.get().editions.get()
    frozen = (json.loads(edition.data), edition.data_sha256, partnership.time_zone)

    def made() -> bytes:
        return pdf.report_pdf(*frozen, _nothing)

    pages = len(PdfReader(BytesIO(made())).pages)
    html = _html(frozen)
    return [beside(f"a report of {pages} pages, against bare WeasyPrint", made, lambda: bare(html), BUDGET, ROUNDS)]


def _html(frozen: tuple[Any, ...]) -> str:
    """The very page that the report's PDF is made from."""
    with mock.patch.object(pdf, "render_pdf", side_effect=lambda html, **_facts: html.encode()):
        return pdf.report_pdf(*frozen, _nothing).decode()


def _nothing(step: int) -> None:
    """Nobody watches."""
