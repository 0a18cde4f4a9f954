"""A draft is thrown away with what was joined to it; a figure handed in is not."""

import pytest

from core.refusals import Refused
from impact import actions
from impact.actions.evidence import Proof
from impact.models import Evidence, Measurement
from partnerships.models import JournalEntry
from tests.conftest import text


def test_a_draft_goes_with_its_evidence(helped, measure, alice, page, login):
    draft = measure(helped, 22, as_draft=True)
    proof = Proof(b"%PDF-1.7", "application/pdf", "list.pdf", text("Liste"), "document")
    actions.add_evidence(draft, by=alice, proof=proof)
    assert login(alice).post(page("drop_measurement_draft", draft.uuid)).status_code == 302
    assert not Measurement.objects.exists()
    assert not Evidence.objects.exists()
    assert JournalEntry.objects.latest("pk").event == "impact.measurement_draft_dropped"


def test_a_figure_handed_in_stays(helped, measure, alice):
    with pytest.raises(Refused, match="has been handed in: it is no draft"):
        actions.drop_measurement_draft(measure(helped), by=alice)
