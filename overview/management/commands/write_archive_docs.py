"""`manage.py write_archive_docs`: the part of docs/ARCHIVE.md that comes from the code, written again."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from overview.contents.archives.schema import schema

MARK = "<!-- What follows is written by `manage.py write_archive_docs` from the code. -->\n"


class Command(BaseCommand):
    help = "Writes what the rows of an archive hold into docs/ARCHIVE.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=settings.ROOT / "docs" / "ARCHIVE.md")

    def handle(self, *args: Any, to: Path, **options: Any) -> None:
        written, _mark, _old = to.read_text().partition(MARK)
        to.write_text(written + MARK + schema())
