"""A deed on paper: archival, accessible, one or two pages, the same bytes each time, with its content inside."""

import hashlib
from io import BytesIO

import pytest
from pypdf import PdfReader

from charters import actions, journal, tasks
from charters.models import Accession
from core import jobs
from core.canonical import canonical
from tests import oracles
from tests.charters.conftest import code_for, fresh
from tests.charters.life import deed_digest, deed_for, named_on, newcomer, store_deed

pytestmark = pytest.mark.once


@pytest.fixture
def printed(signed, facilitator) -> Accession:
    """A deed whose PDFs were made by the worker."""
    deed = deed_for(signed, facilitator, newcomer(facilitator))
    with oracles.no_complaint():
        while jobs.run_one():
            pass
    return fresh(deed)


def executed(deed: Accession, facilitator) -> Accession:
    dora = deed.partner.members.get()
    row = named_on(deed, facilitator, dora)
    code = code_for(row, dora)
    actions.try_signing_code(row, by=dora, code=code)
    actions.sign_charter(row, by=dora, digest=deed_digest(deed), code=code, agreed=True)
    with oracles.no_complaint():
        while jobs.run_one():
            pass
    return fresh(deed)


def test_both_copies_are_archival_accessible_and_short(printed, facilitator, tmp_path):
    assert printed.signing_opened_at
    deed = executed(printed, facilitator)
    editions = list(deed.editions.select_related("file"))
    assert sorted((one.copy, one.language) for one in editions) == [
        ("executed", "en"),
        ("executed", "fr"),
        ("frozen", "en"),
        ("frozen", "fr"),
    ]
    for edition in editions:
        data = edition.file.read()
        path = tmp_path / f"{edition.copy}-{edition.language}.pdf"
        path.write_bytes(data)
        assert hashlib.sha256(data).hexdigest() == edition.sha256
        assert oracles.verapdf(path) == []
        oracles.qpdf_check(path)
        assert len(PdfReader(BytesIO(data)).pages) <= 2
    words = " ".join(oracles.pdftotext(tmp_path / "frozen-en.pdf").split())
    assert "Deed of accession" in words and "Two visits a month" in words and "simple electronic signature" in words
    assert "Signed" in oracles.pdftotext(tmp_path / "executed-en.pdf")


def test_the_file_carries_the_deed_the_file_signed_and_the_evidence(printed, facilitator):
    frozen = printed.editions.get(language="fr", copy="frozen")
    held = PdfReader(BytesIO(frozen.file.read())).attachments
    assert held["accession.json"][0] == printed.content.encode()
    assert hashlib.sha256(held["accession.json"][0]).hexdigest() == printed.sha256
    deed = executed(printed, facilitator)
    held = PdfReader(BytesIO(deed.editions.get(language="fr", copy="executed").file.read())).attachments
    assert set(held) == {"accession.json", "accession-v1.0-HAB-fr.pdf", "evidence.json"}
    assert hashlib.sha256(held["accession-v1.0-HAB-fr.pdf"][0]).hexdigest() == frozen.sha256
    until = journal.export(deed.version)["entries"]
    assert held["evidence.json"][0] in {
        canonical(journal.export(deed.version, until=rank)) for rank in range(1, len(until) + 1)
    }


def test_made_again_it_is_the_file_that_was_stored(printed):
    wanted = {"version": str(printed.version.uuid), "accession": str(printed.uuid), "language": "en"}
    data = tasks.make_deed_pdf(wanted | {"copy": "frozen", "head": 0}, lambda step: None)
    assert hashlib.sha256(data).hexdigest() == printed.editions.get(language="en").sha256


def test_work_done_twice_stores_nothing_twice(signed, facilitator):
    deed = store_deed(deed_for(signed, facilitator, newcomer(facilitator)))
    opened = deed.signing_opened_at
    assert store_deed(deed).editions.count() == 2 and fresh(deed).signing_opened_at == opened
