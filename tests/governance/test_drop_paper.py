"""Taking a document off: by who joined it or the facilitator, before the meeting is over."""

import pytest

from core.refusals import Refused
from governance import actions
from governance.models import MeetingPaper
from tests.governance.meetings import plan


@pytest.fixture
def paper(partnership, committee, facilitator, alice):
    meeting = plan(partnership, committee.body, facilitator)
    return actions.add_paper(meeting, by=alice, name="a.txt", data=b"Lisez.", kind="text/plain")


def test_by_who_joined_it(paper, alice):
    actions.drop_paper(paper, by=alice)
    assert not MeetingPaper.objects.exists()


def test_not_by_another_nor_once_it_is_over(paper, bob, alice):
    with pytest.raises(Refused, match="Only who joined this document"):
        actions.drop_paper(paper, by=bob)
    paper.meeting.state = "cancelled"
    paper.meeting.cancel_reason = "-"
    paper.meeting.save()
    with pytest.raises(Refused, match="change no more"):
        actions.drop_paper(paper, by=alice)
