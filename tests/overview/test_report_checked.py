"""Whoever holds a file of a progress report learns, without signing in, which one it is and whether it was approved."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from charters.contents import sealing
from core import clock, files, inspecting
from governance.models import Lead, RuleSet, Ruling, Seat
from overview import actions
from overview.models import ReportEdition
from tests.charters.test_carried_roots import carry, made
from tests.conftest import text

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
    assert data["sentence"] == f"These are the data of a document: {named}. The committee has not approved it."


def test_the_approved_copy_says_by_which_decision(approved, version):
    found = asked(approved.file.sha256)
    assert (found["verdict"], found["file"], found["approved_by"]) == ("approved_report", "approved", "D-2027-01")
    assert found["sentence"].endswith("(French). It was approved by the decision D-2027-01.")
    assert (found["approval_stands"], found["sealed_by"]) == (True, None)
    page = Client(headers={"accept-language": "en"}).get("/verify/", {"sha256": approved.file.sha256}).text
    assert "Authentic, and approved" in page and "Signatures" not in page
    draft = asked(version.editions.get(copy="draft", language="fr").file.sha256)
    assert draft["verdict"] == "approved_report"
    assert "the approved copy is another file, sealed." in draft["sentence"]
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


def test_an_approval_that_was_overturned_or_replaced_is_not_said_to_stand(approved, decide):
    decision = ReportEdition.objects.get(pk=approved.pk).version.decision
    later = decide()
    type(later).objects.filter(pk=later.pk).update(supersedes=decision)
    found = asked(approved.file.sha256)
    assert (found["authentic"], found["approval_stands"]) == (True, False)
    assert found["sentence"].endswith("That decision was overturned or replaced since.")
    type(later).objects.filter(pk=later.pk).update(supersedes=None)
    assert asked(approved.file.sha256)["approval_stands"]
    type(decision).objects.filter(pk=decision.pk).update(outcome="rejected")
    assert not asked(approved.file.sha256)["approval_stands"]


def test_an_approved_copy_that_another_site_sealed_says_so_or_is_not_ours(approved, partnership, settings, tmp_path):
    there = settings.SEAL_DIR
    settings.SEAL_DIR, settings.SEAL_PASSPHRASE = made(tmp_path / "here", "ici.example"), "secret"
    foreign = asked(approved.file.sha256)
    assert (foreign["verdict"], foreign["authentic"]) == ("no_known_seal", False)
    root = carry(partnership, there)
    found = asked(approved.file.sha256)
    assert (found["authentic"], found["sealed_by"]) == (True, {"site": root.site, "root": root.fingerprint})
    assert found["sentence"].endswith(f"It was sealed by {root.site} before it came here.")
    page = Client(headers={"accept-language": "en"}).get("/verify/", {"sha256": approved.file.sha256}).text
    assert root.fingerprint in page


def test_an_approved_copy_without_a_seal_is_not_authentic(approved, version):
    """An archive may say of any file that it is the approved copy."""
    draft = version.editions.get(copy="draft", language="fr")
    data = draft.file.read() + b"\n% another file\n"
    row = files.keep(data, "application/pdf", clock.now())
    ReportEdition.objects.filter(pk=approved.pk).update(file=row)
    found = asked(row.sha256)
    assert (found["verdict"], found["authentic"]) == ("no_known_seal", False)
    assert "this site reads no seal on it that it knows" in found["sentence"]


def test_a_reader_that_was_too_busy_once_is_asked_again(approved, monkeypatch):
    monkeypatch.setattr(sealing, "AGAIN", 0)
    with monkeypatch.context() as busy:
        busy.setattr(inspecting, "_read", lambda *_told: None)
        assert asked(approved.file.sha256)["authentic"] is False
    assert asked(approved.file.sha256)["authentic"] is True


def test_who_settled_the_decision_is_said_unless_the_committee_came_back_on_it(
    approved, partnership, facilitator, carol
):
    decision = ReportEdition.objects.get(pk=approved.pk).version.decision
    seat = Seat.objects.create(
        partnership=partnership, body=decision.body, partner=carol.partner, added_at=decision.closed_at
    )
    dates = {"since_on": partnership.today(), "until_on": partnership.today()}
    lead = Lead.objects.create(partnership=partnership, seat=seat, member=carol, **dates)
    words = {"outcome": "rejected", "reasons": text("Non."), "settled_at": decision.closed_at}
    ruling = Ruling.objects.create(partnership=partnership, decision=decision, lead=lead, **words)
    settled = "The strategic lead settled that decision."
    assert asked(approved.file.sha256)["sentence"].endswith(settled)
    at = decision.closed_at
    rules = RuleSet.objects.create(partnership=partnership, number=1, set_at=at, set_by=facilitator)
    put = {"number": 1, "mode": "meeting", "purpose": "overturn", "rule_set": rules, "rule": {}, "electorate": []}
    now = {"fingerprint": "0" * 64, "opened_at": at, "opened_by": facilitator}
    round_ = decision.rounds.create(partnership=partnership, **put, **now)
    Ruling.objects.filter(pk=ruling.pk).update(overturned_in=round_)
    assert settled not in asked(approved.file.sha256)["sentence"]


def test_what_was_made_again_is_registered_no_longer_and_not_said_to_come_from_elsewhere(approved, version):
    draft = version.editions.get(copy="draft", language="fr")
    sealed, submitted, frozen = approved.file.read(), draft.file.read(), approved.data_sha256
    again = {"data_sha256": "0" * 64, "redacted_at": datetime(2027, 5, 3, tzinfo=UTC)}
    rows = ReportEdition.objects.filter(pk__in=[approved.pk, draft.pk])
    rows.update(file=None, delivered_at=None, **again)
    found = given(sealed)
    assert (found["verdict"], found["authentic"]) == ("no_longer_registered", False)
    assert "holds for the whole of this file. It was the progress report no. 1 of" in found["sentence"]
    for told in (given(submitted), given(submitted + b"\n% pages nobody compared\n"), asked(frozen)):
        assert (told["verdict"], told["authentic"]) == ("earlier_state", False)
        assert "what its pages show was not compared" in told["sentence"]
        assert "It was made again on 3 May 2027 without a story" in told["sentence"]
        assert told["sentence"].endswith("Ask for the present one.")
    flipped = bytearray(sealed)
    flipped[len(sealed) // 2] ^= 1
    assert given(bytes(flipped))["verdict"] == "modified", "its seal holds no longer"
    assert asked("0" * 64)["made_again_at"] == "2027-05-03T00:00:00+00:00"
