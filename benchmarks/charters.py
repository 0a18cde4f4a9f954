"""A charter made, looked up and verified, as ratios in one run."""

import hashlib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from unittest import mock

from django.conf import settings
from pypdf import PdfReader
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from accounts.models import User
from benchmarks.timing import ROUNDS, Page, page, ratio
from charters import actions, pdf
from charters.contents.judging import answer_file
from charters.models import CharterVersion
from charters.template import template
from core import clock
from core.authority import KEYSTORE, create_authority
from core.paper.shelf import BASE, SHEET, Shelf
from core.seal import seal
from core.texts import Localized
from partnerships.actions import start_partnership
from partnerships.models import Member
from tests.conftest import text

LINE = "{:<58}| {:<20}| {}"


def table(floor: Page) -> list[str]:
    """The lines to print."""
    version = _charter()
    data = pdf.frozen_pdf(version, "fr")
    pages = len(PdfReader(BytesIO(data)).pages)
    html = _html(version)
    lines = [
        LINE.format(
            f"a charter of {pages} pages, warm, against bare WeasyPrint",
            *_said(lambda: pdf.frozen_pdf(version, "fr"), lambda: _bare(html), "at most 1.5"),
        )
    ]
    sha256 = hashlib.sha256(data).hexdigest()
    middle, least, most = ratio(page(f"/verify/?sha256={sha256}", _somebody(), settings.MIDDLEWARE), floor)
    lines.append(
        LINE.format("lookup of a fingerprint, against the floor page", f"{middle:.2f} [{least:.2f}..{most:.2f}]", "")
    )
    if not (settings.SEAL_DIR / KEYSTORE).exists():
        create_authority(settings.SEAL_DIR, settings.SITE_HOST, settings.SEAL_PASSPHRASE, clock.now())
    altered = seal(data, "Charter").data + b"\n"
    starting = [sys.executable, "-c", "import pyhanko.sign.validation"]
    lines.append(
        LINE.format(
            "full verification of a file, against starting its reader",
            *_said(lambda: answer_file(altered), lambda: subprocess.run(starting, check=True), "at most 1.5"),
        )
    )
    return lines


def _said(one: Callable[[], object], other: Callable[[], object], budget: str) -> tuple[str, str]:
    found = []
    one(), other()
    for _round in range(ROUNDS):
        found.append(_spent(one) / _spent(other))
    return f"{statistics.median(found):.2f} [{min(found):.2f}..{max(found):.2f}]", budget


def _spent(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _charter() -> CharterVersion:
    """A version whose articles are the models, frozen as far as its paper is concerned."""
    words = {"issue": text("Enjeu", "Issue"), "territory": text("Lyon"), "other_languages": "en"}
    partnership = start_partnership(by=_somebody(), name=text("Chartes", "Charters"), **words)
    lead = Member.objects.standing_of(_somebody(), partnership)
    charter = actions.start_charter(partnership, by=lead)
    for model in template():
        title, body = (Localized(held(partnership.languages)) for held in (model.title_in, model.body_in))
        actions.write_article(charter, by=lead, title=title, body=body, parts=model.parts)
    version = charter.versions.get()
    content = pdf.canonical(pdf.document.draft(version))
    version.content, version.sha256 = content.decode(), hashlib.sha256(content).hexdigest()
    version.frozen_at, version.state = clock.now(), CharterVersion.State.FROZEN
    version.save()
    return version


def _somebody() -> User:
    return User.objects.filter(email="charters@example.org").first() or User.objects.create_user(
        "charters@example.org", name="Lead", language="fr"
    )


def _html(version: CharterVersion) -> str:
    """The very page that the charter's PDF is made from."""
    with mock.patch.object(pdf, "render_pdf", side_effect=lambda html, **_facts: html.encode()):
        return pdf.frozen_pdf(version, "fr").decode()


def _bare(html: str) -> bytes:
    fonts = FontConfiguration()
    sheet = CSS(SHEET, font_config=fonts, url_fetcher=Shelf())
    return bytes(
        HTML(string=html, base_url=BASE, url_fetcher=Shelf()).write_pdf(stylesheets=[sheet], font_config=fonts)
    )
