from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from impact.models import Measurement
from partnerships.awaits import Await
from partnerships.models import Member


def of_measurements(member: Member) -> Iterator[Await]:
    """The measurements this member's organisation is asked to confirm; for the facilitator, those to settle."""
    if member.is_facilitator:
        yield from _to_settle(member)
    waiting = Measurement.objects.standing().awaiting_confirmation_from(member)
    for measurement in waiting.select_related("indicator", "partner__organisation"):
        indicator = measurement.indicator
        yield Await(
            None,
            _("Confirm or contest %(code)s, measured by %(partner)s")
            % {"code": indicator.code, "partner": measurement.partner},
            str(indicator.title),
            reverse("impact:indicator_detail", args=[member.partnership.slug, indicator.code]),
            _("Look at the figure"),
        )


def _to_settle(member: Member) -> Iterator[Await]:
    contested = Measurement.objects.standing().filter(partnership=member.partnership, state=Measurement.State.CONTESTED)
    for measurement in contested.select_related("indicator", "answered_by__partner__organisation"):
        said = {"code": measurement.indicator.code, "partner": measurement.answered_by.partner}
        yield Await(
            None,
            _("Settle the measurement of %(code)s, contested by %(partner)s") % said,
            str(measurement.reason or measurement.indicator.title),
            reverse("impact:settle_measurement", args=[member.partnership.slug, measurement.uuid]),
            _("Write how it ended"),
        )
