"""Rules are data: set once by the facilitator, checked, chosen by category and amount."""

from decimal import Decimal

import pytest

from core.refusals import Refused
from governance import actions
from governance.tally import Rule
from tests.conftest import text


def line(**changes):
    return {"category": "any", "label": text("Toute"), "rule": {"method": "simple"}, **changes}


def test_the_amount_chooses_the_rule(committee):
    methods = {
        amount: committee.rules.rule_for("budget", Decimal(amount)).rule["method"] for amount in (0, 20000, 20001)
    }
    assert methods == {0: "simple", 20000: "simple", 20001: "two_thirds"}
    assert committee.rules.rule_for("unknown", Decimal(0)) is None


def test_what_is_left_out_of_a_rule_is_what_its_method_means(partnership, facilitator):
    rules = actions.set_rules(partnership, by=facilitator, categories=[line()])
    assert Rule.from_dict(rules.categories.get().rule) == Rule.of("simple")


def test_only_the_facilitator_sets_them(partnership, alice):
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.set_rules(partnership, by=alice, categories=[line()])


def test_afterwards_a_decision_alone_changes_them(committee, partnership, facilitator):
    with pytest.raises(Refused, match="change by a decision"):
        actions.set_rules(partnership, by=facilitator, categories=[line()])


def test_a_rule_that_makes_no_sense_is_named(partnership, facilitator):
    with pytest.raises(Refused, match="The rule of “Toute” makes no sense: one of its values is not known"):
        actions.set_rules(partnership, by=facilitator, categories=[line(rule={"method": "dice"})])
    assert not partnership.rule_sets.exists()


def test_rules_without_a_category_are_refused(partnership, facilitator):
    with pytest.raises(Refused, match="at least one category"):
        actions.set_rules(partnership, by=facilitator, categories=[])


def test_an_unknown_delay_is_a_mistake(partnership, facilitator):
    with pytest.raises(TypeError, match="Unknown delays: coffee_break"):
        actions.set_rules(partnership, by=facilitator, categories=[line()], coffee_break=1)
