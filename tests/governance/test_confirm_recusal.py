"""The people of a seat confirm an interest pointed out by a peer, having read what it changes."""

from datetime import date

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from governance.contents.effects import effect_of_recusal, standing_now
from governance.models import Recusal
from partnerships import journal
from partnerships.models import Notice


def url(name: str, decision, *more) -> str:
    return reverse(f"governance:{name}", args=[decision.partnership.slug, decision.address, *more])


@pytest.fixture
def decision(propose, facilitator):
    """Open at a meeting."""
    made = propose()
    actions.open_round(made, by=facilitator)
    return made


@pytest.fixture
def proposed(decision, bob, committee) -> Recusal:
    """Bob says that Logis & Lumière has an interest."""
    return actions.propose_recusal(decision, by=bob, seat=committee.seats["LLU"], reason="Their subsidiary.")


def test_confirmed_the_seat_is_out_and_its_answer_no_longer_counts(decision, proposed, alice):
    actions.cast_vote(decision, by=alice, position="for")
    recusal = actions.confirm_recusal(proposed, by=alice)
    assert (recusal.state, recusal.answered_by) == ("confirmed", alice)
    counts = decision.last_round().outcome_now().seats
    assert (counts.for_, counts.recused) == (0, 1)
    with pytest.raises(Refused, match="declared an interest"):
        actions.cast_vote(decision, by=alice, position="for")
    said = journal.sentence(decision.partnership.journal.latest("sequence"))
    assert "confirmed that Logis & Lumière has an interest" in said


def test_the_facilitator_writes_how_the_committee_agreed(proposed, facilitator):
    with pytest.raises(Refused, match="Write how the committee agreed"):
        actions.confirm_recusal(proposed, by=facilitator, answer=" ")
    recusal = actions.confirm_recusal(proposed, by=facilitator, answer="All agreed at the meeting.")
    assert recusal.answer == "All agreed at the meeting."
    said = journal.sentence(recusal.partnership.journal.latest("sequence"))
    assert "on behalf of Logis & Lumière, confirmed" in said
    assert "All agreed at the meeting." in said


def test_not_by_who_proposed_it_nor_by_another_seat(proposed, bob, carol):
    for other in (bob, carol):
        with pytest.raises(Refused, match="Only the people of the seat concerned"):
            actions.confirm_recusal(proposed, by=other)


def test_not_twice(proposed, alice):
    actions.confirm_recusal(proposed, by=alice)
    with pytest.raises(Refused, match="has its answer already"):
        actions.confirm_recusal(proposed, by=alice)


def test_not_once_the_decision_is_over(proposed, decision, alice, facilitator):
    actions.withdraw_decision(decision, by=facilitator, reason="Later.")
    with pytest.raises(Refused, match="decision is closed"):
        actions.confirm_recusal(proposed, by=alice)


def test_a_personal_interest_takes_back_that_person_s_answer_alone(decision, committee, alice, bob, facilitator):
    given = {"member": facilitator, "capacity": "alternate", "since_on": date(2026, 1, 1)}
    actions.give_mandate(committee.seats["LLU"], by=facilitator, **given)
    actions.cast_vote(decision, by=alice, position="for")
    words = {"seat": committee.seats["LLU"], "nature": "personal", "member": alice, "reason": "Her cousin."}
    actions.confirm_recusal(actions.propose_recusal(decision, by=bob, **words), by=alice)
    counts = decision.last_round().outcome_now().seats
    assert (counts.for_, counts.recused, counts.silent) == (0, 0, 3)
    actions.cast_vote(decision, by=facilitator, position="against")
    assert decision.last_round().outcome_now().seats.against == 1


def test_the_effect_is_worked_out_by_the_count_itself(decision, committee, facilitator, alice, bob, carol):
    actions.record_attendance(decision, by=facilitator, present=committee.seats.values())
    actions.cast_vote(decision, by=alice, position="for")
    actions.cast_vote(decision, by=bob, position="against")
    actions.cast_vote(decision, by=carol, position="for")
    now = standing_now(decision)
    assert (now.quorum, now.seats, now.result) == ("2 needed, 3 seats present", "3", "Adopted")
    effect = effect_of_recusal(decision, committee.seats["LLU"])
    assert (effect.row.quorum, effect.row.seats, effect.row.result) == ("2 needed, 2 seats present", "2", "Tie")
    assert (effect.row.needed, effect.changes) == ("2 out of 2 votes cast", True)
    said = " ".join(effect.sentences)
    assert "2 seats may then answer, instead of 3." in said
    assert "To pass it takes 2 out of 3 votes cast; with this seat out, 2 out of 2 votes cast." in said
    assert "would change, from “Adopted” to “Tie”" in said
    still = effect_of_recusal(decision, committee.seats["VSA"])
    assert not still.changes
    assert "would not change: “Adopted”" in " ".join(still.sentences)


def test_what_was_announced_is_what_happens(decision, committee, facilitator, alice, bob, carol):
    actions.record_attendance(decision, by=facilitator, present=committee.seats.values())
    for member, position in ((alice, "for"), (bob, "against"), (carol, "for")):
        actions.cast_vote(decision, by=member, position=position)
    announced = effect_of_recusal(decision, committee.seats["LLU"]).after
    proposed = actions.propose_recusal(decision, by=bob, seat=committee.seats["LLU"], reason="Theirs.")
    actions.confirm_recusal(proposed, by=alice)
    assert decision.last_round().outcome_now() == announced


def test_without_a_round_the_numbers_are_those_of_a_full_meeting(propose, committee):
    effect = effect_of_recusal(propose(), committee.seats["LLU"])
    assert effect.row.quorum == "2 needed, 2 seats present"
    assert (effect.row.result, effect.changes) == ("no answer yet", False)
    assert "No round is open" in effect.sentences[-1]


def test_in_writing_no_quorum_applies(propose, facilitator, committee):
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    effect = effect_of_recusal(decision, committee.seats["LLU"])
    assert effect.row.quorum == "no quorum applies"
    assert "No quorum applies here." in effect.sentences


def test_from_the_page_the_effect_is_read_first(decision, proposed, alice, bob, login):
    page = url("confirm_recusal", decision, 1)
    assert login(bob).get(page).status_code == 403
    browser = login(alice)
    assert "Confirm this interest" in browser.get(decision.get_absolute_url()).content.decode()
    shown = browser.get(page).content.decode()
    assert "Their subsidiary." in shown
    assert "2 seats may then answer, instead of 3." in shown
    assert browser.post(page, {"answer": ""}).status_code == 302
    detail = browser.get(decision.get_absolute_url()).content.decode()
    assert "Proposed by Bob, confirmed." in detail
    assert "Confirm this interest" not in detail


def test_a_recusal_that_is_not_there_is_not_found(decision, proposed, alice, login):
    for number in (0, 2, 99):
        assert login(alice).get(url("confirm_recusal", decision, number)).status_code == 404
        assert login(alice).post(url("confirm_recusal", decision, number)).status_code == 404


def test_the_seat_is_told_when_the_facilitator_confirms_for_it(propose, facilitator, bob, committee):
    decision, seat = propose(), committee.seats["VSA"]
    recusal = actions.propose_recusal(decision, by=facilitator, seat=seat, reason="A contract.")
    actions.confirm_recusal(recusal, by=facilitator, answer="All agreed aloud.")
    assert Notice.objects.filter(user=bob.user, entry__event="governance.recusal_confirmed").count() == 1
