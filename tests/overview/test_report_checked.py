"""Whoever holds a file of a progress report learns, without signing in, which one it is and whether it was approved."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from overview import actions
from overview.models import ReportEdition

pytestmark = pytest.mark.django_db


def asked(sha256: str) -> dict:
    return Client(headers={"accept-language": "en"}).get("/verify/", {"sha256": sha256, "format": "json"}).json()


def given(data: bytes) -> dict:
    """The answer to the file itself, read by a bounded process where no fingerprint is known."""
    browser = Client(headers={"accept-language": "en"})
    return browser.post("/verify/?format=json", {"file": SimpleUploadedFile("report.pdf", data)}).json()


@pytest.fixture
def approved(version, facilitator, decide, work) -> ReportEdition:
    """The sealed French copy for the partners."""
    actions.approve_report(version, by=facilitator, decision=decide(version))
    work()
    return version.editions.get(copy="approved", build="partners", language="fr")


def test_a_draft_is_known_and_not_approved(version):
    draft = version.editions.get(language="fr")
    found = asked(draft.file.sha256)
    assert (found["verdict"], found["authentic"], found["file"]) == ("submitted_report", True, "draft")
    named = "the progress report no. 1 of “Shared Warmth”, version 1, for the partners (French)"
    assert found["sentence"] == f"This is {named}. The committee has not approved it."
    assert found["approved_by"] is None
    data = asked(draft.data_sha256)
    assert data["file"] == "data"
    assert data["sentence"] == f"These are the data of {named}, which the committee has not approved."


def test_the_approved_copy_says_by_which_decision(approved, version):
    found = asked(approved.file.sha256)
    assert (found["verdict"], found["file"], found["approved_by"]) == ("approved_report", "approved", "D-2027-01")
    assert found["sentence"].endswith("which the committee approved by the decision D-2027-01.")
    page = Client(headers={"accept-language": "en"}).get("/verify/", {"sha256": approved.file.sha256}).text
    assert "Authentic, approved by the committee" in page and "Signatures" not in page
    draft = asked(version.editions.get(copy="draft", language="fr").file.sha256)
    assert draft["verdict"] == "approved_report"
    assert "The approved copy is another file, with the seal." in draft["sentence"]
    assert asked(approved.data_sha256)["sentence"].startswith("These are the data of")


def test_a_changed_copy_is_said_to_be_one(approved):
    data = approved.file.read()
    added = given(data + b"\n% one line more\n")
    assert (added["verdict"], added["authentic"]) == ("altered_copy", False)
    assert "the progress report no. 1 of “Shared Warmth”" in added["sentence"]
    flipped = bytearray(data)
    flipped[len(data) // 2] ^= 1
    told = given(bytes(flipped))
    assert (told["verdict"], told["authentic"]) == ("modified", False)


def test_a_copy_that_was_made_again_is_registered_no_longer(approved):
    before = approved.file.read()
    ReportEdition.objects.filter(pk=approved.pk).update(
        file=None, delivered_at=None, data_sha256="0" * 64, redacted_at=datetime(2027, 5, 3, tzinfo=UTC)
    )
    found = given(before)
    assert (found["verdict"], found["authentic"]) == ("no_longer_registered", False)
    assert "The seal of this site holds for the whole of this file" in found["sentence"]
    again = asked("0" * 64)
    assert "It was made again on 3 May 2027 without a story" in again["sentence"]
    assert again["made_again_at"] == "2027-05-03T00:00:00+00:00"
