"""What the page that checks a file says of a progress report: which one it is, and whether it was approved."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from core.days import date_format
from core.registered import Registered, asks
from overview.models import ReportEdition

APPROVED = ReportEdition.Copy.APPROVED


@asks
def report_of(fingerprints: list[str]) -> Registered | None:
    """The report whose PDF or data have one of these fingerprints; the approved copy before its draft."""
    rows = ReportEdition.objects.filter(Q(file__sha256__in=fingerprints) | Q(data_sha256__in=fingerprints))
    rows = rows.select_related("file", "partnership", "version__report", "version__decision")
    found = sorted(rows.defer("data"), key=lambda row: row.copy != APPROVED)
    return _registered(found[0], _what(found[0], fingerprints)) if found else None


def _what(row: ReportEdition, fingerprints: list[str]) -> str:
    """Which file of an edition it is: the approved or the submitted PDF, or the data."""
    return row.copy if row.file is not None and row.file.sha256 in fingerprints else "data"


def _registered(row: ReportEdition, what: str) -> Registered:
    approved = row.version.approved_at is not None
    title, said = _approved(what) if approved else _submitted(what)
    facts = _facts(row)
    told = {
        "file": what,
        "document": "progress_report",
        "partnership": dict(row.partnership.name),
        "report": row.version.report.number,
        "version": row.version.number,
        "content_sha256": row.data_sha256,
        "approved_by": facts["decision"] or None,
        "made_again_at": row.redacted_at.isoformat() if row.redacted_at else None,
    }
    sentence = said % facts
    if row.redacted_at:
        again = _("It was made again on %(day)s without a story whose teller took their consent back.")
        sentence += " " + again % {"day": date_format(row.redacted_at.astimezone(row.partnership.zone).date())}
    verdict = "approved_report" if approved else "submitted_report"
    return Registered(facts["document"], verdict, "done" if approved else "wait", title, sentence, told)


def _approved(what: str) -> tuple[str, str]:
    title = _("Authentic, approved by the committee")
    if what == APPROVED:
        return title, _("This is %(document)s, which the committee approved by the decision %(decision)s.")
    if what == "data":
        return title, _(
            "These are the data of %(document)s, which the committee approved by the decision %(decision)s."
        )
    return _("Authentic, as it was submitted for approval"), _(
        "This is %(document)s, as it was submitted to the committee, which approved it by the decision %(decision)s. "
        "The approved copy is another file, with the seal."
    )


def _submitted(what: str) -> tuple[str, str]:
    title = _("Authentic, not approved")
    if what == "data":
        return title, _("These are the data of %(document)s, which the committee has not approved.")
    return title, _("This is %(document)s. The committee has not approved it.")


def _facts(row: ReportEdition) -> dict[str, Any]:
    words = {
        "number": row.version.report.number,
        "version": row.version.number,
        "name": row.partnership.name,
        "build": row.get_build_display(),
        "language": row.get_language_display(),
    }
    named = _("the progress report no. %(number)s of “%(name)s”, version %(version)s, %(build)s (%(language)s)")
    return {"document": named % words, "decision": row.version.decision.number if row.version.decision else ""}
