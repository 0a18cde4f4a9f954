"""`manage.py create_seal`: the authority and the seal of this site, made once; `--renew` makes the next seal."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core import clock
from core.authority import (
    KEYSTORE,
    ROOT_KEY,
    AuthorityError,
    certificates,
    create_authority,
    fingerprint,
    open_keystore,
    renew_seal,
)


class Command(BaseCommand):
    help = "Makes the seal of this site, and says what there is; run again, it overwrites nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--renew", action="store_true", help="make the next seal, under the same root")

    def handle(self, *args: Any, renew: bool, **options: Any) -> None:
        folder = Path(settings.SEAL_DIR)
        there = (folder / KEYSTORE).exists()
        make = renew_seal if renew else create_authority
        try:
            if renew or not there:
                make(folder, settings.SITE_HOST, settings.SEAL_PASSPHRASE, clock.now())
            open_keystore(folder / KEYSTORE, settings.SEAL_PASSPHRASE)
        except AuthorityError as error:
            raise CommandError(str(error)) from error
        self._tell(folder, "There is a seal already, and it stays" if there and not renew else "A new seal was made")

    def _tell(self, folder: Path, what: str) -> None:
        used = certificates(folder)
        root = next(one for one in reversed(used) if one.issuer == one.subject)
        self.stdout.write(f"{what}: {folder / KEYSTORE}, valid until {used[-1].not_valid_after_utc:%Y-%m-%d}.")
        self.stdout.write(f"Root, to publish and to compare (SHA-256): {fingerprint(root)}")
        if (folder / ROOT_KEY).exists():
            self.stdout.write(f"{folder / ROOT_KEY} is needed for --renew alone: keep it somewhere else.")
