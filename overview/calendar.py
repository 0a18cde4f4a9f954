"""A person's calendar across all their partnerships."""

from django.utils import translation
from django.utils.timezone import override as in_zone

from accounts.models import User
from core.ics import calendar
from governance.calendar import entries
from partnerships.models import Member


def feed(user: User) -> str:
    """The calendar of a person, in their language and time zone."""
    members = list(Member.objects.current().filter(user=user))
    with translation.override(user.language), in_zone(user.time_zone):
        return calendar("Entente", entries(members))
