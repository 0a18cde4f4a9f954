"""Who holds a seat's proxy answers for it, says so, and never instead of an answer of its own."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from core import clock
from core.refusals import Refused
from governance import actions
from governance.awaits import awaits
from governance.models import Ballot, Body, RuleSet, Seat
from partnerships import journal
from tests.conftest import join


def url(name: str, decision) -> str:
    return reverse(f"governance:{name}", args=[decision.partnership.slug, decision.address])


@pytest.fixture
def proxy(committee, carol, partnership):
    """Ville de Saint-Aubin (Bob) answers for Calorane (Carol) for ten days."""
    days = {"since_on": partnership.today(), "until_on": partnership.today() + timedelta(days=10)}
    words = {"holder": committee.seats["VSA"], "instructions": "For, if it is cheap."}
    return actions.give_proxy(committee.seats["CAL"], by=carol, **words, **days)


@pytest.fixture
def decision(propose, facilitator, proxy):
    """Open in writing."""
    made = propose()
    actions.open_round(made, by=facilitator, mode="written")
    return made


@pytest.fixture
def represent(decision, committee, bob):
    """Bob answers for Calorane: `represent("for")`."""

    def answered(position: str = "for", by=None, of: str = "CAL") -> Ballot:
        return actions.cast_vote(decision, by=by or bob, position=position, seat=committee.seats[of])

    return answered


def test_the_answer_says_in_which_capacity_and_on_whose_behalf(represent, decision, proxy, bob):
    ballot = represent()
    assert (ballot.capacity, ballot.proxy, ballot.cast_by) == ("proxy", proxy, bob)
    said = journal.sentence(decision.partnership.journal.latest("sequence"))
    assert "Bob, on behalf of Calorane SA, answered “For”" in said
    assert said.endswith("by proxy.")
    assert decision.last_round().outcome_now().seats.for_ == 1


def test_both_seats_are_answered_for_by_one_person(represent, decision, bob):
    represent("for")
    represent("against")
    actions.cast_vote(decision, by=bob, position="abstain")
    counts = decision.last_round().outcome_now().seats
    assert (counts.against, counts.abstain, counts.answered) == (1, 1, 2)


def test_the_seat_s_own_answer_replaces_it_and_is_never_replaced(represent, decision, carol):
    represent("for")
    actions.cast_vote(decision, by=carol, position="against")
    with pytest.raises(Refused, match="The seat of Calorane SA has answered itself"):
        represent("for")
    assert decision.last_round().outcome_now().seats.against == 1


def test_an_answer_noted_by_the_facilitator_is_the_seat_s_own(represent, decision, committee, facilitator):
    represent("for")
    noted = {committee.seats["CAL"]: ("against", "")}
    actions.record_vote(decision, by=facilitator, answers=noted, means="phone")
    with pytest.raises(Refused, match="has answered itself"):
        represent("for")


def test_the_alternate_s_answer_is_the_seat_s_own(represent, decision, committee, facilitator):
    given = {"member": facilitator, "capacity": "alternate", "since_on": date(2026, 1, 1)}
    actions.give_mandate(committee.seats["CAL"], by=facilitator, **given)
    represent("for")
    ballot = actions.cast_vote(decision, by=facilitator, position="against")
    assert (ballot.capacity, ballot.proxy) == ("alternate", None)
    with pytest.raises(Refused, match="has answered itself"):
        represent("for")


def test_not_without_a_proxy(represent, alice, bob):
    with pytest.raises(Refused, match="holds no running proxy of this seat"):
        represent(by=alice)
    with pytest.raises(Refused, match="holds no running proxy of this seat"):
        represent(of="LLU")


def test_not_by_who_holds_no_seat(represent, facilitator):
    with pytest.raises(Refused, match="Only the people who hold a seat"):
        represent(by=facilitator)


def test_not_for_a_decision_that_the_proxy_does_not_reach(propose, proxy, facilitator, carol, bob, committee, login):
    actions.revoke_proxy(proxy, by=carol)
    one, other = propose(), propose()
    days = {"since_on": proxy.since_on, "until_on": proxy.until_on}
    seat = committee.seats["CAL"]
    actions.give_proxy(seat, by=carol, holder=committee.seats["VSA"], decision=one, **days)
    for decision in (one, other):
        actions.open_round(decision, by=facilitator, mode="written")
    assert actions.cast_vote(one, by=bob, position="for", seat=seat)
    with pytest.raises(Refused, match="holds no running proxy"):
        actions.cast_vote(other, by=bob, position="for", seat=seat)
    assert "by proxy." not in login(bob).get(other.get_absolute_url()).content.decode()


def test_two_proxies_for_two_decisions_make_one_ballot_each(propose, proxy, facilitator, carol, bob, committee, login):
    actions.revoke_proxy(proxy, by=carol)
    days = {"since_on": proxy.since_on, "until_on": proxy.until_on}
    RuleSet.objects.update(proxies_per_seat=2)
    decisions = [propose(), propose()]
    for decision in decisions:
        given = {"holder": committee.seats["VSA"], "decision": decision}
        actions.give_proxy(committee.seats["CAL"], by=carol, **given, **days)
        actions.open_round(decision, by=facilitator, mode="written")
    page = login(bob).get(decisions[0].get_absolute_url()).content.decode()
    assert page.count("You answer for the seat of Calorane SA, by proxy.") == 1
    assert [card.act for card in awaits(bob)] == ["Answer", "Answer by proxy"] * 2


def test_not_on_a_day_that_the_proxy_does_not_reach(propose, proxy, facilitator, represent, decision):
    last = clock.end_of_day(proxy.until_on, decision.partnership.time_zone)
    round_ = decision.last_round()
    round_.closes_at = last + timedelta(days=9)
    round_.save()
    with clock.at(last + timedelta(hours=1)), pytest.raises(Refused, match="holds no running proxy"):
        represent()


def test_not_once_the_represented_seat_is_recused(represent, decision, committee, carol):
    represent()
    actions.declare_recusal(decision, by=carol, seat=committee.seats["CAL"], reason="Ours.")
    with pytest.raises(Refused, match="its seat is out"):
        represent()
    assert decision.last_round().outcome_now().seats.answered == 0


def test_not_once_the_holder_is_recused_and_what_it_answered_no_longer_counts(represent, decision, committee, bob):
    represent()
    actions.declare_recusal(decision, by=bob, seat=committee.seats["VSA"], reason="Ours.")
    with pytest.raises(Refused, match="your seat cannot answer for another"):
        represent()
    counts = decision.last_round().outcome_now().seats
    assert (counts.for_, counts.silent, counts.recused) == (0, 2, 1)


def test_a_personal_interest_of_who_answered_by_proxy_takes_it_back(represent, decision, committee, bob, carol):
    represent()
    own = {"seat": committee.seats["VSA"], "nature": "personal", "member": bob, "reason": "My cousin."}
    actions.declare_recusal(decision, by=bob, **own)
    with pytest.raises(Refused, match="personal interest"):
        represent()
    assert decision.last_round().outcome_now().seats.for_ == 0
    actions.cast_vote(decision, by=carol, position="against")
    assert decision.last_round().outcome_now().seats.against == 1


def test_at_a_meeting_both_seats_are_among_those_present(propose, proxy, facilitator, bob, committee):
    decision, seats = propose(), committee.seats
    actions.open_round(decision, by=facilitator)
    actions.record_attendance(decision, by=facilitator, present=[seats["VSA"], seats["LLU"]])
    with pytest.raises(Refused, match="absent from the meeting"):
        actions.cast_vote(decision, by=bob, position="for", seat=seats["CAL"])
    actions.record_attendance(decision, by=facilitator, present=[seats["CAL"], seats["LLU"]])
    with pytest.raises(Refused, match="absent from the meeting"):
        actions.cast_vote(decision, by=bob, position="for", seat=seats["CAL"])
    actions.record_attendance(decision, by=facilitator, present=seats.values())
    assert actions.cast_vote(decision, by=bob, position="for", seat=seats["CAL"])
    assert decision.last_round().outcome_now().quorum_counted == 3


def test_the_own_seat_may_be_named_too(decision, committee, bob):
    ballot = actions.cast_vote(decision, by=bob, position="for", seat=committee.seats["VSA"])
    assert (ballot.capacity, ballot.proxy) == ("titular", None)


def test_the_database_keeps_a_proxy_s_answer_with_its_proxy(represent, decision):
    ballot = represent()
    ballot.pk, ballot.rank, ballot.proxy = None, 2, None
    with pytest.raises(IntegrityError), transaction.atomic():
        ballot.save(force_insert=True)


def test_the_page_offers_a_second_ballot_and_says_who_for_whom(decision, committee, bob, alice, login):
    browser = login(bob)
    page = browser.get(decision.get_absolute_url()).content.decode()
    assert "You answer for the seat of Ville de Saint-Aubin, as titular." in page
    assert "You answer for the seat of Calorane SA, by proxy." in page
    assert "Your answer for Calorane SA, by proxy" in page
    assert "For, if it is cheap." in page
    given = {"position": "for", "fingerprint": decision.last_round().fingerprint}
    seat = {"seat": committee.seats["CAL"].uuid}
    assert browser.post(url("cast_vote", decision), given | seat).status_code == 302
    shown = login(alice).get(decision.get_absolute_url()).content.decode()
    assert "Bob (Ville de Saint-Aubin), by proxy for Calorane SA" in shown
    assert "by proxy." not in login(alice).get(decision.get_absolute_url()).content.decode()


def test_hostile_ballots_are_refused_kindly(decision, committee, facilitator, alice, bob, carol, login):
    given = {"position": "for", "fingerprint": decision.last_round().fingerprint}
    page = url("cast_vote", decision)
    stolen = login(alice).post(page, {**given, "seat": committee.seats["CAL"].uuid})
    assert stolen.status_code == 403
    assert "holds no running proxy of this seat" in stolen.content.decode()
    elsewhere = Body.objects.create(
        partnership=decision.partnership, kind="advisory", name={"fr": "Technique"}, seated_at=clock.now()
    )
    dana = join(facilitator, "Quatrième", "QUA", "dana")
    foreign = Seat.objects.create(
        partnership=decision.partnership, body=elsewhere, partner=dana.partner, added_at=clock.now()
    )
    for seat in (foreign.uuid, "not-a-seat", "7b3f6a8e-0000-4000-8000-000000000000", "\x00"):
        assert login(bob).post(page, {**given, "seat": seat}).status_code == 422
    assert not Ballot.objects.exists()
    actions.cast_vote(decision, by=carol, position="against")
    late = login(bob).post(page, {**given, "seat": committee.seats["CAL"].uuid})
    assert late.status_code == 403
    assert "has answered itself" in late.content.decode()
    assert "You answer for the seat of Calorane SA, by proxy." in late.content.decode()
    assert login(bob).get(page, {"seat": committee.seats["CAL"].uuid}).status_code == 403


def test_it_awaits_the_holder_until_somebody_answered(decision, represent, bob, carol, login):
    cards = list(awaits(bob))
    assert [card.act for card in cards] == ["Answer", "Answer by proxy"]
    assert "the seat of Calorane SA, whose proxy your seat holds" in cards[1].detail
    page = login(bob).get(cards[1].link)
    assert "You answer here for Calorane SA, by proxy." in page.content.decode()
    represent()
    assert [card.act for card in awaits(bob)] == ["Answer"]
    assert [card.act for card in awaits(carol)] == []


def test_the_facilitator_who_holds_a_mandate_answers_by_it(decision, committee, facilitator, login):
    given = {"member": facilitator, "capacity": "titular", "since_on": date(2026, 1, 1)}
    actions.end_mandate(committee.seats["LLU"].mandates.get(), by=facilitator, reason="Retired.")
    actions.give_mandate(committee.seats["LLU"], by=facilitator, **given)
    page = login(facilitator).get(decision.get_absolute_url()).content.decode()
    assert "You answer for the seat of Logis &amp; Lumière, as titular." in page
    ballot = actions.cast_vote(decision, by=facilitator, position="for")
    assert (ballot.capacity, ballot.means) == ("titular", "online")
    shown = login(facilitator).get(decision.get_absolute_url()).content.decode()
    assert "Bruno, titular" in shown
