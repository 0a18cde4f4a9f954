"""Who comes first says which organisation it is; who comes second finds it settled."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.actions.acceptance import IDENTITY
from partnerships.models import Invitation, JournalEntry
from tests.partnerships.invitations import ACCEPT, bank, browser_of_zoe, known, latest, link_in, zoe

__all__ = ["bank", "browser_of_zoe", "zoe"]


def test_the_first_person_corrects_what_the_invitation_said(bank, browser_of_zoe, partnership, login, facilitator, url):
    read = browser_of_zoe.get(ACCEPT).text
    assert "You are the first person of this organisation to come" in read
    assert 'value="Banque"' in read
    typed = {
        "name": "Banque coopérative des Deux Fleuves",
        "legal_form_fr": "Coopérative",
        "registration": "552 100 554",
        "seat": "1 quai du Rhône",
    }
    assert browser_of_zoe.post(ACCEPT, typed).url == url("partner_detail", "BDF")
    bank.organisation.refresh_from_db()
    assert bank.organisation.name == typed["name"]
    assert bank.organisation.legal_form == {"fr": "Coopérative"}
    assert (bank.organisation.registration, bank.organisation.seat) == ("552 100 554", "1 quai du Rhône")
    read = login(facilitator).get(url("journal")).text
    assert "the organisation invited as “Banque” is Banque coopérative des Deux Fleuves." in read


def test_a_name_left_empty_stays(bank, browser_of_zoe):
    assert browser_of_zoe.post(ACCEPT, {"name": ""}).status_code == 302
    bank.organisation.refresh_from_db()
    assert bank.organisation.name == "Banque"
    assert not JournalEntry.objects.filter(event="partnerships.organisation_named").exists()


@pytest.mark.parametrize(
    "bad", [{"name": "x" * 161}, {"registration": "a\x07"}, {"seat": "x" * 201}, {"organisation": "1"}]
)
def test_badly_typed_it_is_asked_again(bank, zoe, browser_of_zoe, bad):
    known(zoe)
    answer = browser_of_zoe.post(ACCEPT, {"name": "Bonne banque", **bad})
    assert answer.status_code == 422
    assert 'class="errors' in answer.text
    assert Invitation.objects.get(partner=bank).state == Invitation.State.SENT


def test_who_comes_second_finds_it_settled(bank, zoe, facilitator, login):
    second = actions.invite_member(bank, by=facilitator, name="Yann", email="yann@example.org")
    actions.accept_invitation(bank.invitations.get(email=zoe.email), by=zoe)
    yann = actions.open_account(second)
    mine = known(yann)
    browser = login(yann)
    browser.get(link_in(latest(yann.email)))
    read = browser.get(ACCEPT).text
    assert "You are the first person" not in read
    assert "Registration number" not in read
    with pytest.raises(Refused, match="Somebody has already said which organisation this is"):
        actions.accept_invitation(second, by=yann, organisation=mine)
    member = actions.accept_invitation(second, by=yann, identity=dict.fromkeys(IDENTITY, "X"))
    assert member.partner.organisation.name == "Banque", "what is settled is not changed"


def test_a_name_that_another_partner_has_is_refused(bank, zoe, browser_of_zoe):
    refused = browser_of_zoe.post(ACCEPT, {"name": "CALORANE sa"})
    assert refused.status_code == 403
    assert "Another organisation of this partnership has this name already." in refused.text
    assert "CALORANE sa" in refused.text, "what was typed is kept"
    with pytest.raises(Refused, match="has this name already"):
        actions.accept_invitation(bank.invitations.get(), by=zoe, organisation=known(zoe, "Calorane SA"))
    bank.organisation.refresh_from_db()
    assert bank.organisation.name == "Banque"
    assert browser_of_zoe.post(ACCEPT, {"name": "BANQUE"}).status_code == 302, "its own name is its own"
