"""The working draft on paper: its words and notes are frozen when someone asks for it, and a worker makes the file."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from charters import rules
from charters.contents.working import working_draft
from charters.models import CharterVersion
from core import clock, jobs
from core.acts import act, lock
from core.canonical import canonical, fingerprint, instant
from core.models import Job
from partnerships.models import Member

DRAFT_PDF = jobs.declare(
    "charters.draft_pdf", (_("Reading the draft and its remarks"), _("Laying out the pages"), _("Storing the PDF"))
)


@act
def ask_draft_pdf(version: CharterVersion, *, by: Member, language: str) -> Job:
    """I ask for the working draft on paper, with what is still said about it: the same draft is the same file."""
    row = lock(version)
    rules.ask_draft_pdf.check(by, row)
    content = working_draft(row, language)
    as_of = instant(clock.now().replace(microsecond=0))
    wanted = {"version": str(row.uuid), "language": language, "as_of": as_of, "content": canonical(content).decode()}
    job = jobs.ask(DRAFT_PDF, wanted, digest=fingerprint(content))
    if job.state == Job.State.DEAD:
        jobs.retry(job)
    return job


def draft_paper_of(version: CharterVersion, uuid: UUID) -> Job | None:
    """The work that makes this draft's paper, by the identity that its page shows; nobody else's."""
    job = Job.objects.filter(kind=DRAFT_PDF, uuid=uuid).select_related("output").first()
    return job if job is not None and job.input["version"] == str(version.uuid) else None
