from datetime import date

from core import clock
from core.acts import act, lock
from governance import events, rules
from governance.models import Decision, FollowUp, Meeting
from partnerships.journal import emit
from partnerships.models import Member


@act
def add_follow_up(
    meeting: Meeting, *, by: Member, what: str, owner: Member, due_on: date, decision: Decision | None = None
) -> FollowUp:
    """I note what is to be done after the meeting, by whom and by when."""
    row = lock(meeting)
    rules.add_follow_up.check(by, row, owner=owner, due_on=due_on)
    made = FollowUp.objects.create(
        partnership=row.partnership,
        meeting=row,
        decision=decision,
        what=what.strip(),
        owner=owner,
        due_on=due_on,
        added_at=clock.now(),
    )
    told = {"number": str(row), "what": made.what, "owner": owner, "due": due_on}
    tells = [owner.user] if owner != by else []
    emit(events.FOLLOW_UP_ADDED, row.partnership, by=by, link=row.get_absolute_url(), tells=tells, **told)
    return made


@act
def complete_follow_up(follow_up: FollowUp, *, by: Member, note: str = "") -> FollowUp:
    """I say that an action is done, and what came of it."""
    row = lock(follow_up)
    rules.complete_follow_up.check(by, row)
    row.done_at, row.done_by, row.note = clock.now(), by, note.strip()
    row.save(update_fields=["done_at", "done_by", "note"])
    link = row.meeting.get_absolute_url() if row.meeting else ""
    emit(events.FOLLOW_UP_DONE, row.partnership, by=by, link=link, what=row.what)
    return row
