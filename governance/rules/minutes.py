from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.jobs import Job
from core.rules import Condition, rule
from governance.models import Correction, Meeting, Minutes
from governance.rules.held import sits
from governance.rules.meetings import LEADERS_ONLY, State, leads
from partnerships.models import Member
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

Conditions = Iterator[Condition]


def is_latest(minutes: Minutes) -> bool:
    """Whether no later version of these minutes was made."""
    return not Minutes.objects.filter(meeting=minutes.meeting_id, number__gt=minutes.number).exists()


@rule
def send_minutes(by: Member, minutes: Minutes) -> Conditions:
    """The facilitator sends the minutes to every partner; the time to ask for corrections begins."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(minutes.partnership), CLOSED
    yield minutes.sent_at is None, _("These minutes have been sent already; what was sent is never changed.")
    yield is_latest(minutes), _("A later version of these minutes was made. Send that one.")
    yield (
        not minutes.papers.filter(file=None).exists(),
        _("The PDF is still being made. Wait for it, so that everybody can open it."),
    )


@rule
def retry_minutes(by: Member, minutes: Minutes) -> Conditions:
    """The facilitator or the chair has a PDF made again that could not be made."""
    yield leads(by, minutes.meeting), LEADERS_ONLY
    yield (
        minutes.papers.filter(file=None, job__state=Job.State.DEAD).exists(),
        _("The PDF is made or being made: there is nothing to try again."),
    )


@rule
def ask_correction(by: Member, minutes: Minutes, words: str = "-") -> Conditions:
    """A person who holds a seat of the committee says what the minutes got wrong, while there is time."""
    yield (
        sits(by, minutes.meeting.body),
        _("Only the people who hold a seat of this committee ask for corrections of its minutes."),
    )
    yield is_open(minutes.partnership), CLOSED
    yield minutes.sent_at is not None, _("These minutes have not been sent yet: nothing is final in them.")
    later = Minutes.objects.filter(meeting=minutes.meeting_id, number__gt=minutes.number).exclude(sent_at=None)
    yield not later.exists(), _("A corrected version has been sent since. Ask for the correction of that one.")
    yield (
        not minutes.approved_by_silence(),
        _("The time to ask for corrections has passed: these minutes are approved by silence."),
    )
    yield minutes.confirmed_in_id is None, _("These minutes were confirmed at a later meeting.")
    yield bool(words.strip()), _("Write what to correct, and how it should read.")


@rule
def answer_correction(by: Member, correction: Correction, accept: bool = True, answer: str = "-") -> Conditions:
    """The facilitator takes a correction into a new version, or keeps it beside the minutes and says why."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield correction.state == Correction.State.ASKED, _("This correction has been answered already.")
    yield accept or bool(answer.strip()), _("Write why the minutes stay as they are: the answer is kept beside them.")


@rule
def confirm_minutes(by: Member, minutes: Minutes, meeting: Meeting | None = None) -> Conditions:
    """The facilitator or the chair notes that a later meeting of the committee confirmed the minutes."""
    yield by.is_facilitator or _chairs_now(by, minutes), LEADERS_ONLY
    yield minutes.confirmed_in_id is None, _("These minutes are confirmed already.")
    yield is_latest(minutes), _("A later version of these minutes was made. Confirm that one.")
    yield minutes.sent_at is not None, _("These minutes have not been sent yet: nobody could read them.")
    waiting = Correction.objects.filter(minutes__meeting=minutes.meeting_id, state=Correction.State.ASKED)
    yield not waiting.exists(), _("A correction waits for its answer. Answer it before the minutes are confirmed.")
    if meeting is None:
        return
    yield (
        meeting.body_id == minutes.meeting.body_id and meeting.starts_at > minutes.meeting.starts_at,
        _("Minutes are confirmed at a later meeting of the same committee."),
    )
    yield meeting.state == State.OPEN, _("Minutes are confirmed while that meeting is under way.")


def _chairs_now(by: Member, minutes: Minutes) -> bool:
    """Whether this person chairs a meeting of the same committee that is under way."""
    return Meeting.objects.filter(body=minutes.meeting.body_id, state=State.OPEN, chair=by).exists()
