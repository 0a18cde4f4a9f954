"""Committees that advise: they have seats and mandates of their own, and decide nothing."""

from datetime import date

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from governance.models import Body, Decision, Seat
from tests.conftest import text
from tests.governance.people import colleague


@pytest.fixture
def technical(committee, partnership, facilitator, alice) -> Body:
    """A technical committee with a seat for Logis & Lumière, for which Alice answers."""
    what = {"purpose": text("Dit ce qui est faisable."), "months_between": 2}
    body = actions.add_body(partnership, by=facilitator, name=text("Comité technique"), **what)
    seat = actions.add_seat(body, by=facilitator, partner=alice.partner)
    given = {"member": alice, "capacity": "titular", "since_on": date(2026, 1, 1)}
    actions.give_mandate(seat, by=facilitator, **given)
    return body


def test_it_advises(technical):
    assert not technical.decides
    assert (str(technical.purpose), technical.months_between) == ("Dit ce qui est faisable.", 2)


def test_only_the_facilitator_adds_one(committee, partnership, alice):
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.add_body(partnership, by=alice, name=text("Comité technique"))


def test_there_must_be_somebody_to_advise(partnership, facilitator):
    with pytest.raises(Refused, match="no steering committee to advise yet"):
        actions.add_body(partnership, by=facilitator, name=text("Comité technique"))


def test_it_has_a_name(committee, partnership, facilitator):
    with pytest.raises(Refused, match="Every committee has a name"):
        actions.add_body(partnership, by=facilitator, name=text(""))


def test_the_same_partner_and_person_sit_in_both(technical, committee, alice):
    assert Seat.objects.held().filter(partner=alice.partner).count() == 2


def test_what_it_answers_is_advice(technical, propose, facilitator, alice):
    decision = propose("budget", body=technical)
    round_ = actions.open_round(decision, by=facilitator)
    assert round_.rule["method"] == "advice"
    assert [seat["label"] for seat in round_.electorate] == ["Logis & Lumière"]
    actions.record_attendance(decision, by=facilitator, present=technical.seats.all())
    actions.cast_vote(decision, by=alice, position="for")
    actions.close_round(decision, by=facilitator)
    decision.refresh_from_db()
    assert decision.outcome == Decision.Outcome.ADVISED


def test_a_question_is_put_to_it_from_the_page(technical, partnership, alice, login):
    browser, page = login(alice), reverse("governance:propose_decision", args=[partnership.slug])
    assert "the others give their advice" in browser.get(page).content.decode()
    given = {"title_fr": "Faisable ?", "text_fr": "Est-ce faisable ?", "category": "advice", "amount": ""}
    assert browser.post(page, {**given, "body": technical.uuid}).status_code == 302
    assert Decision.objects.get().body == technical
    assert browser.post(page, given).status_code == 302
    assert Decision.objects.latest("pk").body.decides


def test_with_one_committee_nothing_is_asked(committee, partnership, alice, login):
    page = login(alice).get(reverse("governance:propose_decision", args=[partnership.slug])).content.decode()
    assert "the others give their advice" not in page


def test_what_carries_its_change_is_not_proposed_as_a_plain_text(committee, partnership, alice, login):
    page = login(alice).get(reverse("governance:propose_decision", args=[partnership.slug]))
    offered = {code for code, _label in page.context["form"].fields["category"].choices}
    assert {"rules", "revocation"} & offered == set()
    assert {"mandate", "advice", "budget"} <= offered


def test_from_the_page_the_committee_shows_it_with_its_seats(committee, partnership, facilitator, llu, login):
    browser, home = login(facilitator), reverse("governance:committee", args=[partnership.slug])
    page = reverse("governance:add_body", args=[partnership.slug])
    assert browser.get(page).status_code == 200
    assert browser.post(page, {"months_between": 0}).status_code == 422
    given = {"name_fr": "Comité technique", "purpose_fr": "Dit ce qui est faisable.", "months_between": 2}
    assert browser.post(page, given).status_code == 302
    body = Body.objects.get(kind=Body.Kind.ADVISORY)
    seat = reverse("governance:add_seat", args=[partnership.slug, body.uuid])
    assert seat in browser.get(home).content.decode()
    assert browser.post(seat, {"partner": "LLU", "voting": "on"}).status_code == 302
    shown = browser.get(home).content.decode()
    assert "Comité technique" in shown
    assert reverse("governance:give_mandate", args=[partnership.slug, body.seats.get().uuid]) in shown


def test_its_people_act_in_their_committee_and_not_in_the_steering_committee(
    technical, propose, partnership, facilitator
):
    """A seat in a committee that advises opens no door of the one that decides."""
    expert = colleague(facilitator.partnership.partners.first(), facilitator, "erin")
    seat = technical.seats.get()
    given = {"member": expert, "capacity": "alternate", "since_on": date(2026, 1, 1)}
    actions.give_mandate(seat, by=facilitator, **given)
    words = {"title": text("Question"), "text": text("Texte"), "category": "budget"}
    with pytest.raises(Refused, match="Only the people of the steering committee"):
        actions.propose_decision(partnership, by=expert, **words)
    with pytest.raises(Refused, match="Only the people of the steering committee"):
        actions.declare_recusal(propose(), by=expert, seat=seat, reason="Ours.")
    assert actions.propose_decision(partnership, by=expert, body=technical, **words).body == technical


def test_nor_do_those_of_the_steering_committee_in_theirs(technical, partnership, bob):
    words = {"title": text("Question"), "text": text("Texte"), "category": "budget"}
    with pytest.raises(Refused, match="Only the people of the committee that takes this decision"):
        actions.propose_decision(partnership, by=bob, body=technical, **words)
