"""The story's progress report: asked at its date, in every language, for every kind of reader, and made."""

from datetime import date

import pytest

from demo.story import play
from overview.models import Report, ReportEdition
from tests.demo.small import small, story

pytestmark = pytest.mark.django_db


def test_it_is_asked_in_every_language_for_everybody_and_made() -> None:
    told = {"on": "2027-06-15T10:00", "starts_on": "2027-01-01", "ends_on": "2027-05-31"}
    stage = play(story(small() | {"play": {"report": told}}))
    report = Report.objects.get()
    assert (report.starts_on, report.ends_on, report.asked_by) == (
        date(2027, 1, 1),
        date(2027, 5, 31),
        stage.facilitator,
    )
    editions = ReportEdition.objects.order_by("build", "language").values_list("build", "language")
    assert list(editions) == [("funders", "en"), ("funders", "fr"), ("partners", "en"), ("partners", "fr")]
    assert all(edition.file.read().startswith(b"%PDF") for edition in ReportEdition.objects.all())
    assert stage.played["progress report"] == 1


def test_without_it_nobody_asks() -> None:
    assert play(story(small())).played["progress report"] == 0
    assert not Report.objects.exists()
