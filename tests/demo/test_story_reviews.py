"""A peer review of a story: played by the rules, listed when its days are missing, refused where it is wrong."""

from copy import deepcopy
from typing import Any

import pytest

from demo.story import StoryError, play
from demo.story.at import NOT_STATED
from impact.models import Recommendation, Reviewer, ReviewRound
from tests.demo.small import small, story

pytestmark = pytest.mark.django_db
REVIEW: dict[str, Any] = {
    "criteria": [[f"P{n}", f"Critère {n}", f"Criterion {n}"] for n in range(1, 9)],
    "marks": {
        "Pair A / Peer A (Îles voisines)": [3, 3, 3, 4, 3, None, 3, 3],
        "Pair B / Peer B (Phares)": [3, 3, 3, 2, 3, 3, 3, 3],
    },
    "text": {
        "strengths_fr": "La franchise.",
        "strengths_en": "Candour.",
        "concerns_fr": "L'hiver.",
        "concerns_en": "Winter.",
        "resp": [
            ["Un bateau de plus", "One more boat", "accepted", "ILE", "2028-01-31"],
            ["Une île de plus", "One more island", "rejected", "MER", None],
        ],
    },
}
PEER = {"accepted_on": "2027-09-02", "handed_in_on": "2027-09-10"}
DAYS: dict[str, Any] = {
    "opened_on": "2027-09-01",
    "closes_on": "2027-09-30",
    "peers": {
        "A": PEER | {"recommendations": [0]},
        "B": PEER | {"recommendations": [1], "language": "en", "evidence": {"P4": "The boat is late."}, "name": "Ann"},
    },
    "discussions": {"P4": {"on": "2027-09-12", "fr": "Vu.", "en": "Seen."}},
    "remarks": [{"on": "2027-09-13", "by": "SEL", "peer": "B", "text": "Il est à l'heure."}],
    "answers": [{"on": "2027-09-25"}, {"on": "2027-09-25"}],
}


def told(**changes: Any) -> dict[str, Any]:
    data = small()
    data["peer_review"] = deepcopy(REVIEW)
    data["play"] = {"peer_review": deepcopy(DAYS) | changes}
    return data


def test_it_is_played_whole() -> None:
    played = play(story(told()))
    round_ = ReviewRound.objects.get()
    assert (round_.state, round_.brief) == ("answered", NOT_STATED)
    first, second = Reviewer.objects.order_by("rank")
    assert (first.name, first.organisation, first.language) == ("Pair A", "Îles voisines", "fr")
    assert (second.name, second.strengths, second.links) == ("Ann", "Candour.", "I have no link with any partner.")
    assert first.marks.get(criterion="P6").mark is None
    assert second.marks.get(criterion="P4").evidence == "The boat is late."
    assert round_.discussions.get().criterion == "P4"
    remark = second.factual_remarks.get()
    assert (remark.made_by.partner.code, remark.answered_at) == ("SEL", None)
    boat, island = Recommendation.objects.order_by("reviewer__rank")
    assert (boat.position, boat.owner.code, boat.body["en"]) == ("accepted", "ILE", "One more boat")
    assert (island.position, island.owner, island.reason) == ("rejected", None, NOT_STATED)
    assert played.played["peer's review"] == 2


def test_without_its_days_it_is_listed() -> None:
    data = small() | {"peer_review": REVIEW}
    assert ("peer_review", "the days of the peer review are not in the file") in play(story(data)).not_played


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"closes_on": "2027-08-01"}, "refused: The last day comes after today"),
        ({"answers": [{"on": "2027-09-12"}]}, "refused: The partners may still point out errors of fact"),
        ({"discussions": {"P1": {"on": "2027-09-12", "fr": "Vu.", "en": "Seen."}}}, "do not lie far apart"),
        ({"discussions": {"P9": {"on": "2027-09-12", "fr": "Vu.", "en": "Seen."}}}, "is not a criterion"),
        ({"peers": {"A": PEER | {"recommendations": [0]}}}, "peers.B: missing"),
        ({"remarks": [{"on": "2027-09-13", "by": "SEL", "peer": "Z", "text": "Non."}]}, "is not the letter of a peer"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(StoryError, match=said):
        play(story(told(**changes)))
    assert not ReviewRound.objects.exists()


def test_a_weak_mark_without_evidence_is_refused() -> None:
    data = told()
    del data["play"]["peer_review"]["peers"]["B"]["evidence"]
    with pytest.raises(StoryError, match="A mark of 1, 2 or 5 says what it rests on"):
        play(story(data))


@pytest.mark.parametrize(
    ("name", "marks", "said"),
    [("Pair A", [3] * 8, "a peer is expected here"), ("Pair A / Peer A (Îles)", [3] * 7, "8 marks are expected here")],
)
def test_marks_that_do_not_fit_are_said(name: str, marks: list[int], said: str) -> None:
    data = told()
    data["peer_review"]["marks"] = {name: marks, "Pair B / Peer B (Phares)": [3] * 8}
    with pytest.raises(StoryError, match=said):
        play(story(data))


def test_an_answer_to_nobody_is_said() -> None:
    data = told()
    data["play"]["peer_review"]["peers"]["B"]["recommendations"] = [0]
    with pytest.raises(StoryError, match="no peer recommends this"):
        play(story(data))
