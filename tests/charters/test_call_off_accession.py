"""A deed that does not bind yet is called off, with a reason; another can be prepared."""

import pytest
from django.urls import reverse

from charters import actions
from charters.models import EvidenceEntry
from core.refusals import Refused
from partnerships.models import Notice
from tests.charters.conftest import fresh
from tests.charters.life import deed_for, newcomer, sign_deed, store_deed


@pytest.fixture
def deed(signed, facilitator):
    return deed_for(signed, facilitator, newcomer(facilitator))


def refused(deed, by, reason="No.") -> str:
    with pytest.raises(Refused) as caught:
        actions.call_off_accession(deed, by=by, reason=reason)
    return caught.value.reason


def test_everybody_is_told_why_and_another_may_follow(deed, signed, facilitator):
    partner = deed.partner
    row = actions.call_off_accession(deed, by=facilitator, reason=" They asked for it. ")
    assert (row.state, row.abandon_reason) == ("abandoned", "They asked for it.")
    assert EvidenceEntry.objects.get(kind="abandoned").facts["accession"] == str(deed.uuid)
    assert Notice.objects.filter(entry__event="charters.deed_called_off").count() == 4
    assert "called off already" in refused(deed, facilitator)
    again = actions.prepare_accession(signed, by=facilitator, partner=partner, decision=deed.decision)
    assert again.uuid != deed.uuid


def test_each_refusal(deed, facilitator, alice):
    assert "Only the facilitator" in refused(deed, alice)
    assert "Write why" in refused(deed, facilitator, "  ")
    type(deed.partnership).objects.update(state="closed")
    assert "closed" in refused(fresh(deed), facilitator)


def test_one_that_is_signed_and_waits_may_still_be_called_off(opened, facilitator):
    dora = newcomer(facilitator)
    deed = store_deed(deed_for(opened, facilitator, dora, decision=None))
    sign_deed(deed, facilitator, dora)
    assert actions.call_off_accession(deed, by=facilitator, reason="No.").state == "abandoned"


def test_by_its_form(deed, facilitator, alice, login):
    url = reverse("charters:call_off_accession", args=[deed.partnership.slug, deed.uuid])
    assert login(alice).get(url).status_code == 403
    browser = login(facilitator)
    assert browser.post(url, {}).status_code == 422
    seen = browser.post(url, {"reason": "They asked for it."}, follow=True).content.decode()
    assert "every partner is told why" in seen and "They asked for it." in seen
