"""What people do with the sections of a report."""

from django.utils.translation import gettext_lazy as _

from core import clock
from core.acts import act, lock
from core.refusals import Refused
from core.texts import Localized, every_language
from overview import events, rules
from overview.models import ReportSection
from partnerships.journal import emit
from partnerships.models import Member


@act
def give_section(section: ReportSection, *, by: Member, owner: Member | None) -> ReportSection:
    """I say who writes a section of the report; `owner` None says that nobody in particular does."""
    row = _held(section)
    rules.give_section.check(by, row, owner=owner)
    if row.owner == owner:
        return row
    row.owner = owner
    row.save(update_fields=["owner"])
    tells = [owner.user] if owner and owner != by else []
    event, who = (events.SECTION_GIVEN, {"owner": owner}) if owner else (events.SECTION_FREED, {})
    emit(event, row.partnership, by=by, link=row.get_absolute_url(), tells=tells, **_said(row), **who)
    return row


@act
def write_section(section: ReportSection, *, by: Member, body: Localized, seen: str | None = None) -> ReportSection:
    """I write a section of the report, in its languages; `seen` is the print of the text that I have read.

    An empty text takes away what was written.
    """
    row = _held(section)
    rules.write_section.check(by, row)
    if seen not in (None, row.print):
        raise Refused(
            _("Somebody wrote this section while you were writing. Yours is kept below: compare, then send again."),
            act="write_section",
            status=409,
        )
    body = Localized({code: text.strip() for code, text in body.items()})
    if body == row.body:
        return row
    row.body = body if body else Localized()
    row.written_by, row.written_at = (by, clock.now()) if body else (None, None)
    row.save(update_fields=["body", "written_by", "written_at"])
    emit(events.SECTION_WRITTEN, row.partnership, by=by, link=row.get_absolute_url(), **_said(row))
    return row


def _held(section: ReportSection) -> ReportSection:
    """The section and its report, held: nobody freezes or approves while somebody writes."""
    report = lock(section.report)
    row = lock(section)
    row.report = report
    return row


def _said(section: ReportSection) -> dict[str, object]:
    return {"section": every_language(ReportSection.Kind(section.kind).label), "number": section.report.number}
