"""Remarks beside a paragraph: made, answered, closed with how; each refusal in a sentence."""

from uuid import uuid4

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.actions import remarks
from partnerships.models import JournalEntry, Notice, Reply


@pytest.fixture
def remark(made, alice):
    paragraph = made.two.paragraphs.get().uuid
    return actions.make_remark(made.two.text, by=alice, paragraph=paragraph, body="And those who learn?")


def test_a_remark_is_answered_and_closed_with_how(remark, bob, alice, facilitator):
    actions.reply_to_remark(remark, by=bob, body="They are in the next line.")
    closed = actions.resolve_remark(remark, by=facilitator, resolution=" Left as it is. ")
    assert (closed.resolved_by, closed.resolution) == (facilitator, "Left as it is.")
    events = JournalEntry.objects.filter(event__contains="remark").values_list("event", flat=True)
    assert [event.partition(".")[2] for event in events] == ["remark_made", "remark_answered", "remark_resolved"]
    assert Notice.objects.filter(user=alice.user, entry__event__contains="remark").count() == 2, "its author is told"
    assert Reply.objects.get().body == "They are in the next line."


def test_the_register_keeps_no_remark_only_that_there_was_one(remark):
    entry = JournalEntry.objects.get(event="partnerships.remark_made")
    assert entry.params == {"rank": 1, "of": {"en": "Shared vision", "fr": "Vision partagée"}}
    assert entry.link.endswith(f"#remark-{remark.uuid}")


def test_who_may_close(remark, bob, alice):
    with pytest.raises(Refused, match="closed by those who made it"):
        actions.resolve_remark(remark, by=bob, resolution="No")
    with pytest.raises(Refused, match="Say how this remark was resolved"):
        actions.resolve_remark(remark, by=alice, resolution=" ")
    actions.resolve_remark(remark, by=alice, resolution="Seen.")
    with pytest.raises(Refused, match="closed already"):
        actions.resolve_remark(remark, by=alice, resolution="Seen.")
    with pytest.raises(Refused, match="Make a new one"):
        actions.reply_to_remark(remark, by=bob, body="Late.")


def test_on_a_paragraph_that_is_gone(made, alice):
    with pytest.raises(Refused, match="not in the current version any more"):
        actions.make_remark(made.two.text, by=alice, paragraph=uuid4(), body="Where?")


def test_nobody_reads_very_many(remark, monkeypatch, alice):
    monkeypatch.setattr(remarks, "WAITING", 1)
    with pytest.raises(Refused, match="Close those that are answered first"):
        actions.make_remark(remark.text, by=alice, paragraph=remark.paragraph, body="More")


def test_the_pages(remark, url, login, alice, bob, facilitator):
    read = login(bob).get(url("vision")).text
    assert "And those who learn?" in read and "1 remark awaits an answer." in read
    assert url("reply_to_remark", remark.uuid) in read and url("resolve_remark", remark.uuid) not in read
    assert login(bob).get(url("resolve_remark", remark.uuid)).status_code == 403
    said = login(bob).post(url("reply_to_remark", remark.uuid), {"body": "They are in line 4."}, follow=True)
    assert "They are in line 4." in said.text
    empty = login(alice).post(url("resolve_remark", remark.uuid), {"resolution": ""})
    assert (empty.status_code, "This field is required." in empty.text) == (422, True)
    done = login(alice).post(url("resolve_remark", remark.uuid), {"resolution": "Taken into v3."}, follow=True)
    assert "Taken into v3." in done.text and "awaits an answer" not in done.text
    place = url("make_remark", remark.paragraph)
    assert login(facilitator).post(place, {"body": "Mine"}, follow=True).text.count("Mine") == 1
    for bad in ("", "x" * 3000, "nul\x00"):
        answer = login(alice).post(place, {"body": bad})
        assert answer.status_code == 422
    assert login(alice).get(url("make_remark", uuid4())).status_code == 404
    assert login(alice).get(url("reply_to_remark", uuid4())).status_code == 404


def test_what_people_write_is_shown_as_text(made, url, login, alice):
    paragraph = made.two.paragraphs.get().uuid
    actions.make_remark(made.two.text, by=alice, paragraph=paragraph, body="<script>alert(1)</script>")
    assert "<script>alert" not in login(alice).get(url("vision")).text


def test_a_place_without_a_text_has_no_remarks(partnership, url, login, alice):
    assert login(alice).get(url("make_remark", uuid4())).status_code == 404
    assert login(alice).get(url("resolve_remark", uuid4())).status_code == 404
    assert login(alice).get(url("propose_amendment")).status_code == 404
