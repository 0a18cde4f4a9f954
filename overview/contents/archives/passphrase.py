"""A passphrase as the row of an archive keeps it: under the key of the site, like a message that waits."""

from cryptography.fernet import Fernet
from django.conf import settings


def closed(passphrase: str) -> str:
    """The passphrase as it is kept; empty when there is none."""
    return Fernet(settings.MAIL_KEY).encrypt(passphrase.encode()).decode() if passphrase else ""


def opened(kept: str) -> str:
    """The passphrase that was kept; empty when there was none."""
    return Fernet(settings.MAIL_KEY).decrypt(kept.encode()).decode() if kept else ""
