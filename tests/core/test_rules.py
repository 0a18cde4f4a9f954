"""A rule answers three questions with the same sentence: may I, why not, stop."""

import pytest
from django.test import RequestFactory

from core import refusals
from core.refusals import RefusalMiddleware, Refused
from core.rules import RULES, rule
from core.states import move


@rule
def open_door(by, door):
    """Whoever has the key opens the door."""
    yield by == "keeper", "Only the keeper opens the door."
    yield door != "walled", "This door is walled up."


@pytest.fixture(autouse=True)
def unpublished():
    yield
    RULES.pop("tests.open_door", None)


def test_the_first_condition_that_fails_gives_the_reason():
    assert open_door.refusal("guest", "walled") == "Only the keeper opens the door."
    assert open_door.refusal("keeper", "walled") == "This door is walled up."
    assert open_door.refusal("keeper", "oak") is None
    assert open_door.allows("keeper", "oak")


def test_checking_stops_with_the_reason():
    with pytest.raises(Refused, match="walled up") as stopped:
        open_door.check("keeper", "walled")
    assert stopped.value.act == "open_door"
    assert stopped.value.status == 403


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/here/", "/here/"),
        ("http://testserver//evil.example", "/evil.example"),
        ("https://elsewhere.example/", "/"),
        ("", "/"),
    ],
)
def test_a_refusal_becomes_a_page_that_says_why_and_leads_back(referer, back, monkeypatch):
    shown = {}

    def render(request, template, context, status):
        shown.update(context, template=template, status=status)

    monkeypatch.setattr(refusals, "render", render)
    request = RequestFactory().post("/", headers={"referer": referer} if referer else {})
    refusals.RefusalMiddleware(lambda request: None).process_exception(request, Refused("Not now.", status=409))
    assert shown == {"reason": "Not now.", "back": back, "template": "403.html", "status": 409}


def test_other_errors_are_not_swallowed():
    assert RefusalMiddleware(lambda request: None).process_exception(RequestFactory().get("/"), ValueError()) is None


def test_a_state_moves_along_its_table_only(partnership):
    from_invitation = partnership.invitations.first()
    with pytest.raises(Refused, match="From “accepted” one cannot go to “sent”"):
        move(from_invitation, "sent")
