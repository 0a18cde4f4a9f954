"""The note of intent changes line by line in the register."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import JournalEntry
from tests.conftest import text

SAID = {
    "name_fr": "Chaleur partagée",
    "name_en": "Shared Warmth",
    "issue_fr": "La précarité énergétique",
    "issue_en": "Energy poverty",
    "territory_fr": "Lyon",
    "territory_en": "Lyon",
    "other_languages": ["en"],
    "time_zone": "Europe/Paris",
}


def last() -> JournalEntry:
    return JournalEntry.objects.latest("sequence")


def test_the_register_says_which_lines_change(partnership, url, login, facilitator):
    browser = login(facilitator)
    typed = {**SAID, "issue_fr": "Le froid chez soi", "sdg_targets": "7", "ends_on": "2028-12-31"}
    assert browser.post(url("change_partnership"), typed).url == partnership.get_absolute_url()
    partnership.refresh_from_db()
    assert (partnership.issue["fr"], partnership.sdg_targets) == ("Le froid chez soi", "7")
    assert last().params["lines"]["en"] == "issue, SDG targets, ends on"
    assert "Bruno changed the note of intent: issue, SDG targets, ends on." in browser.get(url("journal")).text


def test_the_form_shows_what_is_written(partnership, url, login, facilitator):
    actions.change_partnership(partnership, by=facilitator, zeros="carbon", sdg_targets="7")
    read = login(facilitator).get(url("change_partnership")).text
    assert "Energy poverty" in read
    assert 'value="7"' in read
    assert 'value="carbon"' in read.split("checked")[0].rsplit("<input", 1)[1]
    assert 'name="main_language"' not in read


def test_nothing_different_writes_nothing(partnership, url, login, facilitator):
    before = last().sequence
    answer = login(facilitator).post(url("change_partnership"), SAID)
    assert answer.status_code == 403
    assert "Nothing here differs from what is written already." in answer.text
    assert last().sequence == before


def test_a_language_that_is_left_out_takes_its_texts_along(partnership, url, login, facilitator):
    login(facilitator).post(url("change_partnership"), {**SAID, "other_languages": []})
    partnership.refresh_from_db()
    assert partnership.languages == ("fr",)
    assert partnership.name == {"fr": "Chaleur partagée"}


@pytest.mark.parametrize(
    "bad",
    [
        {"name_fr": ""},
        {"ends_on": "2025-01-01", "starts_on": "2026-01-01"},
        {"sdg_targets": "99"},
        {"issue_fr": "\x07"},
    ],
)
def test_what_is_badly_typed_is_asked_again(partnership, url, login, facilitator, bad):
    answer = login(facilitator).post(url("change_partnership"), {**SAID, **bad})
    assert answer.status_code == 422
    assert "Shared Warmth" in answer.text


def test_only_the_facilitator_and_not_when_it_is_closed(partnership, facilitator, alice, url, login):
    assert login(alice).post(url("change_partnership"), {**SAID, "name_fr": "À nous"}).status_code == 403
    assert "Change the note" not in login(alice).get(partnership.get_absolute_url()).text
    actions.change_stage(partnership, by=facilitator, stage="closed")
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.change_partnership(partnership, by=facilitator, issue=text("Autre"))
