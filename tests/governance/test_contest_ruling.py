"""What the lead settled can be overturned by two thirds of the votes cast, at the committee's next meeting."""

import json
from datetime import timedelta

import pytest

from accounts.models import User
from core import clock
from core.refusals import Refused
from governance import actions
from governance.awaits import awaits
from governance.contents.paper import decision_on_paper, on_paper
from governance.models import Meeting, Ruling
from tests.conftest import text
from tests.governance.conftest import DAY, on
from tests.governance.test_forms import url
from tests.governance.test_outcome_mails import sent


def contest(decision, facilitator, committee, **answers):
    """Ask the committee on day 25 and close with these answers."""
    with on(25):
        actions.contest_ruling(decision, by=facilitator, reason="New facts.")
        here = [committee.seats[code] for code in ("LLU", "VSA", "CAL")]
        actions.record_attendance(decision, by=facilitator, present=here)
        given = {committee.seats[code]: (position, "") for code, position in answers.items()}
        actions.record_vote(decision, by=facilitator, answers=given)
        actions.close_round(decision, by=facilitator)
    decision.refresh_from_db()
    return decision


def test_two_thirds_turn_it_into_its_contrary(settled, facilitator, committee):
    decision = contest(settled, facilitator, committee, LLU="against", VSA="for", CAL="for")
    assert (decision.state, decision.outcome, decision.effective_at) == ("closed", "rejected", None)
    ruling = Ruling.objects.get()
    assert ruling.outcome == "adopted", "what the lead wrote stays as it was"
    assert ruling.overturned_in.number == 3


def test_less_than_two_thirds_leave_it(settled, facilitator, committee):
    decision = contest(settled, facilitator, committee, LLU="against", VSA="for", CAL="abstain")
    assert (decision.outcome, Ruling.objects.get().overturned_in) == ("adopted", None)
    with on(26), pytest.raises(Refused, match="has been asked already"):
        actions.contest_ruling(decision, by=facilitator, reason="Again.")


def test_a_missed_quorum_leaves_the_question_open(settled, facilitator, committee):
    with on(25):
        actions.contest_ruling(settled, by=facilitator, reason="New facts.")
        actions.record_attendance(settled, by=facilitator, present=[committee.seats["VSA"]])
        actions.close_round(settled, by=facilitator)
    settled.refresh_from_db()
    assert settled.outcome == "adopted"
    with on(26):
        assert actions.contest_ruling(settled, by=facilitator, reason="Again.").number == 4


def test_not_after_the_next_meeting(settled, facilitator, committee, partnership):
    held = {"opened_at": DAY + timedelta(days=20), "ended_at": DAY + timedelta(days=20, hours=2), "state": "held"}
    Meeting.objects.create(
        partnership=partnership,
        body=committee.body,
        number=1,
        place="Town hall",
        planned_by=facilitator,
        starts_at=held["opened_at"],
        ends_at=held["ended_at"],
        **held,
    )
    with on(25), pytest.raises(Refused, match="next meeting, which has passed"):
        actions.contest_ruling(settled, by=facilitator, reason="New facts.")


def test_not_months_later(settled, facilitator):
    with on(18 + 94), pytest.raises(Refused, match="next meeting, which has passed"):
        actions.contest_ruling(settled, by=facilitator, reason="New facts.")


def test_by_the_committee_with_a_reason(settled, facilitator, bob, committee):
    with on(25), pytest.raises(Refused, match="Write why the committee should look"):
        actions.contest_ruling(settled, by=bob, reason=" ")
    committee.seats["VSA"].mandates.update(ended_on=DAY.date())
    with on(25), pytest.raises(Refused, match="Only the people of the steering committee"):
        actions.contest_ruling(settled, by=bob, reason="New facts.")


def test_nothing_to_overturn(propose, facilitator):
    with pytest.raises(Refused, match="settled nothing here"):
        actions.contest_ruling(propose(), by=facilitator, reason="New facts.")


def test_once_overturned_it_is_not_asked_again(settled, facilitator, committee):
    decision = contest(settled, facilitator, committee, LLU="for", VSA="for", CAL="for")
    with on(26), pytest.raises(Refused, match="overturned this already"):
        actions.contest_ruling(decision, by=facilitator, reason="Again.")


def test_the_pages(settled, facilitator, bob, login):
    with on(25):
        browser = login(bob)
        assert "Ask the committee to overturn" in browser.get(settled.get_absolute_url()).content.decode()
        sent = browser.post(url("contest_ruling", settled), {"reason": "New facts."}, follow=True).content.decode()
    assert "It takes two thirds of the votes cast to overturn." in sent
    assert "to overturn what the lead settled" in sent
    assert "Your answer" in sent


def test_it_awaits_its_answers_like_any_round(settled, facilitator, bob, login):
    with on(25):
        actions.contest_ruling(settled, by=facilitator, reason="New facts.")
        assert [card.act for card in awaits(bob)] == ["Answer"]
        page = login(facilitator).get(settled.get_absolute_url()).content.decode()
    assert "0 seats of 3 have answered." in page


def test_an_interest_proposed_before_it_was_settled_is_answered_while_it_is_contested(
    deadlock, facilitator, alice, bob, carol, committee, login
):
    decision, words = deadlock(), {"reasons": text("Parce que."), "minority_opinion": text("Autrement.")}
    with on(17):
        given = {"seat": committee.seats["CAL"], "reason": "Theirs."}
        recusal = actions.propose_recusal(decision, by=bob, **given)
    with on(18):
        actions.settle_decision(decision, by=alice, outcome="adopted", **words)
        with pytest.raises(Refused, match="This decision is closed"):
            actions.confirm_recusal(recusal, by=carol)
    with on(25):
        actions.contest_ruling(decision, by=facilitator, reason="New facts.")
        actions.record_attendance(decision, by=facilitator, present=committee.seats.values())
        with pytest.raises(Refused, match="proposed against Calorane SA waits"):
            actions.close_round(decision, by=facilitator)
        page = login(facilitator).get(decision.get_absolute_url()).content.decode()
        assert "proposed against Calorane SA waits" in page
        actions.confirm_recusal(recusal, by=carol)
        assert actions.close_round(decision, by=facilitator).result == "rejected"


def test_nobody_is_asked_when_no_seat_can_answer(settled, facilitator, committee):
    for seat in committee.seats.values():
        seat.mandates.update(ended_on=DAY.date())
    with on(25), pytest.raises(Refused, match="No seat could answer"):
        actions.contest_ruling(settled, by=facilitator, reason="New facts.")


def test_what_was_carried_out_meanwhile_can_still_be_overturned(settled, facilitator, committee):
    with on(19):
        actions.carry_out_decision(settled, by=facilitator, words="Rented.")
    decision = contest(settled, facilitator, committee, LLU="against", VSA="for", CAL="for")
    assert (decision.outcome, decision.carried_out) == ("rejected", "Rented."), "what was done stays written"


def test_the_result_says_what_becomes_of_the_ruling(settled, facilitator, bob, committee, login):
    """The votes for overturn: no page, paper or mail may call that “adopted”."""
    User.objects.update(language="en")
    contest(settled, facilitator, committee, LLU="against", VSA="for", CAL="for")
    told = sent("round_closed")["Bob"]
    assert told["subject"].endswith(": ruling overturned")
    assert "The committee overturned what the lead had settled: 2 for, 1 against" in told["text"]
    with on(26):
        page = login(bob).get(settled.get_absolute_url()).content.decode()
        paper = decision_on_paper(on_paper(settled.partnership).get(), "en", "0" * 64)
    assert "Rejected, the lead’s ruling overturned." in page
    assert page.count("The committee overturned what the lead had settled: 2 for, 1 against") == 2
    assert "Adopted: 2 for" not in page
    assert (paper["rounds"][-1]["label"], paper["sentence"]) == (
        "Ruling overturned",
        "The committee overturned what the lead had settled: 2 for, 1 against, 0 abstentions; "
        "it took 2, at least two thirds of 3 votes cast.",
    )


def test_while_the_committee_is_asked_the_paper_is_provisional(settled, facilitator):
    with on(25):
        final = decision_on_paper(on_paper(settled.partnership).get(), "en", "0" * 64)
        actions.contest_ruling(settled, by=facilitator, reason="New facts.")
        asked = decision_on_paper(on_paper(settled.partnership).get(), "en", "0" * 64)
    assert final["as_of"] is None
    assert asked["as_of"] is not None


def test_the_ballot_says_what_is_asked(settled, facilitator, bob, login):
    with on(25):
        assert not [row for row in awaits(bob) if "vote" in row.link]
        actions.contest_ruling(settled, by=facilitator, reason="New facts.")
        assert [row.link for row in awaits(bob) if "vote" in row.link] == [url("cast_vote", settled)]
        page = login(bob).get(settled.get_absolute_url()).content.decode()
    assert "whether to overturn what the lead settled, not the text itself" in page
    assert "I want what the lead settled to be overturned." in page
    assert "I want this text to apply." not in page


def test_asked_at_a_meeting_it_counts_who_is_there_and_stands_in_the_minutes(settled, under_way, facilitator, login):
    starts = DAY + timedelta(days=25)
    meeting = under_way(settled, starts_at=starts, VSA="excused")
    with clock.at(starts):
        login(facilitator).post(url("contest_ruling", settled), {"reason": "New facts."})
        round_ = settled.rounds.get(purpose="overturn")
        assert (round_.meeting, len(round_.present)) == (meeting, 2)
        actions.close_round(settled, by=facilitator)
        actions.end_meeting(meeting, by=facilitator)
    held = json.loads(meeting.minutes.get().data)["decisions"][0]
    assert held["rounds"][0]["label"]["en"] == "Ruling upheld"


def test_only_at_a_meeting_that_is_under_way(settled, facilitator, convened):
    meeting = convened(settled, starts_at=DAY + timedelta(days=30))
    with on(25), pytest.raises(Refused, match="while that meeting is under way"):
        actions.contest_ruling(settled, by=facilitator, reason="New facts.", meeting=meeting)
