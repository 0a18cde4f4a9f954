"""The charter on paper: archival, accessible, the same bytes wherever it is made, with its content inside."""

import hashlib
import os
import subprocess
import sys
from io import BytesIO

import pytest
from pypdf import PdfReader

from charters import actions, journal, pdf, tasks
from charters.models import CharterVersion, Edition
from core import jobs
from tests import oracles
from tests.charters.conftest import approve_all, fresh, sign
from tests.conftest import text

pytestmark = pytest.mark.once


@pytest.fixture
def printed(rich, ready, facilitator) -> CharterVersion:
    """Frozen with every composed part, its PDFs made by the worker."""
    parts = ["roles", "contributions", "committee", "rules", "lead", "impact"]
    actions.add_composed_article(ready.charter, by=facilitator, title=text("Le reste", "The rest"), parts=parts)
    version = actions.freeze_charter(approve_all(ready), by=facilitator, reason="Now")
    assert jobs.run_one() and jobs.run_one() and not jobs.run_one()
    return fresh(version)


def test_frozen_and_executed_charters_are_archival_and_accessible(printed, alice, bob, carol, tmp_path):
    assert printed.signing_opened_at and not actions.pdf_jobs(printed)
    for member in (alice, bob, carol):
        sign(printed, member)
    with oracles.no_complaint():
        assert jobs.run_one() and jobs.run_one()
    editions = list(Edition.objects.filter(version=printed).select_related("file"))
    assert len(editions) == 4
    for edition in editions:
        path = tmp_path / f"{edition.copy}-{edition.language}.pdf"
        path.write_bytes(edition.file.read())
        assert hashlib.sha256(path.read_bytes()).hexdigest() == edition.sha256
        assert oracles.verapdf(path) == []
        oracles.qpdf_check(path)
    words = oracles.pdftotext(tmp_path / "executed-en.pdf")
    assert "In force since" in words and "Signed" in words and "Shared Warmth" in words
    assert "Chaleur partagée" in oracles.pdftotext(tmp_path / "frozen-fr.pdf")


def test_the_file_carries_its_content_and_the_file_signed(printed, alice, bob, carol):
    frozen = printed.editions.get(language="fr", copy="frozen")
    held = PdfReader(BytesIO(frozen.file.read())).attachments
    assert hashlib.sha256(held["charter.json"][0]).hexdigest() == printed.sha256
    for member in (alice, bob, carol):
        sign(printed, member)
    held = PdfReader(BytesIO(pdf.executed_pdf(fresh(printed), "fr", journal.head(printed)))).attachments
    assert set(held) == {"charter.json", "charter-v1.0-fr.pdf", "evidence.json"}
    assert hashlib.sha256(held["charter-v1.0-fr.pdf"][0]).hexdigest() == frozen.sha256
    assert held["evidence.json"][0] == pdf.canonical(journal.export(printed, until=journal.head(printed)))


RENDER = """
import hashlib, sys, django
django.setup()
from core.paper import PaperAttachment, render_pdf
from datetime import datetime, UTC
html = sys.stdin.buffer.read().decode()
data = render_pdf(html, title="T", language="fr", created=datetime(2026, 1, 5, tzinfo=UTC))
print(hashlib.sha256(data).hexdigest())
"""


def test_the_same_content_gives_the_same_bytes_in_two_processes(printed, monkeypatch):
    pages = []
    monkeypatch.setattr(pdf, "render_pdf", lambda html, **facts: pages.append(html) or b"")
    pdf.frozen_pdf(printed, "fr")
    pdf.frozen_pdf(fresh(printed), "fr")
    assert pages[0] == pages[1]
    seen = {digest_elsewhere(pages[0], seed=seed, zone=zone) for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))}
    assert len(seen) == 1


def test_made_again_it_is_the_file_that_was_stored(printed):
    wanted = {"version": str(printed.uuid), "language": "en"}
    data = tasks.make_frozen_pdf(wanted, lambda step: None)
    assert hashlib.sha256(data).hexdigest() == printed.editions.get(language="en").sha256


def digest_elsewhere(html: str, *, seed: str, zone: str) -> str:
    """The SHA-256 of the page rendered by another process."""
    env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [sys.executable, "-c", RENDER],
        input=html.encode(),
        capture_output=True,
        env=env,
        check=True,
        timeout=120,
    )
    return done.stdout.decode().strip()
