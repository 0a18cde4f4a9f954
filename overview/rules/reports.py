"""Who may ask for a report, freeze it, try it again and have it approved."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from core.acts import CLOCK, Clock
from core.rules import Condition, rule
from governance.models import Decision
from impact.rules.indicators import NOT_DECIDED, stands
from overview.models import Build, Report, ReportEdition, ReportVersion
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, NOT_IN, is_open

APPROVED = _("A version of this report is approved: nothing in it changes any more.")
NOBODY = _("Time does this; nobody does it by hand.")


@rule
def ask_report(
    by: Member,
    partnership: Partnership,
    starts_on: date | None = None,
    ends_on: date | None = None,
    languages: Collection[str] | None = None,
    builds: Collection[str] | None = None,
    due_on: date | None = None,
):
    """A partner's representative or the facilitator asks for a progress report."""
    yield by.is_facilitator or by.represents, NOT_IN
    today = partnership.today()
    yield starts_on is None or starts_on <= (ends_on or today), _("The last day of the period comes before its first.")
    yield ends_on is None or ends_on <= today, _("This period has not ended: a report tells what has happened.")
    yield due_on is None or due_on >= today, _("The day by which it is due is behind already.")
    yield from _made_of(partnership, languages, builds)


@rule
def freeze_report(
    by: Member,
    report: Report,
    after: int | None = None,
    languages: Collection[str] | None = None,
    builds: Collection[str] | None = None,
):
    """A partner's representative or the facilitator freezes a further version, with what was written since."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(report.partnership), CLOSED
    yield report.approved() is None, APPROVED
    yield report.ends_on <= report.partnership.today(), _("The period of this report has not ended.")
    last = report.last_version()
    yield (
        after in (None, last.number if last else 0),
        _("Somebody has just frozen a version of this report: look at it before you freeze another."),
    )
    yield from _made_of(report.partnership, languages, builds)


def _made_of(
    partnership: Partnership, languages: Collection[str] | None, builds: Collection[str] | None
) -> Iterator[Condition]:
    """At least one language of the partnership, and one kind of readers; None when it is not chosen yet."""
    known = languages is None or (bool(languages) and set(languages) <= set(partnership.languages))
    yield known, _("Choose at least one of the partnership’s languages.")
    yield builds is None or (bool(builds) and set(builds) <= set(Build)), _("Choose at least for whom it is made.")


@rule
def retry_edition(by: Member, edition: ReportEdition):
    """Whoever may ask for a report may try again what could not be made of it."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield edition.failed, _("This report is made or being made: there is nothing to try again.")


@rule
def approve_report(by: Member, version: ReportVersion, decision: Decision | None = None):
    """The facilitator writes by which decision the committee approved a version of a report."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.report.approved() is None, _("A version of this report is approved already.")
    yield version.is_made, _("A PDF of this version is not made: nobody can have read it.")
    if decision is None:
        return
    yield stands(decision, version.partnership), NOT_DECIDED
    yield (
        version.frozen_at < (decision.closed_at or version.frozen_at),
        _("The committee adopted this decision before this version was frozen: it cannot have read it."),
    )
    replaced = decision.superseded_by.adopted().exists()
    yield not replaced, _("The committee has replaced this decision by another one since.")
    yield (
        version.is_named_by(decision),
        _("This decision does not say the fingerprints of this version: the committee may have approved another."),
    )


@rule
def redact_report(by: Clock, report: Report, codes: Sequence[str] = (), busy: bool = False):
    """Time takes out of a report the stories whose tellers took their consent back."""
    yield by is CLOCK, NOBODY
    yield bool(codes), _("No story of this report was taken back.")
    yield not busy, _("This report is being made: wait until it is there.")
