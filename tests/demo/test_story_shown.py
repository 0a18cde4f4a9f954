"""The story's public page: the sections that its file opens, each at its date, and no other."""

import pytest
from django.test import Client
from django.urls import reverse

from demo.story import StoryError, play
from overview.models import PublicSection
from tests.demo.small import small, story

pytestmark = pytest.mark.django_db


def test_the_sections_of_the_file_are_opened_at_their_dates() -> None:
    told = {"about": "2027-03-01", "vision": "2027-03-02T09:30"}
    stage = play(story(small() | {"play": {"public": told}}))
    rows = PublicSection.objects.shown().order_by("opened_at")
    assert [(row.section, f"{row.opened_at:%Y-%m-%d}", row.opened_by) for row in rows] == [
        ("about", "2027-03-01", stage.facilitator),
        ("vision", "2027-03-02", stage.facilitator),
    ]
    assert stage.played["section of the public page"] == 2
    assert Client().get(reverse("public_page", args=[stage.partnership.slug])).status_code == 200


def test_without_it_nothing_is_read_from_outside() -> None:
    stage = play(story(small()))
    assert Client().get(reverse("public_page", args=[stage.partnership.slug])).status_code == 404


def test_a_section_that_is_none_is_refused_with_its_place() -> None:
    with pytest.raises(StoryError, match=r"play\.public\.secrets: “secrets” is not a section of the public page"):
        play(story(small() | {"play": {"public": {"secrets": "2027-03-01"}}}))
