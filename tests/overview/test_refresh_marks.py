"""The recipe is read again after each act and as time passes; a line that changes its state says so, once."""

from core import clock
from overview import actions
from overview.clock import tick
from overview.contents.lines import marks_of
from overview.models import Mark, MarkChange
from partnerships import actions as building
from tests.conftest import text


def states(partnership, line: str) -> list[tuple[int, str]]:
    rows = MarkChange.objects.filter(partnership=partnership, line=line)
    return list(rows.order_by("rank").values_list("rank", "state"))


def test_the_first_reading_is_noted_for_each_line(partnership, at):
    with at(2026, 2, 1, 9):
        actions.refresh_marks(partnership)
        read_at = clock.now()
    rows = MarkChange.objects.filter(partnership=partnership)
    assert rows.count() == 15
    assert set(rows.values_list("rank", "read_at")) == {(1, read_at)}
    noted = {row.line: (row.state, row.params) for row in rows}
    assert noted == {row.line: (row.state, row.params) for row in Mark.objects.filter(partnership=partnership)}


def test_only_another_state_is_noted(partnership, facilitator, alice, bob):
    assert (actions.refresh_marks(partnership), states(partnership, "D1")) == (partnership, [(1, "not_yet")])
    version = building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    actions.refresh_marks(partnership)
    building.give_consent(version, by=alice, position="consent")
    actions.refresh_marks(partnership)
    assert states(partnership, "D1") == [(1, "not_yet"), (2, "under_way")]
    assert MarkChange.objects.get(line="D1", rank=2).params["done"] == 0, "the evidence of the day it changed"
    assert marks_of(partnership)["D1"].params["done"] == 1, "while the rail reads what holds today"
    assert states(partnership, "D2") == [(1, "not_yet")]


def test_a_line_that_goes_back_says_so_too(partnership, facilitator, alice, bob, carol):
    version = building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    for member in (alice, bob, carol):
        building.give_consent(version, by=member, position="consent")
    actions.refresh_marks(partnership)
    building.propose_version(
        partnership, by=facilitator, paragraphs=[(None, text("Autre vision"))], reason=text("Mieux")
    )
    actions.refresh_marks(partnership)
    assert [state for _rank, state in states(partnership, "D1")] == ["in_place", "under_way"]


def test_an_act_refreshes_the_marks_of_the_rail(partnership, facilitator, login):
    browser = login(facilitator)
    given = {"title_fr": "Visites", "criticality": 3, "required": 2}
    browser.post(f"/partnerships/{partnership.slug}/needs/new/", given)
    assert marks_of(partnership)["D3"].params["critical"] == 1
    assert states(partnership, "D3") == [(1, "under_way")]


def test_a_refused_act_refreshes_nothing(partnership, alice, login):
    given = {"title_fr": "x", "criticality": 3, "required": 2}
    login(alice).post(f"/partnerships/{partnership.slug}/needs/new/", given)
    assert (marks_of(partnership), MarkChange.objects.count()) == ({}, 0)


def test_time_alone_changes_a_line(partnership, facilitator):
    tick()
    assert len(marks_of(partnership)) == 15
    tick()
    assert MarkChange.objects.count() == 15
