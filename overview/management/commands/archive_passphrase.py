"""`manage.py archive_passphrase UUID`: what opens the sealed part of an archive that was asked in the browser."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from overview.contents.archives.passphrase import opened
from overview.models import Archive


class Command(BaseCommand):
    help = "Tells the passphrase of an archive: for the operator of the site that brings it in, and nobody else."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("uuid", type=UUID, help="the identity of the archive, as its page says it")

    def handle(self, *args: Any, uuid: UUID, **options: Any) -> None:
        row = Archive.objects.filter(uuid=uuid, way=Archive.Way.OUT).first()
        if row is None or not row.passphrase:
            raise CommandError(f"No sealed archive: {uuid}.")
        self.stdout.write(opened(row.passphrase))
