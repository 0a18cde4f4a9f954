"""Peers who act at the same moment: revealed once, and what is handed in is what was read on the summary."""

from functools import partial

import pytest

from core.refusals import Refused
from impact import actions
from impact.models import Recommendation, Reviewer, ReviewMark, ReviewRound
from partnerships.models import JournalEntry
from tests.impact.peers import CRITERIA, accepted, draft, fresh, opened, reviewed
from tests.racing import emptied, together

__all__ = ["emptied"]
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]
ROUNDS = 5


def test_the_last_two_hand_in_at_once_and_all_is_revealed_once(partnership, facilitator):
    for turn in range(1, ROUNDS + 1):
        round_ = opened(partnership, facilitator)
        peers = [accepted(round_, facilitator, name) for name in ("vera", "walter")]
        for peer in peers:
            draft(peer)
        gave = together(*(partial(actions.submit_review, peer, by=peer) for peer in map(fresh, peers)))
        assert all(isinstance(done, Reviewer) for done in gave), gave
        assert ReviewRound.objects.get(pk=round_.pk).state == "revealed"
        assert JournalEntry.objects.filter(event="impact.reviews_revealed").count() == turn


def test_handing_in_and_releasing_the_other_at_once(partnership, facilitator):
    """Three peers, one handed in: the second hands in while the third is released; revealed once, whoever is first."""
    round_ = opened(partnership, facilitator)
    peers = [accepted(round_, facilitator, name) for name in ("vera", "walter", "xenia")]
    for peer in peers:
        draft(peer)
    actions.submit_review(fresh(peers[0]), by=fresh(peers[0]))
    second, third = fresh(peers[1]), fresh(peers[2])
    together(
        lambda: actions.submit_review(second, by=second),
        lambda: actions.release_reviewer(third, by=facilitator, reason="Malade."),
    )
    assert ReviewRound.objects.get().state == "revealed"
    assert JournalEntry.objects.filter(event="impact.reviews_revealed").count() == 1


def test_writing_while_handing_in_changes_nothing_that_was_handed_in(partnership, facilitator):
    round_ = opened(partnership, facilitator)
    accepted(round_, facilitator, "walter")
    peer = draft(accepted(round_, facilitator, "vera"))
    one, other, threes = fresh(peer), fresh(peer), dict.fromkeys(CRITERIA, 3)
    handed, written = together(
        lambda: actions.submit_review(one, by=one), lambda: draft(other, marks=threes, evidence={})
    )
    assert isinstance(handed, Reviewer), handed
    kept = set(ReviewMark.objects.filter(reviewer=peer).values_list("mark", flat=True))
    if isinstance(written, Refused):
        assert "does not change any more" in str(written)
        assert kept == {3, 4, 5}
    else:
        assert kept == {3}, "the draft came first, and is what was handed in"
    assert Recommendation.objects.filter(reviewer=peer).count() == 2
    assert fresh(peer).submitted_at


def test_the_last_two_answers_at_once_end_the_round_once(partnership, facilitator, llu, at):
    made = reviewed(partnership, facilitator, ("vera", "walter"))
    ReviewRound.objects.update(revealed_on="2026-01-05")
    rows = list(Recommendation.objects.select_related("reviewer__round__partnership"))
    given = {"by": facilitator, "position": "accepted", "owner": llu, "due_on": partnership.today()}
    for row in rows[:-2]:
        actions.answer_recommendation(row, **given)
    gave = together(*(lambda row=row: actions.answer_recommendation(row, **given) for row in rows[-2:]))
    assert all(isinstance(done, Recommendation) for done in gave), gave
    assert ReviewRound.objects.get(pk=made.round.pk).state == "answered"
    assert JournalEntry.objects.filter(event="impact.review_answered").count() == 1


def test_one_row_of_invitations_at_once_stays_within_four(partnership, facilitator):
    round_ = opened(partnership, facilitator)
    names = ("a", "b", "c", "d", "e", "f")
    gave = together(
        *(
            lambda name=name: actions.invite_reviewer(
                round_, by=facilitator, name=name, organisation=name, email=f"{name}@outside.example"
            )
            for name in names
        )
    )
    assert sum(isinstance(done, Reviewer) for done in gave) == 4
    assert sorted(Reviewer.objects.values_list("rank", flat=True)) == [1, 2, 3, 4]
