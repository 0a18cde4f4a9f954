"""The command that plays a story: what was played, what was not, and where a file is broken."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from demo.management.commands.play_story import Command
from partnerships.models import Partnership
from tests.demo.small import small

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    def written(data) -> str:
        path = tmp_path / "story.json"
        path.write_text(json.dumps(data), "utf-8")
        return str(path)

    return written


def test_it_says_what_was_played_and_what_was_not(file) -> None:
    said = StringIO()
    call_command(Command(), file(small()), stdout=said)
    assert "3 × partner" in said.getvalue()
    assert "Not played: stories[0]: the teller's consent is not in the file." in said.getvalue()
    assert Partnership.objects.count() == 1


def test_it_refuses_a_broken_file(file) -> None:
    data = small()
    data["decisions"][0]["rounds"][0]["votes"]["XYZ"] = "for"
    said = r"story\.json: decisions\[0\]\.rounds\[0\]\.votes\.XYZ: .* Nothing of it was kept"
    with pytest.raises(CommandError, match=said):
        call_command(Command(), file(data))
    assert not Partnership.objects.exists()


def test_it_refuses_where_the_clock_is_real(file, settings) -> None:
    settings.CLOCK_MAY_BE_SET = False
    with pytest.raises(CommandError, match="demonstrations and trials alone"):
        call_command(Command(), file(small()))


def test_it_does_not_exist_in_production(settings) -> None:
    assert "demo" not in settings.INSTALLED_APPS
