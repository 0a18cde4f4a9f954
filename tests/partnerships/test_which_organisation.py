"""Who comes first says which organisation it is; who comes back takes their place again."""

import pytest
from django.test import Client

from accounts.models import Affiliation, Organisation, User
from core.refusals import Refused
from core.texts import Localized
from partnerships import actions
from partnerships.actions.acceptance import IDENTITY
from partnerships.contents.partners import spokespeople
from partnerships.models import Invitation, JournalEntry, Member, Partner, Role
from tests.conftest import join, text
from tests.partnerships.test_accept_invitation import ACCEPT, latest, link_in

WHO = {"name": "Zoe", "email": "zoe@example.org"}


@pytest.fixture
def bank(partnership, facilitator) -> Partner:
    """Invited as BDF, known by its invitation alone."""
    details = {"organisation": "Banque", "code": "BDF", "sector": "eco", "legal_form": text("Banque")}
    return actions.invite_partner(partnership, by=facilitator, **details, **WHO)


@pytest.fixture
def zoe(bank) -> User:
    return actions.open_account(bank.invitations.get())


@pytest.fixture
def browser_of_zoe(zoe, login) -> Client:
    """Signed in at the invited address, the link opened."""
    browser = login(zoe)
    browser.get(link_in(latest(zoe.email)))
    return browser


def known(user: User, name: str = "Banque des Deux Fleuves") -> Organisation:
    """An organisation of the site to which this person belongs."""
    organisation = Organisation.objects.create(name=name, sector="eco")
    Affiliation.objects.create(user=user, organisation=organisation, since_on="2026-01-01")
    return organisation


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


def end(member: Member, facilitator: Member, at, *moment: int) -> None:
    with at(*moment):
        actions.end_member(member, by=facilitator)


def test_who_left_and_is_invited_again_comes_back(partnership, facilitator, llu, alice, at):
    join_colleague(llu, facilitator, "yves")
    end(alice, facilitator, at, 2026, 2, 1)
    with at(2026, 3, 1):
        again = actions.invite_member(llu, by=facilitator, name="Alice", email="alice@example.org")
        actions.accept_invitation(again, by=alice.user)
    back = Member.objects.standing_of(alice.user, partnership)
    assert back.pk == alice.pk
    assert back.represents
    periods = [(role.since_at.date().isoformat(), role.ended_at) for role in alice.roles.order_by("pk")]
    assert [since for since, _until in periods] == ["2026-01-05", "2026-03-01"]
    assert periods[0][1].date().isoformat() == "2026-02-01"
    assert periods[1][1] is None


def join_colleague(partner: Partner, facilitator: Member, name: str) -> Member:
    email = f"{name}@example.org"
    invitation = actions.invite_member(partner, by=facilitator, name=name.title(), email=email)
    return actions.accept_invitation(invitation, by=actions.open_account(invitation))


def test_who_comes_back_for_another_partner_leaves_the_history_where_it_was(
    partnership, facilitator, llu, alice, bob, at
):
    end(alice, facilitator, at, 2026, 2, 1)
    with at(2026, 3, 1):
        again = actions.invite_member(bob.partner, by=facilitator, name="Alice", email="alice@example.org")
        actions.accept_invitation(again, by=alice.user)
    back = Member.objects.standing_of(alice.user, partnership)
    assert back.partner == bob.partner
    assert [role.ended_at is None for role in spokespeople(llu)] == [False]
    assert [role.member.user.name for role in spokespeople(bob.partner)] == ["Bob", "Alice"]


def test_who_speaks_for_one_partner_does_not_speak_for_another(facilitator, bob, alice):
    invitation = actions.invite_member(bob.partner, by=facilitator, name="Alice", email="alice@example.com")
    Invitation.objects.filter(pk=invitation.pk).update(email="alice@example.org")
    with pytest.raises(Refused, match="You already represent another partner here"):
        actions.accept_invitation(invitation, by=alice.user)


def test_two_invitations_accepted_in_turn_make_one_partner(partnership, facilitator):
    """The second person finds a partner; the register says once that it joined."""
    dana = join(facilitator, "Atelier", "ATE", "dana")
    join_colleague(dana.partner, facilitator, "dora")
    assert JournalEntry.objects.filter(event="partnerships.partner_joined", params__partner="Atelier").count() == 1
    assert Role.objects.filter(member__partner=dana.partner, ended_at=None).count() == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("forwarded", "This invitation was sent to another address."),
        ("revoked", "This invitation has been withdrawn."),
        ("used", "This invitation has already been used."),
        ("old", "This invitation is more than a week old."),
        ("closed", "This partnership is closed"),
    ],
)
def test_what_does_not_work_says_so(bank, zoe, stranger, facilitator, at, change, said):
    invitation, user = bank.invitations.get(), zoe
    moment = at(2030, 1, 1) if change == "old" else at(2026, 1, 6)
    if change == "forwarded":
        user = stranger
    if change == "revoked":
        actions.revoke_invitation(invitation, by=facilitator)
    if change == "used":
        actions.accept_invitation(invitation, by=zoe)
    if change == "closed":
        actions.change_stage(bank.partnership, by=facilitator, stage="closed")
    with moment, pytest.raises(Refused, match=said):
        actions.accept_invitation(invitation, by=user, function=Localized())
