"""A story can tell what partners declare, who advises the committee, and what follows its decisions."""

from datetime import date
from typing import Any

import pytest

from demo.story import StoryError, play
from governance.models import Body, Decision, Interest, RuleSet
from tests.demo.small import small, story

pytestmark = pytest.mark.django_db
WORDS = {"fr": "Des mots.", "en": "Words."}
PROPOSED = {"proposed": {"on": "2027-03-22", "by": "MER"}, "confirmed": {"on": "2027-03-24"}}


def told(**play_: Any) -> dict[str, Any]:
    return small() | {"play": play_}


def of(number: str, **more: Any) -> dict[str, Any]:
    """The small story, and what is told of one of its decisions."""
    return told(decisions={number: more})


def refused(data: dict[str, Any]) -> str:
    with pytest.raises(StoryError) as caught:
        play(story(data))
    return str(caught.value)


def test_an_interest_is_declared_beforehand_and_may_end() -> None:
    rows = [
        {"k": "SEL", "on": "2027-03-02", **WORDS, "ended": {"on": "2027-05-02", **WORDS}},
        {"k": "MER", "on": "2027-03-02", "person": "Yann Tanguy", **WORDS},
    ]
    play(story(told(interests=rows)))
    lasting, personal = Interest.objects.select_related("partner", "member__user").order_by("pk")
    assert (lasting.partner.code, lasting.member, lasting.end_reason) == ("SEL", None, "Des mots.")
    assert (personal.member.user.name, personal.ended_at) == ("Yann Tanguy", None)


def test_nobody_declares_anything_that_the_file_does_not_tell() -> None:
    play(story(small()))
    assert not Interest.objects.exists()
    assert Body.objects.get().kind == Body.Kind.STEERING


def test_a_recusal_is_proposed_by_a_peer_and_confirmed() -> None:
    play(story(of("D-2027-02", interests={"SEL": {"fr": "Fournisseur.", "en": "Supplier.", **PROPOSED}})))
    recusal = Decision.objects.get(rank=2).recusals.get()
    assert (recusal.state, recusal.reason) == ("confirmed", "Fournisseur.")
    assert (recusal.declared_by.partner.code, recusal.answered_by.partner.code) == ("MER", "SEL")


def test_a_proposed_recusal_that_nobody_answers_holds_the_round_open() -> None:
    waiting = {"fr": "Fournisseur.", "en": "Supplier.", "proposed": PROPOSED["proposed"]}
    said = refused(of("D-2027-02", interests={"SEL": waiting}))
    assert said.startswith("decisions[1].rounds[0]: refused: An interest proposed against Salines réunies waits")


def test_committees_that_advise_have_their_seats_and_their_people() -> None:
    row = {"name": WORDS, "purpose": WORDS, "months_between": 1, "seats": {"MER": "Yann Tanguy"}}
    play(story(told(bodies=[row])))
    body = Body.objects.get(kind=Body.Kind.ADVISORY)
    assert (body.months_between, body.name["en"]) == (1, "Words.")
    assert [str(seat.mandates.get().member) for seat in body.seats.all()] == ["Yann Tanguy"]


def test_delays_of_the_rules_may_be_others() -> None:
    stage = play(story(told(delays={"correction_days": 14})))
    assert RuleSet.objects.in_force(stage.partnership).correction_days == 14


def test_what_follows_a_decision_is_told() -> None:
    adopted = {
        "objective": "O1",
        "conditions": WORDS,
        "minority": {"ILE": {"on": "2027-03-20", **WORDS}},
        "assigned": {"on": "2027-03-19", "owner": "SEL", "due_on": "2027-04-30"},
        "carried_out": {"on": "2027-04-20", **WORDS},
        "reviews": [{"on": "2027-05-20", "by": "ILE", "finding": "kept", **WORDS, "next_on": "2027-09-01"}],
    }
    play(story(of("D-2027-01", **adopted)))
    row = Decision.objects.select_related("owner__user", "objective").get(rank=1)
    assert (row.owner.user.name, row.due_on, row.objective.code) == ("Anne Guivarch", date(2027, 4, 30), "O1")
    assert (row.conditions["en"], row.carried_out) == ("Words.", "Des mots.")
    assert row.minority_opinions.get().seat.partner.code == "ILE"
    assert (row.reviews.get().reviewed_by.partner.code, row.review_on) == ("ILE", date(2027, 9, 1))


def test_what_the_file_does_not_tell_of_a_decision_stays_open() -> None:
    play(story(of("D-2027-01", review_on="2027-06-01")))
    row = Decision.objects.get(rank=1)
    assert (row.owner, row.due_on, row.carried_out_at, row.objective) == (None, None, None, None)
    assert row.review_on == date(2027, 6, 1)
    assert not row.reviews.exists()
    assert not row.minority_opinions.exists()


BROKEN = {
    "an interest of nobody": (
        told(interests=[{"k": "XYZ", "on": "2027-03-02", **WORDS}]),
        "play.interests[0].k: “XYZ” is not the code of a partner",
    ),
    "an interest without words": (
        told(interests=[{"k": "SEL", "on": "2027-03-02"}]),
        "play.interests[0].fr: missing",
    ),
    "a seat for somebody of another partner": (
        told(bodies=[{"name": WORDS, "seats": {"MER": "Anne Guivarch"}}]),
        "play.bodies[0].seats.MER: “Anne Guivarch” is not one of this partner's people",
    ),
    "a delay that the rules do not know": (
        told(delays={"patience": 3}),
        "play.delays.patience: “patience” is not a delay of the rules",
    ),
    "a minority that was in favour": (
        of("D-2027-01", minority={"MER": {"on": "2027-03-20", **WORDS}}),
        "play.decisions.D-2027-01.minority.MER: refused: What was decided is what your seat answered",
    ),
    "an owner from elsewhere": (
        of("D-2027-01", assigned={"on": "2027-03-20", "owner": "Nobody"}),
        "play.decisions.D-2027-01.assigned.owner: “Nobody” is not a person here",
    ),
    "what was rejected is not carried out": (
        of("D-2027-03", carried_out={"on": "2027-05-20", **WORDS}),
        "play.decisions.D-2027-03.carried_out: refused: Only what was adopted is carried out and reviewed.",
    ),
    "a review that finds nothing known": (
        of("D-2027-01", reviews=[{"on": "2027-05-20", "finding": "nice", **WORDS}]),
        "play.decisions.D-2027-01.reviews[0].finding: “nice” is not what a review finds; known: change, ended, kept",
    ),
    "an objective that is not there": (
        of("D-2027-01", objective="O9"),
        "play.decisions.D-2027-01.objective: “O9” is not the code of an objective",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_committee_is_refused_with_its_path(what: str) -> None:
    data, said = BROKEN[what]
    assert refused(data).startswith(said)
