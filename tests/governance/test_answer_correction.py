"""Answering a correction: taken in, it makes a new version; kept beside, it has its reason; what was sent stays."""

import json

import pytest

from core import clock
from core.refusals import Refused
from governance import actions
from tests.governance.test_ask_correction import ask


def test_taken_in_it_makes_a_version_where_it_is_printed(sent, facilitator, alice):
    first = sent()
    correction = ask(first, alice)
    with clock.at(first.sent_at):
        answered = actions.answer_correction(correction, by=facilitator, accept=True, answer="Bien vu.")
    assert (answered.state, answered.answered_by) == ("accepted", facilitator)
    second = first.meeting.minutes.get(number=2)
    (printed,) = json.loads(second.data)["corrections"]
    assert (printed["seat"], printed["words"], printed["answer"]) == ("Logis & Lumière", "72 ménages.", "Bien vu.")
    assert (second.sent_at, second.papers.count()) == (None, 2)
    before = first.data
    first.refresh_from_db()
    assert first.data == before
    assert json.loads(second.data)["decisions"] == json.loads(before)["decisions"]


def test_two_of_them_add_up(sent, facilitator, alice, bob):
    first = sent()
    asked = [ask(first, alice, "Un."), ask(first, bob, "Deux.")]
    with clock.at(first.sent_at):
        for correction in asked:
            actions.answer_correction(correction, by=facilitator, accept=True)
    words = [row["words"] for row in json.loads(first.meeting.minutes.get(number=3).data)["corrections"]]
    assert words == ["Un.", "Deux."]


def test_kept_beside_it_has_its_reason_and_makes_no_version(sent, facilitator, alice):
    minutes = sent()
    correction = ask(minutes, alice)
    with pytest.raises(Refused, match="why the minutes stay as they are"):
        actions.answer_correction(correction, by=facilitator, accept=False)
    answered = actions.answer_correction(correction, by=facilitator, accept=False, answer="Compté deux fois.")
    assert (answered.state, answered.answer) == ("refused", "Compté deux fois.")
    assert minutes.meeting.minutes.count() == 1


def test_once_by_the_facilitator(sent, facilitator, alice):
    correction = ask(sent(), alice)
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.answer_correction(correction, by=alice, accept=True)
    actions.answer_correction(correction, by=facilitator, accept=True)
    with pytest.raises(Refused, match="answered already"):
        actions.answer_correction(correction, by=facilitator, accept=True)
