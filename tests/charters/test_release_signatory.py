"""A partner that leaves the partnership before it signs keeps nobody waiting."""

import pytest
from django.urls import reverse

from charters import actions
from charters.clock.collecting import release_departed
from core.acts import CLOCK
from partnerships.actions import withdraw_partner
from partnerships.models import JournalEntry
from tests.charters.conftest import fresh, kinds, place, sign


@pytest.fixture
def left(opened, carol, facilitator):
    """Carol’s organisation has left."""
    withdraw_partner(carol.partner, by=facilitator, reason="Merged with another.")
    return opened


def test_the_clock_awaits_it_no_more_and_what_the_others_signed_begins(opened, alice, bob, carol, facilitator):
    sign(opened, alice), sign(opened, bob)
    withdraw_partner(carol.partner, by=facilitator, reason="Merged with another.")
    assert fresh(opened).state == "frozen"
    assert release_departed() == 1 and release_departed() == 0
    assert opened.signatories.get(member=carol).state == "withdrawn"
    assert fresh(opened).state == "in_force" and {"withdrawn", "in_force"} <= set(kinds(opened))


def test_the_next_signature_settles_it_too(left, alice, bob, carol):
    sign(left, alice)
    assert left.signatories.get(member=carol).state == "withdrawn"
    sign(left, bob)
    assert fresh(left).state == "in_force"


def test_a_refusal_does_not_outlive_its_partner(opened, alice, bob, carol, facilitator):
    actions.decline_signature(place(opened, carol), by=carol, reason="We are leaving.")
    withdraw_partner(carol.partner, by=facilitator, reason="Gone.")
    row = actions.release_signatory(opened.signatories.get(member=carol), by=facilitator, reason="It has left.")
    assert (row.state, row.decline_reason) == ("withdrawn", "")


def test_a_partner_that_is_still_one_is_awaited(opened, carol, alice, facilitator, refused):
    row = place(opened, carol)
    assert "still a partner" in refused(actions.release_signatory, row, by=facilitator, reason="Too slow")
    assert "still a partner" in refused(actions.release_signatory, row, by=CLOCK)
    assert "facilitator" in refused(actions.release_signatory, row, by=alice, reason="Too slow")


def test_whoever_has_signed_is_not_released(left, alice, facilitator, refused):
    sign(left, alice)
    row = left.signatories.get(member=alice)
    assert "not awaited" in refused(actions.release_signatory, row, by=facilitator, reason="Why")


def test_the_clock_counts_no_more_who_signed_a_version_that_is_not_in_force_and_left(opened, alice, bob, facilitator):
    sign(opened, alice), sign(opened, bob)
    withdraw_partner(bob.partner, by=facilitator, reason="Merged with another.")
    assert release_departed() == 1 and release_departed() == 0
    assert opened.signatories.get(member=bob).state == "withdrawn" and fresh(opened).state == "frozen"
    assert JournalEntry.objects.filter(event="charters.signature_uncounted").count() == 1


def test_by_its_form(left, partnership, facilitator, carol, alice, login):
    url = reverse("charters:release_signatory", args=[partnership.slug, place(left, carol).uuid])
    assert login(alice).get(url).status_code == 403
    browser = login(facilitator)
    assert "It has left" in browser.get(reverse("charters:charter", args=[partnership.slug])).content.decode()
    assert browser.get(url).status_code == 200 and browser.post(url, {"reason": ""}).status_code == 422
    assert "awaited no more" in browser.post(url, {"reason": "It has left."}, follow=True).content.decode()
