"""People who came with a partnership of another site: how an import leaves them."""

import re

from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import Arrival, User
from core import clock, mail
from core.models import Mail
from partnerships.models import Member, Partnership, Role


def arrive(email: str, partnership: Partnership, like: Member) -> Member:
    """Somebody of another site, with a place here for the partner of `like`."""
    user = Arrival.objects.come(email, "autre.example", clock.now(), name="Ada of elsewhere")
    member = Member.objects.create(partnership=partnership, user=user, partner=like.partner, joined_at=clock.now())
    Role.objects.create(member=member, role=Role.Name.REPRESENTATIVE, since_at=clock.now())
    return member


def proves(user: User, email: str) -> EmailAddress:
    """That an address of this person is verified."""
    return EmailAddress.objects.create(user=user, email=email, verified=True, primary=False)


def latest_code(to: str) -> str:
    """The code in the last message to this address."""
    text = mail.opened(Mail.objects.filter(to=to).latest("pk"))["text"]
    return re.search(r"^\s*([0-9A-Z-]{6,9})\s*$", text, re.MULTILINE).group(1)


def sign_in(email: str) -> Client:
    """A browser in which somebody asks for a code at this address, reads it in their mailbox, and types it."""
    browser = Client(headers={"accept-language": "en"})
    browser.post("/accounts/login/code/", {"email": email})
    browser.post("/accounts/login/code/confirm/", {"code": latest_code(email)})
    return browser
