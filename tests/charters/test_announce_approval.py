"""An approval under way: which body, and when it meets."""

from datetime import timedelta

import pytest
from django.urls import reverse

from charters import actions
from charters.models import Approval, EvidenceEntry
from core.refusals import Refused


@pytest.fixture
def read(draft, facilitator, partnership):
    """Given to everybody to read."""
    return actions.open_review(draft, by=facilitator, until_on=partnership.today())


def test_the_others_know_what_they_wait_for(read, alice, partnership):
    day = partnership.today() + timedelta(days=9)
    said = actions.announce_approval(read, by=alice, body="Conseil municipal", decided_on=day)
    assert (said.position, said.body, said.decided_on) == ("under_way", "Conseil municipal", day)
    assert EvidenceEntry.objects.get(kind="approval").facts["position"] == "under_way"
    assert partnership.journal.get(event="charters.approval_announced").params["body"] == "Conseil municipal"


def test_refusals(draft, facilitator, alice, partnership):
    with pytest.raises(Refused, match="not been given to read"):
        actions.announce_approval(draft, by=alice, body="Board")
    read = actions.open_review(draft, by=facilitator, until_on=partnership.today())
    with pytest.raises(Refused, match="representatives"):
        actions.announce_approval(read, by=facilitator, body="Board")
    with pytest.raises(Refused, match="which body looks at it"):
        actions.announce_approval(read, by=alice, body=" ")
    with pytest.raises(Refused, match="have changed"):
        actions.announce_approval(read, by=alice, body="Board", words="0" * 64)


def test_by_its_form(read, partnership, alice, login):
    url = reverse("charters:announce_approval", args=[partnership.slug])
    form = {"words": "0" * 64, "body": "Board, on Monday"}
    assert login(alice).post(url, form).status_code == 403
    assert login(alice).post(url, {"words": "nothing"}).status_code == 422
    assert not Approval.objects.exists()
