"""The register on paper: the lines are frozen when someone asks for them, and a worker makes the file."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from core import jobs
from core.acts import act
from core.canonical import canonical, fingerprint
from core.models import Job
from partnerships import rules
from partnerships.contents.extract import journal_on_paper
from partnerships.contents.journal import Asked, asked_for
from partnerships.models import Member, Partner, Partnership

JOURNAL_PDF = jobs.declare(
    "partnerships.journal_pdf", (_("Reading the register"), _("Setting the pages"), _("Storing the PDF"))
)


@act
def ask_journal_pdf(
    partnership: Partnership,
    *,
    by: Member,
    language: str,
    about: str = "",
    person: str = "",
    partner: Partner | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Job:
    """I ask for the register on paper, or for the lines that I chose: the same content is the same file, made once."""
    asked = Asked(about, person, partner, since, until)
    most = asked_for(partnership, asked).order_by()[: rules.MOST_ON_PAPER + 1].count()
    rules.ask_journal_pdf.check(by, partnership, lines=most)
    content = journal_on_paper(partnership, asked, language)
    said = {"partnership": str(partnership.uuid), "language": language, "content": canonical(content).decode()}
    job = jobs.ask(JOURNAL_PDF, said, digest=fingerprint(said))
    if job.state == Job.State.DEAD:
        jobs.retry(job)
    return job


def journal_paper_of(partnership: Partnership, uuid: UUID) -> Job | None:
    """The work that puts this partnership's register on paper, by the identity that its page shows; no other's."""
    job = Job.objects.filter(kind=JOURNAL_PDF, uuid=uuid).select_related("output").first()
    return job if job is not None and job.input["partnership"] == str(partnership.uuid) else None
