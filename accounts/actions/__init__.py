"""What a person does with their own account, and how they are known again."""

from accounts.actions.arrivals import match_arrivals
from accounts.actions.profile import change_profile, renew_calendar

__all__ = ["change_profile", "match_arrivals", "renew_calendar"]
