"""A person's calendar: what they are expected to do and attend, at a secret address that they can renew."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.signing import Signer
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.calendar import address_of, token_of
from accounts.models import User
from core import clock
from governance import actions
from governance.models import Decision, FollowUp, Mandate, Meeting
from overview.calendar import feed
from partnerships import actions as partnerships
from tests.conftest import text
from tests.core.test_ics import read, unescaped
from tests.governance.conftest import committee, lead, play, propose

__all__ = ["committee", "lead", "play", "propose"]
DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def events(user: User) -> list[dict[str, str]]:
    """The entries of the feed, each as its lines."""
    found: list[dict[str, str]] = []
    for name, value in read(feed(user)):
        if (name, value) == ("BEGIN", "VEVENT"):
            found.append({})
        elif found:
            found[-1][name] = unescaped(value)
    return found


def summaries(user: User) -> dict[str, dict[str, str]]:
    return {row["SUMMARY"]: row for row in events(user)}


@pytest.fixture
def english(alice, bob, facilitator) -> None:
    User.objects.update(language="en")
    for member in (alice, bob, facilitator):
        member.user.refresh_from_db()


@pytest.fixture
def busy(propose, play, facilitator, alice, bob, committee, lead, english) -> Decision:
    """A consultation until 20 March; a decision that Bob carries out; a meeting; a follow-up of Alice."""
    with clock.at(DAY):
        decided = propose(owner=bob, review_on=date(2026, 9, 1))
        play(decided, LLU="for", VSA="for", CAL="for")
        Decision.objects.filter(pk=decided.pk).update(due_on=date(2026, 5, 4))
        asked = propose("operational")
        actions.open_round(asked, by=facilitator, mode="written", closes_on=date(2026, 3, 20))
        actions.cast_vote(asked, by=alice, position="consent")
    held = {"body": committee.body, "number": 1, "place": "Room 4; Lyon, 2nd floor", "planned_by": facilitator}
    times = {"starts_at": DAY + timedelta(days=9), "ends_at": DAY + timedelta(days=9, hours=2), "convened_at": DAY}
    named = {"title": text("Printemps", "Spring"), "state": "convened"}
    Meeting.objects.create(partnership=decided.partnership, **held, **times, **named)
    asked_of = {"what": "Call the supplier", "owner": alice, "due_on": date(2026, 4, 1), "added_at": DAY}
    FollowUp.objects.create(partnership=decided.partnership, decision=decided, **asked_of)
    Mandate.objects.filter(member=alice).update(until_on=date(2026, 12, 31))
    return asked


def test_it_holds_what_a_person_is_expected_to_do_and_attend(busy, alice):
    with clock.at(DAY):
        found = summaries(alice.user)
    assert set(found) == {
        "Last day to answer D-2026-02, “Rent a tool”",
        "Committee: Spring",
        "Review of D-2026-01, “Rent a tool”",
        "Call the supplier",
        "End of the mandate on the seat of Logis & Lumière, Committee",
        "End of the mandate as strategic lead of Shared Warmth",
    }
    answer = found["Last day to answer D-2026-02, “Rent a tool”"]
    assert answer["DTSTART;VALUE=DATE"] == "20260320"
    assert answer["DESCRIPTION"].startswith("Your seat has answered; it can change its answer.")
    assert answer["URL"].endswith(busy.get_absolute_url())
    meeting = found["Committee: Spring"]
    assert (meeting["DTSTART"], meeting["DTEND"]) == ("20260311T090000Z", "20260311T110000Z")
    assert meeting["LOCATION"] == "Room 4; Lyon, 2nd floor"
    assert found["Call the supplier"]["DTSTART;VALUE=DATE"] == "20260401"


def test_who_answers_for_a_decision_sees_its_day(busy, bob):
    with clock.at(DAY):
        found = summaries(bob.user)
    assert found["Carry out D-2026-01, “Rent a tool”"]["DTSTART;VALUE=DATE"] == "20260504"
    answer = found["Last day to answer D-2026-02, “Rent a tool”"]
    assert answer["DESCRIPTION"].startswith("Your seat has not answered yet.")
    assert "Call the supplier" not in found


def test_who_holds_no_seat_has_no_deadline_and_no_meeting(busy, facilitator):
    with clock.at(DAY):
        assert summaries(facilitator.user) == {}


def test_what_is_done_or_closed_goes_and_a_cancelled_meeting_says_so(busy, alice, bob, facilitator):
    with clock.at(DAY):
        actions.withdraw_decision(busy, by=facilitator, reason="Later.")
        FollowUp.objects.update(done_at=DAY, done_by=alice)
        Decision.objects.filter(outcome="adopted").update(carried_out_at=DAY, carried_out="Done.")
        Meeting.objects.update(state="cancelled", cancel_reason="Snow.")
        mine, his = summaries(alice.user), summaries(bob.user)
    assert mine["Committee: Spring"]["STATUS"] == "CANCELLED" and mine["Committee: Spring"]["SEQUENCE"] == "3"
    for gone in ("Last day to answer D-2026-02, “Rent a tool”", "Call the supplier"):
        assert gone not in mine
    assert "Carry out D-2026-01, “Rent a tool”" not in his


def test_a_recused_seat_has_no_deadline(busy, bob, committee):
    with clock.at(DAY):
        interest = {"nature": "organisation", "reason": "We sell it."}
        actions.declare_recusal(busy, by=bob, seat=committee.seats["VSA"], **interest)
        assert not any(name.startswith("Last day") for name in summaries(bob.user))


def test_identities_stay_and_the_same_state_gives_the_same_text(busy, alice):
    with clock.at(DAY):
        first = feed(alice.user)
        before = {row["UID"] for row in events(alice.user)}
    with clock.at(DAY + timedelta(days=1)):
        assert feed(alice.user) == first
        Decision.objects.filter(pk=busy.pk).update(title=text("Acheter", "Buy a tool"))
        after = {row["UID"] for row in events(alice.user)}
    assert after == before and len(before) == 6


def test_it_speaks_the_persons_language(busy, alice):
    User.objects.filter(pk=alice.user_id).update(language="fr")
    alice.user.refresh_from_db()
    with clock.at(DAY):
        assert "Louer un outil" in unescaped(feed(alice.user).replace("\r\n ", ""))


def test_who_left_has_an_empty_calendar(busy, alice, facilitator):
    partnerships.withdraw_partner(alice.partner, by=facilitator, reason="Elections")
    assert summaries(alice.user) == {}


def test_anyone_who_knows_the_address_reads_it_without_signing_in(busy, alice):
    answer = Client().get(f"/calendar/{token_of(alice.user)}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert answer.content.decode().startswith("BEGIN:VCALENDAR\r\n")
    assert address_of(alice.user).endswith(f"/calendar/{token_of(alice.user)}.ics")


def test_a_new_link_silences_the_old_one(alice, login):
    browser, old = login(alice), token_of(alice.user)
    assert old in browser.get("/me/").content.decode()
    page = browser.post("/me/calendar/renew/", follow=True).content.decode()
    alice.user.refresh_from_db()
    new = token_of(alice.user)
    assert new != old and new in page and old not in page
    assert Client().get(f"/calendar/{old}.ics").status_code == 404
    assert Client().get(f"/calendar/{new}.ics").status_code == 200


def test_renewing_asks_for_a_form_and_a_person(alice, login):
    assert login(alice).get("/me/calendar/renew/").status_code == 405
    assert Client().post("/me/calendar/renew/")["Location"].startswith("/accounts/login/")
    alice.user.refresh_from_db()
    assert alice.user.calendar_serial == 0


def test_an_account_that_was_closed_has_no_calendar(alice):
    token = token_of(alice.user)
    User.objects.filter(pk=alice.user_id).update(is_active=False)
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


def test_a_forged_address_is_nobodys(alice, bob):
    mine, his = token_of(alice.user), token_of(bob.user)
    content, _dot, signature = mine.rpartition(".")
    forged = [
        f"{his.rpartition('.')[0]}.{signature}",
        f"{content}.",
        f"{content}.{'A' * len(signature)}",
        content,
        f"{alice.user.uuid.hex}-1.{signature}",
        Signer(salt="elsewhere", sep=".").sign(content),
        Signer(salt="accounts.calendar", sep=".", key="guessed").sign(content),
        "x" * 3000,
        "%00",
    ]
    for token in forged:
        assert Client().get(f"/calendar/{token}.ics").status_code == 404, token


def test_many_entries_take_the_same_queries(busy, propose, facilitator, alice):
    def queries() -> int:
        with clock.at(DAY), CaptureQueriesContext(connection) as seen:
            feed(alice.user)
        return len(seen)

    before = queries()
    with clock.at(DAY):
        for number in range(8):
            decision = propose("operational", owner=alice, review_on=date(2026, 9, 1))
            actions.open_round(decision, by=facilitator, mode="written", closes_on=date(2026, 3, 20))
            asked_of = {"what": f"Call {number}", "owner": alice, "due_on": date(2026, 4, 1), "added_at": DAY}
            FollowUp.objects.create(partnership=decision.partnership, decision=decision, **asked_of)
    assert queries() == before
    assert before <= 16
