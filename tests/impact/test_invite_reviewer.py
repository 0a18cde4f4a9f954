"""Outsiders are invited by a link of their own, and released with a reason."""

from datetime import timedelta

import pytest

from core import clock
from core.refusals import Refused
from impact import actions
from impact.models import Reviewer
from partnerships.models import JournalEntry
from tests.impact.peers import accepted, fresh, handed_in, invited, letters, link_in, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(partnership, facilitator):
    return opened(partnership, facilitator)


def test_a_peer_receives_a_link_in_their_language(round_, facilitator):
    peer = actions.invite_reviewer(
        round_, by=facilitator, name="Vera", organisation="Pacte", email="Vera@Outside.example", language="fr"
    )
    assert peer.email == "vera@outside.example"
    assert peer.expires_at == clock.end_of_day(round_.closes_on, round_.partnership.time_zone)
    (letter,) = letters(peer.email)
    assert "Sommes-nous justes" in letter["text"]
    assert link_in(peer.email).strip("/").split("/")[-1] not in (peer.token_digest, ""), "the hash alone is stored"


def test_the_register_keeps_the_organisation_and_no_name(round_, facilitator):
    invited(round_, facilitator, "vera")
    entry = JournalEntry.objects.filter(event="impact.reviewer_invited").get()
    assert entry.params["organisation"] == "Réseau vera"
    assert "Vera" not in str(entry.params) and "outside.example" not in str(entry.params)


def test_only_the_facilitator_invites(round_, alice):
    with pytest.raises(Refused, match="Only the facilitator"):
        invited(round_, alice, "vera")


def test_who_is_in_does_not_look_from_outside(round_, facilitator, alice):
    details = {"name": "Alice", "organisation": "Ailleurs", "email": alice.user.email.upper()}
    with pytest.raises(Refused, match="a peer looks from outside"):
        actions.invite_reviewer(round_, by=facilitator, **details)


def test_nobody_is_asked_twice_in_a_round(round_, facilitator):
    invited(round_, facilitator, "vera")
    with pytest.raises(Refused, match="was asked already"):
        invited(round_, facilitator, "vera")


def test_four_at_most(round_, facilitator):
    for name in ("a", "b", "c", "d"):
        invited(round_, facilitator, name)
    with pytest.raises(Refused, match="Four peers at most"):
        invited(round_, facilitator, "e")
    actions.release_reviewer(Reviewer.objects.get(name="A"), by=facilitator, reason="Malade.")
    assert invited(round_, facilitator, "e").rank == 5


def test_nobody_is_invited_after_the_last_day(round_, facilitator):
    with clock.at(clock.now() + timedelta(days=30)), pytest.raises(Refused, match="give it more time first"):
        invited(round_, facilitator, "vera")


def test_a_fresh_link_replaces_the_one_before(round_, facilitator):
    peer = invited(round_, facilitator, "vera")
    first = link_in(peer.email)
    with pytest.raises(Refused, match="less than a minute ago"):
        actions.send_reviewer_link_again(fresh(peer), by=facilitator)
    with clock.at(clock.now() + timedelta(minutes=2)):
        actions.send_reviewer_link_again(fresh(peer), by=facilitator)
    assert link_in(peer.email) != first
    assert fresh(peer).token_digest != peer.token_digest


def test_who_has_accepted_needs_no_link(round_, facilitator, alice):
    peer = accepted(round_, facilitator, "vera")
    with pytest.raises(Refused, match="they sign in with their address"):
        actions.send_reviewer_link_again(fresh(peer), by=facilitator)
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.send_reviewer_link_again(fresh(peer), by=alice)


def test_two_peers_at_least_remain(round_, facilitator):
    peers = [accepted(round_, facilitator, name) for name in ("vera", "walter")]
    with pytest.raises(Refused, match="Two peers at least remain"):
        actions.release_reviewer(fresh(peers[0]), by=facilitator, reason="Malade.")


def test_releasing_says_why_and_shuts_the_door(round_, facilitator):
    peers = [accepted(round_, facilitator, name) for name in ("vera", "walter", "xenia")]
    with pytest.raises(Refused, match="Write why"):
        actions.release_reviewer(fresh(peers[0]), by=facilitator, reason="  ")
    gone = actions.release_reviewer(fresh(peers[0]), by=facilitator, reason="Malade.")
    assert "Malade." in letters(gone.email)[-1]["text"]
    assert not Reviewer.objects.let_in().filter(pk=gone.pk).exists()
    for refused in (actions.release_reviewer, actions.send_reviewer_link_again):
        with pytest.raises(Refused, match="This peer has been released"):
            refused(fresh(gone), by=facilitator, **({"reason": "x"} if refused is actions.release_reviewer else {}))


def test_who_has_handed_in_is_not_released(round_, facilitator, alice):
    peers = [accepted(round_, facilitator, name) for name in ("vera", "walter", "xenia")]
    handed_in(peers[0])
    with pytest.raises(Refused, match="has handed in their review: it is kept"):
        actions.release_reviewer(fresh(peers[0]), by=facilitator, reason="Malade.")
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.release_reviewer(fresh(peers[1]), by=alice, reason="Malade.")


def test_releasing_the_last_one_missing_reveals_the_others(round_, facilitator):
    peers = [accepted(round_, facilitator, name) for name in ("vera", "walter", "xenia")]
    handed_in(peers[0])
    handed_in(peers[1])
    actions.release_reviewer(fresh(peers[2]), by=facilitator, reason="Malade.")
    round_.refresh_from_db()
    assert (round_.state, round_.revealed_on) == ("revealed", round_.partnership.today())
    assert "the reviews can be read" in letters(peers[0].email)[-1]["subject"]
    assert "the reviews can be read" not in letters(peers[2].email)[-1]["subject"]
