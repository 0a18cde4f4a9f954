"""What a person does with their own account."""

from django.db.models import F

from accounts.models import User
from core.acts import act


@act
def change_profile(user: User, *, by: User, name: str, language: str, time_zone: str) -> User:
    """I change my name, my language or my time zone."""
    user.name, user.language, user.time_zone = name, language, time_zone
    user.save(update_fields=["name", "language", "time_zone"])
    return user


@act
def renew_calendar(user: User, *, by: User) -> User:
    """I make a new address for my calendar: whoever knows the old one reads nothing more."""
    User.objects.filter(pk=user.pk).update(calendar_serial=F("calendar_serial") + 1)
    user.refresh_from_db(fields=["calendar_serial"])
    return user
