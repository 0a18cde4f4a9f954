"""A notice is taken back before its day, by the same organisation; another may be given later."""

import pytest

from charters import actions
from charters.models import CharterVersion, EvidenceEntry
from core.refusals import Refused
from tests.charters.conftest import fresh
from tests.charters.life import on
from tests.charters.test_give_notice import notice


@pytest.fixture
def given(signed, alice):
    CharterVersion.objects.filter(pk=signed.pk).update(exit_notice_months=3)
    return notice(alice)


def refused(row, by) -> str:
    with pytest.raises(Refused) as caught:
        actions.take_back_notice(row, by=by)
    return caught.value.reason


def test_taken_back_and_given_again(given, alice):
    assert actions.take_back_notice(given, by=alice).taken_back_at
    assert EvidenceEntry.objects.get(kind="notice_back").facts["withdrawal"] == str(given.uuid)
    assert "taken back already" in refused(given, alice)
    assert notice(alice).effective_on == given.effective_on


def test_by_its_own_people_and_in_time(given, alice, bob, facilitator):
    for other in (bob, facilitator):
        assert "nobody gives notice" in refused(given, other)
    with on(given.effective_on.year, given.effective_on.month, given.effective_on.day):
        assert "cannot be taken back" in refused(given, alice)
    type(given.partnership).objects.update(state="closed")
    assert "closed" in refused(fresh(given), alice)
