import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.jobs import Job
from core.rules import Rule
from core.texts import Localized
from governance import rules
from governance.contents.attendance import absence_sentence, absent_twice, quorum_of, quorum_sentence
from governance.contents.decisions import DecisionLine, line, line_at, whole
from governance.models import AgendaItem, Attendance, Correction, FollowUp, Meeting, MeetingPaper, Minutes, MinutesPaper
from governance.rules.meetings import leads, missed
from partnerships.models import Member, Partnership

State = Meeting.State
PINS = {
    State.PLANNED: "todo",
    State.CONVENED: "wait",
    State.OPEN: "now",
    State.HELD: "done",
    State.CANCELLED: "against",
}
ATTENDANCE_PINS = {"present": "done", "represented": "done", "excused": "todo", "absent": "against"}
# act, words of its button, how the button looks, in which states of the meeting it is shown
ACTS: tuple[tuple[Rule, Any, str, tuple[str, ...]], ...] = (
    (rules.convene_meeting, gettext_lazy("Convene the meeting"), "primary", (State.PLANNED,)),
    (rules.open_meeting, gettext_lazy("Open the meeting"), "primary", (State.CONVENED,)),
    (rules.end_meeting, gettext_lazy("End the meeting"), "primary", (State.OPEN,)),
    (rules.reconvene_meeting, gettext_lazy("Plan the second meeting"), "primary", (State.HELD,)),
    (rules.change_meeting, gettext_lazy("Change when and where"), "quiet", (State.PLANNED, State.CONVENED)),
    (rules.cancel_meeting, gettext_lazy("Cancel the meeting"), "stop", (State.PLANNED, State.CONVENED)),
)
# the next step of the meeting: to who leads it, the page says why it cannot be taken yet
LEADING = ("convene_meeting", "open_meeting", "end_meeting")


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in the list: its mark, its state in a word, what it has."""

    meeting: Meeting
    pin: str
    state: str
    points: int


@dataclass(frozen=True)
class MeetingAct:
    """An act as the page of the meeting offers it: the words, where it leads, or why not."""

    act: str
    label: str
    kind: str
    url: str
    refusal: str | None


@dataclass(frozen=True)
class Point:
    """A point of the agenda: the decision it is about, and which act on it is possible at this meeting."""

    item: AgendaItem
    line: DecisionLine | None
    under_way: bool
    may_open: bool


@dataclass(frozen=True)
class Version:
    """A version of the minutes: what state it is in, in words, and what can be done with it."""

    minutes: Minutes
    pin: str
    state: str
    papers: tuple[MinutesPaper, ...]
    corrections: tuple[Correction, ...]
    acts: tuple[MeetingAct, ...]
    making: bool


@dataclass(frozen=True)
class MeetingPage:
    """All that the page of a meeting shows, for one reader."""

    line: MeetingLine
    points: list[Point]
    papers: list[MeetingPaper]
    attendance: list[tuple[str, Attendance]]
    quorum: str
    absences: str
    follow_ups: list[FollowUp]
    versions: list[Version]
    acts: list[MeetingAct]
    live: bool
    prepares: bool

    @property
    def first(self) -> MeetingAct | None:
        """The one act that stands at the head of the page."""
        return next((act for act in self.acts if act.kind == "primary"), None)

    @property
    def beside(self) -> list[MeetingAct]:
        """The other acts."""
        return [act for act in self.acts if act is not self.first]

    @property
    def latest(self) -> Version | None:
        """The latest version of the minutes."""
        return self.versions[0] if self.versions else None


def meeting_rows(partnership: Partnership) -> Any:
    """The partnership's meetings for the list, with the number of their points."""
    rows = partnership.meetings.select_related("partnership", "body", "reconvenes")
    return rows.annotate(points=Count("items"))


def meetings_to_come(partnership: Partnership) -> list[MeetingLine]:
    """What is being prepared, convened or under way, the next first."""
    rows = meeting_rows(partnership).filter(state__in=(State.PLANNED, State.CONVENED, State.OPEN))
    return [meeting_line(row, row.points) for row in rows.order_by("starts_at", "number")]


def meetings_past(partnership: Partnership) -> Any:
    """What was held or cancelled, the latest first."""
    return meeting_rows(partnership).filter(state__in=(State.HELD, State.CANCELLED)).order_by("-starts_at", "-number")


def meeting_line(meeting: Meeting, points: int) -> MeetingLine:
    """One meeting as the list shows it."""
    return MeetingLine(meeting, PINS[State(meeting.state)], meeting.get_state_display(), points)


def whole_meetings(partnership: Partnership) -> Any:
    """The partnership's meetings with all that their page reads; the number of queries does not grow."""
    items = AgendaItem.objects.prefetch_related(Prefetch("decision", whole(partnership)))
    there = Attendance.objects.select_related(
        "seat__partner__organisation", "member__user", "holder__partner__organisation"
    )
    corrections = Correction.objects.select_related(
        "seat__partner__organisation", "asked_by__user", "answered_by__user"
    )
    papers = MinutesPaper.objects.select_related("job", "file")
    minutes = Minutes.objects.select_related("made_by__user", "confirmed_in").prefetch_related(
        Prefetch("papers", papers), Prefetch("corrections", corrections)
    )
    return partnership.meetings.select_related(
        "partnership",
        "body",
        "chair__user",
        "planned_by__user",
        "reconvenes__partnership",
        "reconvened_by__partnership",
    ).prefetch_related(
        Prefetch("items", items),
        Prefetch("attendances", there),
        Prefetch("minutes", minutes),
        Prefetch("papers", MeetingPaper.objects.select_related("file", "added_by__user")),
        Prefetch("follow_ups", FollowUp.objects.select_related("owner__user", "done_by__user")),
        "rounds",
    )


def meeting_page(meeting: Meeting, by: Member) -> MeetingPage:
    """The page of `meeting`, fetched with `whole_meetings`, as `by` sees it."""
    points = [_point(item, meeting, by) for item in meeting.items.all()]
    return MeetingPage(
        line=meeting_line(meeting, len(points)),
        points=points,
        papers=list(meeting.papers.all()),
        attendance=[(ATTENDANCE_PINS[row.state], row) for row in meeting.attendances.all()],
        quorum=_quorum(meeting),
        absences=absence_sentence(absent_twice(meeting.body)),
        follow_ups=list(meeting.follow_ups.all()),
        versions=[_version(row, meeting, by) for row in reversed(meeting.minutes.all())],
        acts=_acts(meeting, by),
        live=meeting.state == State.OPEN and leads(by, meeting),
        prepares=not meeting.is_over and rules.add_agenda_item.allows(by, meeting),
    )


def _quorum(meeting: Meeting) -> str:
    """The quorum in words: as the minutes froze it, or as it stands."""
    frozen = list(meeting.minutes.all())
    if frozen:
        return Localized(json.loads(frozen[0].data)["quorum"]).into()
    return quorum_sentence(quorum_of(meeting))


def _point(item: AgendaItem, meeting: Meeting, by: Member) -> Point:
    decision = item.decision
    if decision is None:
        return Point(item, None, False, False)
    under_way = decision.open_round()
    last = decision.last_round()
    again = last is None or (last.closed_at is not None and not decision.is_over)
    may_open = meeting.state == State.OPEN and by.is_facilitator and again and not decision.is_over
    shown = line_at(decision, meeting) if meeting.state == State.HELD else line(decision)
    return Point(item, shown, under_way is not None and under_way.meeting_id == meeting.pk, may_open)


def _acts(meeting: Meeting, by: Member) -> list[MeetingAct]:
    """What this person can do with the meeting; to who leads it, why its next step cannot be taken yet."""
    offered = []
    for rule, label, kind, states in ACTS:
        if meeting.state not in states:
            continue
        if rule is rules.reconvene_meeting and not missed(meeting):
            continue
        refusal = rule.refusal(by, meeting)
        if refusal is None or (rule.act in LEADING and leads(by, meeting)):
            url = reverse(f"governance:{rule.act}", args=[meeting.partnership.slug, meeting.number])
            offered.append(MeetingAct(rule.act, str(label), kind, url, refusal))
    return offered


def _version(minutes: Minutes, meeting: Meeting, by: Member) -> Version:
    papers, latest = tuple(minutes.papers.all()), minutes.number == len(meeting.minutes.all())
    pin, state = _state_of(minutes, papers, latest)
    return Version(
        minutes=minutes,
        pin=pin,
        state=state,
        papers=tuple(row for row in papers if row.file_id),
        corrections=tuple(minutes.corrections.all()),
        acts=tuple(_acts_on(minutes, papers, meeting, by) if latest or _is_last_sent(minutes, meeting) else ()),
        making=any(row.file_id is None for row in papers),
    )


def _is_last_sent(minutes: Minutes, meeting: Meeting) -> bool:
    """Whether this is the version that people have in hand."""
    return minutes.number == max((row.number for row in meeting.minutes.all() if row.sent_at), default=0)


def _state_of(minutes: Minutes, papers: tuple[MinutesPaper, ...], latest: bool) -> tuple[str, str]:
    """Where a version stands, as a mark and a sentence."""
    if any(row.file_id is None and row.job is not None and row.job.state == Job.State.DEAD for row in papers):
        return "stop", _("The PDF could not be made. Its data are kept: try again.")
    if any(row.file_id is None for row in papers):
        return "now", _("The PDF is being made.")
    if minutes.confirmed_in is not None:
        return "done", _("Confirmed at %(meeting)s.") % {"meeting": minutes.confirmed_in}
    if not latest:
        return "todo", _("Replaced by a corrected version; it stays as it was.")
    if minutes.sent_at is None:
        return "wait", _("Made, not sent yet.")
    if minutes.approved_by_silence():
        return "done", _("Approved by silence: the time for corrections has passed.")
    return "wait", _("Sent; corrections can be asked for.")


def _acts_on(minutes: Minutes, papers: tuple[MinutesPaper, ...], meeting: Meeting, by: Member) -> list[MeetingAct]:
    found = []
    given_up = any(row.file_id is None and row.job is not None and row.job.state == Job.State.DEAD for row in papers)
    asked: list[tuple[Rule, Any, str, bool]] = [
        (rules.retry_minutes, _("Try again"), "primary", given_up),
        (rules.send_minutes, _("Send the minutes"), "primary", minutes.sent_at is None),
        (rules.ask_correction, _("Ask for a correction"), "quiet", minutes.sent_at is not None),
        (rules.confirm_minutes, _("Note that they are confirmed"), "quiet", minutes.sent_at is not None),
    ]
    for rule, label, kind, shown in asked:
        if shown and rule.allows(by, minutes):
            args = [meeting.partnership.slug, meeting.number, minutes.number]
            found.append(MeetingAct(rule.act, label, kind, reverse(f"governance:{rule.act}", args=args), None))
    return found


def next_meetings(member: Member) -> Any:
    """The convened meetings, not over, of the committees where this member holds a seat."""
    rows = Meeting.objects.filter(partnership=member.partnership, state__in=(State.CONVENED, State.OPEN))
    mine = Q(body__seats__mandates__member=member, body__seats__mandates__ended_on=None)
    return rows.filter(mine, ends_at__gt=clock.now()).select_related("partnership", "body").distinct()
