"""A restriction is lifted before its day by those it protects; what all can read again stays readable."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.journal import sentence
from partnerships.models import Member, Partnership
from tests.partnerships.restricted import line, restrict
from tests.partnerships.saying import last_line


@pytest.fixture
def kept(made, alice, at):
    with at(2026, 1, 6, 9):
        yield restrict(line("partnerships.offer_made"), alice)


def test_who_set_it_lifts_it_and_the_register_says_so(kept, made, alice):
    actions.lift_restriction(kept, by=alice)
    assert "Restricted" not in sentence(line("partnerships.offer_made"))
    assert last_line(made.partnership) == (
        f"Alice (Logis & Lumière) lifted the restriction of line {kept.entry.sequence} of the register: "
        "all read it whole again."
    )


def test_not_the_facilitator_who_did_not_set_it(kept, facilitator):
    with pytest.raises(Refused, match="A restriction is lifted by who set it"):
        actions.lift_restriction(kept, by=facilitator)


def test_the_facilitator_once_who_set_it_has_left(kept, facilitator, alice):
    Member.objects.filter(pk=alice.pk).update(ended_at=kept.set_at)
    assert actions.lift_restriction(kept, by=facilitator).lifted_by == facilitator


def test_who_acted_lifts_what_the_facilitator_set(made, alice, facilitator, at):
    with at(2026, 1, 6, 9):
        kept = restrict(line("partnerships.offer_made"), facilitator)
        assert actions.lift_restriction(kept, by=alice).lifted_by == alice


def test_who_acted_lifts_their_own_without_an_organisation(made, facilitator, at):
    with at(2026, 1, 6, 9):
        kept = restrict(line("partnerships.need_added"), facilitator)
        assert actions.lift_restriction(kept, by=facilitator).lifted_by == facilitator


def test_not_another_partner(kept, bob):
    with pytest.raises(Refused, match="A restriction is lifted by who set it"):
        actions.lift_restriction(kept, by=bob)


def test_not_twice_and_never_restricted_again(kept, alice):
    actions.lift_restriction(kept, by=alice)
    with pytest.raises(Refused, match="This restriction has ended already"):
        actions.lift_restriction(kept, by=alice)
    with pytest.raises(Refused, match="nobody can unread it"):
        restrict(line("partnerships.offer_made"), alice)


def test_not_in_a_partnership_that_is_closed(kept, alice):
    Partnership.objects.update(state=Partnership.State.CLOSED)
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.lift_restriction(kept, by=alice)


def test_from_its_page(kept, url, login, alice, bob):
    number = kept.entry.sequence
    assert "Let all read it again" in login(alice).get(url("journal_line", number)).text
    assert login(bob).get(url("lift_restriction", number)).status_code == 403
    assert "An offer" in login(alice).get(url("lift_restriction", number)).text
    assert login(alice).post(url("lift_restriction", number)).status_code == 302
    assert "All partners, the same words, at the same time." in login(bob).get(url("journal_line", number)).text
    assert login(alice).post(url("lift_restriction", number)).status_code == 404
