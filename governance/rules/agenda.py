from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from governance.models import AgendaItem, Decision, Meeting, MeetingPaper
from governance.rules.held import sits
from governance.rules.meetings import LEADERS_ONLY, NOT_UNDER_WAY, OVER, PREPARERS_ONLY, State, leads
from partnerships.models import Member
from partnerships.order import Way, can_step
from partnerships.rules import CLOSED, is_open

Conditions = Iterator[Condition]
TO_DECIDE = (Decision.State.PROPOSED, Decision.State.OPEN)


def _prepares(by: Member, meeting: Meeting) -> Conditions:
    """Who may touch the agenda and the papers, and until when."""
    yield leads(by, meeting) or sits(by, meeting.body), PREPARERS_ONLY
    yield is_open(meeting.partnership), CLOSED
    yield not meeting.is_over, OVER


def _fits(meeting: Meeting, nature: str, decision: Decision | None, taken: bool) -> Conditions:
    """Whether a point for decision points to a question that this committee can decide."""
    if nature != AgendaItem.Nature.DECISION:
        yield decision is None, _("A point for information or discussion points to no decision.")
        return
    yield (
        decision is not None,
        _("A point for decision points to the decision to take. Propose the decision first, then choose it here."),
    )
    assert decision is not None
    yield decision.body_id == meeting.body_id, _("This decision is another committee’s.")
    yield (
        decision.state in TO_DECIDE or _contestable(decision),
        _("This decision is not waiting to be taken: it is a draft, or it is over."),
    )
    yield not taken, _("This decision is on the agenda already.")


@rule
def add_agenda_item(
    by: Member, meeting: Meeting, nature: str = "", decision: Decision | None = None, taken: bool = False
) -> Conditions:
    """The people of the committee, and the facilitator, put a point on the agenda."""
    yield from _prepares(by, meeting)
    if nature:
        yield from _fits(meeting, nature, decision, taken)


@rule
def change_agenda_item(
    by: Member, item: AgendaItem, nature: str = "", decision: Decision | None = None, taken: bool = False
) -> Conditions:
    """The people of the committee, and the facilitator, word a point of the agenda again."""
    yield from _prepares(by, item.meeting)
    if nature and (nature, decision) != (item.nature, item.decision):
        yield not _voted(item), _("A round of this decision was opened at this meeting: the point stays as it is.")
        yield from _fits(item.meeting, nature, decision, taken)


@rule
def drop_agenda_item(by: Member, item: AgendaItem) -> Conditions:
    """The people of the committee, and the facilitator, take a point off the agenda."""
    yield from _prepares(by, item.meeting)
    yield (
        item.meeting.state == State.PLANNED or item.meeting.items.exclude(pk=item.pk).exists(),
        _("This is the only point of a meeting that was convened. Cancel the meeting instead, and say why."),
    )
    yield not item.notes, _("Something was noted under this point: it stays in the minutes.")
    yield not _voted(item), _("A round of this decision was opened at this meeting: the point stays as it is.")


@rule
def move_agenda_item(
    by: Member, item: AgendaItem, way: str = "", rank: int | None = None, rows: Sequence[AgendaItem] = ()
) -> Conditions:
    """The people of the committee, and the facilitator, put the points in order, one step at a time."""
    yield from _prepares(by, item.meeting)
    yield way in tuple(Way), _("Say whether it goes up or down.")
    yield (
        rank in (None, item.rank),
        _("The order has changed since you opened this page. Look at it again before you move anything."),
    )
    yield can_step(rows, item, Way(way)), _("It already stands at that end of the list.")


@rule
def note_item(by: Member, item: AgendaItem) -> Conditions:
    """The facilitator or the chair notes what was said under a point, while the meeting is under way."""
    yield leads(by, item.meeting), LEADERS_ONLY
    yield item.meeting.state == State.OPEN, NOT_UNDER_WAY


@rule
def add_paper(by: Member, meeting: Meeting, known: bool = False) -> Conditions:
    """The people of the committee, and the facilitator, join a document to the agenda."""
    yield from _prepares(by, meeting)
    yield not known, _("This very file is joined to the agenda already.")


@rule
def drop_paper(by: Member, paper: MeetingPaper) -> Conditions:
    """Who joined a document, or the facilitator, takes it off."""
    yield (
        by.is_facilitator or paper.added_by_id == by.pk,
        _("Only who joined this document, or the facilitator, can take it off."),
    )
    yield is_open(paper.partnership), CLOSED
    yield not paper.meeting.is_over, OVER


def _contestable(decision: Decision) -> bool:
    """Whether the committee may still be asked to overturn what the lead settled in it."""
    ruling = getattr(decision, "ruling", None)
    return ruling is not None and ruling.overturned_in_id is None


def _voted(item: AgendaItem) -> bool:
    """Whether its decision was put to the committee at this very meeting."""
    return item.decision_id is not None and item.meeting.rounds.filter(decision=item.decision_id).exists()
