"""After the reviews are read: spreads talked over, facts checked, every recommendation answered and followed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core import clock
from core.refusals import Refused
from governance import actions as governance
from impact import actions
from impact.awaits import awaits
from impact.contents import reviews
from impact.models import FactualRemark, Recommendation, ReviewRound
from partnerships.models import JournalEntry, Partner
from tests.conftest import text
from tests.impact.peers import accepted, answer_all, draft, fresh, handed_in, letters, opened, reviewed

pytestmark = pytest.mark.django_db
WHY = text("Pas maintenant.", "Not now.")


@pytest.fixture
def made(partnership, facilitator):
    return reviewed(partnership, facilitator, ("vera", "xenia"))


@pytest.fixture
def after():
    """Once errors of fact have been pointed out, or could have been."""
    with clock.at(clock.now() + timedelta(days=11)):
        yield


def advice(made, rank: int = 0) -> Recommendation:
    rows = Recommendation.objects.filter(reviewer__round=made.round).order_by("reviewer__rank", "rank")
    return rows.select_related("reviewer__round__partnership")[rank]


def in_days(made, days: int):
    return made.round.partnership.today() + timedelta(days=days)


# Spreads -------------------------------------------------------------------------------------------------


def test_wide_marks_are_to_be_discussed_until_they_were(partnership, facilitator):
    made = reviewed(partnership, facilitator)
    (line,) = reviews.outcome(made.round).to_discuss
    assert (line.criterion.value, line.each, line.mean, line.marks.spread) == ("P4", [3, 2, 4], "3.0", 2)
    actions.discuss_spread(made.round, by=facilitator, criterion="P4", body=text("Vu.", "Seen."))
    assert reviews.outcome(made.round).to_discuss == []


def test_near_marks_and_lone_marks_are_not(partnership, facilitator):
    made = reviewed(partnership, facilitator)
    for criterion in ("P1", "P6"):
        with pytest.raises(Refused, match="do not lie far apart"):
            actions.discuss_spread(made.round, by=facilitator, criterion=criterion, body=text("Vu."))


def test_only_the_facilitator_writes_what_was_said(made, alice, facilitator):
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.discuss_spread(made.round, by=alice, criterion="P4", body=text("Vu."))
    with pytest.raises(Refused, match="do not lie far apart"):
        actions.discuss_spread(made.round, by=facilitator, criterion="P4", body=text("Vu."))


def test_something_was_said(partnership, facilitator):
    made = reviewed(partnership, facilitator)
    with pytest.raises(Refused, match="Write what was said"):
        actions.discuss_spread(made.round, by=facilitator, criterion="P4", body=text(""))


# Facts ---------------------------------------------------------------------------------------------------


def test_a_partner_points_out_an_error_and_the_peer_answers_beside(made, alice, login):
    vera = made.peers[0]
    remark = actions.remark_fact(vera, by=alice, body="Le chiffre est de juin.")
    assert "Le chiffre est de juin." in letters(vera.email)[-1]["text"]
    browser = login(vera.user)
    page = reverse("impact:answer_fact", args=[made.round.partnership.slug, 1, remark.uuid])
    assert "Answer a remark of fact" in browser.get("/").text
    assert browser.post(page, {"answer": "True."}).status_code == 302
    beside = login(alice).get(made.round.get_absolute_url()).text
    assert "Le chiffre est de juin." in beside and "True." in beside
    assert "vera-evidence-P1" in beside, "the review stays"


def test_a_remark_is_answered_once_by_its_peer(made, alice):
    vera, xenia = made.peers
    remark = actions.remark_fact(vera, by=alice, body="Faux.")
    with pytest.raises(Refused, match="Only the peer who was asked"):
        actions.answer_fact(remark, by=xenia, answer="Non.")
    with pytest.raises(Refused, match="Write your answer"):
        actions.answer_fact(remark, by=vera, answer=" ")
    actions.answer_fact(remark, by=vera, answer="Vu.")
    with pytest.raises(Refused, match="answered this remark already"):
        actions.answer_fact(FactualRemark.objects.get(), by=fresh(vera), answer="Encore.")


def test_facts_are_pointed_out_within_ten_days(made, alice):
    with clock.at(clock.now() + timedelta(days=10)):
        actions.remark_fact(made.peers[0], by=alice, body="Faux.")
    with clock.at(clock.now() + timedelta(days=11)), pytest.raises(Refused, match="that time is over"):
        actions.remark_fact(made.peers[0], by=alice, body="Faux.")


def test_what_a_released_peer_had_begun_is_never_read(partnership, facilitator, login):
    round_ = opened(partnership, facilitator)
    vera, walter, xenia = (accepted(round_, facilitator, name) for name in ("vera", "walter", "xenia"))
    draft(walter)
    for peer in (vera, xenia):
        handed_in(peer)
    gone = actions.release_reviewer(fresh(walter), by=facilitator, reason="Malade.")
    kept = Recommendation.objects.select_related("reviewer__round__partnership").filter(reviewer=gone).first()
    with pytest.raises(Refused, match="never read"):
        actions.remark_fact(fresh(gone), by=facilitator, body="Faux.")
    with clock.at(clock.now() + timedelta(days=11)):
        assert "Answer 4 recommendations" in {what.title[:24] for what in awaits(facilitator)}
        page = reverse("impact:answer_recommendation", args=[partnership.slug, kept.uuid])
        assert login(facilitator).get(page).status_code == 404
        with pytest.raises(Refused, match="never read"):
            actions.answer_recommendation(kept, by=facilitator, position="rejected", reason=WHY)


def test_a_remark_says_something_and_comes_from_a_partner(made, alice):
    with pytest.raises(Refused, match="Write what is not so"):
        actions.remark_fact(made.peers[0], by=alice, body=" ")
    Partner.objects.filter(pk=alice.partner_id).update(standing="observer")
    alice.partner.refresh_from_db()
    with pytest.raises(Refused, match="Only representatives of partners"):
        actions.remark_fact(made.peers[0], by=alice, body="Faux.")


# Answers -------------------------------------------------------------------------------------------------


def test_answers_wait_for_the_check_of_facts(made, facilitator, llu):
    with pytest.raises(Refused, match="answer once these ten days are over"):
        actions.answer_recommendation(advice(made), by=facilitator, position="rejected", reason=WHY)


def test_only_who_answers_for_the_partnership(made, after, alice):
    with pytest.raises(Refused, match="Only the facilitator, or the strategic lead"):
        actions.answer_recommendation(advice(made), by=alice, position="rejected", reason=WHY)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"position": "maybe"}, "is accepted, partly accepted or rejected"),
        ({"position": "rejected"}, "Say why it is not wholly taken up"),
        ({"position": "partial", "owner": True, "due": 9}, "Say why it is not wholly taken up"),
        ({"position": "accepted", "due": 9}, "Say which partner does it"),
        ({"position": "accepted", "owner": True}, "Say by when it is done"),
        ({"position": "accepted", "owner": True, "due": -1}, "has not gone by"),
    ],
)
def test_an_answer_is_whole(made, after, facilitator, llu, given, sentence):
    day = in_days(made, given["due"]) if "due" in given else None
    whole = {"position": given["position"], "owner": llu if given.get("owner") else None, "due_on": day}
    with pytest.raises(Refused, match=sentence):
        actions.answer_recommendation(advice(made), by=facilitator, **whole)


def test_a_former_partner_does_nothing(made, after, facilitator, llu):
    Partner.objects.filter(pk=llu.pk).update(standing="former")
    llu.refresh_from_db()
    with pytest.raises(Refused, match="The one who does it is a partner"):
        actions.answer_recommendation(
            advice(made), by=facilitator, position="accepted", owner=llu, due_on=in_days(made, 9)
        )


def test_the_page_takes_an_answer(made, after, facilitator, llu, login):
    row = advice(made)
    page = reverse("impact:answer_recommendation", args=[made.round.partnership.slug, row.uuid])
    browser = login(facilitator)
    assert "vera-advice-1" in browser.get(page).text
    sent = {"position": "partial", "reason_fr": "En partie.", "reason_en": "In part.", "owner": "LLU"}
    answered = browser.post(page, sent | {"due_on": in_days(made, 30).isoformat()})
    assert answered.url == made.round.get_absolute_url()
    row.refresh_from_db()
    assert (row.position, row.owner, row.reason["en"]) == ("partial", llu, "In part.")


def test_the_last_answer_ends_the_round_and_tells_the_peers(made, after, facilitator, llu):
    first = advice(made)
    actions.answer_recommendation(
        first, by=facilitator, position="rejected", reason=WHY, owner=llu, due_on=in_days(made, 9)
    )
    first.refresh_from_db()
    assert (first.owner, first.due_on) == (None, None), "what is rejected is nobody's"
    with pytest.raises(Refused, match="answered already"):
        actions.answer_recommendation(first, by=facilitator, position="rejected", reason=WHY)
    assert ReviewRound.objects.get().state == "revealed"
    for rank in (1, 2, 3):
        actions.answer_recommendation(
            advice(made, rank), by=facilitator, position="accepted", owner=llu, due_on=in_days(made, 30)
        )
    round_ = ReviewRound.objects.get()
    assert (round_.state, round_.answered_on) == ("answered", made.round.partnership.today())
    for peer in made.peers:
        assert "the answers to your recommendations" in letters(peer.email)[-1]["subject"]
    assert "vera-advice-1 → rejected. Not now." in letters(made.peers[0].email)[-1]["text"]
    assert JournalEntry.objects.filter(event="impact.review_answered").count() == 1
    with pytest.raises(Refused, match="nothing is added to it any more"):
        actions.remark_fact(fresh(made.peers[0]), by=facilitator, body="Faux.")


def test_late_answers_are_shown_and_taken(made, facilitator, llu):
    with clock.at(clock.now() + timedelta(days=45)):
        assert all(row.is_late for row in reviews.outcome(made.round).unanswered)
        due_on = in_days(made, 30)
        answer_all(made.round, facilitator, owner=llu, due_on=due_on)
        made.round.refresh_from_db()
        assert made.round.state == "answered"
        assert all(row.is_late for row in reviews.outcome(made.round).recommendations)


# What becomes of them ------------------------------------------------------------------------------------


@pytest.fixture
def promised(made, after, facilitator, llu):
    answer_all(made.round, facilitator, owner=llu, due_on=in_days(made, 30))
    return advice(made)


def test_who_does_it_says_what_became_of_it(promised, alice, facilitator):
    actions.follow_recommendation(promised, by=alice, body=text("Commencé.", "Begun."))
    actions.follow_recommendation(promised, by=facilitator, body=text("Fait.", "Done."), done=True)
    with pytest.raises(Refused, match="is done already"):
        actions.follow_recommendation(promised, by=alice, body=text("Encore."))
    said = [line.event for line in JournalEntry.objects.order_by("-sequence")[:2]]
    assert said == ["impact.recommendation_done", "impact.recommendation_followed"]


def test_others_do_not(promised, bob, alice):
    with pytest.raises(Refused, match="Only this partner's representatives"):
        actions.follow_recommendation(promised, by=bob, body=text("Fait."))
    with pytest.raises(Refused, match="Write what was done"):
        actions.follow_recommendation(promised, by=alice, body=text(""))


def test_what_was_rejected_is_not_followed(made, after, facilitator):
    row = actions.answer_recommendation(advice(made), by=facilitator, position="rejected", reason=WHY)
    with pytest.raises(Refused, match="Nobody does this recommendation"):
        actions.follow_recommendation(row, by=facilitator, body=text("Fait."))


def test_what_is_not_done_by_its_day_is_said(promised, made, alice):
    with clock.at(clock.now() + timedelta(days=31)):
        assert reviews.outcome(made.round).recommendations[0].is_overdue
        actions.follow_recommendation(promised, by=alice, body=text("Fait."), done=True)
        assert not reviews.outcome(made.round).recommendations[0].is_overdue


def test_the_strategic_lead_answers_too(made, after, partnership, facilitator, alice, llu):
    body = governance.seat_committee(partnership, by=facilitator, name=text("Comité"))
    seat = body.seats.get(partner=llu)
    governance.set_rules(partnership, by=facilitator, categories=governance.usual_categories(quorum=2))
    since = partnership.today()
    governance.give_mandate(seat, by=facilitator, member=alice, capacity="titular", since_on=since)
    days = {"since_on": since, "until_on": since + timedelta(days=365), "succession": text("Bob")}
    governance.elect_lead(partnership, by=facilitator, member=alice, seat=seat, **days, categories=[])
    row = actions.answer_recommendation(advice(made), by=alice, position="rejected", reason=WHY)
    assert row.answered_by == alice
