"""A person's place ends: by themselves, a colleague or the facilitator; the history stays."""

import pytest
from django.urls import reverse

from core.refusals import Refused
from partnerships import actions
from tests.partnerships.invitations import join_colleague
from tests.partnerships.leaving import told


def test_a_colleague_ends_a_place_and_the_history_stays(llu, facilitator, alice, url, login):
    yves = join_colleague(llu, facilitator, "yves")
    browser = login(alice)
    assert "End the place of Yves" in browser.get(url("partner_detail", "LLU")).text
    page = browser.get(url("end_member", yves.uuid)).text
    assert "End the place of Yves here?" in page
    assert "Nobody will speak for" not in page
    assert browser.post(url("end_member", yves.uuid), {}).url == url("partner_list")
    yves.refresh_from_db()
    assert yves.ended_at
    read = browser.get(url("partner_detail", "LLU")).text
    assert "Who has spoken for it" in read
    assert "Yves" in read
    assert told("member_ended") == ["Alice (Logis & Lumière) ended the place of Yves here."]


def test_the_last_to_speak_is_warned_and_may_go(alice, url, login):
    browser = login(alice)
    read = browser.get(url("end_member", alice.uuid)).text
    assert "End my place here?" in read
    assert "Nobody will speak for Logis &amp; Lumière any more." in read
    assert browser.post(url("end_member", alice.uuid), {}).url == reverse("home")
    assert browser.get(url("partner_list")).status_code == 404


def test_for_a_partner_the_facilitator_is_named_as_such(facilitator, alice):
    actions.end_member(alice, by=facilitator)
    assert told("member_ended") == ["Bruno, on behalf of Logis & Lumière, ended the place of Alice here."]


def test_nobody_ends_the_place_of_another_partner_s_people(alice, bob):
    with pytest.raises(Refused, match="Only the person, another representative of the same partner"):
        actions.end_member(bob, by=alice)


def test_a_place_ends_once_and_not_when_it_is_closed(partnership, facilitator, alice, bob):
    actions.end_member(alice, by=facilitator)
    with pytest.raises(Refused, match="has already ended"):
        actions.end_member(alice, by=facilitator)
    actions.change_stage(partnership, by=facilitator, stage="closed")
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.end_member(bob, by=facilitator)
