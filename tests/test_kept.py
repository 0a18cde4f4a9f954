"""What is put back for a test is what the acts wrote, and nothing is put back where it would not fit."""

import pytest
from django.db import transaction

from core.chain import verify_chain
from partnerships import actions
from partnerships.models import JournalEntry, Partnership, Value
from tests.conftest import text
from tests.kept import kept, rows


@pytest.fixture
def made() -> list[str]:
    """What the acts made for real, in order."""
    return []


@pytest.fixture
def place(made):
    """A partnership that is kept."""

    @kept
    def started(founder) -> Partnership:
        made.append(founder.name)
        return actions.start_partnership(by=founder, name=text("Ici"), issue=text("X"), territory=text("Y"))

    return started


@pytest.fixture
def value(made):
    """A value of the partnership that is kept."""

    @kept
    def added(partnership, facilitator) -> Value:
        made.append("value")
        return actions.add_value(partnership, by=facilitator, name=text("Équité"), behaviour=text("Une voix"))

    return added


def undone(make, **given):
    """What is made, and every row there is then; forgotten at once."""
    with transaction.atomic():
        thing, found = make(**given), rows()
        transaction.set_rollback(True)
    return thing, found


def test_the_same_rows_are_put_back_and_the_register_holds(founder, place, made):
    first, wrote = undone(place, founder=founder)
    again = place(founder=founder)
    assert (again.pk, again.uuid, again.name, made) == (first.pk, first.uuid, first.name, ["Bruno"])
    assert rows() == wrote
    assert verify_chain(JournalEntry, again.uuid).intact


def test_what_one_test_does_to_it_the_next_does_not_see(founder, place):
    first, _wrote = undone(place, founder=founder)
    first.slug = "elsewhere"
    assert place(founder=founder).slug != "elsewhere"


def test_a_row_changed_by_the_fixture_is_changed_again(partnership, facilitator, value, made):
    _value, wrote = undone(value, partnership=partnership, facilitator=facilitator)
    value(partnership=partnership, facilitator=facilitator)
    assert (rows(), made) == (wrote, ["value"])


def test_after_another_act_it_is_made_anew(partnership, facilitator, value, made):
    undone(value, partnership=partnership, facilitator=facilitator)
    actions.add_value(partnership, by=facilitator, name=text("Respect"), behaviour=text("Écouter"))
    value(partnership=partnership, facilitator=facilitator)
    assert made == ["value", "value"]
    assert verify_chain(JournalEntry, partnership.uuid).intact


def test_for_somebody_else_it_is_made_anew(founder, stranger, place, made):
    undone(place, founder=founder)
    place(founder=stranger)
    assert made == ["Bruno", "Mallory"]


def test_where_it_is_already_it_is_made_anew(founder, place, made):
    place(founder=founder)
    assert place(founder=founder).slug != ""
    assert (made, Partnership.objects.count()) == (["Bruno", "Bruno"], 2)


def test_at_another_time_or_under_another_setting_it_is_made_anew(founder, place, made, at, settings):
    undone(place, founder=founder)
    with at(2026, 3, 1):
        undone(place, founder=founder)
    settings.SITE_URL = "https://elsewhere.example"
    undone(place, founder=founder)
    assert made == ["Bruno"] * 3
