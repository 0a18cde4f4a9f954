"""The pieces of work of what arrives: done where the file came along, asked for again where it was under way."""

from typing import Any

from core import jobs
from governance.actions.minutes import MINUTES_PDF
from governance.models import MinutesPaper
from overview.actions.versions import KINDS, work_on
from overview.models import ReportEdition
from partnerships.models import Partnership


def work_of(partnership: Partnership) -> None:
    """Give each edition of a report and each paper of minutes its piece of work on this site."""
    for edition in ReportEdition.objects.filter(partnership=partnership).select_related("file").order_by("pk"):
        wanted, digest = work_on(edition)
        _work(edition, KINDS[edition.copy], wanted, digest)
    papers = MinutesPaper.objects.filter(minutes__partnership=partnership).select_related("file", "minutes")
    for paper in papers.order_by("pk"):
        wanted = {"minutes": paper.minutes_id, "language": paper.language}
        digest = f"{paper.minutes_id}:{paper.language}:{paper.minutes.data_sha256[:32]}"
        _work(paper, MINUTES_PDF, wanted, digest)


def _work(row: Any, kind: str, wanted: dict[str, Any], digest: str) -> None:
    made = jobs.done_elsewhere(kind, wanted, digest=digest, output=row.file) if row.file else None
    row.job = made or jobs.ask(kind, wanted, digest=digest)
    row.save(update_fields=["job"])
