"""The lead settles a deadlock within every limit; each condition that is missing is named."""

from datetime import date
from decimal import Decimal

import pytest

from core.refusals import Refused
from core.rules import Rule
from governance import actions
from governance.contents.acts import why_not_settled
from governance.contents.constitution import leads
from governance.models import CategoryRule, Decision, Lead, RuleSet
from tests.conftest import text
from tests.governance.conftest import on


def settle(decision, by, **more):
    given = {"reasons": text("Parce que."), "minority_opinion": text("Nous pensons autrement."), **more}
    return actions.settle_decision(decision, by=by, outcome="adopted", **given)


def test_settled_within_the_limits(deadlock, alice):
    decision = deadlock()
    with on(18):
        assert why_not_settled(decision) is None
        ruling = settle(decision, alice, review_on=date(2027, 1, 6))
    decision.refresh_from_db()
    assert (decision.state, decision.outcome) == ("closed", "adopted")
    assert ruling.minority_opinion
    assert decision.effective_at is not None


def test_only_the_lead(deadlock, bob):
    decision = deadlock()
    with on(18), pytest.raises(Refused, match="Only the strategic lead"):
        settle(decision, bob)


def test_with_a_running_mandate(deadlock, alice, lead):
    decision = deadlock()
    Lead.objects.update(until_on=date(2026, 6, 30))
    with on(18), pytest.raises(Refused, match="no strategic lead with a running mandate"):
        settle(decision, alice)


def test_not_after_one_round(deadlock, alice):
    decision = deadlock(second=False)
    with on(12), pytest.raises(Refused, match="There has been one round in a deadlock"):
        settle(decision, alice)


def test_not_without_a_mediation_between(deadlock, alice):
    decision = deadlock(mediation=None)
    with on(15), pytest.raises(Refused, match="No mediation was held"):
        settle(decision, alice)


@pytest.mark.parametrize(("days", "allowed"), [(15, True), (15.1, False)])
def test_the_mediation_lasts_fifteen_days_at_most(deadlock, alice, days, allowed):
    decision = deadlock(mediation=(0, days))
    with on(18):
        refusal = why_not_settled(decision)
    assert (refusal is None) is allowed
    assert allowed or "lasted longer than the 15 days" in refusal


@pytest.mark.parametrize(("days", "allowed"), [(21, True), (21.1, False)])
def test_within_seven_days_of_the_last_round(deadlock, days, allowed):
    decision = deadlock()
    with on(days):
        refusal = why_not_settled(decision)
    assert (refusal is None) is allowed
    assert allowed or "The 7 days in which the lead may settle" in refusal


def test_not_above_the_cap(deadlock, alice):
    decision = deadlock(amount=15001)
    with on(18), pytest.raises(Refused, match="more than the"):
        settle(decision, alice)


def test_up_to_the_cap(deadlock, alice):
    decision = deadlock(amount=15000)
    with on(18):
        assert settle(decision, alice)


def test_not_outside_the_delegated_categories(deadlock, alice):
    decision = deadlock(category="budget")
    with on(18), pytest.raises(Refused, match="not among the categories delegated"):
        settle(decision, alice)


def test_not_when_the_rules_no_longer_delegate_it(deadlock, alice):
    decision = deadlock()
    CategoryRule.objects.update(lead_may_settle=False)
    with on(18), pytest.raises(Refused, match="not among the categories delegated"):
        settle(decision, alice)


def test_not_with_an_interest_of_the_lead(deadlock, alice, committee, facilitator):
    decision = deadlock()
    with on(18):
        reason = {"reason": "Our subsidiary."}
        actions.declare_recusal(decision, by=facilitator, seat=committee.seats["LLU"], **reason)
        with pytest.raises(Refused, match="has an interest in this question"):
            settle(decision, alice)


@pytest.mark.parametrize(
    ("matter", "reason"),
    [
        ("charter", "never settles a change of the charter"),
        ("membership", "never settles the entry or the exclusion"),
        ("data", "never settles a question of personal data"),
        ("mandate", "never settles a question about their own mandate"),
    ],
)
def test_never_what_belongs_to_all(deadlock, alice, matter, reason):
    decision = deadlock()
    Decision.objects.update(matter=matter)
    with on(18), pytest.raises(Refused, match=reason):
        settle(decision, alice)


def test_not_while_a_round_is_open(deadlock, alice, facilitator):
    decision = deadlock(second=False)
    with on(14):
        actions.open_round(decision, by=facilitator)
        with pytest.raises(Refused, match="its answers come first"):
            settle(decision, alice)


def test_not_without_a_deadlock(propose, play, lead, alice):
    decision = propose("operational")
    play(decision, present="LLU", LLU="consent")
    with pytest.raises(Refused, match="There is no deadlock"):
        settle(decision, alice)


def test_with_reasons_and_the_minority_s_opinion(deadlock, alice):
    decision = deadlock()
    with on(18), pytest.raises(Refused, match="with written reasons"):
        settle(decision, alice, reasons=text(""))
    with on(18), pytest.raises(Refused, match="Write the minority’s opinion"):
        settle(decision, alice, minority_opinion=text(""))


def test_not_twice(deadlock, alice):
    decision = deadlock()
    with on(18):
        settle(decision, alice)
        with pytest.raises(Refused, match="decision is closed"):
            settle(decision, alice)


def test_a_missed_quorum_between_the_rounds_changes_nothing(deadlock, play, alice):
    decision = deadlock(second=False)
    with on(12):
        assert play(decision, present="LLU", LLU="for").result == "no_quorum"
    with on(14):
        play(decision, LLU="for", VSA="against", CAL="abstain")
        assert settle(decision, alice)


def test_an_objection_then_a_tie_is_a_deadlock(propose, play, facilitator, lead, alice):
    with on(0):
        decision = propose("operational")
        assert play(decision, LLU="consent", VSA="objection").deadlocked
        actions.open_mediation(decision, by=facilitator, mediator="Odile")
    with on(5):
        actions.close_mediation(decision, by=facilitator, findings="Nothing.")
        play(decision, LLU="for", VSA="against")
        assert settle(decision, alice)
    assert RuleSet.objects.get().settle_days == 7
    assert lead.cap == Decimal(15000)


def test_a_sense_check_between_the_rounds_changes_nothing(deadlock, play, facilitator, committee, alice):
    decision = deadlock(second=False)
    with on(13):
        actions.open_round(decision, by=facilitator, purpose="sense")
        actions.record_attendance(decision, by=facilitator, present=committee.seats.values())
        assert actions.close_round(decision, by=facilitator).result == "advice"
    with on(14):
        play(decision, LLU="for", VSA="against", CAL="abstain")
        assert why_not_settled(decision) is None
        assert settle(decision, alice)


def test_a_mandate_that_ends_at_the_same_moment_is_no_accident(deadlock, alice, lead, monkeypatch):
    decision, check = deadlock(), Rule.check

    def checked_then_ended(rule, by, thing, **facts):
        check(rule, by, thing, **facts)
        Lead.objects.update(ended_on=date(2026, 7, 1))

    monkeypatch.setattr(Rule, "check", checked_then_ended)
    with on(18):
        assert settle(decision, alice).lead == lead


def test_the_committee_counts_what_was_settled_in_the_mandate(deadlock, alice, partnership, lead):
    decision = deadlock()
    with on(18):
        ruling = settle(decision, alice)
    (held,) = leads(partnership)
    assert held.settled == "Settled 1 deadlock in this mandate, 0 overturned."
    ruling.overturned_in = decision.rounds.first()
    ruling.save()
    (held,) = leads(partnership)
    assert held.settled == "Settled 1 deadlock in this mandate, 1 overturned."
