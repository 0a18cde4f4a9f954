"""The secret address of a person's calendar: signed, and void once they make a new one."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from accounts.models import User

SIGNER = Signer(salt="accounts.calendar", sep=".")


def address_of(user: User) -> str:
    """Where this person's calendar is read, without signing in."""
    return f"{settings.SITE_URL}{reverse('calendar', args=[token_of(user)])}"


def token_of(user: User) -> str:
    """What stands for this person in that address, as long as they do not renew it."""
    return SIGNER.sign(f"{user.uuid.hex}-{user.calendar_serial}")


def owner_of(token: str) -> User | None:
    """Whose calendar this is; nobody's when the address was forged or renewed, or the person's account was closed."""
    try:
        identity, _dash, serial = SIGNER.unsign(token).partition("-")
    except BadSignature:
        return None
    return User.objects.filter(uuid=identity, calendar_serial=serial, is_active=True).first()
