"""Who came from another site is known again by the address they prove here, and by nothing else."""

from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import models
from django.test import Client

from accounts.actions import match_arrivals
from accounts.actions.arrivals import keys_to_people
from accounts.models import Affiliation, Arrival, User
from core.acts import CLOCK
from core.mail import write
from core.models import Mail
from impact.actions import letters
from partnerships import actions as partnership_actions
from partnerships import events
from partnerships.journal import emit, verify
from partnerships.models import Muting, Notice
from tests.accounts.arrived import arrive, latest_code, proves, sign_in

THERE = "ada@autre.example"


@pytest.fixture(autouse=True)
def outbox(settings):
    """Sign-in messages pass through the outbox, as they do outside the tests."""
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"


@pytest.fixture
def ada(partnership, bob):
    """Came for the town, known here by her address there."""
    return arrive(THERE, partnership, bob)


@pytest.fixture
def here(db) -> User:
    """Has an account here under another address."""
    return User.objects.create_user("ada@example.org", name="Ada")


def fresh(row):
    return type(row).objects.get(pk=row.pk)


# Signing in ------------------------------------------------------------------------------------------------


def test_whoever_reads_the_code_at_that_address_takes_their_place(ada, partnership):
    browser = sign_in(THERE)
    assert not Arrival.objects.exists()
    assert browser.get(partnership.get_absolute_url()).status_code == 200
    assert EmailAddress.objects.get(email=THERE).verified
    assert fresh(ada).user == ada.user, "it is the same person: nothing moves"
    assert fresh(ada.user).email == THERE


def test_who_has_an_account_here_is_matched_by_another_address_they_verify(ada, here, login, partnership):
    browser = login(here)
    proves(here, here.email)
    browser.post("/accounts/email/", {"action_add": "", "email": THERE})
    assert fresh(ada).user == ada.user, "asking proves nothing"
    assert browser.get(partnership.get_absolute_url()).status_code == 404
    browser.post("/accounts/confirm-email/", {"code": latest_code(THERE)})
    assert fresh(ada).user == here
    assert browser.get(partnership.get_absolute_url()).status_code == 200
    assert not User.objects.filter(pk=ada.user_id).exists()


def test_asking_for_a_code_at_their_address_does_not_stand_in_the_way(ada, here, login):
    """Anybody may ask for a code; only who reads it has proven anything."""
    Client().post("/accounts/login/code/", {"email": THERE})
    assert EmailAddress.objects.filter(user=ada.user, email=THERE, verified=False).exists()
    browser = login(here)
    proves(here, here.email)
    browser.post("/accounts/email/", {"action_add": "", "email": THERE})
    browser.post("/accounts/confirm-email/", {"code": latest_code(THERE)})
    assert fresh(ada).user == here


def test_an_address_that_nobody_came_under_opens_nothing(ada):
    Client().post("/accounts/login/code/", {"email": "nobody@autre.example"})
    assert not EmailAddress.objects.exists()


def test_an_address_proven_before_they_came_counts_at_the_next_sign_in(ada, here, partnership):
    proves(here, THERE)
    browser = sign_in(here.email)
    assert fresh(ada).user == here
    assert browser.get(partnership.get_absolute_url()).status_code == 200


def test_an_address_that_is_only_claimed_takes_nobodys_place(ada, stranger):
    EmailAddress.objects.create(user=stranger, email=THERE, verified=False)
    match_arrivals(stranger, by=stranger)
    assert fresh(ada).user == ada.user
    User.objects.filter(pk=stranger.pk).update(email=THERE)  # however it came to stand there
    match_arrivals(fresh(stranger), by=stranger)
    assert fresh(ada).user == ada.user
    assert Arrival.objects.get().user == ada.user


def test_the_code_of_its_owner_proves_nothing_for_whoever_only_claims_an_address(ada, stranger, partnership):
    EmailAddress.objects.create(user=stranger, email=THERE, verified=False)
    browser = sign_in(THERE)
    assert fresh(ada).user == ada.user
    assert not EmailAddress.objects.filter(user=stranger, verified=True).exists()
    assert browser.get(partnership.get_absolute_url()).status_code == 200


def test_a_wrong_code_lets_nobody_in(ada, stranger, login):
    proves(stranger, stranger.email)
    browser = login(stranger)
    browser.post("/accounts/email/", {"action_add": "", "email": THERE})
    for guess in ("AAAAAA", "BBBBBB", "000000", "111111"):
        browser.post("/accounts/confirm-email/", {"code": guess})
    assert fresh(ada).user == ada.user
    assert not EmailAddress.objects.filter(email=THERE, verified=True).exists()


def test_an_arrived_person_does_not_sign_in_by_password(ada):
    assert not ada.user.has_usable_password()
    ada.user.set_password("a password that came along")
    ada.user.email = THERE
    ada.user.save(update_fields=["password", "email"])
    browser = Client()
    browser.post("/accounts/login/", {"login": THERE, "password": "a password that came along"})
    assert browser.get("/me/").status_code == 302, "not before the address is proven"
    assert Arrival.objects.exists()


# What becomes theirs ----------------------------------------------------------------------------------------


def test_everything_of_the_arrived_person_becomes_theirs(ada, here, llu):
    Affiliation.objects.create(user=ada.user, organisation=llu.organisation, since_on="2026-01-01")
    Muting.objects.create(user=ada.user, kind="a")
    ada.user.groups.add(Group.objects.create(name="keepers"))
    proves(here, THERE)
    match_arrivals(here, by=here)
    assert fresh(ada).user == here
    assert Affiliation.objects.get(organisation=llu.organisation, user=here)
    assert Muting.objects.get().user == here
    assert not here.groups.exists(), "rights over this site do not come along"
    assert not User.objects.filter(name="Ada of elsewhere").exists()


def test_a_duplicate_on_which_nothing_hangs_goes(ada, here, llu):
    for user in (ada.user, here):
        Affiliation.objects.create(user=user, organisation=llu.organisation, since_on="2026-01-01")
        Muting.objects.create(user=user, kind="a")
    Muting.objects.create(user=ada.user, kind="b")
    proves(here, THERE)
    match_arrivals(here, by=here)
    assert Affiliation.objects.filter(user=here).count() == 1
    assert sorted(Muting.objects.values_list("kind", "user")) == [("a", here.pk), ("b", here.pk)]
    assert not User.objects.filter(name="Ada of elsewhere").exists()


def test_a_second_place_in_one_partnership_stays_with_a_closed_account(ada, bob, partnership):
    proves(bob.user, THERE)
    EmailAddress.objects.create(user=ada.user, email=THERE)
    Muting.objects.create(user=ada.user, kind="a")
    match_arrivals(bob.user, by=bob.user)
    closed = fresh(ada).user
    assert closed == ada.user
    assert not closed.is_active
    assert closed.email == f"{closed.uuid}@arrived.invalid"
    assert not EmailAddress.objects.filter(user=closed).exists()
    assert not Arrival.objects.exists()
    assert Muting.objects.get().user == bob.user, "what is free is moved all the same"
    assert User.objects.known(THERE) is None


def test_done_again_it_changes_nothing(ada, here):
    proves(here, THERE)
    match_arrivals(here, by=here)
    before = list(User.objects.values())
    match_arrivals(here, by=here)
    assert list(User.objects.values()) == before
    assert fresh(ada).user == here


def test_two_who_came_from_two_sites_are_one(ada, here, partnership):
    other = Arrival.objects.come(THERE, "tiers.example", partnership.started_at, name="Ada again")
    Affiliation.objects.create(
        user=other, organisation=partnership.partners.first().organisation, since_on="2026-01-01"
    )
    proves(here, THERE)
    match_arrivals(here, by=here)
    assert not Arrival.objects.exists()
    assert Affiliation.objects.filter(user=here).exists()


def test_the_register_still_holds_and_names_the_person(ada, here, partnership, facilitator):
    partnership_actions.end_member(ada, by=facilitator)
    proves(here, THERE)
    match_arrivals(here, by=here)
    assert verify(partnership).intact
    assert "Ada" in str(fresh(ada))


def test_every_key_that_protects_a_person_is_handed_over():
    keys = {f"{key.model._meta.label}.{key.name}" for key in keys_to_people()}
    assert keys >= {"partnerships.Member.user", "partnerships.Notice.user", "partnerships.Partnership.started_by"}
    assert keys >= {"accounts.Affiliation.user", "impact.Reviewer.user", "overview.Digest.user"}
    assert not keys & {"account.EmailAddress.user", "mfa.Authenticator.user", "core.Submission.user"}
    assert all(key.remote_field.on_delete is models.PROTECT for key in keys_to_people())


# Until then --------------------------------------------------------------------------------------------------


def tell(partnership, *people) -> list[str]:
    """Something happens that awaits these people; the addresses to which a message goes."""
    Mail.objects.all().update(to="before@example.org")
    emit(events.PARTNER_DESCRIBED, partnership, by=CLOCK, tells=[member.user for member in people], partner="X")
    return sorted(Mail.objects.exclude(to="before@example.org").values_list("to", flat=True))


def test_until_then_they_are_told_by_no_message(ada, partnership, bob):
    assert tell(partnership, ada, bob) == ["bob@example.org"]
    assert Notice.objects.filter(user=ada.user, mail=None).exists(), "it stands on their page for the day they come"


def test_the_day_they_come_messages_begin(ada, partnership):
    sign_in(THERE)
    assert tell(partnership, fresh(ada)) == [THERE]


def test_nothing_is_ever_written_to_an_address_that_is_nobodys(ada, partnership):
    Arrival.objects.all().delete()
    assert tell(partnership, ada) == []
    assert write("key", "A@Erased.INVALID", "s", "t") is None


def test_a_peer_who_arrived_gets_no_letter(ada):
    letters._write(SimpleNamespace(user=ada.user), "reminder", lambda: ("", []))
    assert not Mail.objects.filter(to=THERE).exists()
