from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import clock
from impact.contents.figures import to_answer
from impact.contents.owed import owed
from impact.models import Measurement, MeasurementImport
from partnerships.awaits import Await
from partnerships.models import Member
from partnerships.rules import is_open

State = Measurement.State


def of_measurements(member: Member) -> Iterator[Await]:
    """What this member's organisation is asked to measure, to confirm or to correct; for the facilitator, to settle."""
    if not is_open(member.partnership):
        return
    if member.is_facilitator:
        yield from _to_settle(member)
    yield from _to_measure(member)
    if member.represents:
        figures, tables = to_answer(member)
        yield from _to_confirm(member, figures)
        yield from _imported(member, tables)
        yield from _to_correct(member)


def _page(member: Member, code: str) -> str:
    return reverse("impact:indicator_detail", args=[member.partnership.slug, code])


def _to_confirm(member: Member, figures: list[Measurement]) -> Iterator[Await]:
    for measurement in figures:
        indicator = measurement.indicator
        yield Await(
            None,
            _("Confirm or contest %(code)s, measured by %(partner)s")
            % {"code": indicator.code, "partner": measurement.partner},
            str(indicator.title),
            _page(member, indicator.code),
            _("Look at the figure"),
        )


def _imported(member: Member, tables: list[tuple[MeasurementImport, int]]) -> Iterator[Await]:
    """One card for all the figures of a table."""
    for row, number in tables:
        said = ngettext(
            "Confirm %(n)d figure of a table, measured by %(partner)s",
            "Confirm %(n)d figures of a table, measured by %(partner)s",
            number,
        )
        yield Await(
            None,
            said % {"n": number, "partner": row.partner},
            row.file_name,
            reverse("impact:measurement_import", args=[member.partnership.slug, row.uuid]),
            _("Look at the figures"),
        )


def _to_measure(member: Member) -> Iterator[Await]:
    """The measures owed by this member's organisation; by nobody in particular, the facilitator sees to it."""
    rows = owed(member.partnership, collector=member.partner) if member.represents else []
    rows += owed(member.partnership, collector=None) if member.is_facilitator else []
    for one in rows:
        yield Await(
            clock.end_of_day(one.day, member.partnership.time_zone),
            _("Measure %(code)s") % {"code": one.indicator.code},
            str(one.indicator.title),
            reverse("impact:record_measurement", args=[member.partnership.slug, one.indicator.code]),
            _("Record a measurement"),
        )


def _to_correct(member: Member) -> Iterator[Await]:
    """The contested figures of this member's organisation that were settled by asking for another one."""
    contested = Measurement.objects.standing().filter(partner=member.partner, state=State.CONTESTED)
    for measurement in contested.exclude(settled_by=None).select_related("indicator"):
        yield Await(
            None,
            _("Correct your figure of %(code)s") % {"code": measurement.indicator.code},
            str(measurement.settlement),
            _page(member, measurement.indicator.code),
            _("Look at the figure"),
        )


def _to_settle(member: Member) -> Iterator[Await]:
    contested = Measurement.objects.standing().filter(partnership=member.partnership, state=State.CONTESTED)
    contested = contested.filter(settled_by=None).exclude(submitted_by=member)
    if member.partner_id:
        contested = contested.exclude(partner=member.partner_id).exclude(author=member.partner_id)
    for measurement in contested.select_related("indicator", "answered_by__partner__organisation"):
        said = {"code": measurement.indicator.code, "partner": measurement.answered_by.partner}
        yield Await(
            None,
            _("Settle the measurement of %(code)s, contested by %(partner)s") % said,
            str(measurement.reason or measurement.indicator.title),
            reverse("impact:settle_measurement", args=[member.partnership.slug, measurement.uuid]),
            _("Write how it ended"),
        )
