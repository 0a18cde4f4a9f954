"""The PDFs that a story's acts ask for, made at once as the worker would."""

from charters import tasks as charter_tasks
from core import jobs
from core.models import Job, StoredFile
from demo.story.at import At
from demo.story.stage import Stage
from governance import tasks as governance_tasks
from overview import tasks as overview_tasks

# Loaded: what a worker would do is done here.
MAKERS = (
    charter_tasks.make_frozen_pdf,
    charter_tasks.make_executed_pdf,
    charter_tasks.make_deed_pdf,
    governance_tasks.make_minutes_pdf,
    overview_tasks.make_report,
)


def make(stage: Stage, place: At) -> None:
    """Make at once the PDFs that were asked for."""
    while jobs.run_one():
        stage.done("PDF")
    stage.files |= set(StoredFile.objects.values_list("sha256", flat=True))
    failed = Job.objects.exclude(state=Job.State.DONE).first()
    if failed is not None:
        raise place.wrong(f"the PDF could not be made: {failed.error}")
