"""The day of a notice: the charter binds no more, the partner leaves, what was signed stays signed."""

from datetime import timedelta

import pytest

from charters import actions
from charters.clock.after import carry_out_due_withdrawals
from charters.contents.binding import bound_on
from charters.models import CharterVersion, EvidenceEntry
from core.refusals import Refused
from partnerships.actions import name_lead_partner, withdraw_partner
from partnerships.models import JournalEntry, Notice, Partner
from tests.charters.conftest import fresh, sign
from tests.charters.life import amended, on
from tests.charters.test_give_notice import notice


@pytest.fixture
def given(signed, alice):
    CharterVersion.objects.filter(pk=signed.pk).update(exit_notice_months=3)
    return notice(alice)


def its_day(row, days: int = 0):
    day = row.effective_on + timedelta(days=days)
    return on(day.year, day.month, day.day)


def test_the_clock_does_it_on_the_day_and_once(given, alice, signed):
    with its_day(given, -1):
        assert carry_out_due_withdrawals() == 0
    with its_day(given):
        assert carry_out_due_withdrawals() == 1 and carry_out_due_withdrawals() == 0
        assert bound_on(fresh(alice.partner)).version is None
    partner = fresh(alice.partner)
    assert partner.standing == Partner.Standing.FORMER and fresh(given).done_at
    assert fresh(signed.signatories.get(partner=partner)).state == "signed"
    assert EvidenceEntry.objects.get(kind="withdrawn").facts["withdrawal"] == str(given.uuid)
    told = Notice.objects.filter(entry__event="charters.withdrawal_carried_out").values_list("user__name", flat=True)
    assert set(told) == {"Alice", "Bob", "Bruno", "Carol"}
    assert JournalEntry.objects.filter(event="partnerships.partner_gone").count() == 1


def test_a_day_that_was_missed_is_caught_up(given, alice):
    with its_day(given, 40):
        assert carry_out_due_withdrawals() == 1
    assert bound_on(fresh(alice.partner), given.effective_on).version is None


def test_one_that_was_taken_back_is_left_alone(given, alice):
    actions.take_back_notice(given, by=alice)
    with its_day(given):
        assert carry_out_due_withdrawals() == 0
        with pytest.raises(Refused, match="taken back already"):
            actions.carry_out_withdrawal(given)
    assert fresh(alice.partner).standing == "partner"


def test_nobody_does_it_by_hand_nor_before(given, facilitator, alice):
    with pytest.raises(Refused, match="nobody does it by hand"):
        actions.carry_out_withdrawal(given, by=facilitator)
    with pytest.raises(Refused, match="has not come yet"):
        actions.carry_out_withdrawal(given)
    with its_day(given):
        actions.carry_out_withdrawal(given)
        with pytest.raises(Refused, match="taken effect already"):
            actions.carry_out_withdrawal(given)


def test_the_lead_partner_leaves_too(given, facilitator, alice):
    name_lead_partner(given.partnership, by=facilitator, partner=alice.partner)
    with its_day(given):
        assert carry_out_due_withdrawals() == 1
    assert fresh(given.partnership).lead_partner is None


def test_one_that_had_left_already_leaves_once(given, alice, facilitator):
    withdraw_partner(alice.partner, by=facilitator, reason="At once.")
    with its_day(given):
        assert carry_out_due_withdrawals() == 1
    assert fresh(alice.partner).left_because == "At once."


def test_a_version_not_in_force_counts_its_signature_no_more(given, facilitator, alice, bob, carol):
    later = amended(given.charter, facilitator, (alice, bob, carol))
    sign(later, alice)
    with its_day(given):
        carry_out_due_withdrawals()
    assert fresh(later.signatories.get(partner=alice.partner)).state == "withdrawn"
    assert later.signatories.counted().count() == 2
    facts = [entry.facts for entry in EvidenceEntry.objects.filter(kind="withdrawn", version=later)]
    assert [fact["withdrawal"] for fact in facts] == [str(given.uuid)]
