"""The people of a seat say why there is no interest; the reason stays beside what was proposed."""

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from governance.contents.timeline import timeline
from partnerships.models import Notice


@pytest.fixture
def decision(propose):
    return propose()


@pytest.fixture
def proposed(decision, bob, committee):
    """Bob says that Logis & Lumière has an interest."""
    return actions.propose_recusal(decision, by=bob, seat=committee.seats["LLU"], reason="Their subsidiary.")


def test_refused_the_seat_stays_in_and_the_reason_stays_visible(decision, proposed, facilitator, alice, bob, login):
    recusal = actions.refuse_recusal(proposed, by=alice, answer="We sold it in 2024.")
    assert (recusal.state, recusal.answer) == ("refused", "We sold it in 2024.")
    assert Notice.objects.filter(user=bob.user, entry__event="governance.recusal_refused", mail=None).exists()
    round_ = actions.open_round(decision, by=facilitator)
    assert not any(seat.recused for seat in round_.seats_now())
    page = login(bob).get(decision.get_absolute_url()).content.decode()
    assert "We sold it in 2024." in page
    assert "Their subsidiary." in page
    steps = [step.title for step in timeline(decision)]
    assert "Recusal proposed: Logis & Lumière" in steps
    assert "Recusal not retained: Logis & Lumière" in steps


def test_once_refused_it_can_be_declared_or_proposed_again(decision, proposed, alice, bob, committee):
    actions.refuse_recusal(proposed, by=alice, answer="We sold it.")
    again = actions.propose_recusal(decision, by=bob, seat=committee.seats["LLU"], reason="Not all of it.")
    actions.refuse_recusal(again, by=alice, answer="All of it.")
    assert actions.declare_recusal(decision, by=alice, seat=committee.seats["LLU"], reason="We kept a part.").holds


def test_not_without_a_reason_whoever_answers(proposed, alice, facilitator):
    for by in (alice, facilitator):
        with pytest.raises(Refused, match="Write why there is no interest here"):
            actions.refuse_recusal(proposed, by=by, answer=" ")


def test_not_by_another_seat(proposed, bob):
    with pytest.raises(Refused, match="Only the people of the seat concerned"):
        actions.refuse_recusal(proposed, by=bob, answer="No.")


def test_not_once_confirmed(proposed, alice):
    actions.confirm_recusal(proposed, by=alice)
    with pytest.raises(Refused, match="has its answer already"):
        actions.refuse_recusal(proposed, by=alice, answer="No.")


def test_from_the_page(decision, proposed, alice, bob, login):
    page = reverse("governance:refuse_recusal", args=[decision.partnership.slug, decision.address, 1])
    assert login(bob).get(page).status_code == 403
    assert login(bob).post(page, {"answer": "No."}).status_code == 403
    browser = login(alice)
    assert "Their subsidiary." in browser.get(page).content.decode()
    assert browser.post(page, {"answer": ""}).status_code == 422
    assert browser.post(page, {"answer": "We sold it."}).status_code == 302
    proposed.refresh_from_db()
    assert proposed.state == "refused"


def test_a_seat_takes_back_what_the_facilitator_noted_for_it(propose, facilitator, alice, bob, committee):
    seat, decision = committee.seats["LLU"], propose()
    noted = actions.declare_recusal(decision, by=facilitator, seat=seat, reason="Said aloud.")
    actions.open_round(decision, by=facilitator)
    assert [one.recused for one in decision.last_round().seats_now() if one.id == str(seat.uuid)] == [True]
    for other in (bob, facilitator):
        with pytest.raises(Refused):
            actions.refuse_recusal(noted, by=other, answer="None.")
    assert actions.refuse_recusal(noted, by=alice, answer="We have no share in it.").state == "refused"
    again = decision.rounds.get()
    assert [one.recused for one in again.seats_now() if one.id == str(seat.uuid)] == [False]


def test_what_ones_own_people_declared_is_not_taken_back(propose, alice, committee):
    own = actions.declare_recusal(propose(), by=alice, seat=committee.seats["LLU"], reason="Our subsidiary.")
    with pytest.raises(Refused, match="has its answer already"):
        actions.refuse_recusal(own, by=alice, answer="After all, none.")
