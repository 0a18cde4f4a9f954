"""The narrow door: from the message to the peer's own page, for the invited address alone, as long as it is open."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core import clock
from core.refusals import Refused
from impact import actions
from impact.models import Reviewer
from tests.conftest import join, text
from tests.impact.peers import accepted, answer_all, draft, fresh, invited, letters, link_in, opened, reviewed
from tests.partnerships.invitations import code_in, latest, outbox, visitor

__all__ = ["outbox", "visitor"]
pytestmark = pytest.mark.django_db
ACCEPT, START = reverse("impact:accept_review"), reverse("impact:open_reviewer_account")


@pytest.fixture
def round_(partnership, facilitator):
    return opened(partnership, facilitator)


@pytest.fixture
def vera(round_, facilitator) -> Reviewer:
    return invited(round_, facilitator, "vera")


def mine(round_, name="my_review", *more) -> str:
    return reverse(f"impact:{name}", args=[round_.partnership.slug, round_.number, *more])


def test_from_the_message_to_the_review(round_, vera, visitor):
    opened_link = visitor.get(link_in(vera.email))
    assert opened_link.url == ACCEPT, "the token leaves the address"
    read = visitor.get(ACCEPT).text
    assert "Are we fair?" in read and "Shared Warmth" in read and vera.email in read
    assert not User.objects.filter(email=vera.email).exists(), "reading opens no account"
    asked = visitor.post(START)
    assert asked.url.startswith(reverse("account_confirm_login_code"))
    signed_in = visitor.post(asked.url, {"code": code_in(latest(vera.email))})
    assert signed_in.url == ACCEPT
    assert EmailAddress.objects.get(email=vera.email).verified
    silent = visitor.post(ACCEPT, {"links": " "})
    assert silent.status_code == 422, "no link is said in words too"
    done = visitor.post(ACCEPT, {"links": "I have no link with any partner."})
    assert done.url == mine(round_)
    page = visitor.get(done.url).text
    assert "You are here as an <strong>outside reviewer</strong> until" in page
    assert "I have no link with any partner." in page
    vera.refresh_from_db()
    assert vera.user.email == vera.email
    assert visitor.get(ACCEPT).url == mine(round_), "the link leads back, for the same person"


def test_a_forwarded_link_opens_nothing(vera, login, stranger):
    browser = login(stranger)
    browser.get(link_in(vera.email))
    assert "this invitation was sent to vera@outside.example" in browser.get(ACCEPT).text
    answer = browser.post(ACCEPT, {"links": "None."})
    assert answer.status_code == 403
    with pytest.raises(Refused, match="sent to another address"):
        actions.accept_review(vera, by=stranger, links="None.")
    assert fresh(vera).user is None


def test_a_link_works_once(round_, facilitator):
    peer = accepted(round_, facilitator, "vera")
    with pytest.raises(Refused, match="already been used"):
        actions.accept_review(fresh(peer), by=peer.user, links="None.")
    browser = Client(headers={"accept-language": "en"})
    browser.get(link_in(peer.email))
    assert "You have accepted already." in browser.get(ACCEPT).text


def test_a_withdrawn_invitation_says_so(round_, facilitator, vera, visitor):
    for name in ("walter", "xenia"):
        invited(round_, facilitator, name)
    visitor.get(link_in(vera.email))
    actions.release_reviewer(vera, by=facilitator, reason="Erreur d’adresse.")
    assert "This invitation has been withdrawn." in visitor.get(ACCEPT).text
    assert visitor.post(START).status_code == 403
    assert not User.objects.filter(email=vera.email).exists()


def test_after_the_last_day_the_link_says_so(vera, visitor):
    with clock.at(clock.now() + timedelta(days=30)):
        visitor.get(link_in(vera.email))
        assert "Ask the facilitator for more time." in visitor.get(ACCEPT).text
        with pytest.raises(Refused, match="no longer valid"):
            actions.open_reviewer_account(vera)


def test_a_link_that_nobody_sent_opens_nothing(visitor):
    visitor.get(reverse("impact:review_invitation", args=["nobody-sent-this"]))
    assert visitor.get(ACCEPT).status_code == 404
    assert visitor.post(START).status_code == 404


def test_who_has_joined_meanwhile_looks_from_inside(round_, facilitator, vera):
    member = join(facilitator, "Banque", "BDF", "zoe")
    Reviewer.objects.filter(pk=vera.pk).update(email=member.user.email)
    with pytest.raises(Refused, match="a peer looks from outside"):
        actions.accept_review(fresh(vera), by=member.user, links="None.")


def test_links_are_said_again_until_handing_in(round_, facilitator, login):
    peer = accepted(round_, facilitator, "vera")
    browser = login(peer.user)
    browser.post(mine(round_, "declare_links"), {"links": "I worked for the town in 2019."})
    assert fresh(peer).links == "I worked for the town in 2019."
    with pytest.raises(Refused, match="say it in words"):
        actions.declare_links(fresh(peer), by=fresh(peer), links=" ")
    draft(fresh(peer))
    actions.submit_review(fresh(peer), by=fresh(peer))
    with pytest.raises(Refused, match="does not change any more"):
        actions.declare_links(fresh(peer), by=fresh(peer), links="Others.")


def test_nobody_acts_for_another_peer(round_, facilitator):
    one, other = accepted(round_, facilitator, "vera"), accepted(round_, facilitator, "walter")
    for act in (actions.declare_links, actions.write_review, actions.submit_review):
        given = {"links": "x"} if act is actions.declare_links else {"marks": {}} if act is actions.write_review else {}
        with pytest.raises(Refused, match="Only the peer who was asked"):
            act(fresh(one), by=fresh(other), **given)
        with pytest.raises(Refused, match="Only the peer who was asked"):
            act(fresh(one), by=facilitator, **given)


@pytest.mark.parametrize("end", ["released", "abandoned", "sixty days", "joined"])
def test_the_door_shuts(round_, facilitator, login, end):
    peers = [accepted(round_, facilitator, name) for name in ("vera", "walter", "xenia")]
    browser, moment = login(peers[0].user), clock.now()
    assert browser.get(mine(round_)).status_code == 200
    if end == "released":
        actions.release_reviewer(fresh(peers[0]), by=facilitator, reason="Malade.")
    elif end == "abandoned":
        actions.abandon_review(round_, by=facilitator, reason=text("Tant pis"))
    elif end == "joined":
        join(facilitator, "Banque", "BDF", "zoe")
        member = User.objects.get(email="zoe@example.org").memberships.get()
        type(member).objects.filter(pk=member.pk).update(user=peers[0].user)
    else:
        moment = clock.end_of_day(round_.closes_on, "UTC") + timedelta(days=60, hours=-12)
        with clock.at(moment):
            assert browser.get(mine(round_)).status_code == 200
        moment += timedelta(days=1)
    with clock.at(moment):
        for name in ("my_review", "review_dossier", "write_review", "submit_review", "declare_links"):
            assert browser.get(mine(round_, name)).status_code == 404, name


def test_once_answered_a_peer_reads_the_answers_and_no_dossier(partnership, facilitator, llu, login):
    made = reviewed(partnership, facilitator, ("vera", "walter"))
    browser = login(made.peers[0].user)
    assert browser.get(mine(made.round, "review_dossier")).status_code == 200
    later = clock.now() + timedelta(days=11)
    with clock.at(later):
        answer_all(made.round, facilitator, owner=llu, due_on=later.date() + timedelta(days=60))
        assert browser.get(mine(made.round, "review_dossier")).status_code == 404
        assert "Logis &amp; Lumière does it" in browser.get(mine(made.round, "review_outcome")).text
        said = letters(made.peers[0].email)[-1]["text"]
    assert "vera-advice-1 → accepted. By Logis & Lumière" in said
    assert "walter-advice-1" not in said
