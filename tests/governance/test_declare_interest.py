"""Lasting interests, declared before any decision, read by all; they recuse nobody by themselves."""

from datetime import date

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from partnerships import journal
from partnerships.models import Partner, Role

WORDS = "We hold a share of the supplier."


def page_of(name: str, partnership) -> str:
    return reverse(f"governance:{name}", args=[partnership.slug])


def test_a_partner_declares_and_everybody_reads(committee, partnership, alice, bob, llu, login):
    interest = actions.declare_interest(partnership, by=alice, partner=llu, words=f" {WORDS} ")
    assert (interest.words, interest.declared_by) == (WORDS, alice)
    said = journal.sentence(partnership.journal.latest("sequence"))
    assert f"declared a lasting interest of Logis & Lumière: {WORDS}" in said
    page = login(bob).get(page_of("interest_list", partnership)).content.decode()
    assert WORDS in page
    assert "It has ended" not in page


def test_for_oneself(committee, partnership, alice, llu):
    interest = actions.declare_interest(partnership, by=alice, partner=llu, member=alice, words="My brother runs it.")
    assert interest.member == alice
    assert "interest of Alice" in journal.sentence(
        partnership.journal.latest("sequence"), journal.people_of(partnership)
    )


def test_the_facilitator_on_behalf(committee, partnership, facilitator, llu):
    actions.declare_interest(partnership, by=facilitator, partner=llu, words=WORDS)
    assert "on behalf of Logis & Lumière" in journal.sentence(partnership.journal.latest("sequence"))


def test_who_holds_a_seat_without_representing_may_too(committee, partnership, alice, llu):
    Role.objects.filter(member=alice).update(ended_at=partnership.started_at)
    alice = type(alice).objects.standing_of(alice.user, partnership)
    assert not alice.represents
    assert actions.declare_interest(partnership, by=alice, partner=llu, words=WORDS)


def test_not_for_another_organisation(committee, partnership, bob, llu):
    with pytest.raises(Refused, match="Only this organisation’s representatives"):
        actions.declare_interest(partnership, by=bob, partner=llu, words=WORDS)


def test_not_by_who_stands_for_nobody(partnership, alice, llu):
    Role.objects.filter(member=alice).update(ended_at=partnership.started_at)
    alice = type(alice).objects.standing_of(alice.user, partnership)
    with pytest.raises(Refused, match="Only the people of the steering committee"):
        actions.declare_interest(partnership, by=alice, partner=llu, words=WORDS)


def test_not_for_who_has_left(partnership, facilitator, llu):
    Partner.objects.filter(pk=llu.pk).update(standing=Partner.Standing.FORMER)
    with pytest.raises(Refused, match="has left the partnership"):
        actions.declare_interest(partnership, by=facilitator, partner=llu, words=WORDS)


def test_not_for_a_person_of_another_organisation(committee, partnership, facilitator, bob, llu):
    with pytest.raises(Refused, match="Choose a person of this organisation"):
        actions.declare_interest(partnership, by=facilitator, partner=llu, member=bob, words=WORDS)


def test_for_a_person_on_its_seat(committee, partnership, facilitator, alice, llu):
    given = {"member": facilitator, "capacity": "alternate", "since_on": date(2026, 1, 1)}
    actions.give_mandate(committee.seats["LLU"], by=facilitator, **given)
    assert actions.declare_interest(partnership, by=alice, partner=llu, member=facilitator, words=WORDS)


def test_not_without_words(partnership, alice, llu):
    with pytest.raises(Refused, match="Write what the interest is"):
        actions.declare_interest(partnership, by=alice, partner=llu, words=" ")


def test_the_page_of_a_decision_reminds_and_recuses_nobody(propose, partnership, facilitator, alice, bob, llu, login):
    decision = propose()
    quiet = login(bob).get(decision.get_absolute_url()).content.decode()
    assert "Interests declared beforehand" not in quiet
    interest = actions.declare_interest(partnership, by=alice, partner=llu, words=WORDS)
    page = login(bob).get(decision.get_absolute_url()).content.decode()
    assert "Interests declared beforehand" in page
    assert WORDS in page
    round_ = actions.open_round(decision, by=facilitator)
    assert not any(seat.recused for seat in round_.seats_now())
    actions.end_interest(interest, by=alice, reason="Sold.")
    assert WORDS not in login(bob).get(decision.get_absolute_url()).content.decode()


def test_the_empty_list_teaches(committee, partnership, alice, login):
    page = login(alice).get(page_of("interest_list", partnership)).content.decode()
    assert "No interest is declared at the moment." in page
    assert "An interest is no fault" in page
    home = login(alice).get(page_of("committee", partnership)).content.decode()
    assert page_of("interest_list", partnership) in home


def test_from_the_page(committee, partnership, alice, bob, login):
    browser, page = login(alice), page_of("declare_interest", partnership)
    shown = browser.get(page).content.decode()
    assert "Ville de Saint-Aubin" not in shown
    assert browser.post(page, {"partner": "VSA", "words": WORDS}).status_code == 422
    assert browser.post(page, {"partner": "LLU", "words": ""}).status_code == 422
    assert browser.post(page, {"partner": "LLU", "words": WORDS, "member": bob.uuid}).status_code == 422
    assert browser.post(page, {"partner": "LLU", "words": WORDS, "member": alice.uuid}).status_code == 302


def test_more_interests_take_no_more_queries(
    committee, propose, partnership, alice, bob, llu, login, django_assert_max_num_queries
):
    decision, browser, taken = propose(), login(bob), set()
    for _number in range(3):
        actions.declare_interest(partnership, by=alice, partner=llu, member=alice, words=WORDS)
        counts = []
        for page in (page_of("interest_list", partnership), decision.get_absolute_url()):
            browser.get(page)
            with django_assert_max_num_queries(9) as asked:
                browser.get(page)
            counts.append(len(asked))
        taken.add(tuple(counts))
    assert len(taken) == 1
