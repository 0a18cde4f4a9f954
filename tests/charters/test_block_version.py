"""What keeps a partner from approving: said to all, the facilitator told."""

import pytest
from django.urls import reverse

from charters import actions
from charters.contents import document
from charters.contents.approvals import approvals_of
from core.refusals import Refused
from partnerships.models import Notice


@pytest.fixture
def read(draft, facilitator, partnership):
    """Given to everybody to read."""
    return actions.open_review(draft, by=facilitator, until_on=partnership.today())


def test_what_stands_in_the_way_is_said_and_the_facilitator_told(read, alice, facilitator):
    said = actions.block_version(read, by=alice, blocker=" Our budget is not voted. ")
    assert (said.position, said.blocker) == ("blocked", "Our budget is not voted.")
    place = approvals_of(read, document.words(document.draft(read)))[0]
    assert (place.pin, place.word, place.holds) == ("stop", "blocked", False)
    told = Notice.objects.filter(entry__event="charters.version_blocked", mail__isnull=False)
    assert [notice.user for notice in told] == [facilitator.user]


def test_a_later_approval_lifts_it(read, alice):
    actions.block_version(read, by=alice, blocker="Budget")
    actions.approve_version(read, by=alice)
    assert approvals_of(read, document.words(document.draft(read)))[0].holds
    assert list(read.approvals.values_list("rank", "position")) == [(1, "blocked"), (2, "approved")]


def test_refusals(draft, facilitator, alice, partnership):
    with pytest.raises(Refused, match="not been given to read"):
        actions.block_version(draft, by=alice, blocker="Budget")
    read = actions.open_review(draft, by=facilitator, until_on=partnership.today())
    with pytest.raises(Refused, match="representatives"):
        actions.block_version(read, by=facilitator, blocker="Budget")
    with pytest.raises(Refused, match="Write what stands in the way"):
        actions.block_version(read, by=alice, blocker=" ")


def test_by_its_form(read, partnership, alice, login):
    url = reverse("charters:block_version", args=[partnership.slug])
    form = {"words": document.words(document.draft(read)), "blocker": "Our budget is not voted."}
    seen = login(alice).post(url, form, follow=True).content.decode()
    assert "Our budget is not voted." in seen and "is written down: blocked" in seen
