"""Short ways to bring a meeting where a test wants it."""

from datetime import UTC, datetime, timedelta

from core import clock, files
from governance import actions
from governance.models import AgendaItem, Meeting, Minutes
from governance.rules.attendance import Presence
from tests.conftest import text

STARTS = datetime(2026, 3, 26, 13, 0, tzinfo=UTC)  # 14:00 in Paris
PLANNED_AT = STARTS - timedelta(days=20)


def plan(partnership, body, by, *, starts_at: datetime = STARTS, at: datetime | None = None, **more) -> Meeting:
    """A meeting of two hours, planned twenty days ahead."""
    with clock.at(at or starts_at - timedelta(days=20)):
        dates = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2), "place": "Salle Marande"}
        return actions.plan_meeting(partnership, by=by, body=body, **{**dates, **more})


def add_item(meeting: Meeting, by, decision=None, title: str = "Tableau de bord") -> AgendaItem:
    """A point to discuss, or to decide when a decision is given."""
    nature = "decision" if decision is not None else "discussion"
    with clock.at(meeting.starts_at - timedelta(days=19)):
        return actions.add_agenda_item(meeting, by=by, title=text(title), nature=nature, decision=decision)


def convene(meeting: Meeting, by) -> Meeting:
    with clock.at(meeting.starts_at - timedelta(days=15)):
        return actions.convene_meeting(meeting, by=by)


def open_now(meeting: Meeting, by, chair=None) -> Meeting:
    with clock.at(meeting.starts_at):
        return actions.open_meeting(meeting, by=by, chair=chair or by)


def there(seats: dict, **states: str) -> dict:
    """Lines of attendance: `there(seats, LLU="present", VSA="excused")`; present through the titular."""
    lines = {}
    for code, state in states.items():
        seat = seats[code]
        member = seat.mandates.first().member if state == "present" else None
        lines[seat] = Presence(state, member)
    return lines


def print_minutes(minutes: Minutes) -> None:
    """Give these minutes a file in each language, without a worker."""
    data = f"%PDF-1.7 {minutes.data_sha256}".encode()
    file = files.register(files.write_once(data), len(data), "application/pdf", clock.now())
    for paper in minutes.papers.all():
        actions.record_minutes_pdf({"minutes": minutes.pk, "language": paper.language}, file)
