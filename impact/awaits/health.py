from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from impact import rules
from impact.models import HealthCheck
from partnerships.awaits import Await
from partnerships.models import Member


def of_health(member: Member) -> Iterator[Await]:
    """The health check that this member has not answered yet."""
    if not member.represents:
        return
    row = HealthCheck.objects.filter(partnership=member.partnership, closed_at=None).first()
    if row is None:
        return
    row.partnership = member.partnership
    if rules.answer_health_check.allows(member, row):
        yield Await(
            clock.end_of_day(row.closes_on, member.partnership.time_zone),
            _("Say how the partnership is doing"),
            _("Health check %(number)s: 24 questions, about ten minutes, without your name.") % {"number": row.number},
            reverse("impact:answer_health_check", args=[member.partnership.slug, row.number]),
            _("Answer"),
        )
