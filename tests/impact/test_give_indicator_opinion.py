"""What partners think of a proposed indicator: bound to the revision they read, kept when it changes."""

import pytest

from core.refusals import Refused
from impact import actions, rules
from impact.awaits import awaits
from impact.contents import opinions
from impact.models import Indicator, IndicatorOpinion
from partnerships.models import Partner, Partnership
from tests.conftest import text


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


@pytest.fixture
def proposed(partnership, alice) -> Indicator:
    return actions.propose_indicator(partnership, by=alice, title=text("Ménages", "Households"))


def awaited(indicator: Indicator, *members) -> list[bool]:
    return [indicator in Indicator.objects.awaiting_opinion_of(member) for member in members]


def test_who_proposes_agrees_and_the_others_are_asked(proposed, alice, bob, carol, facilitator):
    assert [(row.partner.code, row.position) for row in proposed.opinions.all()] == [("LLU", "agree")]
    assert awaited(proposed, alice, bob, carol, facilitator) == [False, True, True, False]
    assert "Say what you think of the indicator I01" in [what.title for what in awaits(bob)]
    actions.give_indicator_opinion(proposed, by=bob, position="reserve", reason="Coûteux.", revision=1)
    assert awaited(proposed, bob) == [False]
    actions.give_indicator_opinion(proposed, by=bob, position="agree")
    kept = IndicatorOpinion.objects.filter(partner=bob.partner)
    assert [(row.rank, row.position, row.reason) for row in kept] == [(1, "reserve", "Coûteux."), (2, "agree", "")]
    assert kept.live().get().rank == 2


def test_why_it_is_refused(proposed, alice, bob, facilitator, partnership):
    give = actions.give_indicator_opinion
    assert "Write your reservation" in refused(give, proposed, by=bob, position="reserve", reason=" ")
    assert "An objection comes with its reason" in refused(give, proposed, by=bob, position="object")
    assert "has changed since you opened" in refused(give, proposed, by=bob, position="agree", revision=2)
    assert "Only representatives of partners" in refused(give, proposed, by=facilitator, position="agree")
    actions.retire_indicator(proposed, by=facilitator, reason=text("Doublon"))
    assert "adopted or retired already" in refused(give, proposed, by=bob, position="agree")
    assert awaited(proposed, bob) == [False]


def test_the_twin_answers_as_the_rule_does(proposed, bob, partnership):
    assert awaited(proposed, bob) == [rules.give_indicator_opinion.allows(bob, proposed)] == [True]
    Partner.objects.filter(pk=bob.partner_id).update(standing=Partner.Standing.OBSERVER)
    bob.partner.refresh_from_db()
    assert awaited(proposed, bob) == [rules.give_indicator_opinion.allows(bob, proposed)] == [False]
    Partner.objects.filter(pk=bob.partner_id).update(standing=Partner.Standing.PARTNER)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    for thing in (bob.partner, bob.partnership, proposed.partnership):
        thing.refresh_from_db()
    assert awaited(proposed, bob) == [rules.give_indicator_opinion.allows(bob, proposed)] == [False]


def test_an_opinion_on_what_changed_is_stale_and_says_so(proposed, alice, bob, page, login):
    actions.give_indicator_opinion(proposed, by=bob, position="agree")
    changed = actions.change_indicator_proposal(proposed, by=alice, title=text("Foyers", "Homes"))
    lines = {said.partner.code: said for said in opinions(changed)}
    assert (lines["VSA"].current, lines["VSA"].earlier.revision) == (None, 1)
    assert lines["LLU"].current.revision == 2, "who changes it agrees to it"
    shown = login(bob).get(page("indicator_detail", "I01")).text
    assert "To confirm" in shown and "agrees, on revision 1" in shown
    assert 'name="revision" value="2"' in shown
    stale = login(bob).post(page("give_indicator_opinion", "I01"), {"position": "agree", "revision": "1"})
    assert stale.status_code == 403
    assert "has changed since you opened this page" in stale.text
    fresh = login(bob).post(page("give_indicator_opinion", "I01"), {"position": "agree", "revision": "2"})
    assert fresh.status_code == 302
    silent = login(bob).post(page("give_indicator_opinion", "I01"), {"position": "object", "revision": "2"})
    assert "An objection comes with its reason" in silent.text
