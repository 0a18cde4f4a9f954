"""Home is complete: each rule is asked or free, and what is announced opens on a page that takes it."""

import pytest
from celery import current_app
from django.utils.module_loading import autodiscover_modules, import_string

from core.rules import RULES
from overview.contents.mine import awaits, home
from partnerships import actions as building
from tests.conftest import text
from tests.furnished import furnish
from tests.kept import kept
from tests.overview.asked import ASKED, FREE
from tests.policy import INSIDE

FREE_ACTS = [act for acts in FREE.values() for act in acts.split()]


@pytest.mark.once
def test_every_rule_is_asked_by_the_moment_or_free_and_never_both():
    autodiscover_modules("rules")
    assert sorted([*ASKED, *FREE_ACTS]) == sorted(RULES)


@pytest.mark.once
@pytest.mark.parametrize("where", sorted(set(ASKED.values())))
def test_what_announces_it_exists(where):
    assert callable(import_string(where))


@pytest.mark.once
def test_every_await_announces_an_act():
    """No announcement without an act: each function that yields cards is named in the table, or calls only such."""
    assert all(where.split(".")[1] == "awaits" for where in ASKED.values())


@pytest.fixture
@kept
def furnished(partnership, facilitator, alice, bob, carol):
    current_app.loader.import_default_modules()
    return furnish(partnership, facilitator, alice, bob, carol)


def test_each_card_opens_on_a_page_for_its_reader_and_no_two_open_on_the_same(
    furnished, partnership, facilitator, alice, bob, carol, login
):
    for who in (facilitator, alice, bob, carol):
        cards = awaits(who)
        assert cards
        told = [(card.link, card.title) for card in cards]
        assert len(told) == len(set(told)), told
        browser = login(who)
        for card in cards:
            path = card.link.partition("#")[0]
            answer = browser.get(path)
            assert answer.status_code == 200, f"{who} {card.title}: {path} {answer.status_code}"
    theirs = [row["what"] for row in home(furnished.peer)["awaits"]]
    assert {card.title for card in theirs} >= {"Write your peer review", "Answer a remark of fact"}
    assert {login(furnished.peer).get(card.link).status_code for card in theirs} == {200}


def test_nothing_is_asked_in_a_closed_partnership(furnished, partnership, facilitator, alice, bob, carol):
    building.change_stage(partnership, by=facilitator, stage="closed", reason="Done.")
    for who in (facilitator, alice, bob, carol):
        who.partnership.refresh_from_db()
        assert awaits(who) == []
        assert home(who.user)["awaits"] == []


def test_an_act_with_a_form_of_its_own_is_in_the_policy_for_who_is_asked():
    """What is asked of members can be done by some of them: the table of addresses lets somebody in."""
    inside = {name.replace(":", "."): line for name, line in INSIDE.items()}
    asked = [act for act in ASKED if act in inside]
    assert [act for act in asked if set(inside[act]) == {"nobody"}] == []


def test_nobody_new_is_asked_anything_by_a_partnership_that_begins(founder):
    made = building.start_partnership(by=founder, name=text("Neuf"), issue=text("Un"), territory=text("Là"))
    cards = home(founder)["awaits"]
    assert [card["what"].title for card in cards] == ["Invite the first organisation"]
    assert cards[0]["partnership"] == made
