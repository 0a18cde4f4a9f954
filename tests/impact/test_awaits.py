"""What awaits people about impact: to confirm for those asked, to settle for the facilitator."""

from datetime import date, timedelta
from decimal import Decimal

from core import clock
from impact import actions, rules
from impact.awaits import awaits
from tests.conftest import text
from tests.impact.framed import adopt_together, agree_framing
from tests.impact.peers import CRITERIA, reviewed


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


def test_an_indicator_to_which_all_agree_awaits_the_facilitator(partnership, facilitator, alice, bob, carol, framed):
    indicator = actions.propose_indicator(partnership, by=facilitator, title=text("Ménages"))
    for who in (alice, bob):
        actions.give_indicator_opinion(indicator, by=who, position="agree", revision=indicator.revision)
    assert "Adopt the indicator I01" not in titles(facilitator)
    assert not rules.adopt_indicator.allows(facilitator, indicator)
    words = {"position": "object", "reason": "Non.", "revision": indicator.revision}
    actions.give_indicator_opinion(indicator, by=carol, **words)
    assert "Adopt the indicator I01" not in titles(facilitator)
    actions.give_indicator_opinion(indicator, by=carol, position="agree", revision=indicator.revision)
    assert rules.adopt_indicator.allows(facilitator, indicator)
    assert titles(facilitator).count("Adopt the indicator I01") == 1
    assert "Adopt the indicator I01" not in titles(alice)
    actions.adopt_indicator(indicator, by=facilitator)
    assert "Adopt the indicator I01" not in titles(facilitator)


def test_a_draft_awaits_the_organisation_that_wrote_it(partnership, facilitator, alice, bob, framed):
    indicator = adopt_together(
        actions.propose_indicator(partnership, by=facilitator, title=text("Ménages")), facilitator
    )
    draft = actions.record_measurement(indicator, by=alice, measured_on=date(2026, 1, 4), as_draft=True)
    wanted = "Hand in your draft of I01, or throw it away"
    assert titles(alice).count(wanted) == 1
    assert wanted not in titles(bob) + titles(facilitator)
    actions.drop_measurement_draft(draft, by=alice)
    assert wanted not in titles(alice)


def test_reviews_are_read_for_errors_of_fact_and_marks_far_apart_are_talked_about(partnership, facilitator, alice, bob):
    found = reviewed(partnership, facilitator)
    wanted = "Read the peers’ reviews, and say what is not so"
    assert wanted in titles(alice) and wanted not in titles(facilitator)
    actions.remark_fact(found.peers[0], by=alice, body="Le chiffre est de juin.")
    assert wanted not in titles(alice) and wanted in titles(bob)
    with clock.at(clock.now() + timedelta(days=12)):
        assert wanted not in titles(bob)
    wide = [one for one in awaits(facilitator) if "far apart" in one.title]
    assert [one.title for one in wide] == ["Talk about 1 criterion on which the peers’ marks lie far apart"]
    for criterion in [
        mark for mark in CRITERIA if rules.discuss_spread.allows(facilitator, found.round, criterion=mark)
    ]:
        actions.discuss_spread(found.round, by=facilitator, criterion=criterion, body=text("Dit."))
    assert not [title for title in titles(facilitator) if "far apart" in title]
