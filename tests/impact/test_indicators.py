"""Indicators are proposed by partners, adopted by all, never confirmed by who measures; stories need consent."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from core.refusals import Refused
from impact import actions, rules
from impact.models import Indicator
from partnerships.models import JournalEntry, Member, Partner, Partnership
from tests.conftest import text
from tests.impact.framed import adopt_together


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


@pytest.fixture
def visitor(partnership, stranger) -> Member:
    """In the partnership without a partner and without a role."""
    return Member.objects.create(partnership=partnership, user=stranger, joined_at=partnership.started_at)


def test_codes_follow_one_another(partnership, alice, facilitator):
    made = [actions.propose_indicator(partnership, by=who, title=text("x")) for who in (alice, facilitator)]
    assert [row.code for row in made] == ["I01", "I02"]
    assert made[0].state == Indicator.State.PROPOSED
    assert "already taken" in refused(actions.propose_indicator, partnership, by=alice, title=text("x"), code="I01")


def test_who_is_nobody_s_representative_proposes_nothing(partnership, visitor):
    assert "Only representatives" in refused(actions.propose_indicator, partnership, by=visitor, title=text("x"))


def test_who_measures_does_not_confirm(partnership, alice, facilitator):
    both = {"collector": alice.partner, "confirmer": alice.partner}
    reason = refused(actions.propose_indicator, partnership, by=facilitator, title=text("x"), **both)
    assert reason == "Who measures does not confirm: choose another partner to confirm."
    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.create(partnership=partnership, code="I9", title=text("x"), **both)


def test_the_facilitator_writes_the_adoption_once(partnership, alice, facilitator):
    proposed = actions.propose_indicator(partnership, by=alice, title=text("x"))
    assert refused(actions.adopt_indicator, proposed, by=alice).startswith("Only the facilitator")
    adopted = adopt_together(proposed, facilitator)
    assert adopted.state == "adopted"
    assert JournalEntry.objects.order_by("pk").last().event == "impact.indicator_adopted"
    assert "adopted or retired already" in refused(actions.adopt_indicator, adopted, by=facilitator)


def test_a_story_is_written_after_its_consent(tell, alice):
    story = tell()
    assert story.code == "S01"
    assert story.collected_by == alice.partner
    for late in ("told_on", "consent_on"):
        with pytest.raises(Refused):
            tell(**{late: date(2999, 1, 1)})


def test_stories_are_told_by_partners_or_on_their_behalf(tell, facilitator, alice, bob, visitor):
    assert "Only representatives" in refused(tell, by=visitor)
    assert "Only this partner's representatives" in refused(tell, by=alice, partner=bob.partner)
    assert tell(by=facilitator, partner=bob.partner).collected_by == bob.partner
    entry = JournalEntry.objects.order_by("pk").last()
    assert entry.on_behalf_of == bob.partner


def test_a_story_of_the_future_says_why_it_is_refused(partnership, alice):
    late = date(2999, 1, 1)
    assert rules.tell_story.refusal(alice, partnership, told_on=late) == "This date has not come yet."
    assert "consent comes before" in rules.tell_story.refusal(alice, partnership, consent_on=late)


def test_nothing_more_in_a_closed_partnership(partnership, alice, facilitator, tell):
    proposed = actions.propose_indicator(partnership, by=alice, title=text("x"))
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(actions.propose_indicator, partnership, by=alice, title=text("x"))
    assert "is closed" in refused(actions.adopt_indicator, Indicator.objects.get(pk=proposed.pk), by=facilitator)
    assert "is closed" in refused(tell)
    assert Partner.objects.count() == 3
