from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.days import date_format
from impact.models import Measurement, MeasurementImport
from partnerships.awaits import Await
from partnerships.models import Member
from partnerships.rules import is_open


def of_begun(member: Member) -> Iterator[Await]:
    """What this member's organisation began and did not hand in: drafts of figures, a table that was read."""
    if not is_open(member.partnership) or not (member.represents or member.is_facilitator):
        return
    yield from _drafts(member)
    yield from _tables(member)


def _drafts(member: Member) -> Iterator[Await]:
    """The twin of `rules.submit_measurement`'s first condition."""
    own = Q(author=member.partner_id) if member.partner_id else Q(submitted_by=member)
    rows = Measurement.objects.filter(own, partnership=member.partnership, state=Measurement.State.DRAFT)
    for row in rows.select_related("indicator").order_by("measured_on", "pk"):
        words = {"code": row.indicator.code, "day": date_format(row.measured_on, "DATE_FORMAT")}
        yield Await(
            None,
            _("Hand in your draft of %(code)s, or throw it away") % words,
            _("Figure of %(day)s: nobody else sees it until it is handed in.") % words,
            reverse("impact:indicator_detail", args=[member.partnership.slug, row.indicator.code]),
            _("Look at the draft"),
        )


def _tables(member: Member) -> Iterator[Await]:
    """Tables that were read: to be written, or mended and given again, by those who gave them."""
    states = (MeasurementImport.State.READY, MeasurementImport.State.REFUSED)
    rows = MeasurementImport.objects.filter(asked_by=member, state__in=states)
    for row in rows.order_by("pk"):
        refused = row.state == MeasurementImport.State.REFUSED
        said = ngettext("%(n)d figure was found right.", "%(n)d figures were found right.", row.lines)
        yield Await(
            None,
            (_("Mend your table of figures") if refused else _("Write the figures of your table")),
            f"{row.file_name}: " + (_("lines were not right.") if refused else said % {"n": row.lines}),
            reverse("impact:measurement_import", args=[member.partnership.slug, row.uuid]),
            _("Look at the table"),
        )
