"""A charter made, looked up and verified, as ratios in one run."""

import hashlib
import subprocess
import sys
from io import BytesIO
from unittest import mock

from django.conf import settings
from pypdf import PdfReader

from accounts.models import User
from benchmarks.beside import LINE, bare, beside
from benchmarks.timing import Page, page, ratio
from charters import actions, pdf
from charters.contents.judging import answer_file
from charters.models import CharterVersion
from charters.template import template
from core import clock
from core.authority import KEYSTORE, create_authority
from core.seal import seal
from core.texts import Localized
from partnerships.actions import start_partnership
from partnerships.models import Member
from tests.conftest import text


def table(floor: Page) -> list[str]:
    """The lines to print."""
    version = _charter()
    data = pdf.frozen_pdf(version, "fr")
    pages = len(PdfReader(BytesIO(data)).pages)
    html = _html(version)
    against = f"a charter of {pages} pages, warm, against bare WeasyPrint"
    lines = [beside(against, lambda: pdf.frozen_pdf(version, "fr"), lambda: bare(html), 1.5)]
    sha256 = hashlib.sha256(data).hexdigest()
    middle, least, most = ratio(page(f"/verify/?sha256={sha256}", _somebody(), settings.MIDDLEWARE), floor)
    lines.append(
        LINE.format("lookup of a fingerprint, against the floor page", f"{middle:.2f} [{least:.2f}..{most:.2f}]", "")
    )
    if not (settings.SEAL_DIR / KEYSTORE).exists():
        create_authority(settings.SEAL_DIR, settings.SITE_HOST, settings.SEAL_PASSPHRASE, clock.now())
    altered = seal(data, "Charter").data + b"\n"
    starting = [sys.executable, "-c", "import pyhanko.sign.validation"]
    against = "full verification of a file, against starting its reader"
    lines.append(beside(against, lambda: answer_file(altered), lambda: subprocess.run(starting, check=True), 1.5))
    return lines


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
