"""What goes with the charter: files under their hash, frozen with it, changed later by decision."""

import hashlib
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from charters import actions, journal
from charters.models import Annex, EvidenceEntry
from core.refusals import Refused
from tests.charters.conftest import adopted, approve_all
from tests.conftest import text

DATA = b"%PDF-1.7 a budget"
BUDGET = {"nature": "annex", "title": text("Budget"), "binding": False, "file": DATA, "file_name": "budget.pdf"}


def test_a_file_is_kept_under_its_hash_and_frozen_with_the_charter(ready, facilitator, partnership):
    annex = actions.add_annex(ready.charter, by=facilitator, **BUDGET)
    digest = hashlib.sha256(DATA).hexdigest()
    assert annex.file.sha256 == digest and annex.file.read() == DATA and annex.decision is None
    entry = EvidenceEntry.objects.get(kind="annex_added")
    assert entry.facts["file_sha256"] == digest and entry.version == ready and journal.verify(ready.charter).intact
    assert partnership.journal.get(event="charters.annex_added").params["title"]["fr"] == "Budget"
    actions.add_composed_article(ready.charter, by=facilitator, title=text("Annexes"), parts=["annexes"])
    frozen = actions.freeze_charter(approve_all(ready), by=facilitator, reason="Now")
    content = json.loads(frozen.content)
    assert content["annexes"] == [
        {
            "uuid": str(annex.uuid),
            "title": {"fr": "Budget", "en": "Budget"},
            "nature": "annex",
            "binding": False,
            "sha256": digest,
            "file_name": "budget.pdf",
        }
    ]
    assert digest in json.dumps(content["articles"][-1])


def test_only_the_facilitator(draft, facilitator, alice):
    with pytest.raises(Refused, match="facilitator"):
        actions.add_annex(draft.charter, by=alice, **BUDGET)
    assert not Annex.objects.exists()


def test_nothing_changes_while_signatures_are_awaited(frozen, partnership, facilitator):
    with pytest.raises(Refused, match="awaits its signatures"):
        actions.add_annex(frozen.charter, by=facilitator, **BUDGET, decision=adopted(partnership, facilitator))


def test_once_in_force_it_takes_a_decision(signed, partnership, facilitator):
    rejected = adopted(partnership, facilitator, outcome="rejected")
    for decision in (None, rejected):
        with pytest.raises(Refused, match="by a decision that the committee has adopted"):
            actions.add_annex(signed.charter, by=facilitator, **BUDGET, decision=decision)
    decision = adopted(partnership, facilitator, matter="ordinary")
    annex = actions.add_annex(signed.charter, by=facilitator, **BUDGET, decision=decision)
    assert annex.decision == decision
    assert EvidenceEntry.objects.get(kind="annex_added").facts["decision"] == decision.number
    assert partnership.journal.get(event="charters.annex_added_by_decision").params["number"] == decision.number


def test_by_its_form(draft, partnership, facilitator, alice, stranger, login):
    url = reverse("charters:add_annex", args=[partnership.slug])
    assert login(alice).get(url).status_code == 403
    form = {"nature": "agreement", "title_fr": "Convention", "binding": "on"}
    wrong = form | {"file": SimpleUploadedFile("a.txt", b"hello")}
    assert login(facilitator).post(url, wrong).status_code == 422
    assert login(facilitator).post(url, form).status_code == 422
    long = f"{'é' * 150}.pdf"
    answer = login(facilitator).post(url, form | {"file": SimpleUploadedFile(long, DATA)}, follow=True)
    assert "goes with the charter." in answer.content.decode()
    annex = Annex.objects.get()
    assert annex.binding and annex.nature == "agreement" and annex.file_name == f"{'é' * 116}.pdf"
    file = reverse("charters:annex_file", args=[partnership.slug, annex.uuid])
    given = login(alice).get(file)
    assert given.content == DATA and given["Content-Disposition"].startswith("attachment")
    assert given["X-Content-Type-Options"] == "nosniff" and "sandbox" in given["Content-Security-Policy"]
    assert login(stranger).get(file).status_code == 404
    seen = login(alice).get(reverse("charters:charter", args=[partnership.slug])).content.decode()
    assert file in seen and "Take it out" not in seen
