"""A decision on paper: its content is frozen when someone asks for it, and a worker makes the file."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from core import jobs
from core.acts import act, lock
from core.canonical import canonical, fingerprint
from core.models import Job
from governance import rules
from governance.actions.decisions import fingerprint_of
from governance.contents.paper import decision_on_paper, on_paper, with_register
from governance.models import Decision
from partnerships.models import Member

DECISION_PDF = jobs.declare(
    "governance.decision_pdf", (_("Reading the decision"), _("Setting the pages"), _("Storing the PDF"))
)


@act
def ask_decision_pdf(decision: Decision, *, by: Member, language: str) -> Job:
    """I ask for a decision on paper: the same content is the same file, made once."""
    row = lock(decision)
    rules.ask_decision_pdf.check(by, row)
    read = on_paper(row.partnership).get(pk=row.pk)
    content = with_register(decision_on_paper(read, language, fingerprint_of(row)), read)
    wanted = {"decision": str(row.uuid), "language": language, "content": canonical(content).decode()}
    job = jobs.ask(DECISION_PDF, wanted, digest=fingerprint(content))
    if job.state == Job.State.DEAD:
        jobs.retry(job)
    return job


def paper_of(decision: Decision, uuid: UUID) -> Job | None:
    """The work that makes this decision's paper, by the identity that its page shows; nobody else's."""
    job = Job.objects.filter(kind=DECISION_PDF, uuid=uuid).select_related("output").first()
    return job if job is not None and job.input["decision"] == str(decision.uuid) else None
