from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.models import Job
from core.rules import Condition, rule
from impact.models import MeasurementImport
from impact.rules.framing import framed_or_said
from partnerships.models import Member, Partner, Partnership
from partnerships.rules import CLOSED, NOT_IN, OWN_OR_FACILITATOR, is_open, speaks_for

State = MeasurementImport.State
MOST_AT_ONCE = 3


@rule
def start_measurement_import(by: Member, partnership: Partnership, partner: Partner | None = None):
    """A partner's representative, or the facilitator on its behalf, gives a table of figures."""
    partner = partner or by.partner
    yield partner is not None, NOT_IN
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(partnership), CLOSED
    yield partner.standing == Partner.Standing.PARTNER, _("Only partners measure.")
    working = partnership.measurement_imports.filter(partner=partner, state__in=(State.READING, State.WRITING))
    yield (
        working.count() < MOST_AT_ONCE,
        _("Three imports of this partner are being read or written: wait until one is done."),
    )


@rule
def write_measurement_import(by: Member, measurement_import: MeasurementImport):
    """Who gave a table that was found right has its figures written, all or none."""
    row = measurement_import
    yield from _own(by, row)
    given_up = row.state == State.WRITING and row.job is not None and row.job.state == Job.State.DEAD
    yield row.state == State.READY or given_up, _("This import is not ready to be written.")
    yield from framed_or_said(row.partnership, "")
    yield row.lines > 0, _("There is nothing to write: all these figures are there already.")


@rule
def drop_measurement_import(by: Member, measurement_import: MeasurementImport):
    """Who gave a table throws it away, as long as nothing of it was written."""
    yield from _own(by, measurement_import)
    yield (
        measurement_import.state in (State.READING, State.REFUSED, State.READY),
        _("The figures of this import are written, or it was dropped already."),
    )


@rule
def confirm_measurement_import(by: Member, measurement_import: MeasurementImport, waiting: int | None = None):
    """Another partner confirms at once all the figures of an import that it may confirm one by one."""
    row = measurement_import
    yield by.represents, NOT_IN
    yield is_open(row.partnership), CLOSED
    yield row.state == State.WRITTEN, _("The figures of this import are not written.")
    yield by.pk != row.asked_by_id, _("You entered these figures yourself: somebody else confirms them.")
    yield (
        by.partner_id != row.asked_by.partner_id,
        _("Your organisation entered these figures: another partner confirms them."),
    )
    yield waiting != 0, _("None of these figures awaits an answer of your organisation.")


def _own(by: Member, row: MeasurementImport) -> Iterator[Condition]:
    yield speaks_for(by, row.partner), OWN_OR_FACILITATOR
    yield is_open(row.partnership), CLOSED
