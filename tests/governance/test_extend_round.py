"""A written consultation is given more time, never less; those who have not answered are told."""

from datetime import date

import pytest

from core.models import Mail
from core.refusals import Refused
from governance import actions
from governance.models import Round
from tests.governance.test_forms import url


@pytest.fixture
def asked(propose, facilitator, at):
    with at(2026, 10, 12, 9):
        decision = propose("budget")
        actions.open_round(decision, by=facilitator, mode="written", closes_on=date(2026, 10, 22))
    return decision


def extend(decision, by, day: date = date(2026, 10, 29), reason: str = "Holidays."):
    return actions.extend_round(decision, by=by, closes_on=day, reason=reason)


def test_answers_are_taken_until_the_new_day(asked, facilitator, alice, bob, at):
    with at(2026, 10, 20, 9):
        actions.cast_vote(asked, by=alice, position="for")
        before = Mail.objects.count()
        extend(asked, facilitator)
    told = Mail.objects.order_by("pk").values_list("to", flat=True)[before:]
    assert set(told) == {"bob@example.org", "carol@example.org"}
    with at(2026, 10, 28, 9):
        actions.cast_vote(asked, by=bob, position="for")
    with at(2026, 10, 30, 9), pytest.raises(Refused, match="ended on 29 October 2026 at 23:59"):
        actions.cast_vote(asked, by=bob, position="against")


@pytest.mark.parametrize("day", [date(2026, 10, 22), date(2026, 10, 15)])
def test_nobodys_time_is_shortened(asked, facilitator, at, day):
    with at(2026, 10, 20, 9), pytest.raises(Refused, match="nobody’s time is shortened"):
        extend(asked, facilitator, day)


def test_at_most_thirty_days_at_a_time(asked, facilitator, at):
    with at(2026, 10, 20, 9), pytest.raises(Refused, match="At most 30 days more"):
        extend(asked, facilitator, date(2026, 11, 22))


def test_not_once_the_time_is_over(asked, facilitator, at):
    with at(2026, 10, 23, 9), pytest.raises(Refused, match="The time to answer is over"):
        extend(asked, facilitator)


def test_not_at_a_meeting(propose, facilitator):
    decision = propose("budget")
    actions.open_round(decision, by=facilitator)
    with pytest.raises(Refused, match="ends with the meeting"):
        extend(decision, facilitator)


def test_by_the_facilitator_with_a_reason(asked, facilitator, alice, at):
    with at(2026, 10, 20, 9):
        with pytest.raises(Refused, match="facilitator"):
            extend(asked, alice)
        with pytest.raises(Refused, match="Write why"):
            extend(asked, facilitator, reason="")


def test_the_page_and_the_timeline(asked, facilitator, login, at):
    with at(2026, 10, 20, 9):
        browser = login(facilitator)
        assert browser.get(url("extend_round", asked)).status_code == 200
        sent = browser.post(url("extend_round", asked), {"closes_on": "2026-10-29", "reason": "Holidays."}, follow=True)
    assert "More time, until 29 October 2026" in sent.content.decode()
    assert Round.objects.get().extensions.count() == 1
