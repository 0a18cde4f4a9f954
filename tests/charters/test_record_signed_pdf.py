"""A PDF signed with another tool: the exact frozen bytes, and a whole signature added after."""

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from charters import actions, journal
from core import authority, clock, files, seal
from tests.charters.conftest import digest, fresh, place
from tests.conftest import START
from tests.core.sheets import paper


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    """Real PDFs that stand for those of the version."""
    return {"fr": paper("Nous nous engageons."), "en": paper("We agree.")}


@pytest.fixture
def real(frozen, papers):
    """Open to signature, with PDFs that can be signed."""
    for language, data in papers.items():
        file = files.register(files.write_once(data), len(data), "application/pdf", clock.now())
        actions.record_frozen_pdf({"version": str(frozen.uuid), "language": language}, file)
    return fresh(frozen)


@pytest.fixture
def tool(tmp_path, monkeypatch):
    """A tool that signs PDFs with a certificate this site knows nothing of."""
    monkeypatch.setattr(settings, "SEAL_DIR", tmp_path / "tool")
    authority.create_authority(settings.SEAL_DIR, settings.SITE_HOST, settings.SEAL_PASSPHRASE, START)
    return lambda data: seal.seal(data, "I agree", clock.now()).data


def test_it_counts_as_a_signature_and_is_kept(real, papers, tool, alice):
    signed = tool(papers["en"])
    signature = actions.record_signed_pdf(place(real, alice), by=alice, file=signed, signed_on=real.partnership.today())
    assert signature.mode == "elsewhere" and signature.signed_file.read() == signed
    assert signature.pdf_sha256 == digest(real, "en") and signature.edition.language == "en"
    entry = real.evidence.get(kind="signed")
    assert entry.facts["certificates"] and "Seal of" not in entry.canonical, "names are not in the chain"
    assert json.loads(entry.person.clear)["signers"][0].startswith("Seal of")
    assert journal.verify(real.charter).intact


def test_the_facilitator_records_it_for_the_signatory(real, papers, tool, alice, bob, facilitator, refused):
    row, signed = place(real, alice), tool(papers["fr"])
    assert "Only this signatory" in refused(actions.record_signed_pdf, row, by=bob, file=signed)
    actions.record_signed_pdf(row, by=facilitator, file=signed)
    entry = real.partnership.journal.get(event="charters.signed_pdf_recorded")
    assert entry.on_behalf_of == alice.partner
    row = real.signatories.get(member=alice)
    assert "already signed" in refused(actions.record_signed_pdf, row, by=facilitator, file=signed)


def test_what_is_not_the_frozen_pdf_signed_is_refused(real, papers, tool, alice, refused):
    row, act = place(real, alice), actions.record_signed_pdf
    assert "does not begin with the exact PDF" in refused(act, row, by=alice, file=tool(paper("Something else.")))
    assert "No whole electronic signature" in refused(act, row, by=alice, file=papers["fr"])
    assert "No whole electronic signature" in refused(act, row, by=alice, file=papers["fr"] + b"%% more")
    signed = tool(papers["fr"])
    tomorrow = real.partnership.today() + timedelta(days=2)
    assert "Check the date" in refused(act, row, by=alice, file=signed, signed_on=tomorrow)
    assert fresh(row).state == "invited"


def test_by_its_form(real, papers, tool, partnership, alice, bob, login):
    url = reverse("charters:record_signed_pdf", args=[partnership.slug, place(real, alice).uuid])
    assert login(bob).get(url).status_code == 403
    assert "does not judge the certificate" in login(alice).get(url).content.decode()
    assert login(alice).post(url, {}).status_code == 422
    wrong = login(alice).post(url, {"file": SimpleUploadedFile("signed.pdf", papers["fr"])})
    assert wrong.status_code == 403 and "No whole electronic signature" in wrong.content.decode()
    answer = login(alice).post(url, {"file": SimpleUploadedFile("signed.pdf", tool(papers["fr"]))}, follow=True)
    assert "PDF signed with a tool of their own" in answer.content.decode()
