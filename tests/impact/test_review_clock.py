"""What time says of a peer review, and what awaits whom."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core import clock
from core.acts import CLOCK
from core.refusals import Refused
from impact import actions
from impact.awaits.reviews import of_peer, of_reviews
from impact.clock.reviews import remind_due_review_answers, remind_due_reviewers
from partnerships.models import JournalEntry
from tests.conftest import text
from tests.impact.peers import accepted, answer_all, fresh, handed_in, invited, letters, link_in, opened, reviewed

pytestmark = pytest.mark.django_db


def titles(member) -> list[str]:
    return [found.title for found in of_reviews(member)]


def before(round_, days: int):
    """The middle of the day that comes so many days before the last one."""
    return clock.at(clock.end_of_day(round_.closes_on, "UTC") - timedelta(days=days, hours=12))


@pytest.fixture
def round_(partnership, facilitator):
    return opened(partnership, facilitator)


def test_a_week_and_a_day_before_who_is_missing_is_reminded_once(round_, facilitator):
    vera, walter = accepted(round_, facilitator, "vera"), accepted(round_, facilitator, "walter")
    handed_in(vera)
    sent = {peer.name: len(letters(peer.email)) for peer in (vera, walter)}
    for days, more in ((8, 0), (7, 1), (7, 1), (3, 1), (1, 2), (0, 2)):
        with before(round_, days):
            remind_due_reviewers()
        assert len(letters(walter.email)) - sent["Walter"] == more, f"{days} days before"
    assert len(letters(vera.email)) == sent["Vera"], "who has handed in is left in peace"
    assert "your review is awaited until" in letters(walter.email)[-1]["subject"]
    assert JournalEntry.objects.filter(event="impact.reviewers_reminded").count() == 2


def test_a_run_that_was_missed_is_caught_up_once(round_, facilitator):
    walter = accepted(round_, facilitator, "walter")
    with before(round_, 4):
        assert remind_due_reviewers() == 1
        assert remind_due_reviewers() == 0
    assert "your review is awaited" in letters(walter.email)[-1]["subject"]


def test_who_has_not_accepted_receives_a_fresh_link(round_, facilitator):
    peer = invited(round_, facilitator, "vera")
    first = link_in(peer.email)
    with before(round_, 7):
        remind_due_reviewers()
    assert link_in(peer.email) != first


def test_a_day_that_was_moved_is_another_one(round_, facilitator):
    walter = accepted(round_, facilitator, "walter")
    with before(round_, 1):
        remind_due_reviewers()
        actions.extend_review(round_, by=facilitator, closes_on=round_.closes_on + timedelta(days=5))
        round_.refresh_from_db()
        sent = len(letters(walter.email))
        assert remind_due_reviewers() == 1
    assert len(letters(walter.email)) == sent + 1


def test_nobody_reminds_by_hand(round_, facilitator):
    for act in (actions.remind_reviewers, actions.remind_review_answers):
        with pytest.raises(Refused, match="Time does this"):
            act(round_, by=facilitator)
    with pytest.raises(Refused, match="There is nobody to remind now"):
        actions.remind_reviewers(round_, by=CLOCK)
    with pytest.raises(Refused, match="awaits no answer now"):
        actions.remind_review_answers(round_, by=CLOCK)


def test_the_end_of_the_check_and_of_the_answers_are_said(partnership, facilitator):
    made, now = reviewed(partnership, facilitator, ("vera", "walter")), clock.now()
    told = {}
    for days in range(42):
        with clock.at(now + timedelta(days=days)):
            remind_due_review_answers()
        told[days] = len(letters(facilitator.user.email))
    steps = [day for day in told if day and told[day] > told[day - 1]]
    assert steps == [8, 30, 38], "two days before the check ends; ten and two days before the answers are due"
    assert "await their answers" in letters(facilitator.user.email)[-1]["subject"]
    assert made.round.answer_by == partnership.today() + timedelta(days=40)


def test_answered_nothing_is_said_any_more(partnership, facilitator, llu):
    made = reviewed(partnership, facilitator, ("vera", "walter"))
    with clock.at(clock.now() + timedelta(days=30)):
        answer_all(made.round, facilitator, owner=llu, due_on=partnership.today() + timedelta(days=90))
        assert remind_due_review_answers() == 0


# What awaits whom ----------------------------------------------------------------------------------------


def test_the_facilitator_is_asked_for_peers_then_to_rescue_the_round(round_, facilitator, alice):
    assert titles(facilitator) == ["Invite two peers at least to the peer review"]
    for name in ("vera", "walter"):
        accepted(round_, facilitator, name)
    assert titles(facilitator) == []
    with clock.at(clock.now() + timedelta(days=25)):
        assert titles(facilitator) == ["The last day of the peer review is behind"]
        assert titles(alice) == []


def test_answers_await_who_answers_and_promises_who_made_them(partnership, facilitator, alice, bob, llu):
    made = reviewed(partnership, facilitator, ("vera", "walter"))
    assert titles(facilitator) == []
    with clock.at(clock.now() + timedelta(days=11)):
        (found,) = of_reviews(facilitator)
        assert found.title == "Answer 4 recommendations of the peers"
        assert found.deadline.astimezone(partnership.zone).date() == made.round.answer_by
        assert titles(alice) == []
        answer_all(made.round, facilitator, owner=llu, due_on=partnership.today() + timedelta(days=40))
        assert titles(facilitator) == titles(alice) == []
    with clock.at(clock.now() + timedelta(days=25)):
        assert len(titles(alice)) == 4
        assert titles(bob) == []
        row = made.peers[0].recommendations.select_related("reviewer__round__partnership", "owner").first()
        row.refresh_from_db()
        actions.follow_recommendation(row, by=alice, body=text("Fait."), done=True)
        assert len(titles(alice)) == 3


def test_a_peer_is_asked_on_their_own_home_page(round_, facilitator, login):
    vera = accepted(round_, facilitator, "vera")
    home = login(vera.user).get("/").text
    assert "Write your peer review" in home
    assert reverse("impact:my_review", args=[round_.partnership.slug, 1]) in home
    assert "Partnerships I look at from outside" in home and "Start a partnership" not in home
    handed_in(vera)
    assert list(of_peer(fresh(vera).user)) == []
    assert "Partnerships I look at from outside" in login(vera.user).get("/").text


def test_after_the_last_day_a_peer_is_asked_for_nothing(round_, facilitator):
    vera = accepted(round_, facilitator, "vera")
    assert len(list(of_peer(vera.user))) == 1
    with clock.at(clock.now() + timedelta(days=25)):
        assert list(of_peer(vera.user)) == []
    with clock.at(clock.now() + timedelta(days=100)):
        assert list(of_peer(vera.user)) == []
