"""What time does, floor by floor; a run that was missed is caught up once, because each act looks at what is due."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from charters.clock.after import carry_out_due_withdrawals, remind_due_terms
from charters.clock.collecting import (
    enter_due_versions,
    lapse_late_signatures,
    release_departed,
    remind_due_signatories,
)
from core import clock
from core.acts import each
from governance.clock import close_due_rounds, remind_due_voters, remind_ending_mandates
from impact.clock.effects import ask_due_effects
from impact.clock.health import close_due_health_checks, remind_due_health_checks
from impact.clock.measurements import remind_due_measurements
from impact.clock.reviews import remind_due_review_answers, remind_due_reviewers
from impact.models import Story
from overview import actions, contents
from overview.models import Digest, Report, ReportEdition, ReportSchedule
from overview.rules.digests import due_at, week_of
from partnerships.clock import remind_due_duties
from partnerships.models import Member, Partnership

DIGEST = "overview.digest"  # the topic that people switch off


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


def send_due_digests() -> int:
    """Send the weekly letter to those whose Monday morning has come; how many were made. A run that was missed is
    caught up once within the week. Who came after that morning waits for the next."""
    silent = Q(arrival__isnull=False) | Q(mutings__kind=DIGEST)
    people = User.objects.filter(is_active=True).exclude(pk__in=User.objects.filter(silent).values("pk"))
    inside = Member.objects.current().filter(user=OuterRef("pk")).order_by("joined_at").values("joined_at")[:1]
    last = Digest.objects.filter(user=OuterRef("pk")).order_by("-week_of").values("week_of")[:1]
    rows = people.annotate(since=Subquery(inside), last=Subquery(last)).filter(since__isnull=False)
    ahead = clock.today("Etc/GMT-14")  # where days begin first: whoever has that week's letter waits for nothing
    rows = rows.filter(Q(last=None) | Q(last__lt=ahead - timedelta(days=ahead.weekday())))
    return each(actions.send_digest, [user for user in rows.order_by("pk").iterator(500) if _letter_due(user)])


def _letter_due(user: Any) -> bool:
    """Whether this Monday’s letter is due and was not made, for somebody who was there that morning."""
    morning = due_at(user)
    missing = user.last is None or user.last < week_of(user)
    return missing and user.since < morning <= clock.now()


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
    remind_due_duties()
    send_due_digests()
    for partnership in Partnership.objects.exclude(state=Partnership.State.CLOSED).iterator(100):
        actions.refresh_marks(partnership)
        actions.keep_picture(partnership)
