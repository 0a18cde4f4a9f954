"""The committee's pages: who sees them, what they say, how many queries they take."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from governance import actions
from governance.models import Decision
from partnerships.models import Member
from tests.conftest import join, text

NOUNS = ("committee", "decision_list", "decision_export", "interest_list")
PAGES = (
    "seat_committee",
    "add_body",
    "set_rules",
    "propose_rules",
    "elect_lead",
    "propose_lead",
    "propose_revocation",
    "propose_decision",
    "declare_interest",
)
OF_A_DECISION = (
    "decision_detail",
    "withdraw_decision",
    "declare_recusal",
    "propose_recusal",
    "open_round",
    "record_attendance",
    "close_round",
    "remind_now",
    "open_mediation",
    "close_mediation",
    "cast_vote",
    "record_vote",
    "settle_decision",
)


def url(name: str, decision: Decision) -> str:
    return reverse(f"governance:{name}", args=[decision.partnership.slug, decision.address])


def at_home(name: str, partnership) -> str:
    return reverse(f"governance:{name}", args=[partnership.slug])


@pytest.mark.parametrize("name", NOUNS + PAGES)
def test_a_stranger_learns_nothing_of_the_committee(name, committee, partnership, stranger, login):
    assert login(stranger).get(at_home(name, partnership)).status_code == 404
    assert login(stranger).post(at_home(name, partnership)).status_code == 404


@pytest.mark.parametrize("name", OF_A_DECISION)
def test_a_stranger_learns_nothing_of_a_decision(name, propose, stranger, login):
    decision = propose()
    assert login(stranger).get(url(name, decision)).status_code == 404
    assert login(stranger).post(url(name, decision)).status_code == 404


def test_an_unknown_decision_is_not_there(committee, partnership, alice, login):
    address = reverse("governance:decision_detail", args=[partnership.slug, "2031-07"])
    assert login(alice).get(address).status_code == 404


def test_before_the_committee_is_seated_the_page_teaches(partnership, facilitator, alice, login):
    page = login(facilitator).get(at_home("committee", partnership)).content.decode()
    assert "Seat the committee" in page
    assert "No committee is seated yet" in page
    asked = login(alice).get(at_home("seat_committee", partnership))
    assert asked.status_code == 403
    assert "Only the facilitator" in asked.content.decode()


def test_the_facilitator_seats_sets_and_elects_from_the_pages(partnership, facilitator, alice, login):
    browser = login(facilitator)
    given = {"name_fr": "COPIL", "name_en": "Committee", "partners": ["LLU", "VSA", "CAL"]}
    assert browser.post(at_home("seat_committee", partnership), given).status_code == 302
    seat = partnership.seats.get(partner__code="LLU")
    mandate = {"member": alice.uuid, "capacity": "titular", "since_on": "2026-01-01"}
    where = reverse("governance:give_mandate", args=[partnership.slug, seat.uuid])
    assert browser.post(where, mandate).status_code == 302
    figures = {"spending_above": 20000, "written_days": 10, "mediation_days": 15, "settle_days": 7}
    assert browser.post(at_home("set_rules", partnership), figures).status_code == 302
    until = partnership.today().replace(month=12, day=31).isoformat()
    lead = {
        "member": alice.uuid,
        "since_on": partnership.today().isoformat(),
        "until_on": until,
        "cap": 15000,
    }
    lead |= {"categories": ["operational"], "succession_fr": "VSA", "succession_en": "VSA"}
    assert browser.post(at_home("elect_lead", partnership), lead).status_code == 302
    page = browser.get(at_home("committee", partnership)).content.decode()
    assert "Strategic lead: Alice" in page
    assert "operational matter, up to €15,000" in page
    assert "at least two thirds" in page


def test_a_member_votes_from_the_page_and_changes_the_answer(propose, facilitator, alice, login, committee):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    browser = login(alice)
    page = browser.get(url("decision_detail", decision)).content.decode()
    assert "Yours is awaited." in page
    print_of = decision.rounds.get().fingerprint
    given = {"position": "for", "reason-for": "At last.", "reason-against": "", "fingerprint": print_of}
    assert browser.post(url("cast_vote", decision), given).status_code == 302
    again = {"position": "against", "reason-against": "Too dear.", "fingerprint": print_of}
    assert browser.post(url("cast_vote", decision), again, follow=True).status_code == 200
    page = browser.get(url("decision_detail", decision)).content.decode()
    assert "Too dear." in page
    assert "replaces an answer" in page


def test_a_refused_answer_comes_back_with_what_was_typed(propose, facilitator, alice, login):
    decision = propose("operational")
    actions.open_round(decision, by=facilitator)
    given = {"position": "objection", "reason-objection": " ", "fingerprint": "0" * 64}
    answer = login(alice).post(url("cast_vote", decision), given)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "The text has changed since you opened this page." in page
    assert 'value="objection" required checked' in page


@pytest.mark.parametrize("position", ["", "maybe", "x" * 500])
def test_an_answer_of_another_shape_is_refused_kindly(position, propose, facilitator, alice, login):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    answer = login(alice).post(url("cast_vote", decision), {"position": position, "fingerprint": "0"})
    assert answer.status_code == 422
    assert "Choose one of the answers." in answer.content.decode()


def test_a_meeting_is_run_from_the_pages(propose, facilitator, login, committee):
    decision, browser = propose(), login(facilitator)
    assert browser.get(url("open_round", decision)).status_code == 200
    assert browser.post(url("open_round", decision), {"mode": "meeting"}).status_code == 302
    seats = committee.seats
    here = {"present": [seats["LLU"].uuid, seats["VSA"].uuid]}
    assert browser.post(url("record_attendance", decision), here).status_code == 302
    answers = {
        f"position-{seats['LLU'].uuid}": "for",
        f"position-{seats['VSA'].uuid}": "for",
        "means": "hands",
    }
    assert browser.post(url("record_vote", decision), answers).status_code == 302
    assert "If closed now, it would pass" in browser.get(url("close_round", decision)).content.decode()
    page = browser.post(url("close_round", decision), {}, follow=True).content.decode()
    assert "Adopted: 2 for, 0 against, 0 abstentions" in page
    assert "by show of hands, noted by Bruno" in page


def test_a_deadlock_says_why_the_lead_cannot_settle(propose, play, lead, bob, login):
    decision = propose("operational")
    play(decision, LLU="for", VSA="against", CAL="abstain", skipped_consent="Known positions.")
    page = login(bob).get(url("decision_detail", decision)).content.decode()
    assert "There has been one round in a deadlock" in page


def test_the_register_filters_by_state(propose, play, alice, login, partnership):
    closed, waiting = propose(), propose()
    play(closed, LLU="for", VSA="for", CAL="for")
    register = at_home("decision_list", partnership)
    page = login(alice).get(register, {"state": "closed"}).content.decode()
    assert closed.get_absolute_url() in page
    assert waiting.get_absolute_url() not in page
    assert login(alice).get(register, {"state": "nonsense"}).status_code == 200


def test_pages_are_french_for_a_french_reader(propose, facilitator, alice, login):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    page = login(alice, "fr").get(url("decision_detail", decision)).content.decode()
    assert "Louer un outil" in page


@pytest.fixture
def grown(propose, play, partnership, facilitator, committee):
    """More seats and more decisions with their rounds, to see that pages ask no more of the database."""

    def grow(count: int) -> None:
        start = partnership.partners.count()
        for number in range(start, start + count):
            member = join(facilitator, f"Partner {number}", f"P{number}", f"p{number}")
            seat = actions.add_seat(committee.body, by=facilitator, partner=member.partner)
            given = {"member": member, "capacity": "titular", "since_on": date(2026, 1, 1)}
            actions.give_mandate(seat, by=facilitator, **given)
            committee.seats[member.partner.code] = seat
            played = propose("operational")
            play(played, LLU="for", VSA="against", CAL="abstain", skipped_consent="Known.")
            actions.open_round(played, by=facilitator)

    return grow


def queries(browser, address: str, captured) -> int:
    browser.get(address)
    with captured as found:
        assert browser.get(address).status_code == 200
    return len(found)


def test_pages_take_as_many_queries_with_one_three_or_thirty_rows(
    grown, propose, partnership, facilitator, alice, bob, login, django_assert_max_num_queries
):
    counts: dict[str, set[int]] = {}
    grown(1)
    first = Decision.objects.order_by("pk").first()
    people: list[Member] = [facilitator, alice, bob]
    addresses = [at_home(name, partnership) for name in NOUNS] + [url("decision_detail", first)]
    for more in (0, 2, 27):
        grown(more)
        for person in people:
            for address in addresses:
                taken = queries(login(person), address, django_assert_max_num_queries(20))
                counts.setdefault(f"{person} {address}", set()).add(taken)
    assert {address: found for address, found in counts.items() if len(found) > 1} == {}


def test_the_committee_takes_as_many_queries_with_one_version_of_the_rules_or_ten(
    committee, partnership, facilitator, play, login, django_assert_max_num_queries
):
    browser, page, counts = login(facilitator), at_home("committee", partnership), set()
    for notice in range(11, 21):
        lines = actions.usual_categories(quorum=2, spending_above=Decimal(20000))
        given = {"categories": lines, "reason": text("Plus de temps."), "notice_days": notice}
        decision = actions.propose_rules(partnership, by=facilitator, **given)
        play(decision, LLU="for", VSA="for", CAL="for")
        if notice in (11, 20):
            counts.add(queries(browser, page, django_assert_max_num_queries(20)))
    assert partnership.rule_sets.count() == 11
    assert len(counts) == 1


def test_a_version_of_the_rules_asks_no_more_beside_ten_others(
    committee, partnership, facilitator, play, login, django_assert_max_num_queries
):
    browser, counts = login(facilitator), set()
    for notice in range(11, 16):
        lines = actions.usual_categories(quorum=2, spending_above=Decimal(20000))
        given = {"categories": lines, "reason": text("Plus de temps."), "notice_days": notice}
        play(actions.propose_rules(partnership, by=facilitator, **given), LLU="for", VSA="for", CAL="for")
        page = reverse("governance:rule_set_detail", args=[partnership.slug, 2])
        counts.add(queries(browser, page, django_assert_max_num_queries(20)))
    assert len(counts) == 1
