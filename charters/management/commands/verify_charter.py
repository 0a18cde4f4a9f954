import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from charters.contents.judging import answer, answer_file
from charters.contents.verdict import Answer
from charters.fingerprint import digest_of
from core.inspecting import LARGEST

PIECE = 1024 * 1024


class Command(BaseCommand):
    help = "Say whether a file is registered here, as the public page does. Ends with 0 when it is, else 1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, help="a PDF of a charter or of a progress report, or its content as data"
        )
        parser.add_argument("--json", action="store_true", help="the same answer for machines")

    def handle(self, *args: object, file: Path, **options: object) -> None:
        try:
            found = _answer(file)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        told = json.dumps(found.data(), ensure_ascii=False, indent=2) if options["json"] else _words(found)
        self.stdout.write(told)
        if not found.authentic:
            sys.exit(1)


def _answer(file: Path) -> Answer:
    """What is known of a file; one that is too large to be read is looked up by its fingerprint alone."""
    if file.stat().st_size <= LARGEST:
        return answer_file(file.read_bytes())
    with file.open("rb") as stream:
        return answer(digest_of(iter(lambda: stream.read(PIECE), b"")))


def _words(found: Answer) -> str:
    return f"{found.title}\n{found.sentence}\nSHA-256 {found.sha256}"
