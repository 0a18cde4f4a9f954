"""What awaits a person while a partnership is built. Every floor yields the same shape; `overview` gathers them."""

from collections.abc import Iterator

from partnerships import rules
from partnerships.awaits.people import of_invitations, of_profile
from partnerships.awaits.plans import of_offers, of_risks, of_tasks
from partnerships.awaits.remarks import of_remarks
from partnerships.awaits.shape import Await
from partnerships.awaits.texts import of_amendments, of_consents
from partnerships.models import Member

__all__ = ["Await", "awaits"]


def awaits(member: Member) -> Iterator[Await]:
    """What this member is expected to do: about texts, profiles, offers, the risks they watch, people to come."""
    if not rules.is_open(member.partnership):
        return
    yield from of_invitations(member)
    yield from of_consents(member)
    yield from of_amendments(member)
    yield from of_remarks(member)
    yield from of_profile(member)
    yield from of_offers(member)
    yield from of_risks(member)
    yield from of_tasks(member)
