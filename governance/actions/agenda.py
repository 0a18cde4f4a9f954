from typing import Any

from core import clock, files
from core.acts import act, lock
from core.texts import Localized
from governance import events, rules
from governance.models import AgendaItem, Decision, Meeting, MeetingPaper
from partnerships.actions.order import last_place, write_order
from partnerships.journal import emit
from partnerships.models import Member
from partnerships.order import Way, stepped


@act
def add_agenda_item(
    meeting: Meeting,
    *,
    by: Member,
    title: Localized,
    nature: str = AgendaItem.Nature.DISCUSSION,
    preparation: Localized | None = None,
    minutes_planned: int = 15,
    decision: Decision | None = None,
) -> AgendaItem:
    """I put a point on the agenda: to inform, to discuss, or to take a decision."""
    row = lock(meeting)
    rules.add_agenda_item.check(by, row, nature=nature, decision=decision, taken=_taken(row, decision))
    item = AgendaItem.objects.create(
        partnership=row.partnership,
        meeting=row,
        rank=last_place(row.items),
        nature=nature,
        title=title,
        preparation=preparation or Localized(),
        minutes_planned=minutes_planned,
        decision=decision,
    )
    _emit(events.AGENDA_ITEM_ADDED, row, by, title=title)
    return item


@act
def change_agenda_item(
    item: AgendaItem,
    *,
    by: Member,
    title: Localized,
    nature: str,
    preparation: Localized | None = None,
    minutes_planned: int = 15,
    decision: Decision | None = None,
) -> AgendaItem:
    """I word a point of the agenda again."""
    meeting = lock(item.meeting)
    row = lock(item)
    taken = decision != row.decision and _taken(meeting, decision)
    rules.change_agenda_item.check(by, row, nature=nature, decision=decision, taken=taken)
    row.title, row.nature, row.decision = title, nature, decision
    row.preparation, row.minutes_planned = preparation or Localized(), minutes_planned
    row.save(update_fields=["title", "nature", "decision", "preparation", "minutes_planned"])
    _emit(events.AGENDA_ITEM_CHANGED, meeting, by, title=title)
    return row


@act
def drop_agenda_item(item: AgendaItem, *, by: Member) -> AgendaItem:
    """I take a point off the agenda; the register keeps its title."""
    meeting = lock(item.meeting)
    row = lock(item, key=True)
    rules.drop_agenda_item.check(by, row)
    AgendaItem.objects.filter(pk=row.pk).delete()
    write_order(list(meeting.items.all()))
    _emit(events.AGENDA_ITEM_DROPPED, meeting, by, title=row.title)
    return row


@act
def move_agenda_item(item: AgendaItem, *, by: Member, way: str, rank: int | None = None) -> AgendaItem:
    """I move a point one place up or down; `rank` is the place where I saw it."""
    meeting = lock(item.meeting)
    row, rows = lock(item), list(meeting.items.all())
    rules.move_agenda_item.check(by, row, way=way, rank=rank, rows=rows)
    order = stepped(rows, row, Way(way))
    write_order(order)
    place = order.index(row) + 1
    _emit(events.AGENDA_ITEM_MOVED, meeting, by, title=row.title, rank=place)
    return order[place - 1]


@act
def note_item(item: AgendaItem, *, by: Member, notes: str) -> AgendaItem:
    """I note what was said under a point; the minutes will carry it."""
    meeting = lock(item.meeting)
    row = lock(item)
    rules.note_item.check(by, row)
    if row.notes != notes.strip():
        row.notes = notes.strip()
        row.save(update_fields=["notes"])
        _emit(events.ITEM_NOTED, meeting, by, title=row.title)
    return row


@act
def add_paper(meeting: Meeting, *, by: Member, name: str, data: bytes, kind: str) -> MeetingPaper:
    """I join a document to the agenda; its bytes are kept under their fingerprint."""
    row = lock(meeting)
    rules.add_paper.check(by, row)
    file = files.keep(data, kind, clock.now())
    rules.add_paper.check(by, row, known=row.papers.filter(file=file).exists())
    paper = MeetingPaper.objects.create(
        partnership=row.partnership, meeting=row, name=name, file=file, added_by=by, added_at=clock.now()
    )
    _emit(events.PAPER_ADDED, row, by, name=name, sha256=file.sha256[:16])
    return paper


@act
def drop_paper(paper: MeetingPaper, *, by: Member) -> MeetingPaper:
    """I take a document off the agenda; the register keeps its name."""
    meeting = lock(paper.meeting)
    row = lock(paper, key=True)
    rules.drop_paper.check(by, row)
    MeetingPaper.objects.filter(pk=row.pk).delete()
    _emit(events.PAPER_DROPPED, meeting, by, name=row.name)
    return row


def _taken(meeting: Meeting, decision: Decision | None) -> bool:
    return decision is not None and meeting.items.filter(decision=decision).exists()


def _emit(event: events.Event, meeting: Meeting, by: Member, **told: Any) -> None:
    emit(event, meeting.partnership, by=by, link=meeting.get_absolute_url(), number=str(meeting), **told)
