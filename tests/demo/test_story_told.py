"""A story can tell what a panel kept; who heard something unexpected says so for its quarter."""

from datetime import date

import pytest

from demo.story import StoryError, play
from impact.models import EffectReport, Story, StoryPanel
from tests.demo.small import small, story

pytestmark = pytest.mark.django_db
KEPT = {"story": "S1", "kind": "warning", "reason": {"fr": "Plus de bateau.", "en": "No boat."}}
PANEL = {"held_on": "2027-06-01", "composition": {"fr": "Trois voisins", "en": "Three neighbours"}, "choices": [KEPT]}
TOLD = {"S1": {"consent_on": "2027-05-02", "contribution": {"fr": "Rien.", "en": "Nothing."}}}


def told(**more) -> dict:
    """The small story with its teller's consent."""
    return small() | {"play": {"stories": TOLD} | more}


def test_who_heard_it_answers_for_its_quarter_and_nobody_else_does() -> None:
    play(story(told()))
    answer = EffectReport.objects.get()
    assert (answer.partner.code, answer.period_ends_on, answer.tone) == ("SEL", date(2027, 6, 30), "worse")
    assert (answer.story, answer.reported_at.date()) == (Story.objects.get(), date(2027, 7, 2))
    assert Story.objects.get().contribution["en"] == "Nothing."


def test_a_quarter_that_has_not_ended_by_the_story_s_today_is_not_answered() -> None:
    play(story(told(today="2027-07-01T09:00")))
    assert not EffectReport.objects.exists()


def test_two_stories_of_one_hearer_make_one_answer() -> None:
    data = told()
    data["stories"].append(["S2", "inattendu, positif", "unexpected, positive", *data["stories"][0][3:]])
    data["play"]["stories"] = TOLD | {"S2": {"consent_on": "2027-05-02"}}
    play(story(data))
    answer = EffectReport.objects.get()
    assert (answer.tone, answer.body["en"]) == ("mixed", "It is told: S1, S2.")


def test_a_panel_is_recorded_on_its_day() -> None:
    play(story(told(story_panel=PANEL)))
    panel = StoryPanel.objects.get()
    assert (panel.held_on, panel.recorded_at.date()) == (date(2027, 6, 1), date(2027, 6, 1))
    assert panel.choices.get().reason["en"] == "No boat."
    assert [row.code for row in panel.stories.all()] == ["S1"]


def test_a_panel_told_in_prose_alone_is_listed() -> None:
    stage = play(story(told() | {"story_panel": {"fr": "Un panel.", "en": "A panel."}}))
    assert ("story_panel", "what the panel kept is told in prose alone") in stage.not_played


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"story": "S9"}, "play.story_panel.choices[0].story: “S9” is not the code of a story that is told"),
        ({"kind": "best"}, "play.story_panel.choices[0].kind: “best” is not what a panel keeps a story as"),
    ],
)
def test_a_panel_that_is_wrong_says_where(change, said) -> None:
    with pytest.raises(StoryError) as error:
        play(story(told(story_panel=PANEL | {"choices": [KEPT | change]})))
    assert said in str(error.value)
