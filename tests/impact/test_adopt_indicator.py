"""Adopting: every partner agreed to it as it stands, or the committee decided it; who is missing is named."""

import pytest

from core.refusals import Refused
from governance.models import Body, Decision
from impact import actions
from partnerships.models import JournalEntry
from tests.conftest import text


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


@pytest.fixture
def proposed(partnership, facilitator):
    return actions.propose_indicator(partnership, by=facilitator, title=text("Ménages", "Households"))


@pytest.fixture
def decide(partnership, facilitator):
    """A decision of the committee that was closed with this outcome."""

    def decided(outcome: str, at=partnership) -> Decision:
        body = Body.objects.create(partnership=at, name=text("Comité"), seated_at=at.started_at)
        whole = {"year": 2026, "rank": 1, "proposed_by": facilitator, "proposed_at": at.started_at}
        ended = {"state": "closed", "outcome": outcome, "closed_at": at.started_at}
        return Decision.objects.create(partnership=at, body=body, title=text("Mesurer"), **whole, **ended)

    return decided


def test_each_partner_that_is_missing_is_named(proposed, facilitator, alice, bob, carol):
    opine = actions.give_indicator_opinion
    reason = refused(actions.adopt_indicator, proposed, by=facilitator)
    assert "missing: Logis & Lumière, Ville de Saint-Aubin, Calorane SA." in reason
    opine(proposed, by=alice, position="agree")
    opine(proposed, by=bob, position="object", reason="Il punit les petits.")
    opine(proposed, by=carol, position="reserve", reason="Coûteux.")
    assert refused(actions.adopt_indicator, proposed, by=facilitator).startswith("Objecting: Ville de Saint-Aubin.")
    opine(proposed, by=bob, position="agree")
    adopted = actions.adopt_indicator(proposed, by=facilitator)
    assert (adopted.state, adopted.adopted_on, adopted.decision) == ("adopted", adopted.partnership.today(), None)


def test_opinions_on_an_earlier_revision_do_not_count(proposed, facilitator, alice, bob, carol):
    for member in (alice, bob, carol):
        actions.give_indicator_opinion(proposed, by=member, position="agree")
    actions.change_indicator_proposal(proposed, by=facilitator, title=text("Foyers"))
    reason = refused(actions.adopt_indicator, proposed, by=facilitator)
    assert "missing: Logis & Lumière, Ville de Saint-Aubin, Calorane SA." in reason


def test_a_decision_of_the_committee_stands_for_all(proposed, facilitator, decide, page, login):
    rejected = decide("rejected")
    assert "Only a decision that the committee" in refused(
        actions.adopt_indicator, proposed, by=facilitator, decision=rejected
    )
    Decision.objects.update(outcome="adopted")
    address = page("adopt_indicator", proposed.code)
    shown = login(facilitator).get(page("indicator_detail", proposed.code)).text
    assert str(rejected.uuid) in shown, "an adopted decision is offered"
    assert login(facilitator).post(address, {"decision": str(rejected.uuid)}).status_code == 302
    proposed.refresh_from_db()
    assert (proposed.state, proposed.decision) == ("adopted", rejected)
    line = JournalEntry.objects.latest("pk")
    assert (line.event, line.params["decision"]) == ("impact.indicator_adopted_by_decision", "D-2026-01")
    assert "D-2026-01" in login(facilitator).get(page("indicator_detail", proposed.code)).text


def test_the_page_keeps_the_refusal_in_place(proposed, page, login, facilitator):
    answer = login(facilitator).post(page("adopt_indicator", proposed.code))
    assert answer.status_code == 403
    assert "missing: Logis &amp; Lumière" in answer.text
