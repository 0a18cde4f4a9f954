"""The weekly letter: from Monday seven o'clock where one lives, one a week, and none when there is nothing to say."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Arrival, User
from core import clock
from core.acts import CLOCK
from core.mail import opened
from core.models import Mail
from core.refusals import Refused
from governance.models import Meeting
from overview import actions
from overview.clock import send_due_digests, tick
from overview.models import Digest
from partnerships import actions as building
from partnerships.models import JournalEntry, Member, Muting, Partnership
from tests.conftest import text
from tests.governance.conftest import committee

__all__ = ["committee"]
MONDAY = (2026, 1, 12, 6, 30)  # half past seven in Paris


@pytest.fixture(autouse=True)
def english(partnership) -> None:
    """Everybody reads English unless told."""
    User.objects.update(language="en")


def letters() -> dict[str, dict[str, str]]:
    """The letters by person."""
    rows = Digest.objects.exclude(mail=None).select_related("mail", "user")
    return {row.user.name: opened(row.mail) for row in rows}


def test_from_seven_on_monday_where_one_lives(partnership, alice, at):
    User.objects.filter(pk=alice.user_id).update(time_zone="America/Montreal")
    with at(2026, 1, 12, 5, 59):
        assert send_due_digests() == 0
    with at(2026, 1, 12, 6, 0):
        send_due_digests()
        assert set(letters()) == {"Bruno", "Bob", "Carol"}
    with at(2026, 1, 12, 12, 0):
        assert send_due_digests() == 1
    assert "Alice" in letters()


def test_what_it_says_in_both_forms(partnership, facilitator, alice, at):
    with at(2026, 1, 7, 9):
        building.add_need(partnership, by=facilitator, title=text("Visites", "Visits"), criticality=1, required=1)
    with at(*MONDAY):
        send_due_digests()
    letter = letters()["Alice"]
    assert letter["subject"] == "Your week on Entente"
    for form in ("text", "html"):
        said = letter[form]
        assert "Shared Warmth" in said
        assert "What awaits you" in said and "Say why Logis" in said
        assert "What happened last week" in said and "Visits" in said
        assert "/me/notices/choose/" in said
        assert f"/partnerships/{partnership.slug}/" in said
        assert "<img" not in said


def test_in_the_reader_s_language(partnership, alice, at):
    User.objects.filter(pk=alice.user_id).update(language="fr")
    with at(*MONDAY):
        send_due_digests()
    assert letters()["Alice"]["subject"] == "Votre semaine sur Entente"
    assert letters()["Bob"]["subject"] == "Your week on Entente"


def test_one_a_week_whatever_the_runs_and_none_for_a_week_that_is_over(partnership, at):
    for moment in (MONDAY, (2026, 1, 12, 9), (2026, 1, 15, 9), (2026, 1, 18, 22)):
        with at(*moment):
            send_due_digests()
    assert Digest.objects.count() == 4
    with at(2026, 2, 4, 9):  # nobody ran for two weeks: one letter, of this week
        send_due_digests()
        send_due_digests()
    assert set(Digest.objects.values_list("week_of", flat=True)) == {date(2026, 1, 12), date(2026, 2, 2)}
    assert Digest.objects.count() == 8


def test_nothing_to_say_no_letter_and_it_is_not_looked_at_again(partnership, alice, monkeypatch, at):
    monkeypatch.setattr("overview.contents.digest.awaits", lambda member: [])
    with at(2026, 3, 2, 9):
        send_due_digests()
        assert Digest.objects.filter(mail=None).count() == 4
        assert letters() == {}
        assert send_due_digests() == 0


def test_who_is_left_alone(partnership, facilitator, alice, bob, carol, at):
    Muting.objects.create(user=alice.user, kind="overview.digest")
    User.objects.filter(pk=bob.user_id).update(is_active=False)
    Arrival.objects.create(user=carol.user, email="carol@there.example", site="there", came_at=clock.now())
    with at(*MONDAY):
        send_due_digests()
    assert set(letters()) == {"Bruno"}
    Member.objects.filter(pk=facilitator.pk).update(ended_at=facilitator.joined_at)
    with at(2026, 1, 19, 9):
        assert send_due_digests() == 0


def test_who_came_after_that_morning_waits_for_the_next(partnership, facilitator, alice, at):
    with at(2026, 1, 14, 9):
        invited = building.invite_member(alice.partner, by=facilitator, name="Yves", email="yves@example.org")
        building.accept_invitation(invited, by=building.open_account(invited))
        send_due_digests()
        assert "Yves" not in letters()
    with at(2026, 1, 19, 9):
        send_due_digests()
        assert "Yves" in letters()


def test_a_restricted_line_is_masked(partnership, facilitator, alice, at):
    with at(2026, 1, 7, 9):
        building.add_need(partnership, by=facilitator, title=text("Secret", "Secret"), criticality=1, required=1)
        entry = JournalEntry.objects.get(event="partnerships.need_added")
        said = {"title": text("Un besoin", "A need"), "reason": text("Négociation", "A bargain")}
        building.restrict_entry(entry, by=facilitator, until_on=date(2026, 2, 1), **said)
    with at(*MONDAY):
        send_due_digests()
    letter = letters()["Alice"]
    assert "A need. Restricted until" in letter["text"]
    assert "Secret" not in letter["text"] + letter["html"]


def test_what_is_too_much_is_counted_with_a_link(partnership, facilitator, at):
    with at(2026, 1, 7, 9):
        for number in range(14):
            building.add_need(partnership, by=facilitator, title=text(f"n{number}"), criticality=1, required=1)
    with at(*MONDAY):
        send_due_digests()
    said = letters()["Bruno"]["text"]
    assert "lines more, earlier that week, in the register." in said
    assert f"/partnerships/{partnership.slug}/journal/" in said
    assert said.count("n13") == 1 and "n0" not in said


def test_meetings_of_the_next_three_weeks(partnership, committee, facilitator, at):
    held = {"partnership": partnership, "body": committee.body, "place": "Room 4", "planned_by": facilitator}
    with at(*MONDAY):
        for number, days in enumerate((10, 30), start=1):
            starts = clock.now() + timedelta(days=days)
            Meeting.objects.create(number=number, starts_at=starts, ends_at=starts + timedelta(hours=1), **held)
        send_due_digests()
    for form in ("text", "html"):
        assert "22 January 2026" in letters()["Bruno"][form]
        assert "11 February" not in letters()["Bruno"][form]


def test_a_closed_partnership_says_nothing(partnership, at):
    Partnership.objects.update(state=Partnership.State.CLOSED)
    with at(*MONDAY):
        send_due_digests()
    assert letters() == {}


@pytest.mark.parametrize("by", ["hand", "closed", "early", "twice"])
def test_why_not(partnership, alice, by, at):
    reasons = {
        "hand": "Time sends this letter",
        "closed": "This account is closed",
        "early": "Monday morning has not come",
        "twice": "The letter of this week has been made already",
    }
    if by == "closed":
        User.objects.filter(pk=alice.user_id).update(is_active=False)
    with at(*((2026, 1, 12, 5) if by == "early" else MONDAY)):
        if by == "twice":
            actions.send_digest(alice.user)
        with pytest.raises(Refused, match=reasons[by]):
            actions.send_digest(alice.user, by=alice if by == "hand" else CLOCK)


def test_its_queries_do_not_depend_on_what_happened(partnership, facilitator, alice, at):
    counts = []
    for week, size in ((12, 2), (19, 30)):
        with at(2026, 1, week - 3, 9):
            for number in range(size):
                title = text(f"w{week}n{number}")
                building.add_need(partnership, by=facilitator, title=title, criticality=1, required=1)
        with at(2026, 1, week, 9), CaptureQueriesContext(connection) as asked:
            actions.send_digest(alice.user)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_every_tick_looks_at_it(partnership, at):
    with at(*MONDAY):
        tick()
        tick()
    assert Digest.objects.count() == 4
    assert Mail.objects.filter(key__startswith="digest:").count() == Digest.objects.exclude(mail=None).count()
