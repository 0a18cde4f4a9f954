"""Giving the charter to read: until when, who is told, what awaits each representative."""

from datetime import timedelta

import pytest

from charters import actions
from charters.awaits import awaits
from charters.contents.standing import standing_of
from core import clock, mail
from core.refusals import Refused
from partnerships.models import Notice
from tests.charters.conftest import BODY, fresh
from tests.conftest import text


def reading(member) -> list:
    return [what for what in awaits(member) if what.title.startswith("Read version")]


def test_review_opens_once_there_is_something_to_read(charter, facilitator, alice):
    version, today = charter.versions.get(), charter.partnership.today()
    with pytest.raises(Refused, match="nothing to read"):
        actions.open_review(version, by=facilitator, until_on=today)
    actions.write_article(charter, by=alice, title=text("Objet"), body=BODY)
    with pytest.raises(Refused, match="This day is past"):
        actions.open_review(version, by=facilitator, until_on=today - timedelta(days=1))
    with pytest.raises(Refused, match="facilitator"):
        actions.open_review(version, by=alice, until_on=today)
    actions.open_review(version, by=facilitator, until_on=today)
    assert fresh(version).state == "review" and "is being read" in standing_of(fresh(version)).sentence
    with pytest.raises(Refused, match="not being written"):
        actions.open_review(version, by=facilitator, until_on=today)


def test_everybody_is_told_until_when(draft, facilitator, partnership):
    until = partnership.today() + timedelta(days=20)
    version = actions.open_review(draft, by=facilitator, until_on=until)
    assert version.read_until_on == until
    told = Notice.objects.filter(entry__event="charters.review_opened", mail__isnull=False).select_related("mail")
    assert told.count() == 3
    assert all(until.strftime("%Y") in mail.opened(notice.mail)["subject"] for notice in told)


def test_it_awaits_each_representative_until_its_bodies_have_answered(draft, facilitator, alice, bob, partnership):
    assert not reading(alice)
    until = partnership.today() + timedelta(days=20)
    version = actions.open_review(draft, by=facilitator, until_on=until)
    (card,) = reading(alice)
    assert card.deadline == clock.end_of_day(until, partnership.time_zone) and "#approvals" in card.link
    assert not reading(facilitator)
    actions.announce_approval(version, by=alice, body="Board, on Monday")
    actions.block_version(version, by=bob, blocker="Our budget is not voted.")
    assert reading(alice) and not reading(bob)
    actions.approve_version(version, by=alice)
    assert not reading(alice)
    actions.write_article(draft.charter, by=bob, title=text("Encore"), body=BODY)
    assert reading(alice) and reading(bob), "the words have changed"
