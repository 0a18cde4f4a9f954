"""A peer points out another seat's interest: told to its people, visible to all, and without effect until confirmed."""

import pytest
from django.urls import reverse

from core import clock, mail
from core.acts import CLOCK
from core.refusals import Refused
from governance import actions, rules
from governance.awaits import awaits
from governance.models import Mandate, Recusal
from partnerships import journal
from partnerships.models import Notice, Partner

PERSONAL = {"nature": "personal"}


def url(name: str, decision, *more) -> str:
    return reverse(f"governance:{name}", args=[decision.partnership.slug, decision.address, *more])


def point_out(decision, by, seat, **more) -> Recusal:
    return actions.propose_recusal(decision, by=by, seat=seat, **{"reason": "Their subsidiary sells it.", **more})


def test_nothing_changes_until_it_is_confirmed(propose, facilitator, alice, bob, committee):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    actions.cast_vote(decision, by=alice, position="for")
    recusal = point_out(decision, bob, committee.seats["LLU"])
    assert recusal.state == "proposed"
    counts = decision.last_round().outcome_now().seats
    assert (counts.for_, counts.recused) == (1, 0)
    assert actions.cast_vote(decision, by=alice, position="against").rank == 2


def test_a_round_opened_meanwhile_keeps_the_seat_in(propose, facilitator, bob, committee):
    decision = propose()
    point_out(decision, bob, committee.seats["LLU"])
    round_ = actions.open_round(decision, by=facilitator)
    assert not any(seat["recused"] for seat in round_.electorate)


def test_the_people_of_that_seat_are_told_by_mail_and_nobody_else(propose, alice, bob, committee):
    decision = propose()
    Notice.objects.all().delete()
    point_out(decision, bob, committee.seats["LLU"])
    (notice,) = Notice.objects.all()
    assert notice.user == alice.user
    letter = mail.opened(notice.mail)
    assert "un intérêt de votre siège dans D-2026-01, à confirmer ou non" in letter["subject"], "in her language"
    assert "Their subsidiary sells it." in letter["text"]
    said = journal.sentence(decision.partnership.journal.latest("sequence"))
    assert "Bob (Ville de Saint-Aubin) proposed that Logis & Lumière has an interest" in said


def test_the_facilitator_may_point_it_out_too(propose, facilitator, committee):
    assert point_out(propose(), facilitator, committee.seats["VSA"]).declared_by == facilitator


def test_a_personal_interest_names_the_person(propose, alice, bob, committee):
    decision, seat = propose(), committee.seats["LLU"]
    for nobody in (None, bob):
        with pytest.raises(Refused, match="Say which person"):
            point_out(decision, bob, seat, member=nobody, **PERSONAL)
    assert point_out(decision, bob, seat, member=alice, **PERSONAL).member == alice


def test_not_by_who_has_no_seat(propose, bob, committee):
    decision = propose()
    Mandate.objects.filter(member=bob).update(ended_on="2026-01-06")
    with pytest.raises(Refused, match="Only the people of the steering committee"):
        point_out(decision, bob, committee.seats["LLU"])


def test_not_for_the_own_seat(propose, alice, committee):
    with pytest.raises(Refused, match="This is your own seat: declare the interest yourself"):
        point_out(propose(), alice, committee.seats["LLU"])


def test_not_for_a_seat_that_has_gone(propose, bob, committee, llu):
    decision, seat = propose(), committee.seats["LLU"]
    Partner.objects.filter(pk=llu.pk).update(standing=Partner.Standing.FORMER)
    seat.refresh_from_db()
    with pytest.raises(Refused, match="has left the partnership"):
        point_out(decision, bob, seat)


def test_not_for_a_seat_of_another_committee(propose, bob, committee, partnership):
    advice = partnership.bodies.create(kind="advisory", name={"fr": "Technique"}, seated_at=clock.now())
    seat = committee.seats["LLU"]
    seat.body = advice
    seat.save()
    with pytest.raises(Refused, match="not in the committee that takes this decision"):
        point_out(propose(), bob, seat)


def test_not_twice_and_not_once_recused(propose, alice, bob, carol, committee):
    decision, seat = propose(), committee.seats["LLU"]
    point_out(decision, bob, seat)
    with pytest.raises(Refused, match="is proposed already and waits for its answer"):
        point_out(decision, carol, seat)
    with pytest.raises(Refused, match="is proposed already and waits for its answer"):
        actions.declare_recusal(decision, by=alice, seat=seat, reason="Ours.")
    other = propose()
    actions.declare_recusal(other, by=alice, seat=seat, reason="Ours.")
    with pytest.raises(Refused, match="seat is already recused"):
        point_out(other, bob, seat)


def test_not_without_a_reason(propose, bob, committee):
    with pytest.raises(Refused, match="comes with its reason"):
        point_out(propose(), bob, committee.seats["LLU"], reason=" ")


def test_not_once_it_is_over(propose, play, bob, committee):
    decision = propose()
    play(decision, LLU="for", VSA="for")
    with pytest.raises(Refused, match="decision is closed"):
        point_out(decision, bob, committee.seats["LLU"])


def test_it_awaits_the_people_of_the_seat(propose, alice, bob, committee):
    decision = propose()
    point_out(decision, bob, committee.seats["LLU"])
    (one,) = awaits(alice)
    assert one.link == url("confirm_recusal", decision, 1)
    assert "Bob proposes that your seat has an interest" in one.detail
    assert list(awaits(bob)) == []


def test_the_lead_does_not_settle_while_it_waits(propose, bob, lead, committee, alice):
    decision = propose("operational")
    point_out(decision, bob, committee.seats["LLU"])
    assert "it comes first" in rules.settle_decision.refusal(alice, decision)
    other = propose("operational")
    point_out(other, alice, committee.seats["VSA"])
    assert "it comes first" not in rules.settle_decision.refusal(alice, other)


def test_a_meeting_s_round_is_not_closed_by_hand_while_it_waits(propose, facilitator, bob, committee):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    actions.record_attendance(decision, by=facilitator, present=committee.seats.values())
    recusal = point_out(decision, bob, committee.seats["LLU"])
    with pytest.raises(Refused, match="proposed against Logis & Lumière waits for its answer"):
        actions.close_round(decision, by=facilitator)
    actions.refuse_recusal(recusal, by=facilitator, answer="The committee found none.")
    assert actions.close_round(decision, by=facilitator).closed_at


def test_the_clock_closes_all_the_same_and_counts_only_what_was_confirmed(
    propose, facilitator, alice, bob, carol, committee
):
    decision = propose()
    round_ = actions.open_round(decision, by=facilitator, mode="written")
    actions.cast_vote(decision, by=alice, position="for")
    point_out(decision, bob, committee.seats["LLU"])
    confirmed = point_out(decision, alice, committee.seats["CAL"])
    actions.confirm_recusal(confirmed, by=carol)
    with clock.at(round_.closes_at):
        closed = actions.close_round(decision, by=CLOCK)
    assert closed.verdict["verdict"]["seats"]["recused"] == 1
    assert closed.verdict["positions"] == {str(committee.seats["LLU"].uuid): "for"}


def test_from_the_page_with_its_effect_on_each_seat(propose, facilitator, bob, login, committee):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    browser, page = login(bob), url("propose_recusal", decision)
    shown = browser.get(page).content.decode()
    assert "What it would change" in shown
    assert "Logis &amp; Lumière" in shown
    given = {"nature": "organisation", "reason": "Their share of it.", "seat": committee.seats["VSA"].uuid}
    assert browser.post(page, given).status_code == 422
    assert browser.post(page, {**given, "seat": committee.seats["LLU"].uuid}).status_code == 302
    detail = browser.get(decision.get_absolute_url()).content.decode()
    assert "nothing changes in the count until it is confirmed" in detail
    assert "Confirm this interest" not in detail


def test_a_seat_of_another_partnership_cannot_be_named(propose, bob, login, committee):
    decision = propose()
    given = {"nature": "organisation", "reason": "x", "seat": "7b3f6a8e-0000-4000-8000-000000000000"}
    assert login(bob).post(url("propose_recusal", decision), given).status_code == 422
    assert login(bob).post(url("propose_recusal", decision), {**given, "seat": "not-a-seat"}).status_code == 422
    assert not decision.recusals.exists()
