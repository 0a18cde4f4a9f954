"""A decision of the committee that came of a recommendation is linked to it: taken since the reviews were read."""

from datetime import timedelta

import pytest

from core import clock
from core.refusals import Refused
from impact import actions
from impact.models import Recommendation, RecommendationStep
from tests.charters.conftest import adopted
from tests.conftest import text
from tests.impact.peers import answer_all, reviewed

NEWS = text("Le comité a décidé.", "The committee decided.")


@pytest.fixture
def promised(partnership, facilitator, llu) -> Recommendation:
    """A recommendation that Logis & Lumière carries out, read twelve days ago."""
    with clock.at(clock.now() - timedelta(days=12)):
        made = reviewed(partnership, facilitator)
    answer_all(made.round, facilitator, owner=llu, due_on=partnership.today() + timedelta(days=30))
    rows = Recommendation.objects.select_related("reviewer__round__partnership", "owner")
    return rows.get(reviewer=made.peers[0], rank=1)


def refusal(*args, **facts) -> str:
    with pytest.raises(Refused) as refused:
        actions.follow_recommendation(*args, body=NEWS, **facts)
    return refused.value.reason


def test_the_decision_that_came_of_it_is_linked(promised, partnership, alice, facilitator):
    decision = adopted(partnership, facilitator)
    step = actions.follow_recommendation(promised, by=alice, body=NEWS, decision=decision)
    assert RecommendationStep.objects.get() == step
    assert step.decision == decision and not step.done


def test_news_need_no_decision(promised, alice):
    assert actions.follow_recommendation(promised, by=alice, body=NEWS).decision is None


@pytest.mark.parametrize("facts", [{"outcome": "rejected"}, {"state": "open", "outcome": ""}])
def test_a_decision_that_was_not_adopted_is_none(promised, partnership, alice, facilitator, facts):
    decision = adopted(partnership, facilitator, **facts)
    assert refusal(promised, by=alice, decision=decision).startswith("Only a decision that the committee of this")


def test_what_was_decided_before_did_not_come_of_it(promised, partnership, alice, facilitator):
    with clock.at(clock.now() - timedelta(days=13)):
        earlier = adopted(partnership, facilitator)
    assert refusal(promised, by=alice, decision=earlier).startswith("This decision was taken before the reviews")
    with clock.at(clock.now() - timedelta(days=12)):
        same_day = adopted(partnership, facilitator)
    assert actions.follow_recommendation(promised, by=alice, body=NEWS, decision=same_day).decision == same_day


def test_the_page_offers_the_decisions_and_shows_the_one_that_was_named(
    promised, partnership, alice, facilitator, login
):
    decision = adopted(partnership, facilitator)
    adopted(partnership, facilitator, outcome="rejected")
    browser = login(alice)
    address = f"/partnerships/{partnership.slug}/impact/recommendations/{promised.uuid}/follow/"
    shown = browser.get(address)
    assert list(shown.context["form"].fields["decision"].queryset) == [decision]
    sent = {"body_fr": "Décidé.", "body_en": "Decided.", "decision": str(decision.uuid)}
    after = browser.post(address, sent | {"once": shown.context["form"].initial.get("once", "")}, follow=True)
    assert f"Decision {decision.number}: Amend the charter" in after.text
    assert f"/decisions/{decision.address}/" in after.text
