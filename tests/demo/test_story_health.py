"""The story's health check: eight titulars answer, and the mean of trust is the figure that the story measures."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from demo.story import StoryError, play
from impact.contents.health import results
from impact.health import rounded
from impact.models import HealthCheck, HealthTurn
from impact.questions import questionnaire
from tests.demo.small import small, story
from tests.demo.test_story_small import bare

pytestmark = pytest.mark.django_db

DIMENSIONS = [[one.code, one.title["fr"], one.title["en"]] for one in questionnaire().dimensions]
DAYS = {"opened_on": "2027-05-10", "closed_on": "2027-05-20"}


def checked(answers: dict[str, list[int]], **days: object) -> dict:
    more = {"health_check": days or DAYS}
    return small() | {"health_check": {"dimensions": DIMENSIONS, "answers": answers}, "play": more}


def refused(data: dict) -> str:
    with pytest.raises(StoryError) as caught, transaction.atomic():
        play(story(data))
    return str(caught.value)


def test_it_is_answered_between_its_days_and_closed() -> None:
    words = {"MER": ["Moins de vent.", "Du sel."]}
    stage = play(story(checked({"MER": [3] * 24, "ILE": [0] * 23 + [5]}, **DAYS, words=words)))
    check = HealthCheck.objects.get()
    assert (check.closes_on, check.closed_at.date()) == (date(2027, 5, 20), date(2027, 5, 20))
    assert (check.responses.count(), check.asked, HealthTurn.objects.count()) == (2, 4, 0)
    assert {row.body for row in check.words.all()} == {"Moins de vent.", "Du sel."}
    assert (stage.played["health check"], stage.played["answer to a health check"]) == (1, 2)


def test_without_its_days_it_is_listed() -> None:
    data = checked({"MER": [3] * 24}) | {"play": {}}
    assert dict(play(story(data)).not_played)["health_check"] == (
        "the days between which it was open are not in the file"
    )


def test_what_is_wrong_is_said_where_it_is() -> None:
    assert refused(checked({"MER": [3] * 23})) == (
        "health_check.answers.MER: 24 numbers are expected here, 0 for “don’t know”"
    )
    assert "health_check.answers.MER[0]: a whole number from 0 to 5" in refused(checked({"MER": [6] * 24}))
    assert "health_check.answers.XYZ: “XYZ” is not the code of a partner" in refused(checked({"XYZ": [3] * 24}))
    assert "at least three days ahead" in refused(checked({}, opened_on="2027-05-10", closed_on="2027-05-11"))
    data = checked({})
    data["health_check"]["dimensions"] = DIMENSIONS[1:]
    assert "health_check.dimensions: the dimensions of the questions are expected here: V, B" in refused(data)


def test_the_mean_of_trust_is_what_the_story_measures() -> None:
    """Answered by all titulars of our story, without the rest of it."""
    ours = bare().value
    data = {key: ours[key] for key in ("partners", "rules", "health_check")}
    data["play"] = {"health_check": {"opened_on": "2026-09-14", "closed_on": "2026-09-30"}}
    play(story(data))
    told = results(HealthCheck.objects.get())
    trust = next(row for row in told.reading.dimensions if row.code == "T")
    (measured,) = next(row["measures"] for row in ours["indicators"] if row["code"] == "I10")
    assert (rounded(trust.mean), told.reading.respondents) == (Decimal(str(measured[1])), measured[2])
    assert rounded(trust.mean) == Decimal("3.42")
    assert (rounded(trust.spread.lowest), rounded(trust.spread.highest)) == (Decimal("2.67"), Decimal("4.00"))
    assert told.reading.is_whole
