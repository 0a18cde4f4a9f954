"""Taking a partnership out of this site, and bringing one in, in the browser: asked by people, done by workers."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core import clock, files, jobs
from core.acts import CLOCK, Clock, act, lock
from core.files import StoredFile
from overview import events, rules
from overview.actions.archives.writing import write
from overview.archive.faults import Fault
from overview.archive.sealed import new_passphrase
from overview.contents.archives.checked import from_file
from overview.contents.archives.passphrase import closed, opened
from overview.models import Archive
from overview.sentences import kept
from partnerships.journal import emit
from partnerships.models import Member, Partnership

ZIP = "application/zip"
EXPORT = jobs.declare(
    "overview.archive",
    (_("Reading the facts"), _("Working out what they say"), _("Gathering the files"), _("Sealing and packing")),
)
IMPORT = jobs.declare(
    "overview.import",
    (_("Checking the files"), _("Checking the facts"), _("Checking the chains"), _("Writing, and working out again")),
)
WRITING = 3


@act
def ask_archive(partnership: Partnership, *, by: Member) -> Archive:
    """I ask for everything of our partnership in one file; all partners read that I did."""
    row = lock(partnership)
    rules.ask_archive.check(by, row)
    archive = Archive.objects.create(
        way=Archive.Way.OUT,
        partnership=row,
        asked_by=by.user,
        asked_at=clock.now(),
        passphrase=closed(new_passphrase()),
    )
    archive.job = jobs.ask(EXPORT, {"archive": str(archive.uuid)}, digest=str(archive.uuid))
    archive.save(update_fields=["job"])
    people = Member.objects.current().filter(partnership=row).exclude(pk=by.pk).select_related("user")
    emit(events.ARCHIVE_ASKED, row, by=by, link=archive.get_absolute_url(), tells=[member.user for member in people])
    return archive


@act
def deliver_archive(input: dict[str, Any], file: StoredFile, *, by: Clock = CLOCK) -> Archive:
    """The archive is made: it waits for who asked for it, who is told."""
    row = (
        Archive.objects.select_for_update(of=("self",))
        .select_related("partnership", "asked_by")
        .get(uuid=input["archive"])
    )
    row.file, row.done_at = file, clock.now()
    row.save(update_fields=["file", "done_at"])
    emit(events.ARCHIVE_DELIVERED, row.partnership, by=by, link=row.get_absolute_url(), tells=[row.asked_by])
    return row


@act
def ask_import(nothing: None = None, *, by: User, data: bytes, slug: str = "", passphrase: str = "") -> Archive:
    """I give the archive of a partnership of another site: it is checked whole, then brought in, or refused."""
    rules.ask_import.check(by, None)
    archive = Archive.objects.create(
        way=Archive.Way.IN,
        slug=slug,
        asked_by=by,
        asked_at=clock.now(),
        file=files.register(files.write_once(data), len(data), ZIP, clock.now()),
        passphrase=closed(passphrase),
    )
    archive.job = jobs.ask(IMPORT, {"archive": str(archive.uuid)}, digest=str(archive.uuid))
    archive.save(update_fields=["job"])
    return archive


@act
def record_import(input: dict[str, Any], file: StoredFile, *, by: Clock = CLOCK) -> Archive:
    """An archive was checked: its partnership is written whole, or it is kept why it was refused."""
    row = Archive.objects.select_for_update(of=("self",)).select_related("file").get(uuid=input["archive"])
    if row.done_at is not None:
        return row
    try:
        with transaction.atomic():
            arriving = from_file(row.file.path, opened(row.passphrase))
            row.partnership, row.refusal = write(arriving, row.slug), None
    except Fault as fault:
        row.partnership, row.refusal = None, kept(fault)
    row.passphrase, row.done_at = "", clock.now()
    row.save(update_fields=["partnership", "refusal", "passphrase", "done_at"])
    return row
