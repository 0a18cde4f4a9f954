"""What time does, floor by floor; a run that was missed is caught up once, because each act looks at what is due."""

from django.db.models import Exists, OuterRef, Prefetch
from django.db.models.functions import Coalesce

from charters.clock.after import carry_out_due_withdrawals, remind_due_terms
from charters.clock.collecting import (
    enter_due_versions,
    lapse_late_signatures,
    release_departed,
    remind_due_signatories,
)
from core.acts import each
from governance.clock import close_due_rounds, remind_due_voters, remind_ending_mandates
from impact.clock.effects import ask_due_effects
from impact.clock.health import close_due_health_checks, remind_due_health_checks
from impact.clock.measurements import remind_due_measurements
from impact.clock.reviews import remind_due_review_answers, remind_due_reviewers
from impact.models import Story
from overview import actions, contents
from overview.models import Report, ReportEdition, ReportSchedule
from partnerships.models import Partnership


def redact_due_reports() -> int:
    """Take out of the reports that are kept the stories whose tellers took their consent back; how many held one."""
    since = Story.objects.filter(partnership=OuterRef("partnership"), withdrawn_at__gte=OuterRef("told_at"))
    told = ReportEdition.objects.annotate(told_at=Coalesce("redacted_at", "version__frozen_at")).filter(Exists(since))
    made = Prefetch("versions__editions", ReportEdition.objects.select_related("job"))
    rows = Report.objects.filter(versions__editions__in=told).distinct()
    return each(actions.redact_report, filter(_holds_one, rows.select_related("partnership").prefetch_related(made)))


def _holds_one(report: Report) -> bool:
    """Whether nothing of a report is being made, and it tells a story that was taken back."""
    editions = [edition for version in report.versions.all() for edition in version.editions.all()]
    busy = any(edition.under_way for edition in editions)
    return not busy and bool(contents.taken_back(report.partnership, editions))


def open_scheduled_reports() -> int:
    """Open the reports of the periods that have ended; in how many partnerships there were any."""
    running = ReportSchedule.objects.filter(ended_at=None).exclude(partnership__state=Partnership.State.CLOSED)
    known = Prefetch("reports", Report.objects.only("schedule", "ends_on"))
    rows = running.select_related("partnership").prefetch_related(known)
    return each(actions.open_due_reports, [row for row in rows if row.owed(row.partnership.today())])


def tick() -> None:
    """Close rounds, settle what signatures wait for, send what is due, and read again the recipe of those that live."""
    close_due_rounds()
    remind_due_voters()
    remind_ending_mandates()
    remind_due_measurements()
    close_due_health_checks()
    remind_due_health_checks()
    carry_out_due_withdrawals()
    remind_due_terms()
    release_departed()
    enter_due_versions()
    lapse_late_signatures()
    remind_due_signatories()
    ask_due_effects()
    remind_due_reviewers()
    remind_due_review_answers()
    redact_due_reports()
    open_scheduled_reports()
    for partnership in Partnership.objects.exclude(state=Partnership.State.CLOSED).iterator(100):
        actions.refresh_marks(partnership)
