"""A small partnership for the storm, made through the actions, outside of any test."""

from accounts.models import User
from partnerships.actions import start_partnership
from partnerships.models import Member
from tests.conftest import join, text


def facilitator() -> Member:
    """Who asks for the reports, in a partnership of two partners without figures: a report is made in a moment."""
    founder = User.objects.create_user("bruno@example.org", name="Bruno", language="en")
    words = {"issue": text("Enjeu", "Issue"), "territory": text("Lyon"), "other_languages": "en"}
    partnership = start_partnership(by=founder, name=text("Tempête", "Storm"), **words)
    lead = Member.objects.standing_of(founder, partnership)
    join(lead, "Logis & Lumière", "LLU", "alice")
    return Member.objects.standing_of(founder, partnership)
