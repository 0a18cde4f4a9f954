"""What meetings ask of a person: to come, to lead them, to read their minutes, to do an action."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from core.days import date_format
from governance.awaits.leading import of_led, title_of
from governance.awaits.minutes import of_minutes
from governance.contents.meetings import next_meetings
from governance.models import FollowUp
from partnerships.awaits import Await
from partnerships.models import Member


def of_meetings(member: Member) -> Iterator[Await]:
    """What this member is expected to do about the meetings; a fixed number of queries."""
    steps = list(of_led(member))
    led = {step.link for step in steps}
    for meeting in next_meetings(member):
        meeting.partnership = member.partnership
        detail = _("%(number)s: %(place)s. Read the agenda and the papers before you come.")
        words = {"number": meeting, "place": meeting.place}
        if meeting.get_absolute_url() not in led:  # who leads it is asked to open it, or to go on
            yield Await(meeting.starts_at, title_of(meeting), detail % words, meeting.get_absolute_url(), _("Prepare"))
    yield from steps
    yield from of_minutes(member)
    yield from _follow_ups(member)


def _follow_ups(member: Member) -> Iterator[Await]:
    """The actions that this member answers for and has not done; for the facilitator, those whose person has left."""
    place, today = member.partnership, member.partnership.today()
    whose = Q(owner=member) | Q(owner__ended_at__isnull=False) if member.is_facilitator else Q(owner=member)
    rows = FollowUp.objects.filter(whose, partnership=place, done_at=None).select_related("meeting")
    for row in rows:
        late = row.due_on < today
        day = {"day": date_format(row.due_on)}
        detail = _("Overdue since %(day)s.") % day if late else _("Follow-up action, due on %(day)s.") % day
        if row.owner_id != member.pk:
            detail = _("%(said)s Who answered for it has left.") % {"said": detail}
        link = reverse("governance:complete_follow_up", args=[place.slug, row.uuid])
        yield Await(clock.end_of_day(row.due_on, place.time_zone), row.what, detail, link, _("Say it is done"))
