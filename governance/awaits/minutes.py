"""What minutes ask of a person: to read them in time, to answer a correction, to have them confirmed."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from governance.awaits.leading import title_of
from governance.models import Correction, Mandate, Meeting, Minutes
from partnerships.awaits import Await
from partnerships.models import Member


def of_minutes(member: Member) -> Iterator[Await]:
    """What minutes ask of this member."""
    yield from _to_read(member)
    if member.is_facilitator:
        yield from _corrections(member)
    yield from _to_confirm(member)


def _latest(member: Member) -> QuerySet[Minutes]:
    """The latest versions that were sent and that no meeting has confirmed."""
    later = Minutes.objects.filter(meeting=OuterRef("meeting"), number__gt=OuterRef("number"))
    rows = Minutes.objects.filter(~Exists(later), partnership=member.partnership, confirmed_in=None)
    return rows.exclude(sent_at=None).select_related("meeting__body")


def _to_read(member: Member) -> Iterator[Await]:
    """Minutes that silence will approve: to those who hold a seat, until they ask for a correction or time is over."""
    held = Mandate.objects.running(member.partnership.today()).filter(
        member=member, seat__body=OuterRef("meeting__body"), seat__ended_at=None
    )
    asked = Correction.objects.filter(minutes__meeting=OuterRef("meeting"), asked_by=member)
    for row in _latest(member).filter(Exists(held), ~Exists(asked), correctable_until__gt=clock.now()):
        row.meeting.partnership = member.partnership
        yield Await(
            row.correctable_until,
            _("Read the minutes of %(number)s") % {"number": row.meeting},
            _("%(meeting)s. Without a correction asked for by then, they are approved.")
            % {"meeting": title_of(row.meeting)},
            row.meeting.get_absolute_url(),
            _("Read"),
        )


def _corrections(member: Member) -> Iterator[Await]:
    place = member.partnership
    asked = Correction.objects.filter(partnership=place, state=Correction.State.ASKED)
    for row in asked.select_related("minutes__meeting", "seat"):
        words = {"number": row.minutes.meeting, "seat": row.seat}
        title = _("Answer a correction of the minutes of %(number)s") % words
        link = reverse("governance:answer_correction", args=[place.slug, row.uuid])
        yield Await(None, title, _("%(seat)s asks for it.") % words, link, _("Answer"))


def _to_confirm(member: Member) -> Iterator[Await]:
    """While a meeting is under way: the minutes of those before it, for who leads it, unless a correction waits."""
    leading = Meeting.objects.filter(body=OuterRef("meeting__body"), state=Meeting.State.OPEN)
    leading = leading.filter(starts_at__gt=OuterRef("meeting__starts_at"))
    leading = leading if member.is_facilitator else leading.filter(chair=member)
    waiting = Correction.objects.filter(minutes__meeting=OuterRef("meeting"), state=Correction.State.ASKED)
    for row in _latest(member).filter(Exists(leading), ~Exists(waiting)):
        args = [member.partnership.slug, row.meeting.number, row.number]
        yield Await(
            None,
            _("Have the minutes of %(number)s confirmed") % {"number": row.meeting},
            _("The committee is meeting: ask it whether they are right."),
            reverse("governance:confirm_minutes", args=args),
            _("Note that they are confirmed"),
        )
