"""A story's profiles: who reads what, by when, and what the facilitator wrote that nobody has confirmed."""

from datetime import date
from typing import Any

import pytest

from demo.story import StoryError, play, read
from partnerships.models import Answer, JournalEntry, Partner
from tests.demo.small import small, story
from tests.story import OURS

pytestmark = pytest.mark.django_db

ILE: dict[str, Any] = {
    "seat": "Place du port",
    "registration": "123",
    "speaks_for_concerned": True,
    "answers": {
        "expectation": {"due_on": "2028-01-31"},
        "constraint": {"visibility": "own"},
        "meetings": {"fr": "Le lundi.", "en": "On Mondays.", "visibility": "facilitator"},
        "links": {"fr": "Aucun.", "en": "None.", "on_behalf_on": "2027-02-20"},
    },
}


def told(profiles: Any) -> dict[str, Any]:
    return small() | {"play": {"profiles": profiles}}


def test_the_bare_shape_is_said_to_all_without_a_day() -> None:
    play(story(small()))
    said = Answer.objects.filter(partner__code="ILE")
    assert sorted(said.open().values_list("question", flat=True)) == [
        "constraint",
        "decider",
        "expectation",
        "non_negotiable",
        "stake",
    ]
    assert not said.unconfirmed().exists()
    assert not said.exclude(due_on=None).exists()
    assert Partner.objects.described().count() == 3


def test_what_the_file_adds_is_said_to_whom_it_says() -> None:
    stage = play(story(told({"ILE": ILE})))
    partner = Partner.objects.get(code="ILE")
    assert (partner.organisation.seat, partner.organisation.registration) == ("Place du port", "123")
    assert partner.speaks_for_concerned
    said = {row.question: row for row in partner.answers.all()}
    assert said["expectation"].due_on == date(2028, 1, 31)
    assert (said["constraint"].visibility, said["meetings"].visibility) == ("own", "facilitator")
    assert said["constraint"].body["fr"] == "constraint ILE fr"
    links = said["links"]
    assert (links.awaits_confirmation, links.written_by, links.written_at.date()) == (
        True,
        stage.facilitator,
        date(2027, 2, 20),
    )
    assert JournalEntry.objects.filter(on_behalf_of=partner, event="partnerships.partner_described").count() == 1
    assert stage.played["answer on behalf"] == 1


@pytest.mark.parametrize(
    ("profiles", "said"),
    [
        ({"XYZ": {}}, "play.profiles.XYZ: “XYZ” is not the code of a partner"),
        ({"ILE": {"answers": {"mood": {}}}}, "play.profiles.ILE.answers.mood: “mood” is not a question of a profile"),
        ({"ILE": {"answers": {"links": {"fr": "Aucun."}}}}, "play.profiles.ILE.answers.links.en: missing"),
        (
            {"ILE": {"answers": {"stake": {"due_on": "2028-01-31"}}}},
            "play.profiles.ILE.answers.stake.due_on: only an expectation has a day",
        ),
        (
            {"ILE": {"answers": {"stake": {"visibility": "world"}}}},
            "play.profiles.ILE.answers.stake.visibility: “world” is not a circle of readers",
        ),
        ({"ILE": {"seat": "x" * 201}}, "play.profiles.ILE.seat: one line of at most 200 characters"),
        (
            {"ILE": {"answers": {"stake": {"visibility": "own", "on_behalf_on": "2027-02-20"}}}},
            "play.profiles.ILE.answers.stake: refused: What you write for an organisation",
        ),
    ],
)
def test_what_is_wrong_is_said_where_it_is(profiles: Any, said: str) -> None:
    with pytest.raises(StoryError) as caught:
        play(story(told(profiles)))
    assert said in str(caught.value)


def test_our_own_story_keeps_a_few_answers_and_awaits_one_partner() -> None:
    profiles = read(OURS)["play"]["profiles"].value
    answers = [answer for partner in profiles.values() for answer in partner["answers"].values()]
    assert len(profiles) == 8
    assert {answer.get("visibility", "partners") for answer in answers} == {"own", "facilitator", "partners"}
    waiting = {code for code, row in profiles.items() for one in row["answers"].values() if "on_behalf_on" in one}
    assert waiting == {"CFO"}
