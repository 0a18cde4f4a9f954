"""A story's vision is discussed: remarks and amendments at their dates, refused where they are wrong."""

from typing import Any

import pytest

from demo.story import StoryError, play
from partnerships.models import Amendment, Opinion, Remark, Version
from tests.demo.small import small, story

pytestmark = pytest.mark.django_db

WORDS = {"fr": "Une île où l'on vit l'hiver.", "en": "An island where people live in winter."}
BECAUSE = {"reason": {"fr": "Vivre.", "en": "To live."}}
AMENDMENT: dict[str, Any] = {"on": "2027-02-05", "by": "MER", "kind": "replace", "paragraph": 1, **WORDS, **BECAUSE}
REMARK: dict[str, Any] = {"on": "2027-02-04", "by": "SEL", "paragraph": 1, "fr": "Et l'été ?", "en": "And summer?"}


def told(**vision: Any) -> dict[str, Any]:
    return small() | {"play": {"vision": vision}}


def outcome(state: str, **more: Any) -> dict[str, Any]:
    return AMENDMENT | {"outcome": {"on": "2027-02-10", "state": state, **more}}


def test_remarks_are_answered_and_closed() -> None:
    reply = {"on": "2027-02-05", "by": "ILE", "fr": "Aussi.", "en": "Too."}
    closed = {"on": "2027-02-06", "by": "facilitator", "fr": "Laissé.", "en": "Left."}
    play(story(told(remarks=[REMARK | {"replies": [reply], "resolved": closed}, REMARK])))
    first, second = Remark.objects.all()
    assert (first.body, first.resolution, first.replies.get().body) == ("Et l'été ?", "Laissé.", "Aussi.")
    assert second.resolved_at is None


def test_an_amendment_makes_a_version_or_does_not() -> None:
    said = {"opinions": {"SEL": {"on": "2027-02-06", "position": "concern", "reason": {"fr": "Bon.", "en": "Well."}}}}
    again = AMENDMENT | {"on": "2027-02-12", "fr": "Toute l'île.", "en": "The whole island."}
    rows = [
        outcome("accepted", makes="v2") | said,
        again | {"outcome": {"on": "2027-02-13", "state": "refused", "reason": {"fr": "Non.", "en": "No."}}},
        again | {"on": "2027-02-14", "outcome": {"on": "2027-02-15", "state": "withdrawn"}},
        again
        | {"on": "2027-02-16", "outcome": {"on": "2027-02-17", "state": "changed", **BECAUSE, **small()["vision"]}},
        AMENDMENT | {"on": "2027-02-20"},
        {"on": "2027-02-21", "by": "ILE", "kind": "remove", "paragraph": 1, **BECAUSE},
    ]
    play(story(told(amendments=rows)))
    states = ["accepted", "refused", "withdrawn", "changed", "open", "open"]
    assert list(Amendment.objects.values_list("state", flat=True)) == states
    assert [version.label for version in Version.objects.filter(text__vision__isnull=False)] == ["v1", "v2", "v3"]
    assert Opinion.objects.get().reason == "Bon."


def test_a_version_that_an_amendment_makes_needs_no_text() -> None:
    data = told(amendments=[outcome("accepted", makes="v0.2")], versions={"v0.1": small()["vision"]})
    data["vision"]["log"] = [
        ["2027-02-01", "v0.1", "MER", "Première.", "First."],
        ["2027-02-10", "v0.2", "MER", "Vivre.", "To live."],
        *[
            [day, "v1", who, why, why]
            for day, _label, who, why, _en in data["vision"]["log"][:1]
            for day in ["2027-02-20"]
        ],
    ]
    stage = play(story(data))
    assert [version.label for version in Version.objects.filter(text__vision__isnull=False)] == ["v0.1", "v0.2", "v1"]
    assert not [path for path, _why in stage.not_played if "vision.log[1]" in path]


@pytest.mark.parametrize(
    ("vision", "said"),
    [
        ({"remarks": [REMARK | {"on": "2027-01-31"}]}, "remarks[0]: nobody has proposed a vision at that date"),
        ({"remarks": [REMARK | {"paragraph": 2}]}, "remarks[0].paragraph: a whole number from 1 to 1"),
        ({"remarks": [REMARK | {"by": "XYZ"}]}, "remarks[0].by: “XYZ” is not the code of a partner"),
        ({"amendments": [AMENDMENT | {"kind": "burn"}]}, "amendments[0].kind: “burn” is not a kind of amendment"),
        ({"amendments": [outcome("forgotten")]}, "amendments[0].outcome.state: “forgotten” is not an outcome"),
        ({"amendments": [outcome("accepted", makes="v9")]}, "“v9”, but it makes the version “v2”"),
        ({"amendments": [outcome("changed")]}, "“changed”, but its words make it “accepted”"),
        ({"amendments": [outcome("refused")]}, "refused: A refusal comes with its reason"),
        (
            {"amendments": [AMENDMENT | {"opinions": {"SEL": {"on": "2027-02-06", "position": "meh"}}}]},
            "opinions.SEL.position: “meh” is not an opinion",
        ),
    ],
)
def test_what_is_wrong_is_said_where_it_is(vision: dict, said: str) -> None:
    with pytest.raises(StoryError) as caught:
        play(story(told(**vision)))
    assert said in str(caught.value)
    assert not Version.objects.exists()
