"""A round is opened, given more time, or given up: by the facilitator, with reasons."""

from datetime import date, timedelta

import pytest

from core.refusals import Refused
from impact import actions, rules
from impact.models import Reviewer, ReviewRound
from partnerships.actions import change_stage
from partnerships.models import JournalEntry
from tests.conftest import text
from tests.impact.peers import accepted, draft, fresh, handed_in, invited, letters, opened

pytestmark = pytest.mark.django_db
WHY = text("Plus personne n’est disponible.", "Nobody is available any more.")


def test_the_facilitator_opens_a_round(partnership, facilitator):
    round_ = opened(partnership, facilitator)
    assert (round_.number, round_.state) == (1, "open")
    assert JournalEntry.objects.filter(partnership=partnership, event="impact.review_opened").count() == 1


def test_nobody_else_does(partnership, alice):
    with pytest.raises(Refused, match="Only the facilitator"):
        opened(partnership, alice)


def test_one_round_at_a_time(partnership, facilitator):
    first = opened(partnership, facilitator)
    with pytest.raises(Refused, match="A peer review is under way already"):
        opened(partnership, facilitator)
    actions.abandon_review(first, by=facilitator, reason=WHY)
    assert opened(partnership, facilitator).number == 2


def test_the_last_day_comes_after_today(partnership, facilitator):
    with pytest.raises(Refused, match="The last day comes after today"):
        opened(partnership, facilitator, partnership.today())


def test_a_closed_partnership_is_not_looked_at(partnership, facilitator):
    change_stage(partnership, by=facilitator, stage="closed", reason="Fini.")
    partnership.refresh_from_db()
    assert "is closed" in rules.open_review.refusal(facilitator, partnership)


def test_more_time_moves_the_links_too(partnership, facilitator):
    round_ = opened(partnership, facilitator)
    peer = invited(round_, facilitator, "vera")
    later = round_.closes_on + timedelta(days=7)
    actions.extend_review(round_, by=facilitator, closes_on=later)
    assert fresh(peer).expires_at.astimezone(partnership.zone).date() == later
    assert "you have more time" in letters(peer.email)[-1]["subject"]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(0, "time is only added"), (-5, "time is only added"), (-40, "The last day comes after today")],
)
def test_time_is_only_added(partnership, facilitator, days, sentence):
    round_ = opened(partnership, facilitator)
    with pytest.raises(Refused, match=sentence):
        actions.extend_review(round_, by=facilitator, closes_on=round_.closes_on + timedelta(days=days))


def test_only_the_facilitator_gives_time_or_gives_up(partnership, facilitator, alice):
    round_ = opened(partnership, facilitator)
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.extend_review(round_, by=alice, closes_on=date(2099, 1, 1))
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.abandon_review(round_, by=alice, reason=WHY)


def test_giving_up_says_why_to_partners_and_peers(partnership, facilitator):
    round_ = opened(partnership, facilitator)
    peer = draft(accepted(round_, facilitator, "vera"))
    with pytest.raises(Refused, match="Write why"):
        actions.abandon_review(round_, by=facilitator, reason=text(""))
    actions.abandon_review(round_, by=facilitator, reason=WHY)
    letter = letters(peer.email)[-1]
    assert "Nobody is available any more." in letter["text"]
    assert "/partnerships/" not in letter["text"], "the door is shut: no way in is given"
    entry = JournalEntry.objects.filter(partnership=partnership).latest("sequence")
    assert entry.event == "impact.review_abandoned"


def test_what_is_over_is_over(partnership, facilitator):
    round_ = opened(partnership, facilitator)
    peer = accepted(round_, facilitator, "vera")
    gone = actions.abandon_review(round_, by=facilitator, reason=WHY)
    over = "This peer review is no longer under way"
    with pytest.raises(Refused, match=over):
        actions.extend_review(gone, by=facilitator, closes_on=date(2099, 1, 1))
    with pytest.raises(Refused, match=over):
        actions.abandon_review(gone, by=facilitator, reason=WHY)
    with pytest.raises(Refused, match=over):
        invited(gone, facilitator, "walter")
    with pytest.raises(Refused, match=over):
        draft(fresh(peer))


def test_one_peer_alone_is_never_revealed(partnership, facilitator):
    """One look is an opinion: the round waits for a second one."""
    round_ = opened(partnership, facilitator)
    handed_in(accepted(round_, facilitator, "vera"))
    assert ReviewRound.objects.get().state == "open"
    handed_in(accepted(round_, facilitator, "walter"))
    assert ReviewRound.objects.get().state == "revealed"
    assert Reviewer.objects.handed_in().count() == 2
