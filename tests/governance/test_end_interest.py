"""A declared interest ends with a reason, and stays in the list."""

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from partnerships import journal


@pytest.fixture
def interest(committee, partnership, alice, llu):
    return actions.declare_interest(partnership, by=alice, partner=llu, words="We hold a share of it.")


def test_it_ends_with_a_reason_and_stays(interest, partnership, alice, bob, login):
    actions.end_interest(interest, by=alice, reason=" Sold in March. ")
    interest.refresh_from_db()
    assert interest.end_reason == "Sold in March."
    assert "has ended: Sold in March." in journal.sentence(partnership.journal.latest("sequence"))
    page = login(bob).get(reverse("governance:interest_list", args=[partnership.slug])).content.decode()
    assert "Those that have ended" in page
    assert "Sold in March." in page
    assert "An interest is no fault" not in page


def test_not_by_another(interest, bob):
    with pytest.raises(Refused, match="Only this organisation’s representatives"):
        actions.end_interest(interest, by=bob, reason="x")


def test_not_without_a_reason(interest, alice):
    with pytest.raises(Refused, match="Write why this interest has ended"):
        actions.end_interest(interest, by=alice, reason=" ")


def test_not_twice(interest, alice):
    actions.end_interest(interest, by=alice, reason="Sold.")
    with pytest.raises(Refused, match="has ended already"):
        actions.end_interest(interest, by=alice, reason="Sold.")


def test_from_the_page(interest, partnership, alice, bob, login):
    page = reverse("governance:end_interest", args=[partnership.slug, interest.uuid])
    assert login(bob).get(page).status_code == 403
    assert login(bob).post(page, {"reason": "x"}).status_code == 403
    browser = login(alice)
    assert "We hold a share of it." in browser.get(page).content.decode()
    assert browser.post(page, {"reason": ""}).status_code == 422
    assert browser.post(page, {"reason": "Sold."}).status_code == 302
