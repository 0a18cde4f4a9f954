from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from impact.models import Indicator
from partnerships.awaits import Await
from partnerships.models import Member


def of_adoption(member: Member) -> Iterator[Await]:
    """The proposed indicators of which this member's organisation has said nothing as they stand."""
    for indicator in Indicator.objects.awaiting_opinion_of(member).order_by("code"):
        yield Await(
            None,
            _("Say what you think of the indicator %(code)s") % {"code": indicator.code},
            str(indicator.title),
            reverse("impact:indicator_detail", args=[member.partnership.slug, indicator.code]) + "#opinions",
            _("Read and answer"),
        )
