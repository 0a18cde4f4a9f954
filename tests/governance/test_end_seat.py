"""A seat ends with a reason and with its mandates; what it answered stays."""

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from governance.models import Mandate, Seat


def test_its_mandates_end_with_it(committee, facilitator, partnership):
    seat = actions.end_seat(committee.seats["CAL"], by=facilitator, reason="Merged with another.")
    assert seat.end_reason == "Merged with another."
    assert seat not in Seat.objects.held()
    assert not Mandate.objects.running(partnership.today()).filter(seat=seat).exists()
    assert partnership.journal.filter(event="governance.seat_ended").count() == 1


def test_the_partner_may_have_another_later(committee, facilitator):
    seat = committee.seats["CAL"]
    actions.end_seat(seat, by=facilitator, reason="By mistake.")
    assert actions.add_seat(committee.body, by=facilitator, partner=seat.partner) != seat


def test_it_is_out_of_the_rounds_to_come(committee, facilitator, propose):
    actions.end_seat(committee.seats["CAL"], by=facilitator, reason="Merged.")
    round_ = actions.open_round(propose(), by=facilitator)
    assert {seat["label"] for seat in round_.electorate} == {"Logis & Lumière", "Ville de Saint-Aubin"}


def test_only_the_facilitator_ends_it(committee, alice):
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.end_seat(committee.seats["LLU"], by=alice, reason="Ours.")


def test_a_reason_is_asked_for(committee, facilitator):
    with pytest.raises(Refused, match="Write why this seat ends"):
        actions.end_seat(committee.seats["CAL"], by=facilitator, reason=" ")


def test_a_seat_ends_once(committee, facilitator):
    actions.end_seat(committee.seats["CAL"], by=facilitator, reason="Merged.")
    with pytest.raises(Refused, match="no longer exists"):
        actions.end_seat(committee.seats["CAL"], by=facilitator, reason="Again.")


def test_never_while_a_round_waits_for_its_answer(committee, facilitator, propose):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    with pytest.raises(Refused, match=f"A round is open with this seat among those that answer: {decision.number}"):
        actions.end_seat(committee.seats["CAL"], by=facilitator, reason="Merged.")


def test_the_leads_seat_stays_until_the_mandate_ends(committee, facilitator, lead, at):
    with at(2026, 3, 2, 9), pytest.raises(Refused, match="The strategic lead answers for this seat"):
        actions.end_seat(committee.seats["LLU"], by=facilitator, reason="Merged.")


def test_from_the_page(committee, partnership, facilitator, login):
    browser = login(facilitator)
    page = reverse("governance:end_seat", args=[partnership.slug, committee.seats["CAL"].uuid])
    assert "End the seat of Calorane" in browser.get(page).content.decode()
    assert browser.post(page, {"reason": ""}).status_code == 422
    assert browser.post(page, {"reason": "Merged."}).status_code == 302
    home = reverse("governance:committee", args=[partnership.slug])
    assert "2 seats vote." in browser.get(home).content.decode()
