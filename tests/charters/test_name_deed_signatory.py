"""Through whom a newcomer signs its deed; and a deed that is called off."""

import pytest

from charters import actions
from charters.awaits import awaits
from charters.models import Accession
from core.refusals import Refused
from partnerships.models import Notice
from tests.charters.conftest import fresh
from tests.charters.life import deed_for, named_on, newcomer, sign_deed, store_deed


@pytest.fixture
def dora(signed, facilitator):
    return newcomer(facilitator)


@pytest.fixture
def deed(signed, facilitator, dora) -> Accession:
    return store_deed(deed_for(signed, facilitator, dora))


def refused(deed, by, member) -> str:
    with pytest.raises(Refused) as caught:
        actions.name_deed_signatory(deed, by=by, member=member)
    return caught.value.reason


def test_invited_told_and_awaited(deed, facilitator, dora):
    row = named_on(deed, facilitator, dora)
    assert row.document == deed and row.state == "invited"
    told = Notice.objects.filter(entry__event="charters.deed_signatory_invited")
    assert [notice.user.name for notice in told] == ["Dora"]
    (what,) = [what for what in awaits(dora) if "deed" in what.title]
    assert str(row.uuid) in what.link
    again = named_on(deed, facilitator, dora)
    assert fresh(row).state == "replaced" and deed.signatories.live().get() == again


def test_before_its_pdf_is_stored_nobody_is_told(signed, facilitator, dora):
    named_on(deed_for(signed, facilitator, dora), facilitator, dora)
    assert not Notice.objects.filter(entry__event__startswith="charters.deed_signatory").exists()
    assert not [what for what in awaits(dora) if "deed" in what.title]


def test_each_refusal(deed, facilitator, alice, dora):
    assert "Only the facilitator" in refused(deed, alice, dora)
    assert "own people" in refused(deed, facilitator, alice)
    Accession.objects.update(version=deed.version)
    type(deed.version).objects.filter(pk=deed.version_id).update(state="superseded")
    assert "neither awaiting signatures nor in force" in refused(fresh(deed), facilitator, dora)
    type(deed.version).objects.filter(pk=deed.version_id).update(state="in_force")
    type(deed.partnership).objects.update(state="closed")
    assert "closed" in refused(fresh(deed), facilitator, dora)


def test_not_once_signed_or_called_off(deed, facilitator, dora):
    sign_deed(deed, facilitator, dora)
    assert "is signed" in refused(deed, facilitator, dora)
    with pytest.raises(Refused, match="it binds"):
        actions.call_off_accession(deed, by=facilitator, reason="No.")


def test_called_off_nobody_is_asked_any_more(deed, facilitator, dora):
    named_on(deed, facilitator, dora)
    actions.call_off_accession(deed, by=facilitator, reason="No.")
    assert "called off already" in refused(deed, facilitator, dora)
    assert not [what for what in awaits(dora) if "deed" in what.title]
