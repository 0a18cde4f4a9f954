"""An invitation by message: the link, the code, and the bank to which it was sent."""

import re
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Affiliation, Organisation, User
from core import mail
from core.models import Mail
from partnerships import actions
from partnerships.models import Invitation, Member, Partner, Partnership, Role
from tests.conftest import text

ACCEPT = reverse("partnerships:accept_invitation")
START = reverse("partnerships:open_account")


def link_in(message: Mail) -> str:
    """The address that the message of an invitation holds, without the host."""
    return re.search(r"http://localhost:8000(/invitations/[\w-]+/)", mail.opened(message)["text"]).group(1)


def code_in(message: Mail) -> str:
    """The code that a sign-in message holds, alone on its line."""
    return re.search(r"^\s*([0-9A-Z-]{6,9})\s*$", mail.opened(message)["text"], re.MULTILINE).group(1)


def latest(to: str) -> Mail:
    """The last message to an address."""
    return Mail.objects.filter(to=to).latest("pk")


@pytest.fixture(autouse=True)
def outbox(settings):
    """Sign-in messages pass through the outbox, as they do outside the tests."""
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def link(made) -> str:
    """What Zoe of Banque received."""
    return link_in(latest("zoe@example.org"))


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


def join_colleague(partner: Partner, facilitator: Member, name: str) -> Member:
    email = f"{name}@example.org"
    invitation = actions.invite_member(partner, by=facilitator, name=name.title(), email=email)
    return actions.accept_invitation(invitation, by=actions.open_account(invitation))


def fill(partnership: Partnership, facilitator: Member, wanted: int, sent_at: datetime | None = None) -> None:
    """So many invitations that wait, sent when the partnership started unless told."""
    common = {"partnership": partnership, "sent_by": facilitator, "language": "fr", "name": "P"}
    moments = {"sent_at": sent_at or partnership.started_at, "expires_at": partnership.started_at}
    Invitation.objects.bulk_create(
        Invitation(**common, **moments, role=Role.Name.FACILITATOR, email=f"w{n}@example.org", token_digest=f"{n}")
        for n in range(wanted)
    )
