"""Who may ask for a report."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from core.acts import CLOCK, Clock
from core.models import Job
from core.rules import rule
from overview.models import Report
from partnerships.models import Member, Partnership
from partnerships.rules import NOT_IN


@rule
def ask_report(by: Member, partnership: Partnership):
    """A partner's representative or the facilitator asks for a progress report."""
    yield by.is_facilitator or by.represents, NOT_IN


@rule
def retry_report(by: Member, report: Report):
    """Whoever may ask for a report may try again one that could not be made."""
    yield by.is_facilitator or by.represents, NOT_IN
    given_up = report.job is not None and report.job.state == Job.State.DEAD
    yield given_up, _("This report is made or being made: there is nothing to try again.")


@rule
def redact_report(by: Clock, report: Report, codes: Sequence[str] = ()):
    """Time takes out of a report the stories whose tellers took their consent back."""
    yield by is CLOCK, _("Time does this; nobody does it by hand.")
    yield bool(codes), _("No story of this report was taken back.")
    yield report.job is None or report.job.finished, _("This report is being made: wait until it is there.")
