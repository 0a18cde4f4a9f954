"""The order of the points, one step at a time."""

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from tests.governance.meetings import add_item, plan


@pytest.fixture
def items(partnership, committee, facilitator):
    meeting = plan(partnership, committee.body, facilitator)
    return [add_item(meeting, facilitator, title=title) for title in ("Un", "Deux", "Trois")]


def order(item) -> list[str]:
    return [str(one.title) for one in item.meeting.items.all()]


def test_one_place_up_or_down(items, alice):
    actions.move_agenda_item(items[2], by=alice, way="up", rank=3)
    assert order(items[0]) == ["Un", "Trois", "Deux"]
    actions.move_agenda_item(items[0], by=alice, way="down")
    assert order(items[0]) == ["Trois", "Un", "Deux"]


def test_from_the_page(items, partnership, alice, login):
    where = reverse("governance:move_agenda_item", args=[partnership.slug, items[1].uuid])
    assert login(alice).post(where, {"way": "up", "rank": "2"}).status_code == 302
    assert order(items[0]) == ["Deux", "Un", "Trois"]
    assert login(alice).post(where, {"way": "sideways", "rank": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("way", "rank", "why"),
    [("up", None, "at that end"), ("aside", None, "up or down"), ("down", 3, "order has changed")],
)
def test_refusals_say_why(items, facilitator, way, rank, why):
    with pytest.raises(Refused, match=why):
        actions.move_agenda_item(items[0], by=facilitator, way=way, rank=rank)


def test_by_the_committee_while_it_is_not_over(items, committee, held, bob, facilitator):
    over = held().items.get()
    with pytest.raises(Refused, match="change no more"):
        actions.move_agenda_item(over, by=facilitator, way="up")
    committee.seats["VSA"].mandates.update(ended_on="2026-01-08")
    with pytest.raises(Refused, match="people who hold a seat"):
        actions.move_agenda_item(items[1], by=bob, way="up")
