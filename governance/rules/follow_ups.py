from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from governance.models import FollowUp, Meeting
from governance.rules.meetings import LEADERS_ONLY, State, leads
from partnerships.models import Member

Conditions = Iterator[Condition]


@rule
def add_follow_up(by: Member, meeting: Meeting, owner: Member | None = None, due_on: date | None = None) -> Conditions:
    """The facilitator or the chair notes who does what by when, while the meeting is under way."""
    yield leads(by, meeting), LEADERS_ONLY
    yield (
        meeting.state == State.OPEN,
        _("Follow-up actions are noted while the meeting is under way: the minutes carry them."),
    )
    yield owner is None or owner.ended_at is None, _("This person has left the partnership. Choose another.")
    yield (
        due_on is None or due_on >= meeting.partnership.today(),
        _("An action is due on a day to come."),
    )


@rule
def complete_follow_up(by: Member, follow_up: FollowUp) -> Conditions:
    """Who answers for an action, or the facilitator, says that it is done and what came of it."""
    yield (
        by.is_facilitator or follow_up.owner_id == by.pk,
        _("Only who answers for this action, or the facilitator, can say that it is done."),
    )
    yield follow_up.done_at is None, _("This action is done already.")
