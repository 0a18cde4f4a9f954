"""Entry into force on a date or with enough signatures; those who are late join by signing."""

import pytest
from django.urls import reverse

from charters import actions
from charters.clock.collecting import enter_due_versions
from charters.contents.standing import standing_of
from core.acts import CLOCK
from partnerships.models import Partnership
from tests.charters.conftest import fresh, later, on, place, sign, told, with_terms


@pytest.fixture
def dated(opened):
    """In force in five days, between those that have signed."""
    return with_terms(opened, entry_rule="on_date", entry_on=on(opened, 5))


def test_before_its_date_nothing_enters_even_signed_by_all(dated, alice, bob, carol):
    for member in (alice, bob, carol):
        sign(dated, member)
    assert fresh(dated).state == "frozen" and enter_due_versions() == 0
    with later(5):
        assert enter_due_versions() == 1 and enter_due_versions() == 0
    assert fresh(dated).state == "in_force"


def test_on_its_date_it_binds_those_that_have_signed_and_the_late_join(dated, partnership, alice, bob, carol, login):
    sign(dated, alice), sign(dated, bob)
    with later(6):
        enter_due_versions()
        version = fresh(dated)
        said = standing_of(version)
        assert version.state == "in_force" and "between the 2 of 3 that have signed" in said.sentence
        assert "join by signing" in said.next and told("charter_in_force_on_date") == {"Alice", "Bob", "Carol", "Bruno"}
        assert fresh(carol.partner).bound_since is None and fresh(alice.partner).bound_since
        page = login(carol).get(reverse("charters:charter", args=[partnership.slug])).content.decode()
        assert "between the 2 of 3" in page and "Sign for" in page
    with later(8):
        sign(version, carol)
        assert fresh(carol.partner).bound_since == on(dated, 0)
        assert "signed by all 3" in standing_of(fresh(dated)).sentence
    assert fresh(partnership).state == Partnership.State.RUNNING


def test_one_signature_is_no_agreement(dated, alice, bob, refused):
    sign(dated, alice)
    with later(6):
        assert "takes two" in refused(actions.enter_on_date, dated, by=CLOCK) and enter_due_versions() == 0
        sign(dated, bob)
    assert fresh(dated).state == "in_force", "the second signature after the date is enough"


def test_time_alone_does_it_and_on_a_date_only(dated, opened, facilitator, refused):
    assert "Time does this" in refused(actions.enter_on_date, dated, by=facilitator)
    assert "has not come" in refused(actions.enter_on_date, dated, by=CLOCK)
    other = with_terms(dated, entry_rule="last_signature", entry_on=None)
    assert "not enter into force on a date" in refused(actions.enter_on_date, other, by=CLOCK)


def test_enough_signatures_bring_it_into_force_and_the_others_join(opened, alice, bob, carol):
    enough = with_terms(opened, entry_rule="enough", entry_count=2)
    assert "as soon as 2 have signed" in standing_of(enough).next
    sign(enough, alice)
    assert fresh(enough).state == "frozen"
    sign(enough, bob)
    assert fresh(enough).state == "in_force" and told("charter_in_force_for_some")
    sign(fresh(enough), carol)
    assert fresh(carol.partner).bound_since and place(enough, carol).state == "signed"


def test_what_was_decided_takes_effect_with_it(opened, alice, bob, carol, monkeypatch):
    seen = []
    monkeypatch.setattr("charters.actions.entry.take_effect", seen.append)

    class Adopted:
        awaits_signatures = True

    monkeypatch.setattr(type(opened), "decision", Adopted())
    for member in (alice, bob, carol):
        sign(opened, member)
    assert len(seen) == 1
