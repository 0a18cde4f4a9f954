from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from impact.models import FramingSheet, Indicator
from partnerships.awaits import Await
from partnerships.models import Member
from partnerships.rules import is_open


def of_framing(member: Member) -> Iterator[Await]:
    """For the facilitator: indicators are proposed, and nobody has written yet why and how they measure."""
    if not (member.is_facilitator and is_open(member.partnership)):
        return
    if FramingSheet.objects.filter(partnership=member.partnership).exists():
        return
    if not Indicator.objects.standing().filter(partnership=member.partnership).exists():
        return
    yield Await(
        None,
        _("Write why and how the partnership measures"),
        _("Indicators are proposed. The partners agree first on what measuring is for: nine short sections."),
        reverse("impact:framing", args=[member.partnership.slug]),
        _("Look at the framing sheet"),
    )
