"""What time does to a health check."""

from django.db.models import QuerySet

from core.acts import CLOCK, each
from impact import rules
from impact.actions import close_health_check, remind_health_check
from impact.models import HealthCheck
from partnerships.models import Partnership


def close_due_health_checks() -> int:
    """Close the health checks whose last day is over; how many were."""
    return each(close_health_check, [row for row in _under_way() if rules.close_health_check.allows(CLOCK, row)])


def remind_due_health_checks() -> int:
    """Remind those who have not answered a health check that ends soon; of how many checks. A missed run is caught up
    once: only the latest reminder that is due is sent."""
    return each(remind_health_check, [row for row in _under_way() if rules.remind_health_check.allows(CLOCK, row)])


def _under_way() -> QuerySet[HealthCheck]:
    rows = HealthCheck.objects.filter(closed_at=None).exclude(partnership__state=Partnership.State.CLOSED)
    return rows.select_related("partnership").order_by("pk")
