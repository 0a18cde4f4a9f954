"""A person has what is held of them erased: what goes, what stays, what still verifies, and who hands over first."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.translation import override

from accounts.models import Affiliation, Arrival, Erasure, User
from charters import actions as charters
from charters import journal as evidence
from charters.contents.judging import answer
from charters.models import EvidencePerson, Signatory
from core import clock
from core.acts import CLOCK
from core.models import Mail
from core.refusals import Refused
from overview.actions import erase_person
from partnerships import actions, journal
from partnerships.models import Invitation, JournalEntry, Member, Muting, Notice, Partnership, Role
from tests.charters import conftest as charter
from tests.charters.conftest import fresh, place

charter_begun, draft, ready, frozen = charter.charter, charter.draft, charter.ready, charter.frozen
opened, signed = charter.opened, charter.signed
URL = "/me/data/erase/"


@pytest.fixture(name="charter")
def _charter(partnership, facilitator):
    return charters.start_charter(partnership, by=facilitator)


@pytest.fixture(autouse=True)
def ledger(settings, tmp_path):
    settings.ERASURES = tmp_path / "erasures.jsonl"
    return settings.ERASURES


@pytest.fixture
def erased(django_capture_on_commit_callbacks):
    """Erase a person, with what follows the commit."""

    def erase(user: User, by=None) -> User:
        with django_capture_on_commit_callbacks(execute=True):
            erase_person(user, by=by or user)
        return fresh(user)

    return erase


def refusal(user: User) -> str:
    with pytest.raises(Refused) as refused:
        erase_person(user, by=user)
    return refused.value.reason


# What goes -------------------------------------------------------------------------------------------------


def test_i_type_my_address_and_nothing_of_me_is_left(partnership, alice, bob, login):
    browser = login(alice)
    page = browser.get(URL).text
    assert "Nobody can take this back" in page and "Invitations" not in page
    assert browser.post(URL, {"address": "bob@example.org"}).status_code == 422
    assert fresh(alice.user).is_active
    assert browser.post(URL, {"address": " ALICE@example.org "}).status_code == 302
    assert browser.get("/me/").status_code == 302, "signed out"
    user = fresh(alice.user)
    assert (user.is_active, user.has_usable_password()) == (False, False)
    assert user.email == f"{user.uuid}@erased.invalid"
    assert fresh(alice).ended_at is not None
    assert not Role.objects.filter(member=alice, ended_at=None).exists()
    for language, name in (("en", "Former participant"), ("fr", "Personne ayant participé")):
        lines = login(bob, language).get(reverse("partnerships:journal", args=[partnership.slug])).text
        assert name in lines
        assert "Alice" not in lines
    assert journal.verify(partnership).intact


def test_what_is_only_mine_goes(partnership, alice, bob, erased):
    Muting.objects.create(user=alice.user, kind="a")
    actions.invite_member(bob.partner, by=bob, name="Alice too", email="Alice@Example.org")
    Arrival.objects.create(user=alice.user, email="a@b.example", site="b.example", came_at=clock.now())
    Affiliation.objects.filter(user=alice.user).update(function=alice.partner.organisation.legal_form)
    Member.objects.filter(pk=alice.pk).update(function={"fr": "Directrice"})
    assert Mail.objects.filter(to__iexact="alice@example.org").exists()
    erased(alice.user)
    assert not Notice.objects.filter(user=alice.user).exists()
    assert not Muting.objects.exists() and not Arrival.objects.exists()
    assert not Mail.objects.filter(to__iexact="alice@example.org").exists()
    assert not fresh(alice).function
    for row in Invitation.objects.filter(name__in=["Alice", "Alice too"]):
        pytest.fail(f"{row} still names her")
    told = Invitation.objects.get(partner=bob.partner, state="revoked")
    assert (told.name, told.email) == ("Former participant", f"{alice.user.uuid}@erased.invalid")
    assert Mail.objects.filter(to="bob@example.org").exists(), "nobody else's"


def test_what_reads_the_row_and_writes_it_back_brings_no_name(alice, erased):
    user = erased(alice.user)
    with override("fr"):
        row = fresh(user)
        row.save()
        assert row.name == "Personne ayant participé"
    with override("en"):
        assert fresh(user).name == "Former participant"


def test_each_place_that_ends_is_a_line_of_the_register(partnership, alice, erased):
    before = JournalEntry.objects.count()
    erased(alice.user)
    line = JournalEntry.objects.latest("sequence")
    assert JournalEntry.objects.count() == before + 1
    assert line.params == {"person": {"member": str(alice.uuid)}}
    assert "Alice" not in line.canonical
    assert line.by == alice
    with override("en"):
        assert journal.sentence(line, journal.people_of(partnership)).startswith("Former participant (")


# What stays ------------------------------------------------------------------------------------------------


def test_a_signed_charter_keeps_who_signed_it_and_verifies(signed, alice, erased):
    erased(alice.user)
    assert place(signed, alice).name == "Alice"
    assert EvidencePerson.objects.filter(entry__version=signed, erased_at=None, clear__contains="Alice").exists()
    assert evidence.verify(signed.charter).intact
    assert journal.verify(signed.partnership).intact
    assert answer(signed.editions.first().sha256).authentic
    assert fresh(signed).state == "in_force"


def test_a_charter_that_nobody_signed_keeps_no_name(opened, alice, bob, erased):
    charters.decline_signature(place(opened, alice), by=alice, kind="refusal", reason="Non")
    erased(alice.user)
    row = Signatory.objects.get(version=opened, member=alice)
    assert (row.name, bool(row.authority_reference)) == ("Former participant", False)
    people = EvidencePerson.objects.filter(entry__version=opened)
    assert people.filter(clear="", salt="", erased_at__isnull=False).exists()
    assert not people.filter(clear__contains="alice@example.org").exists()
    assert people.filter(clear__contains="bob@example.org").exists(), "nobody else's"
    assert evidence.verify(opened.charter).intact


# Who hands over first --------------------------------------------------------------------------------------


def test_the_only_facilitator_hands_over_first(partnership, facilitator, login):
    assert "only facilitator of “Shared Warmth”" in refusal(facilitator.user)
    page = login(facilitator).get(URL).text
    assert "Invite another facilitator there first" in page
    assert 'name="address"' not in page
    actions.invite_facilitator(partnership, by=facilitator, name="Dora", email="dora@example.org")
    invitation = Invitation.objects.get(email="dora@example.org")
    actions.accept_invitation(invitation, by=actions.open_account(invitation))
    erase_person(facilitator.user, by=facilitator.user)
    assert not fresh(facilitator.user).is_active


def test_a_closed_partnership_holds_nobody_back(partnership, facilitator):
    Partnership.objects.filter(pk=partnership.pk).update(state="closed")
    erase_person(facilitator.user, by=facilitator.user)
    assert not fresh(facilitator.user).is_active


def test_whoever_is_to_sign_does_so_or_declines_first(opened, alice, login):
    assert "Your signature is awaited in “Shared Warmth”" in refusal(alice.user)
    assert login(alice).post(URL, {"address": "alice@example.org"}).status_code == 403
    charters.decline_signature(place(opened, alice), by=alice, kind="refusal", reason="Non")
    erase_person(alice.user, by=alice.user)


def test_each_for_themself_and_once(alice, stranger, erased):
    with pytest.raises(Refused, match="nobody else"):
        erase_person(alice.user, by=stranger)
    assert "erased already" in refusal(erased(alice.user))


def test_the_only_one_who_looks_after_the_site_hands_over_first(db):
    keeper = User.objects.create_superuser("keeper@example.org", name="Keeper")
    assert "look after this site" in refusal(keeper) or "looks after this site" in refusal(keeper)
    User.objects.create_superuser("other@example.org", name="Other")
    erase_person(keeper, by=keeper)
    assert not fresh(keeper).is_superuser


# After a restore -------------------------------------------------------------------------------------------


def brought_back(user: User) -> None:
    """What restoring an older database does."""
    Erasure.objects.all().delete()
    User.objects.filter(pk=user.pk).update(name="Alice", email="alice@example.org", is_active=True)
    Member.objects.filter(user=user).update(ended_at=None)


def test_a_restore_brings_nobody_back(alice, erased, ledger, capsys):
    user = erased(alice.user)
    assert json.loads(ledger.read_text())["identity"] == str(user.uuid)
    brought_back(user)
    call_command("replay_erasures", str(ledger))
    assert "1 people in the file: 1 erased again, 1 erased in all." in capsys.readouterr().out
    assert fresh(user).name == "Former participant"
    assert fresh(alice).ended_at
    assert Erasure.objects.get().identity == user.uuid
    call_command("replay_erasures", str(ledger))
    assert "0 erased again" in capsys.readouterr().out
    assert len(ledger.read_text().splitlines()) == 1


def test_time_erases_whom_people_would_be_asked_to_hand_over(facilitator, erased):
    assert not erased(facilitator.user, by=CLOCK).is_active
    assert JournalEntry.objects.latest("sequence").by is None


@pytest.mark.parametrize("bad", ["{", '{"identity": "no", "at": ""}', "[]", '{"at": "x"}'])
def test_a_file_of_another_kind_erases_nobody(alice, ledger, bad):
    ledger.write_text(json.dumps({"identity": str(alice.user.uuid), "at": "x"}) + f"\n{bad}\n")
    with pytest.raises(CommandError, match="Nothing was erased: line 2"):
        call_command("replay_erasures", str(ledger))
    assert fresh(alice.user).is_active


def test_a_file_that_is_not_there_is_said(ledger):
    with pytest.raises(CommandError, match="There is no file"):
        call_command("replay_erasures", str(ledger))


def test_a_disk_that_is_full_undoes_no_erasure_and_the_next_one_writes_both(alice, bob, erased, ledger, settings):
    settings.ERASURES = ledger.parent / "none" / "x.jsonl"
    erased(alice.user)
    settings.ERASURES = ledger
    erased(bob.user)
    assert len(ledger.read_text().splitlines()) == 2
