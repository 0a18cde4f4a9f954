"""What awaits people about impact: to confirm for those asked, to settle for the facilitator."""

from datetime import date
from decimal import Decimal

from impact import actions
from impact.awaits import awaits
from tests.conftest import text
from tests.impact.framed import adopt_together, agree_framing


def titles(member):
    return [what.title for what in awaits(member)]


def test_each_is_asked_what_is_theirs(partnership, facilitator, alice, bob, carol, framed):
    indicator = actions.propose_indicator(
        partnership, by=facilitator, title=text("Ménages"), collector=alice.partner, confirmer=bob.partner
    )
    indicator = adopt_together(indicator, facilitator)
    made = actions.record_measurement(indicator, by=alice, measured_on=date(2026, 1, 4), value=Decimal(3))
    assert titles(bob) == ["Confirm or contest I01, measured by Logis & Lumière"]
    assert titles(alice) == titles(carol) == titles(facilitator) == []
    made = actions.contest_measurement(made, by=bob, reason=text("Compté deux fois", "Counted twice"))
    assert titles(facilitator) == ["Settle the measurement of I01, contested by Ville de Saint-Aubin"]
    assert titles(bob) == []
    actions.settle_measurement(made, by=facilitator, settlement=text("Recompté", "Counted again"))
    assert titles(facilitator) == []


def test_the_framing_sheet_awaits_the_facilitator_until_somebody_writes_it(partnership, facilitator, alice):
    assert "Write why and how the partnership measures" not in titles(facilitator), "nothing is to be measured yet"
    actions.propose_indicator(partnership, by=facilitator, title=text("Ménages"))
    assert "Write why and how the partnership measures" in titles(facilitator)
    assert titles(alice) == ["Say what you think of the indicator I01"]
    agree_framing(partnership, alice)
    assert titles(facilitator) == []
