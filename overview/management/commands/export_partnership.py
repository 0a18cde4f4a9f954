"""`manage.py export_partnership SLUG FILE`: a whole partnership in one ZIP, for those who look after the site."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from overview.contents.archives.whole import archive
from partnerships.models import Partnership


class Command(BaseCommand):
    help = "Writes everything of a partnership into one archive, what partners keep to themselves in clear."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the address of the partnership")
        parser.add_argument("file", type=Path, help="the ZIP to write; it must not exist")

    def handle(self, *args: Any, slug: str, file: Path, **options: Any) -> None:
        partnership = Partnership.objects.filter(slug=slug).first()
        if partnership is None:
            raise CommandError(f"No partnership at: {slug}.")
        try:
            with file.open("xb") as stream:
                stream.write(archive(partnership))
        except FileExistsError as error:
            raise CommandError(f"{file} exists: an archive is never overwritten.") from error
        file.chmod(0o600)
        self.stdout.write(f"{slug} is in {file}, {file.stat().st_size} bytes. It holds what partners keep: guard it.")
