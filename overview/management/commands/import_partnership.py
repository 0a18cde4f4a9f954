"""`manage.py import_partnership FILE`: bring a whole partnership in, checked first, all of it or nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from overview.actions.archives.bringing import bring
from overview.archive.faults import Fault
from overview.sentences import kept, refusal


class Command(BaseCommand):
    help = "Brings in the partnership of an archive, once every part of it has been checked."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the ZIP")
        parser.add_argument("--slug", default="", help="the address to give it, when its own is taken")
        parser.add_argument("--passphrase", default="", help="what opens the sealed part")

    def handle(self, *args: Any, file: Path, slug: str, passphrase: str, **options: Any) -> None:
        try:
            partnership = bring(file, slug=slug, passphrase=passphrase)
        except Fault as fault:
            with translation.override("en"):
                raise CommandError(refusal(kept(fault))) from fault
        self.stdout.write(f"{partnership.slug} is here: its chains hold, and its verdicts are the same.")
