"""Taking a file out: with its reason, by decision once in force; it stays readable."""

import pytest
from django.urls import reverse

from charters import actions
from charters.contents import document
from charters.models import EvidenceEntry
from core.refusals import Refused
from tests.charters.conftest import adopted, fresh
from tests.charters.test_add_annex import BUDGET, DATA


@pytest.fixture
def annex(draft, facilitator):
    return actions.add_annex(draft.charter, by=facilitator, **BUDGET)


def test_it_goes_with_the_charter_no_longer(annex, draft, facilitator, partnership):
    actions.drop_annex(annex, by=facilitator, reason=" Replaced. ")
    assert fresh(annex).dropped_at and fresh(annex).drop_reason == "Replaced."
    assert document.draft(draft)["annexes"] == []
    assert EvidenceEntry.objects.get(kind="annex_dropped").facts["file_sha256"] == annex.file.sha256
    assert partnership.journal.get(event="charters.annex_dropped").params["reason"] == "Replaced."


def test_refusals(annex, facilitator, alice):
    with pytest.raises(Refused, match="facilitator"):
        actions.drop_annex(annex, by=alice, reason="Old")
    with pytest.raises(Refused, match="Write why"):
        actions.drop_annex(annex, by=facilitator, reason=" ")
    actions.drop_annex(annex, by=facilitator, reason="Old")
    with pytest.raises(Refused, match="already been taken out"):
        actions.drop_annex(annex, by=facilitator, reason="Old")


def test_not_while_signatures_are_awaited(annex, frozen_later, facilitator):
    frozen_later()
    with pytest.raises(Refused, match="awaits its signatures"):
        actions.drop_annex(annex, by=facilitator, reason="Old")


def test_once_in_force_it_takes_a_decision(annex, signed, partnership, facilitator):
    with pytest.raises(Refused, match="by a decision that the committee has adopted"):
        actions.drop_annex(annex, by=facilitator, reason="Old")
    decision = adopted(partnership, facilitator)
    actions.drop_annex(annex, by=facilitator, reason="Old", decision=decision)
    assert EvidenceEntry.objects.get(kind="annex_dropped").facts["decision"] == decision.number
    assert '"Budget"' in signed.content, "what was signed still names it"


def test_by_its_form(annex, partnership, facilitator, alice, login):
    url = reverse("charters:drop_annex", args=[partnership.slug, annex.uuid])
    assert login(alice).get(url).status_code == 403
    assert "Take out “Budget”?" in login(facilitator).get(url).content.decode()
    assert login(facilitator).post(url, {"reason": ""}).status_code == 422
    seen = login(facilitator).post(url, {"reason": "Old"}, follow=True).content.decode()
    assert "goes with the charter no longer" in seen
    file = reverse("charters:annex_file", args=[partnership.slug, annex.uuid])
    assert login(alice).get(file).content == DATA
