from datetime import date

from django.urls import reverse

from core import clock
from core.acts import act, lock
from core.texts import Localized
from partnerships import events, rules
from partnerships.journal import emit, restriction_of
from partnerships.models import JournalEntry, Member, Partnership, Restriction


@act
def restrict_entry(
    entry: JournalEntry, *, by: Member, title: Localized, reason: Localized, until_on: date
) -> Restriction:
    """I keep a line of the register from being read whole until a day; all read its title, my reason and that day."""
    row = lock(entry)
    rules.restrict_entry.check(by, row, title=title, reason=reason, until_on=until_on)
    before = restriction_of(row)
    if before is not None:  # renewed: another row takes over, so that each reason is kept
        _end(before, by)
    said = {"title": title, "reason": reason}
    made = Restriction.objects.create(
        partnership=row.partnership, entry=row, until_on=until_on, set_by=by, set_at=clock.now(), **said
    )
    event = events.RESTRICTION_RENEWED if before else events.ENTRY_RESTRICTED
    told = {"line": row.sequence, "until": until_on, "tells": _all(row.partnership)}
    emit(event, row.partnership, by=by, link=_page(row), **told, **said)
    return made


@act
def lift_restriction(restriction: Restriction, *, by: Member) -> Restriction:
    """I let all read the line whole again, before the day comes."""
    entry = lock(restriction.entry)
    row = lock(restriction)
    rules.lift_restriction.check(by, row)
    _end(row, by)
    told = {"line": entry.sequence, "tells": _all(row.partnership)}
    emit(events.RESTRICTION_LIFTED, row.partnership, by=by, link=_page(entry), **told)
    return row


def _end(restriction: Restriction, by: Member) -> None:
    restriction.lifted_by, restriction.lifted_at = by, clock.now()
    restriction.save(update_fields=["lifted_by", "lifted_at"])


def _all(partnership: Partnership) -> list:
    """Everybody who has a place here."""
    return [member.user for member in partnership.members.current().select_related("user").order_by("pk")]


def _page(entry: JournalEntry) -> str:
    return reverse("partnerships:journal_line", args=[entry.partnership.slug, entry.sequence])
