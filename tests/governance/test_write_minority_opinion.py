"""A seat that was not in favour writes once the opinion that stays beside the decision."""

from datetime import timedelta

import pytest

from core import clock
from core.refusals import Refused
from governance import actions
from governance.models import MinorityOpinion
from tests.conftest import text
from tests.governance.test_forms import url

WORDS = text("L’outil enferme les données.", "The tool locks the data in.")


@pytest.fixture
def decided(propose, play):
    """Adopted by two against one: Calorane was against."""
    decision = propose("budget")
    play(decision, LLU="for", VSA="for", CAL="against")
    decision.refresh_from_db()
    return decision


def test_it_stands_beside_the_decision(decided, carol, login):
    actions.write_minority_opinion(decided, by=carol, words=WORDS)
    page = login(carol).get(decided.get_absolute_url()).content.decode()
    assert "The tool locks the data in." in page
    with pytest.raises(Refused, match="has written its opinion"):
        actions.write_minority_opinion(decided, by=carol, words=WORDS)


def test_not_by_a_seat_that_was_in_favour_nor_without_a_seat(decided, alice, facilitator):
    with pytest.raises(Refused, match="is what your seat answered"):
        actions.write_minority_opinion(decided, by=alice, words=WORDS)
    with pytest.raises(Refused, match="Only the people who hold a seat"):
        actions.write_minority_opinion(decided, by=facilitator, words=WORDS)


def test_when_the_text_is_rejected_the_minority_is_those_who_wanted_it(propose, play, alice, carol):
    decision = propose("budget")
    play(decision, LLU="for", VSA="against", CAL="against")
    decision.refresh_from_db()
    assert actions.write_minority_opinion(decision, by=alice, words=WORDS).seat.partner.code == "LLU"
    with pytest.raises(Refused, match="is what your seat answered"):
        actions.write_minority_opinion(decision, by=carol, words=WORDS)


def test_not_before_the_decision(propose, carol):
    with pytest.raises(Refused, match="has not decided yet"):
        actions.write_minority_opinion(propose(), by=carol, words=WORDS)


def test_not_after_thirty_days_nor_empty(decided, carol):
    with pytest.raises(Refused, match="in a few words"):
        actions.write_minority_opinion(decided, by=carol, words=text(""))
    with (
        clock.at(decided.closed_at + timedelta(days=30, minutes=1)),
        pytest.raises(Refused, match="within thirty days"),
    ):
        actions.write_minority_opinion(decided, by=carol, words=WORDS)


def test_the_form(decided, carol, login):
    browser = login(carol)
    assert browser.get(url("write_minority_opinion", decided)).status_code == 200
    assert browser.post(url("write_minority_opinion", decided), {"words_fr": ""}).status_code == 422
    assert browser.post(url("write_minority_opinion", decided), {"words_fr": "Trop cher."}).status_code == 302
    assert MinorityOpinion.objects.get().seat.partner.code == "CAL"
