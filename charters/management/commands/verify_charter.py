import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from charters.contents.verdict import Answer, answer
from charters.fingerprint import digest_of

PIECE = 1024 * 1024


class Command(BaseCommand):
    help = "Say whether a file is a charter registered here: what the public page says. Ends with 0 when it is, else 1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a PDF of a charter, or its content as data")
        parser.add_argument("--json", action="store_true", help="the same answer for machines")

    def handle(self, *args: object, file: Path, **options: object) -> None:
        try:
            with file.open("rb") as stream:
                digest = digest_of(iter(lambda: stream.read(PIECE), b""))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        found = answer(digest)
        told = json.dumps(found.data(), ensure_ascii=False, indent=2) if options["json"] else _words(found)
        self.stdout.write(told)
        if not found.known:
            sys.exit(1)


def _words(found: Answer) -> str:
    return f"{found.title}\n{found.sentence}\nSHA-256 {found.sha256}"
