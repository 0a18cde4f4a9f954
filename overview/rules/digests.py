from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core import clock
from core.acts import CLOCK, Clock
from core.rules import Condition, rule
from overview.models import Digest

FROM = time(7)


def week_of(user: User) -> date:
    """The Monday of the present week, where this person lives."""
    today = clock.today(user.time_zone)
    return today - timedelta(days=today.weekday())


def due_at(user: User) -> datetime:
    """Seven in the morning of that Monday, where this person lives."""
    return datetime.combine(week_of(user), FROM, tzinfo=ZoneInfo(user.time_zone))


@rule
def send_digest(by: Clock, user: User) -> Iterator[Condition]:
    """Time sends each person one letter a week at most, from Monday morning on; a week that is over has none."""
    yield by is CLOCK, _("Time sends this letter; nobody does it by hand.")
    yield user.is_active, _("This account is closed: nothing is sent to it.")
    yield clock.now() >= due_at(user), _("Monday morning has not come where this person lives.")
    made = Digest.objects.filter(user=user, week_of=week_of(user))
    yield not made.exists(), _("The letter of this week has been made already.")
