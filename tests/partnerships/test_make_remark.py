"""A remark beside a paragraph: the register says that there is one, and it is shown as text."""

from uuid import uuid4

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.actions import remarks
from partnerships.models import JournalEntry


def test_the_register_keeps_no_remark_only_that_there_was_one(remark):
    entry = JournalEntry.objects.get(event="partnerships.remark_made")
    assert entry.params == {"rank": 1, "of": {"en": "Shared vision", "fr": "Vision partagée"}}
    assert entry.link.endswith(f"#remark-{remark.uuid}")


def test_on_a_paragraph_that_is_gone(made, alice):
    with pytest.raises(Refused, match="not in the current version any more"):
        actions.make_remark(made.two.text, by=alice, paragraph=uuid4(), body="Where?")


def test_nobody_reads_very_many(remark, monkeypatch, alice):
    monkeypatch.setattr(remarks, "WAITING", 1)
    with pytest.raises(Refused, match="Close those that are answered first"):
        actions.make_remark(remark.text, by=alice, paragraph=remark.paragraph, body="More")


def test_what_people_write_is_shown_as_text(made, url, login, alice):
    paragraph = made.two.paragraphs.get().uuid
    actions.make_remark(made.two.text, by=alice, paragraph=paragraph, body="<script>alert(1)</script>")
    assert "<script>alert" not in login(alice).get(url("vision")).text
