"""What awaits a person about impact: measurements of others to confirm."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from impact.models import Measurement
from partnerships.awaits import Await
from partnerships.models import Member


def awaits(member: Member) -> Iterator[Await]:
    """The measurements that this member's organisation is asked to confirm."""
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
