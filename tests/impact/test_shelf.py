"""All that a partnership measures on one page: a page of the table at a time, by the state one asks for."""

import pytest

from benchmarks.crowd import copy
from impact import actions, contents
from impact.contents.shelf import PER_PAGE
from impact.models import Indicator
from partnerships.actions import give_consent, withdraw_partner
from partnerships.models import Consent
from tests.conftest import text


@pytest.fixture
def many(helped) -> list[Indicator]:
    """One more adopted indicator than a page holds, none of them measured."""
    rows = Indicator.objects.bulk_create(
        copy(helped, code=f"J{n:03}", title=text(f"Mesure {n}", f"Measure {n}")) for n in range(PER_PAGE)
    )
    return [helped, *rows]


def codes(shelf: contents.Shelf) -> list[str]:
    return [card.indicator.code for card in shelf.page]


def test_the_table_is_read_a_page_at_a_time_and_the_strip_counts_all(many, page, login, alice):
    browser, address = login(alice), page("indicator_list")
    first, second = browser.get(address).text, browser.get(f"{address}?page=2").text
    assert "Measure 48" in first and "Measure 49" not in first
    assert "Measure 49" in second and "Measure 48" not in second
    for shown in (first, second):
        assert f"{len(many)} indicators, 0 measured." in shown
        assert "of 2</span>" in shown
    assert "?page=2#figures" in first


def test_one_state_alone_is_shown_on_request(many, helped, partnership, measure, page, login, bob):
    actions.contest_measurement(measure(helped), by=bob, reason=text("Doublons", "Counted twice"))
    contested = contents.shelf(partnership, "contested")
    assert codes(contested) == [helped.code] and len(contested.cards) == len(many)
    assert helped.code not in codes(contents.shelf(partnership, "no_data", 1))
    shown = login(bob).get(page("indicator_list"), {"status": "contested"}).text
    assert f"1 indicator of {len(many)} is in this state." in shown
    assert '?status=contested#figures" aria-current="true"' in shown
    assert "Measure 1" not in shown
    for typed in ("never", "a\x00b", "'"):
        assert len(contents.shelf(partnership, typed).page.paginator.object_list) == len(many)
    assert contents.shelf(partnership, "behind").page.paginator.count == 0


def test_a_status_set_by_hand_is_the_one_that_is_filtered(helped, partnership, measure, alice, bob):
    actions.confirm_measurement(measure(helped), by=bob)
    actions.override_status(helped, by=alice, status="watch", reason=text("La source se tarit."))
    assert codes(contents.shelf(partnership, "watch")) == [helped.code]


def test_the_last_stories_and_how_many_were_told(partnership, tell, alice):
    assert contents.latest_stories(partnership, 3) == ([], 0)
    told = [tell() for _number in range(4)]
    actions.withdraw_story_consent(told[3], by=alice)
    found, number = contents.latest_stories(partnership, 2)
    assert ([row.pk for row in found], number) == ([told[1].pk, told[2].pk], 3)


def test_where_the_framing_stands_is_counted_as_its_page_counts_it(partnership, alice, bob, carol, framed, facilitator):
    def both() -> tuple[bool, int, int]:
        short, whole = contents.framed(partnership), contents.framing(partnership)
        assert short.label == whole.version.label
        found = short.agreed, short.consenting, short.asked
        assert found == (whole.agreed, whole.consents.agreed, len(whole.consents.answers))
        return found

    assert both() == (True, 3, 3)
    give_consent(framed.text.current(), by=bob, position=Consent.Position.OBJECTION, reason="Trop vite.")
    assert both() == (False, 2, 3)
    withdraw_partner(bob.partner, by=facilitator, reason="Parti.")
    assert both() == (True, 2, 2)


def test_nobody_has_written_a_framing(partnership):
    assert contents.framed(partnership) is None
