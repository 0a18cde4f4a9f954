"""The facilitator reminds those who have not answered: them alone, at most once a day, and the register keeps it."""

from datetime import date

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from governance.clock import remind_due_voters
from governance.models import Decision
from partnerships.models import Notice

EVENT = "governance.voters_reminded_now"


@pytest.fixture
def asked(propose, facilitator, alice, at) -> Decision:
    """In writing until 20 March, answered by Alice."""
    with at(2026, 3, 2, 9):
        decision = propose()
        actions.open_round(decision, by=facilitator, mode="written", closes_on=date(2026, 3, 20))
        actions.cast_vote(decision, by=alice, position="for")
    return decision


def test_those_alone_who_have_not_answered(asked, facilitator, partnership, at):
    with at(2026, 3, 5, 9):
        assert actions.remind_now(asked, by=facilitator) == ["Ville de Saint-Aubin", "Calorane SA"]
    entry = partnership.journal.order_by("-sequence").first()
    assert (entry.event, entry.by) == (EVENT, facilitator)
    assert entry.params["partners"] == "Ville de Saint-Aubin, Calorane SA"
    assert {notice.user.name for notice in Notice.objects.filter(entry=entry)} == {"Bob", "Carol"}
    assert all(notice.mail for notice in Notice.objects.filter(entry=entry))


def test_once_a_day(asked, facilitator, at):
    with at(2026, 3, 5, 9):
        actions.remind_now(asked, by=facilitator)
    with at(2026, 3, 5, 21), pytest.raises(Refused, match="reminded today already"):
        actions.remind_now(asked, by=facilitator)
    with at(2026, 3, 6, 9):
        actions.remind_now(asked, by=facilitator)


def test_not_on_the_day_when_time_reminded_them(asked, facilitator, at):
    with at(2026, 3, 17, 9):
        assert remind_due_voters() == 1
        with pytest.raises(Refused, match="reminded today already"):
            actions.remind_now(asked, by=facilitator)


def test_another_decisions_reminder_does_not_count(asked, facilitator, propose, at):
    with at(2026, 3, 5, 9):
        other = propose()
        actions.open_round(other, by=facilitator, mode="written", closes_on=date(2026, 3, 20))
        actions.remind_now(other, by=facilitator)
        actions.remind_now(asked, by=facilitator)


def test_only_the_facilitator(asked, bob, at):
    with at(2026, 3, 5, 9), pytest.raises(Refused, match="Only the facilitator"):
        actions.remind_now(asked, by=bob)


def test_not_after_the_end(asked, facilitator, at):
    with at(2026, 3, 21, 9), pytest.raises(Refused, match="No round of this decision is open"):
        actions.remind_now(asked, by=facilitator)


def test_not_at_a_meeting(propose, facilitator):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    with pytest.raises(Refused, match="at a meeting one asks aloud"):
        actions.remind_now(decision, by=facilitator)


def test_not_when_all_have_answered(asked, facilitator, bob, carol, at):
    with at(2026, 3, 5, 9):
        for member in (bob, carol):
            actions.cast_vote(asked, by=member, position="for")
        with pytest.raises(Refused, match="there is nobody to remind"):
            actions.remind_now(asked, by=facilitator)


def test_from_the_page(asked, facilitator, alice, login, at):
    url = reverse("governance:remind_now", args=[asked.partnership.slug, asked.address])
    with at(2026, 3, 5, 9):
        browser = login(facilitator)
        assert url in browser.get(asked.get_absolute_url()).content.decode()
        assert url not in login(alice).get(asked.get_absolute_url()).content.decode()
        page = browser.get(url).content.decode()
        assert "Seats awaited: Ville de Saint-Aubin, Calorane SA." in page
        assert "2 people will receive it: Bob, Carol." in page
        done = browser.post(url, follow=True).content.decode()
        assert "Reminded: Ville de Saint-Aubin, Calorane SA." in done
        assert login(alice).get(url).status_code == 403
