"""Two amendments of one paragraph become one on one screen; what they say differently is chosen by a person."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.contents.amendments import preview, proposed_of
from partnerships.contents.texts import paragraphs_of
from tests.conftest import text
from tests.partnerships.amendments import BOTH, OF_RESEARCHERS, amend, first, shared, version, words

__all__ = ["amend", "first", "shared", "version"]


def test_two_amendments_to_one_paragraph_are_merged_on_one_screen(amend, facilitator, bob, shared, first):
    one, two = amend(), amend(OF_RESEARCHERS, by=bob)
    for amendment in (one, two):
        with pytest.raises(Refused, match="Look at both on one screen"):
            actions.accept_amendment(amendment, by=facilitator)
    now = shared.current()
    several = proposed_of(shared.amendments.open(), now, dict(paragraphs_of(now)))
    together = preview(several)
    assert dict(together) == dict(BOTH)
    made = actions.merge_amendments(shared, by=facilitator, paragraph=first, body=together, reason="Both are right.")
    assert words(made)[0] == BOTH["en"]
    assert set(shared.amendments.values_list("state", "taken_into", "outcome_reason")) == {
        ("merged", made.pk, "Both are right.")
    }
    with pytest.raises(Refused, match="no longer two open amendments"):
        actions.merge_amendments(shared, by=facilitator, paragraph=first, body=together, reason="Again.")


def test_what_two_say_differently_is_chosen_by_a_person(amend, facilitator, bob, shared, first):
    amend(OF_RESEARCHERS)
    amend(
        text("La présence des habitants, le regard du laboratoire.", "The presence of residents, the eye of the lab."),
        bob,
    )
    now = shared.current()
    together = preview(proposed_of(shared.amendments.open(), now, dict(paragraphs_of(now))))
    assert "⟦" in together["fr"] and "laboratoire" in together["fr"] and "chercheurs" in together["fr"]
    with pytest.raises(Refused, match="two wordings"):
        actions.merge_amendments(shared, by=facilitator, paragraph=first, body=together, reason="Mixed.")
    assert shared.current() == now


def test_a_collision_is_shown_and_merged(amend, url, login, facilitator, bob, alice, first, shared):
    amend()
    amend(OF_RESEARCHERS, by=bob)
    page = login(facilitator).get(url("vision")).text
    assert "2 amendments change this paragraph" in page
    screen = login(facilitator).get(url("merge_amendments", first)).text
    assert BOTH["en"] in screen and "They know." in screen
    alone = login(facilitator).get(url("accept_amendment", 1))
    assert (alone.status_code, "Look at both on one screen" in alone.text) == (403, True)
    given = {"body_fr": BOTH["fr"], "body_en": BOTH["en"], "reason": "Both.", "after": "1", "shown": "1, 2"}
    assert (
        "Merged into version v0.5" in login(facilitator).post(url("merge_amendments", first), given, follow=True).text
    )
    late = login(facilitator).post(url("merge_amendments", first), given)
    assert late.status_code == 404, "nothing is left to merge"
    assert "Merged with another." in login(alice).get(url("amendment_detail", 2)).text
