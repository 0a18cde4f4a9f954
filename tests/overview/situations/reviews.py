"""Peer reviews: peers to find, reviews to write, what is read of them together, what the partnership answers."""

from datetime import timedelta

from impact import actions
from impact.models import Recommendation, ReviewRound
from tests.conftest import text
from tests.impact.peers import CRITERIA, accepted, answer_all, draft, fresh, handed_in, invited, opened, reviewed
from tests.overview.moments import DAY, PARTNERS, Act, Moment, asks
from tests.overview.situations.measures import page

TODAY = DAY.date()


def again(round_: ReviewRound) -> ReviewRound:
    return ReviewRound.objects.get(pk=round_.pk)


@asks("impact.invite_reviewer", "impact.abandon_review")
def a_look_lacks_its_second_peer(partnership, facilitator) -> Moment:
    round_ = opened(partnership, facilitator)
    invited(round_, facilitator, "vera")
    acts = {
        "impact.invite_reviewer": Act(round_, lambda by: invited(again(round_), by, "walter")),
        "impact.abandon_review": Act(
            round_, lambda by: actions.abandon_review(again(round_), by=by, reason=text("Fin."))
        ),
    }
    return Moment(round_.get_absolute_url(), "facilitator", acts)


@asks("impact.extend_review", "impact.release_reviewer", "impact.abandon_review")
def the_last_day_of_a_look_is_behind(partnership, facilitator) -> Moment:
    round_ = opened(partnership, facilitator)
    for name in ("vera", "walter"):
        handed_in(accepted(round_, facilitator, name))
        round_ = again(round_)
        if name == "vera":
            late = invited(round_, facilitator, "xenia")
    more = {"closes_on": TODAY + timedelta(days=60)}
    acts = {
        "impact.extend_review": Act(round_, lambda by: actions.extend_review(again(round_), by=by, **more)),
        "impact.release_reviewer": Act(
            fresh(late), lambda by: actions.release_reviewer(fresh(late), by=by, reason="Fin.")
        ),
        "impact.abandon_review": Act(
            round_, lambda by: actions.abandon_review(again(round_), by=by, reason=text("Fin."))
        ),
    }
    return Moment(round_.get_absolute_url(), "facilitator", acts, at=DAY + timedelta(days=25))


@asks("impact.declare_links", "impact.write_review", "impact.submit_review")
def a_peer_writes_their_review(partnership, facilitator) -> Moment:
    round_ = opened(partnership, facilitator)
    vera = accepted(round_, facilitator, "vera")
    invited(round_, facilitator, "walter")
    draft(vera)
    peer = fresh(vera)
    acts = {
        "impact.declare_links": Act(
            peer, lambda by: actions.declare_links(fresh(vera), by=by, links="Aucun."), ends=False
        ),
        "impact.write_review": Act(peer, lambda by: draft(fresh(vera)), ends=False),
        "impact.submit_review": Act(peer, lambda by: actions.submit_review(fresh(vera), by=by)),
    }
    return Moment(page("my_review", partnership, round_.number), "vera", acts)


@asks("impact.remark_fact")
def reviews_are_read_together(partnership, facilitator, bob, carol) -> Moment:
    """The facilitator may point out what is not so; the partners know it."""
    found = reviewed(partnership, facilitator, names=("walter", "ada"))
    peer = found.peers[0]
    remark = Act(peer, lambda by: actions.remark_fact(fresh(peer), by=by, body="Le chiffre est de juin."))
    link, acts = found.round.get_absolute_url(), {"impact.remark_fact": remark}
    return Moment(link, PARTNERS, acts, also="facilitator")


@asks("impact.answer_fact")
def an_error_of_fact_is_pointed_out(partnership, facilitator, alice) -> Moment:
    found = reviewed(partnership, facilitator, names=("vera", "walter"))
    fact = actions.remark_fact(found.peers[0], by=alice, body="Le chiffre est de juin.")
    answer = Act(fact, lambda by: actions.answer_fact(fact, by=by, answer="C’est vrai."))
    return Moment(page("my_review", partnership, found.round.number), "vera", {"impact.answer_fact": answer})


@asks("impact.discuss_spread")
def marks_lie_far_apart(partnership, facilitator) -> Moment:
    round_ = opened(partnership, facilitator)
    peers = [accepted(round_, facilitator, name) for name in ("vera", "walter")]
    for peer, mark in zip(peers, (1, 5), strict=True):
        draft(peer, marks=dict.fromkeys(CRITERIA, 3) | {CRITERIA[0]: mark}, evidence={CRITERIA[0]: "Vu."})
        actions.submit_review(fresh(peer), by=fresh(peer))
    asked = {"criterion": CRITERIA[0]}
    said = asked | {"body": text("Dit.")}
    talk = Act(again(round_), lambda by: actions.discuss_spread(again(round_), by=by, **said), **asked)
    link = page("discuss_spread", partnership, round_.number, CRITERIA[0])
    return Moment(link, "facilitator", {"impact.discuss_spread": talk})


def first_advice(round_: ReviewRound) -> Recommendation:
    rows = Recommendation.objects.filter(reviewer__round=round_).select_related("reviewer__round__partnership", "owner")
    return rows.order_by("reviewer__rank", "rank").first()


@asks("impact.answer_recommendation")
def recommendations_await_their_answers(lead, partnership, facilitator, alice) -> Moment:
    """The facilitator and the strategic lead answer for the partnership."""
    found = reviewed(partnership, facilitator, names=("vera", "walter"))
    advice = first_advice(found.round)
    given = {"owner": alice.partner, "due_on": TODAY + timedelta(days=90)}
    one = Act(advice, lambda by: answer_all(found.round, by, **given))
    link, acts = f"{found.round.get_absolute_url()}#advice", {"impact.answer_recommendation": one}
    return Moment(link, "facilitator alice", acts, at=DAY + timedelta(days=12))


@asks("impact.follow_recommendation")
def what_was_promised_to_the_peers_is_due(partnership, facilitator, at, alice) -> Moment:
    """The facilitator may give news of it; the partner that does it is asked."""
    found = reviewed(partnership, facilitator, names=("vera", "walter"))
    with at(2026, 3, 14, 9):
        answer_all(found.round, facilitator, owner=alice.partner, due_on=TODAY + timedelta(days=90))
    advice = first_advice(found.round)
    news = {"body": text("Fait."), "done": True}
    follow = Act(advice, lambda by: actions.follow_recommendation(first_advice(found.round), by=by, **news))
    link, acts = f"{found.round.get_absolute_url()}#r{advice.uuid}", {"impact.follow_recommendation": follow}
    return Moment(link, "alice dora", acts, also="facilitator", at=DAY + timedelta(days=80))
