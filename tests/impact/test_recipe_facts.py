"""What the recipe reads of impact: framing, measures when due, the unexpected, looks from outside."""

from datetime import date, timedelta

import pytest

from core import clock
from governance.models import Decision
from impact import actions
from impact.models import Measurement
from overview.contents.facts import facts_of
from partnerships import actions as building
from tests.charters.conftest import adopted
from tests.conftest import join, text
from tests.impact.framed import agree_framing
from tests.impact.peers import answer_all, opened, reviewed

MARCH = date(2026, 3, 31)


def names(rows) -> list[str]:
    return [str(row) for row in rows]


def test_the_framing_sheet_is_agreed_before_the_first_figure(partnership, facilitator, adopt, measure, at):
    with at(2026, 4, 1, 10):
        facts = facts_of(partnership)
        assert (facts.framing, facts.unframing, facts.first_measure_on) == ("v1", [], None)
        assert facts.framed_on is not None and not facts.measured_unframed
    made = adopt()
    measure(made, on=partnership.today())
    facts = facts_of(partnership)
    assert (facts.first_measure_on, facts.measured_unframed) == (partnership.today(), False)
    join(facilitator, "Phare", "PHA", "zoe")
    assert facts_of(partnership).unframing == ["Phare"]


def test_a_figure_before_the_sheet_is_agreed_is_said(partnership, facilitator, at):
    with at(2026, 2, 1):
        facts = facts_of(partnership)
        assert (facts.framing, facts.framed_on) == ("", None)
        made = actions.propose_indicator(partnership, by=facilitator, title=text("Aidés"))
        Measurement.objects.create(
            partnership=partnership, indicator=made, partner=partnership.partners.first(), measured_on=MARCH,
            submitted_by=facilitator, submitted_at=clock.now(),
        )  # fmt: skip
    with at(2026, 3, 1):
        agree_framing(partnership, facilitator)
        facts = facts_of(partnership)
    assert facts.measured_unframed and facts.framed_on == date(2026, 3, 1)
    assert facts.first_measure_on == date(2026, 2, 1)


@pytest.fixture
def objective(partnership, facilitator):
    return building.add_objective(partnership, by=facilitator, title=text("Atteindre"), statement=text("600"))


def test_an_objective_is_due_from_the_first_day_of_its_indicators(partnership, objective, adopt, measure, at):
    with at(2026, 1, 6, 9):
        made = adopt(objective=objective, milestones=[], frequency="quarter")
        adopt(objective=None, frequency="month", target_on=None, milestones=[])
        other = adopt(objective=objective, milestones=[], target_on=None)
    with at(2026, 3, 30, 9):
        facts = facts_of(partnership)
        assert (facts.due, facts.first_due) == (0, date(2026, 1, 31))
    with at(2026, 4, 2, 9):
        facts = facts_of(partnership)
        assert (facts.due, names(facts.unmeasured)) == (1, ["O01 Atteindre"])
        measure(other, on=MARCH)
        assert names(facts_of(partnership).unmeasured) == ["O01 Atteindre"], "what was not due answers for nothing"
        measure(made, on=MARCH)
        assert names(facts_of(partnership).unmeasured) == []


def test_a_milestone_is_answered_by_a_measure_of_the_month_before(partnership, objective, adopt, measure, at):
    with at(2026, 1, 6, 9):
        made = adopt(objective=objective, milestones=[(date(2026, 6, 30), 100)])
    with at(2026, 7, 1, 9):
        measure(made, on=date(2026, 3, 1))
        assert names(facts_of(partnership).unmeasured) == ["O01 Atteindre"]
        measure(made, on=date(2026, 6, 15))
        assert names(facts_of(partnership).unmeasured) == []


def test_the_unexpected_is_asked_and_heard_within_a_year(partnership, adopt, rubric, alice, tell, at):
    facts = facts_of(partnership)
    assert (facts.indicators, facts.qualitative) == (1, 1)
    with at(2026, 4, 2, 9):
        assert (facts_of(partnership).effects_asked, facts_of(partnership).effects_answered) == (0, 0)
        actions.report_effects(partnership, by=alice, period_ends_on=MARCH, tone="nothing", body=None)
        assert facts_of(partnership).effects_answered == 1
    with at(2027, 4, 3, 9):
        assert facts_of(partnership).effects_answered == 0


def test_a_question_that_time_asked_is_counted(partnership, adopt, bob, at):
    with at(2026, 2, 1):
        adopt()
    with at(2026, 4, 2, 9):
        actions.ask_effects(bob.partner)
        assert facts_of(partnership).effects_asked == 1


def test_an_unexpected_story_is_heard(partnership, tell):
    tell(expected=False)
    assert facts_of(partnership).unexpected == 1


def test_figures_are_fresh_then_waiting_then_confirmed_or_contested(partnership, helped, measure, bob):
    one, two = measure(helped, on=MARCH), measure(helped, on=date(2026, 4, 30))
    assert (facts_of(partnership).measures, facts_of(partnership).fresh) == (0, 2)
    actions.confirm_measurement(one, by=bob)
    facts = facts_of(partnership)
    assert (facts.measures, facts.fresh, facts.waiting) == (1, 1, [])
    with clock.at(clock.now() + timedelta(days=8)):
        facts = facts_of(partnership)
        assert (facts.measures, facts.fresh, names(facts.waiting)) == (2, 0, ["I01 Households helped"])
        actions.contest_measurement(two, by=bob, reason=text("Non."))
        facts = facts_of(partnership)
    assert (names(facts.contested), facts.waiting) == (["I01 Households helped"], [])


def test_a_review_is_read_with_its_answers_and_its_decisions(partnership, facilitator, llu):
    made = reviewed(partnership, facilitator)
    (row,) = facts_of(partnership).reviews
    assert (row.number, row.state, row.peers, row.recommendations, row.answered) == (1, "revealed", 3, 6, 0)
    with clock.at(clock.now() + timedelta(days=12)):
        due_on = partnership.today() + timedelta(days=30)
        answer_all(made.round, facilitator, owner=llu, due_on=due_on)
        (row,) = facts_of(partnership).reviews
        assert (row.state, row.unanswered, row.decisions) == ("answered", 0, ())
        decision = adopted(partnership, facilitator)
        advice = made.peers[0].recommendations.get(rank=1)
        for said in ("Décidé.", "Décidé encore."):
            actions.follow_recommendation(advice, by=facilitator, body=text(said), decision=decision)
        (row,) = facts_of(partnership).reviews
    assert row.decisions == (Decision.objects.get(pk=decision.pk).number,)


def test_a_review_that_was_given_up_is_none(partnership, facilitator):
    actions.abandon_review(opened(partnership, facilitator), by=facilitator, reason=text("Personne."))
    assert facts_of(partnership).reviews == ()
