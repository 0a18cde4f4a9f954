"""An organisation to which one belongs already takes the place of the one invited."""

import pytest

from accounts.models import Affiliation, Organisation
from core.refusals import Refused
from partnerships import actions
from tests.partnerships.invitations import ACCEPT, bank, browser_of_zoe, known, zoe

__all__ = ["bank", "browser_of_zoe", "zoe"]


def test_an_organisation_of_mine_takes_the_place_of_the_new_one(bank, zoe, browser_of_zoe):
    mine, empty = known(zoe), bank.organisation
    assert "Is it an organisation that you already belong to here?" in browser_of_zoe.get(ACCEPT).text
    assert browser_of_zoe.post(ACCEPT, {"organisation": mine.uuid}).status_code == 302
    bank.refresh_from_db()
    assert bank.organisation == mine
    assert bank.code == "BDF"
    assert not Organisation.objects.filter(pk=empty.pk).exists()
    assert Affiliation.objects.filter(user=zoe, ended_on=None).count() == 1


def test_an_organisation_that_is_in_already_is_refused(bank, zoe, browser_of_zoe, llu):
    Affiliation.objects.create(user=zoe, organisation=llu.organisation, since_on="2026-01-01")
    answer = browser_of_zoe.post(ACCEPT, {"organisation": llu.organisation.uuid})
    assert answer.status_code == 403
    assert "Logis &amp; Lumière is in this partnership already" in answer.text
    bank.refresh_from_db()
    assert bank.organisation.name == "Banque"


def test_an_organisation_of_others_cannot_be_chosen(bank, zoe, browser_of_zoe, stranger):
    known(zoe)
    theirs = known(stranger, "Ailleurs")
    assert browser_of_zoe.post(ACCEPT, {"organisation": theirs.uuid}).status_code == 422
    with pytest.raises(Refused, match="You do not belong to this organisation here"):
        actions.accept_invitation(bank.invitations.get(), by=zoe, organisation=theirs)


def test_an_organisation_i_left_cannot_be_chosen(bank, zoe):
    mine = known(zoe)
    mine.affiliations.update(ended_on="2026-01-02")
    with pytest.raises(Refused, match="You do not belong to this organisation here"):
        actions.accept_invitation(bank.invitations.get(), by=zoe, organisation=mine)
