"""People and places of the tests, all made through the actions.

Logis & Lumière (LLU: alice), Ville de Saint-Aubin (VSA: bob), Calorane (CAL: carol) and a facilitator make one
partnership in French and English. The stranger has an account and no place in it.
"""

from datetime import UTC, datetime, timedelta

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase

from accounts.models import User
from core import clock
from core.authority import KEYSTORE, create_authority
from core.texts import Localized
from core.triggers import lifted
from partnerships import actions
from partnerships.models import Answer, Invitation, Member, Partner, Partnership
from tests.kept import kept

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)

# A property holds or not; how long an example takes on a busy machine says nothing of it.
hypothesis.settings.register_profile("suite", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("suite")


@pytest.fixture(autouse=True)
def empty_cache():
    """Rate limits of one test do not reach the next."""
    cache.clear()


APPEND_ONLY = {
    "postgresql": "SELECT DISTINCT event_object_table FROM information_schema.triggers "
    "WHERE trigger_name = event_object_table || '_append_only'",
    "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = tbl_name || '_no_delete'",
}


def append_only() -> list[str]:
    """The tables of this database to which one may only add."""
    with connection.cursor() as cursor:
        cursor.execute(APPEND_ONLY[connection.vendor])
        return [row[0] for row in cursor.fetchall()]


@pytest.fixture(scope="session", autouse=True)
def emptied():
    """Tests that commit for real leave an empty database: the triggers are lifted while it is emptied, only then."""
    empty = TransactionTestCase._fixture_teardown

    def lift_and_empty(case):
        with lifted(connection, *append_only()):
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lift_and_empty)
        yield


@pytest.fixture(scope="session", autouse=True)
def authority():
    """The seal of the tests' site, thrown away with the rest."""
    if not (settings.SEAL_DIR / KEYSTORE).exists():
        # Stories are played in their own years, and the tests in whatever year they are run.
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("core.authority.SEAL_LASTS", timedelta(days=50 * 365))
            patch.setattr("core.authority.ROOT_LASTS", timedelta(days=50 * 365))
            create_authority(settings.SEAL_DIR, settings.SITE_HOST, settings.SEAL_PASSPHRASE, LONG_AGO)


@pytest.fixture
def at():
    """Set the clock within a block: `with at(2026, 3, 26, 14): …` (UTC)."""

    def moment(*parts: int):
        return clock.at(datetime(*parts, tzinfo=UTC))

    return moment


def text(french: str, english: str = "") -> Localized:
    """A text in both languages of the partnership."""
    return Localized({"fr": french, "en": english or french})


def answers(visibility: str = "partners", **words: Localized) -> list[Answer]:
    """Answers as a form gives them: `answers(stake=text("…"), visibility="own")`."""
    return [Answer(question=question, body=body, visibility=visibility) for question, body in words.items()]


def join(facilitator: Member, organisation: str, code: str, person: str, sector: str = "civil") -> Member:
    """Invite an organisation through a person, who accepts."""
    email = f"{person}@example.org"
    partnership = facilitator.partnership
    details = {"organisation": organisation, "code": code, "sector": sector}
    partner = actions.invite_partner(partnership, by=facilitator, name=person.title(), email=email, **details)
    invitation = Invitation.objects.get(partner=partner)
    user = actions.open_account(invitation)
    actions.accept_invitation(invitation, by=user)
    return Member.objects.standing_of(user, partnership)


@pytest.fixture
@kept
def founder(db) -> User:
    """Who starts the partnership, and has the facilitator's role in it."""
    return User.objects.create_user("bruno@example.org", name="Bruno", language="en")


@pytest.fixture
@kept
def partnership(founder) -> Partnership:
    """Three partners, French and English, started on 5 January 2026."""
    with clock.at(START):
        made = actions.start_partnership(
            by=founder,
            name=text("Chaleur partagée", "Shared Warmth"),
            issue=text("La précarité énergétique", "Energy poverty"),
            territory=text("Lyon"),
            other_languages="en",
        )
        facilitator = Member.objects.standing_of(founder, made)
        join(facilitator, "Logis & Lumière", "LLU", "alice")
        join(facilitator, "Ville de Saint-Aubin", "VSA", "bob", "public")
        join(facilitator, "Calorane SA", "CAL", "carol", "eco")
    return made


def _member(partnership: Partnership, email: str) -> Member:
    return Member.objects.standing_of(User.objects.known(email), partnership)


@pytest.fixture
def facilitator(partnership) -> Member:
    return _member(partnership, "bruno@example.org")


@pytest.fixture
def alice(partnership) -> Member:
    """Speaks for Logis & Lumière."""
    return _member(partnership, "alice@example.org")


@pytest.fixture
def bob(partnership) -> Member:
    """Speaks for Ville de Saint-Aubin."""
    return _member(partnership, "bob@example.org")


@pytest.fixture
def carol(partnership) -> Member:
    """Speaks for Calorane SA."""
    return _member(partnership, "carol@example.org")


@pytest.fixture
def llu(alice) -> Partner:
    return alice.partner


@pytest.fixture
def stranger(db) -> User:
    """Has an account, and no place in the partnership."""
    return User.objects.create_user("mallory@example.org", name="Mallory", language="en")


@pytest.fixture
def login():
    """A browser signed in as a member or a user, reading English unless told."""

    def browser(who: Member | User, language: str = "en") -> Client:
        client = Client(headers={"accept-language": language})
        user = who.user if isinstance(who, Member) else who
        client.force_login(user)
        client.cookies["django_language"] = language
        return client

    return browser
