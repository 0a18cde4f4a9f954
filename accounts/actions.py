"""What a person does with their own account."""

from accounts.models import User
from core.acts import act


@act
def change_profile(user: User, *, by: User, name: str, language: str, time_zone: str) -> User:
    """I change my name, my language or my time zone."""
    user.name, user.language, user.time_zone = name, language, time_zone
    user.save(update_fields=["name", "language", "time_zone"])
    return user
