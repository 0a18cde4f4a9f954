"""Letting anybody read a section of the partnership, and no more."""

from django.urls import reverse

from core import clock
from core.acts import act, lock
from core.texts import every_language
from overview import events, rules
from overview.models import PublicSection
from partnerships.journal import Event, emit
from partnerships.models import Member, Partnership


@act
def open_section(partnership: Partnership, *, by: Member, section: str) -> PublicSection:
    """We let anybody read this section, from now on, without signing in; every person of the partnership is told."""
    row = lock(partnership)
    rules.open_section.check(by, row, section=section)
    opened = PublicSection.objects.create(partnership=row, section=section, opened_by=by, opened_at=clock.now())
    _emit(events.SECTION_OPENED, row, by, section)
    return opened


@act
def close_section(partnership: Partnership, *, by: Member, section: str) -> PublicSection:
    """We take this section off the public page: nobody outside reads it any more."""
    row = lock(partnership)
    rules.close_section.check(by, row, section=section)
    closed = PublicSection.objects.shown().get(partnership=row, section=section)
    closed.closed_by, closed.closed_at = by, clock.now()
    closed.save(update_fields=["closed_by", "closed_at"])
    _emit(events.SECTION_CLOSED, row, by, section)
    return closed


def _emit(event: Event, partnership: Partnership, by: Member, section: str) -> None:
    """The line of the register, which every person of the partnership is told of."""
    people = [member.user for member in partnership.members.current().select_related("user")]
    said = every_language(PublicSection.Section(section).label)
    link = reverse("overview:public_settings", args=[partnership.slug])
    emit(event, partnership, by=by, link=link, tells=people, section=said)
