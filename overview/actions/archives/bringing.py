"""Bringing a partnership in, for an operator at the command line."""

from pathlib import Path

from django.db import transaction

from core import clock
from overview.actions.archives.writing import write
from overview.contents.archives.checked import from_file
from overview.models import Archive
from partnerships.models import Partnership


def bring(file: Path, *, slug: str = "", passphrase: str = "") -> Partnership:
    """The partnership of an archive, checked and then written whole; `Fault` when it is refused, nothing written."""
    arriving = from_file(file, passphrase)
    with clock.one_moment(), transaction.atomic():
        partnership, at = write(arriving, slug), clock.now()
        Archive.objects.create(way=Archive.Way.IN, partnership=partnership, slug=slug, asked_at=at, done_at=at)
        return partnership
