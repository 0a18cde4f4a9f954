"""The facilitator notes answers, traced; the seat can correct them; attendance comes with a meeting."""

import pytest

from core import mail
from core.refusals import Refused
from governance import actions
from partnerships import journal
from partnerships.models import Notice
from tests.governance.test_forms import url


@pytest.fixture
def decision(propose, facilitator):
    """Open at a meeting."""
    made = propose()
    actions.open_round(made, by=facilitator)
    return made


def test_an_answer_by_phone_says_so_and_the_seat_corrects_it(decision, facilitator, committee, alice):
    answers = {committee.seats["LLU"]: ("for", "Said on Monday.")}
    (ballot,) = actions.record_vote(decision, by=facilitator, answers=answers, means="phone")
    assert (ballot.capacity, ballot.means, ballot.cast_by) == ("recorded", "phone", facilitator)
    entry = decision.partnership.journal.latest("sequence")
    assert "noted the answer of Logis & Lumière" in journal.sentence(entry)
    assert "given by phone: “For”" in journal.sentence(entry)
    assert actions.cast_vote(decision, by=alice, position="against").rank == 2


def test_only_the_facilitator_notes_answers(decision, alice, committee):
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.record_vote(decision, by=alice, answers={committee.seats["VSA"]: ("for", "")})


def test_one_answer_refused_means_none_is_noted(decision, facilitator, committee):
    answers = {committee.seats["LLU"]: ("for", ""), committee.seats["VSA"]: ("maybe", "")}
    with pytest.raises(Refused, match="not one of the answers"):
        actions.record_vote(decision, by=facilitator, answers=answers)
    assert not decision.last_round().ballots.exists()


def test_not_without_an_open_round(propose, facilitator, committee):
    with pytest.raises(Refused, match="No round"):
        actions.record_vote(propose(), by=facilitator, answers={committee.seats["LLU"]: ("for", "")})


def test_absent_seats_do_not_answer_at_a_meeting(decision, facilitator, committee):
    actions.record_attendance(decision, by=facilitator, present=[committee.seats["VSA"]])
    with pytest.raises(Refused, match="absent"):
        actions.record_vote(decision, by=facilitator, answers={committee.seats["LLU"]: ("for", "")})


def test_what_was_noted_by_phone_or_in_writing_is_told_by_mail_with_how_to_correct_it(
    decision, facilitator, committee, alice
):
    for means in ("phone", "writing"):
        Notice.objects.all().delete()
        actions.record_vote(decision, by=facilitator, answers={committee.seats["LLU"]: ("for", "")}, means=means)
        (notice,) = Notice.objects.all()
        assert notice.user == alice.user
        letter = mail.opened(notice.mail)
        assert "votre réponse à D-2026-01, notée par l’animation" in letter["subject"], "in her language"
        assert "Pour" in letter["text"]
        assert "votre réponse remplace celle qui a été notée" in letter["text"]
        assert "votre réponse remplace celle qui a été notée" in letter["html"]


def test_a_show_of_hands_needs_no_mail(decision, facilitator, committee):
    Notice.objects.all().delete()
    actions.record_vote(decision, by=facilitator, answers={committee.seats["LLU"]: ("for", "")})
    assert not Notice.objects.exists()


def test_whoever_writes_it_down_is_not_told(decision, facilitator, committee, alice):
    given = {"member": facilitator, "capacity": "alternate", "since_on": decision.partnership.today()}
    actions.give_mandate(committee.seats["LLU"], by=facilitator, **given)
    Notice.objects.all().delete()
    actions.record_vote(decision, by=facilitator, answers={committee.seats["LLU"]: ("for", "")}, means="phone")
    assert [notice.user for notice in Notice.objects.all()] == [alice.user]


def test_nobody_raises_a_hand_in_writing(propose, facilitator, committee, alice, login):
    """The page does not offer it; whoever notes it all the same tells the seat, as for a call."""
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    page = login(facilitator).get(url("record_vote", decision)).content.decode()
    assert 'value="phone"' in page
    assert 'value="hands"' not in page
    actions.record_vote(decision, by=facilitator, answers={committee.seats["LLU"]: ("for", "")})
    assert Notice.objects.filter(user=alice.user, entry__event="governance.vote_recorded").count() == 1
