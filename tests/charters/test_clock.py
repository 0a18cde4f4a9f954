"""What time does to a charter, by the tick of every minute: in force on its date, reminded, then too late."""

from charters.awaits import awaits
from overview.clock import tick
from partnerships.actions import end_member, withdraw_partner
from tests.charters.conftest import fresh, later, on, place, sign, told, with_terms


def test_each_minute_does_what_is_due(opened, alice, bob, carol):
    version = with_terms(
        opened, entry_rule="on_date", entry_on=on(opened, 6), signing_until_on=on(opened, 8), review_on=on(opened, 90)
    )
    sign(version, alice), sign(version, bob)
    with later(4):
        tick()
    assert fresh(version).state == "frozen" and not told("signatory_reminded_by")
    with later(6):
        tick()
    assert fresh(version).state == "in_force" and told("signatory_reminded_by") == {"Carol"}
    with later(9):
        tick()
    assert place(version, carol).state == "lapsed"


def test_each_minute_releases_those_who_left(opened, carol, facilitator):
    withdraw_partner(carol.partner, by=facilitator, reason="Gone.")
    tick()
    assert opened.signatories.get(member=carol).state == "withdrawn"


def test_a_person_who_left_is_not_reminded_and_the_facilitator_is_told(opened, carol, facilitator):
    end_member(carol, by=facilitator)
    with later(6):
        tick()
        assert told("signatory_reminded") == {"Alice", "Bob"}
    gone = next(one for one in awaits(facilitator) if "Name somebody else" in one.title)
    assert "Carol" in gone.detail
