"""The pages of meetings: who sees them, what they say, how many queries they take."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core import clock
from governance import actions
from governance.models import AgendaItem
from tests.conftest import join, text
from tests.governance.meetings import STARTS, plan
from tests.governance.test_ask_correction import ask

MEETINGS = "governance:meeting_list"


def listed(partnership) -> str:
    return reverse(MEETINGS, args=[partnership.slug])


def page(browser, address: str, at=STARTS) -> str:
    with clock.at(at):
        answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_the_first_meeting_the_page_teaches(partnership, committee, alice, login):
    said = page(login(alice), listed(partnership))
    assert "No meeting has been planned yet." in said
    assert "18 June, 14:00" in said


def test_the_next_meeting_stands_first_and_the_past_last(partnership, committee, convened, held, alice, login):
    over, coming = held(), convened(starts_at=STARTS + timedelta(days=30))
    said = page(login(alice), listed(partnership))
    assert "Next meeting: 25 April 2026, 15:00" in said
    assert said.index(coming.get_absolute_url()) < said.index("Past meetings") < said.index(over.get_absolute_url())


def test_a_stranger_learns_nothing(convened, partnership, stranger, login):
    meeting = convened()
    for address in (listed(partnership), meeting.get_absolute_url()):
        assert login(stranger).get(address).status_code == 404


def test_the_hour_is_shown_in_the_partnerships_zone_which_is_named(convened, alice, login):
    alice.user.time_zone = "America/Cayenne"
    alice.user.save()
    assert "26 March 2026, 14:00 to 16:00 (Europe/Paris)" in page(login(alice), convened().get_absolute_url())


def test_while_it_is_under_way_who_leads_it_has_the_forms_and_the_others_do_not(under_way, facilitator, alice, login):
    meeting = under_way()
    assert "data-keep" in page(login(facilitator), meeting.get_absolute_url())
    theirs = page(login(alice), meeting.get_absolute_url())
    assert "data-keep" not in theirs
    assert "keep.js" not in theirs
    assert "Quorum reached: 3 of 3 voting seats are present, it takes 2." in theirs


def test_the_quorum_of_a_meeting_that_was_held_is_the_one_of_its_day(held, committee, facilitator, alice, login):
    meeting = held(CAL="absent")
    later = join(facilitator, "Bâti’Relais", "BAT", "dan")
    actions.add_seat(committee.body, by=facilitator, partner=later.partner)
    assert "2 of 3 voting seats are present" in page(login(alice), meeting.get_absolute_url())


def test_minutes_say_where_they_stand(sent, facilitator, alice, login):
    minutes = sent()
    address = minutes.meeting.get_absolute_url()
    ask(minutes, alice, "Sept <b>autres</b> ménages.", at=minutes.sent_at)
    said = page(login(alice), address, at=minutes.sent_at)
    assert "Sent; corrections can be asked for." in said
    assert "Sept &lt;b&gt;autres&lt;/b&gt; ménages." in said
    assert "Approved by silence" in page(login(alice), address, at=minutes.correctable_until)
    with clock.at(minutes.sent_at):
        actions.answer_correction(minutes.corrections.get(), by=facilitator, accept=True)
    said = page(login(alice), address, at=minutes.sent_at)
    assert "Replaced by a corrected version" in said
    assert "The PDF is being made." in said


def test_minutes_are_downloaded_and_never_opened_in_place(minuted, partnership, alice, login):
    minutes = minuted()
    args = [partnership.slug, minutes.meeting.number, minutes.number]
    pdf = login(alice).get(reverse("governance:minutes_pdf", args=args), {"language": "fr"})
    data = login(alice).get(reverse("governance:minutes_data", args=args))
    assert pdf.content.startswith(b"%PDF")
    assert data.content.decode() == minutes.data
    for answer in (pdf, data):
        assert answer["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer["Content-Security-Policy"]


def test_minutes_without_a_pdf_are_not_there_yet(held, partnership, alice, login):
    meeting = held()
    where = reverse("governance:minutes_pdf", args=[partnership.slug, meeting.number, 1])
    assert login(alice).get(where).status_code == 404


def test_the_script_that_keeps_has_a_plain_answer_and_a_refusal_its_page(under_way, partnership, facilitator, login):
    item = under_way().items.get()
    where = reverse("governance:note_item", args=[partnership.slug, item.uuid])
    with clock.at(STARTS):
        assert login(facilitator).post(where, {"notes": "Dit."}).status_code == 302
        assert login(facilitator).post(where, {"notes": "Redit."}, headers={"X-Kept": "yes"}).status_code == 204
        refused = login(facilitator).post(where, {"notes": "a\x07b"}, headers={"X-Kept": "yes"})
    assert refused.status_code == 422


@pytest.fixture
def long(under_way, propose, partnership, committee, facilitator):
    """A meeting under way whose agenda, papers and actions grow: `long(29)`."""
    meeting = under_way()

    def grow(count: int):
        with clock.at(STARTS):
            for _time in range(count):
                number = meeting.items.count() + 1
                decision = propose()
                given = {"nature": "decision", "decision": decision, "rank": number, "title": text(f"Point {number}")}
                AgendaItem.objects.create(partnership=partnership, meeting=meeting, **given)
                data = f"Note {number}".encode()
                actions.add_paper(meeting, by=facilitator, name="note.txt", data=data, kind="text/plain")
                due = meeting.partnership.today()
                actions.add_follow_up(meeting, by=facilitator, what=f"{number}", owner=facilitator, due_on=due)
        return meeting

    return grow


def queries(browser, address: str, counting) -> int:
    with clock.at(STARTS):
        browser.get(address)
        with counting as found:
            assert browser.get(address).status_code == 200
    return len(found)


def test_the_page_of_a_meeting_asks_the_same_with_one_point_or_thirty(
    long, facilitator, alice, login, django_assert_max_num_queries
):
    counts: dict[str, set[int]] = {}
    for more in (1, 29):
        meeting = long(more)
        for person in (facilitator, alice):
            taken = queries(login(person), meeting.get_absolute_url(), django_assert_max_num_queries(27))
            counts.setdefault(str(person), set()).add(taken)
    assert {person: found for person, found in counts.items() if len(found) > 1} == {}


def test_the_list_and_what_awaits_ask_the_same_with_one_meeting_or_thirty(
    partnership, committee, held, facilitator, alice, login, django_assert_max_num_queries
):
    held()
    counts: dict[str, set[int]] = {}
    for more in (1, 29):
        for number in range(more):
            plan(partnership, committee.body, facilitator, starts_at=STARTS + timedelta(days=30 + number))
        for person in (facilitator, alice):
            for address in (listed(partnership), reverse("home")):
                taken = queries(login(person), address, django_assert_max_num_queries(48))
                counts.setdefault(f"{person} {address}", set()).add(taken)
    assert {person: found for person, found in counts.items() if len(found) > 1} == {}


def test_a_held_meeting_says_what_happened_there_whatever_came_later(propose, under_way, committee, facilitator, login):
    decision = propose("operational")
    meeting = under_way(decision)
    with clock.at(meeting.starts_at):
        actions.open_round(decision, by=facilitator, meeting=meeting, skipped_consent="Known.")
        tie = {"LLU": "for", "VSA": "against", "CAL": "abstain"}
        given = {committee.seats[code]: (position, "") for code, position in tie.items()}
        actions.record_vote(decision, by=facilitator, answers=given)
        actions.close_round(decision, by=facilitator)
    with clock.at(meeting.ends_at):
        actions.end_meeting(meeting, by=facilitator)
        actions.withdraw_decision(decision, by=facilitator, reason="Asked again otherwise.")
    shown = page(login(facilitator), meeting.get_absolute_url())
    agenda = shown[shown.index('id="agenda"') :]
    assert "Tie" in agenda
    assert "withdrawn" not in agenda
