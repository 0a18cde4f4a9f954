"""Asking for reports and looking at what became of them: the storm knows reports through here alone."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from core.models import Job, StoredFile
from overview import actions, events
from overview.models import Report, ReportEdition
from partnerships.models import JournalEntry, Member

LANGUAGES = ("en", "fr")


def ask(by: Member, number: int) -> Report:
    """One report more, in one language after the other."""
    return actions.ask_report(by.partnership, by=by, languages=[LANGUAGES[number % len(LANGUAGES)]])


def pieces() -> Iterator[tuple[str, Job, StoredFile | None]]:
    """What was asked for, a piece for each PDF: the address that its delivery is written under, its work, its file."""
    rows = ReportEdition.objects.select_related("job", "file", "version__report__partnership")
    for edition in rows.order_by("pk"):
        yield edition.version.report.get_absolute_url(), edition.job, edition.file


def progress_page() -> str:
    """The address of the bar of the first report, that its page asks for again and again; empty before it is there."""
    report = Report.objects.select_related("partnership").order_by("pk").first()
    return f"{report.get_absolute_url()}_progress/" if report else ""


def deliveries() -> Counter:
    """How many lines of the register say that a piece was delivered, by its address."""
    lines = JournalEntry.objects.filter(event=events.REPORT_DELIVERED.code)
    return Counter(lines.values_list("link", flat=True))


@dataclass(frozen=True)
class Outcome:
    """What became of what was asked for."""

    tried: int
    done: int
    dead: int
    twice: int
    torn: int

    @property
    def lost(self) -> int:
        """Neither done nor given up with a reason."""
        return self.tried - self.done - self.dead

    @property
    def whole(self) -> bool:
        """Nothing is lost, made twice or torn."""
        return not (self.lost or self.twice or self.torn)


def outcome(tried: int) -> Outcome:
    """Read every row, every line of the register and every file again."""
    delivered, done, dead, twice = deliveries(), 0, 0, 0
    for address, job, file in pieces():
        finished = job.state == Job.State.DONE and file is not None and job.output_id == file.pk
        done += finished and delivered[address] >= 1
        dead += job.state == Job.State.DEAD and bool(job.error) and file is None and not delivered[address]
        twice += delivered[address] > 1
    files = list(StoredFile.objects.all())
    return Outcome(tried, done, dead, twice + max(0, len(files) - done), sum(map(torn, files)))


def torn(file: StoredFile) -> bool:
    """Whether a stored file is not what its name says, or no PDF that can be read to its end."""
    try:
        data = file.read()
        pages = len(PdfReader(BytesIO(data), strict=True).pages)
    except (OSError, PyPdfError):
        return True
    return hashlib.sha256(data).hexdigest() != file.sha256 or pages == 0
