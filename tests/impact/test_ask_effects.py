"""Time asks each partner once a quarter what it noticed; the query that lists them agrees with the rule."""

from datetime import date

import pytest

from core.acts import CLOCK
from core.refusals import Refused
from impact import actions, rules
from impact.clock.effects import ask_due_effects
from impact.models import Indicator
from impact.periods import Quarter
from overview.clock import tick
from partnerships import actions as partnerships
from partnerships.models import JournalEntry, Notice, Partner, Partnership
from tests.conftest import text

ASKED = "impact.effects_asked"
FIRST = Quarter(2026, 1)


@pytest.fixture
def measuring(adopt, at) -> Indicator:
    """An indicator is adopted in the first quarter of 2026."""
    with at(2026, 2, 1):
        return adopt()


def asked() -> list[str]:
    return sorted(row.params["partner"] for row in JournalEntry.objects.filter(event=ASKED))


def test_each_partner_is_asked_once_when_a_quarter_has_ended(measuring, at):
    with at(2026, 3, 31, 12):
        assert ask_due_effects() == 0
    with at(2026, 4, 1, 1):
        assert ask_due_effects() == 3
        assert ask_due_effects() == 0
    assert asked() == ["Calorane SA", "Logis & Lumière", "Ville de Saint-Aubin"]
    told = Notice.objects.filter(entry__event=ASKED).values_list("user__name", flat=True)
    assert sorted(told) == ["Alice", "Bob", "Carol"]
    with at(2026, 7, 1):
        assert ask_due_effects() == 3


def test_a_missed_run_is_caught_up_within_sixty_days(measuring, at):
    with at(2026, 5, 31, 12):
        assert ask_due_effects() == 0
    with at(2026, 5, 30, 12):
        assert ask_due_effects() == 3


def test_who_has_answered_is_not_asked(measuring, at, partnership, alice):
    with at(2026, 4, 1, 1):
        actions.report_effects(partnership, by=alice, period_ends_on=date(2026, 3, 31), tone="nothing")
        assert ask_due_effects() == 2
    assert "Logis & Lumière" not in asked()


def test_the_rule_says_why_not(measuring, at, partnership, facilitator, alice, bob, carol):
    def why(member) -> str | None:
        return rules.ask_effects.refusal(CLOCK, Partner.objects.get(pk=member.partner_id))

    with at(2026, 5, 31, 12):
        assert why(alice) == "No quarter has ended in the last sixty days."
    with at(2026, 4, 1, 1):
        assert rules.ask_effects.refusal(facilitator, alice.partner).startswith("Time asks this question")
        assert why(alice) is None
        actions.ask_effects(alice.partner)
        assert why(alice) == "This partner has been asked already."
        actions.report_effects(partnership, by=bob, period_ends_on=date(2026, 3, 31), tone="nothing")
        assert why(bob) == "This partner has answered already."
        partnerships.withdraw_partner(carol.partner, by=facilitator, reason="Partie")
        assert why(carol) == "Only those who were partners in the quarter are asked."
        Indicator.objects.update(adopted_on=date(2026, 4, 1))
        assert why(alice).startswith("This partnership did not measure yet")
        Partnership.objects.update(state=Partnership.State.CLOSED)
        assert "is closed" in why(alice)
        with pytest.raises(Refused):
            actions.ask_effects(alice.partner)


def test_the_list_agrees_with_the_rule(measuring, at, partnership, facilitator, alice, bob, carol):
    """For partners in every case, and whatever the partnership measures."""
    Partner.objects.filter(pk=bob.partner_id).update(joined_at="2026-04-01T09:00:00Z")
    with at(2026, 4, 2):
        for change in (
            lambda: None,
            lambda: actions.report_effects(partnership, by=alice, period_ends_on=date(2026, 3, 31), tone="nothing"),
            lambda: partnerships.withdraw_partner(carol.partner, by=facilitator, reason="Partie"),
            lambda: Indicator.objects.update(adopted_on=None),
            lambda: Indicator.objects.update(state=Indicator.State.PROPOSED),
        ):
            change()
            listed = set(rules.asked_of(partnership, FIRST))
            allowed = {row for row in Partner.objects.all() if rules.ask_effects.allows(CLOCK, row)}
            assert listed == allowed


def test_a_partnership_that_measures_nothing_asks_nothing(partnership, alice, at):
    actions.propose_indicator(partnership, by=alice, title=text("Plus tard"))
    with at(2026, 4, 1, 1):
        assert ask_due_effects() == 0


def test_every_minute_time_looks_whether_to_ask(measuring, at):
    with at(2026, 4, 1, 1):
        tick()
    assert len(asked()) == 3
