"""The last day to sign: refused after it even before the clock came by, then said to all; more time revives."""

from datetime import timedelta

from charters import actions
from charters.awaits import awaits
from charters.clock.collecting import lapse_late_signatures
from charters.contents.sheet import sheet
from charters.contents.standing import standing_of
from core.acts import CLOCK
from tests.charters.conftest import code_for, digest, fresh, kinds, later, on, place, sign, told


def test_after_the_last_day_nothing_is_signed_whatever_the_clock_did(timed, alice, facilitator, refused):
    row = place(timed, alice)
    with later(11):
        assert "last day to sign" in refused(actions.ask_signing_code, row, by=alice)
        late = {"by": alice, "digest": digest(timed), "code": "1", "agreed": True}
        assert "last day to sign" in refused(actions.sign_charter, row, **late)
        by_hand = {"by": facilitator, "reference": "Archives"}
        assert "last day to sign" in refused(actions.record_paper_signature, row, **by_hand)


def test_the_last_day_lasts_until_its_end_where_the_partnership_is(timed, alice, bob):
    zone, last = timed.partnership.zone, timed.signing_until_on
    with later(10):
        assert lapse_late_signatures() == 0 and sign(timed, alice)
    assert zone and last == on(timed, 10)
    with later(11):
        assert lapse_late_signatures() == 1 and lapse_late_signatures() == 0
    assert place(timed, bob).state == "lapsed" and place(timed, alice).state == "signed"


def test_everybody_is_told_and_nothing_enters_into_force_by_itself(timed, alice, bob, facilitator):
    sign(timed, alice), sign(timed, bob)
    with later(11):
        actions.lapse_signatures(timed, by=CLOCK)
        where = standing_of(fresh(timed))
    assert kinds(timed)[-1] == "lapsed" and told("signatures_lapsed") == {"Alice", "Bob", "Carol", "Bruno"}
    assert fresh(timed).state == "frozen" and (where.signed, where.of, where.mark) == (2, 3, "stop")
    assert {place.word for place in sheet(timed)} == {"Signed", "Not signed in time"}
    assert any("not signed the charter in time" in one.title for one in awaits(facilitator))


def test_it_is_time_that_says_it(timed, facilitator, refused):
    with later(11):
        assert "Time does this" in refused(actions.lapse_signatures, timed, by=facilitator)
    assert "Nobody is late" in refused(actions.lapse_signatures, timed, by=CLOCK)


def test_a_code_asked_in_time_does_not_sign_after(timed, alice, refused):
    row = place(timed, alice)
    code = code_for(row, alice)
    actions.try_signing_code(row, by=alice, code=code)
    type(timed).objects.filter(pk=timed.pk).update(signing_until_on=timed.partnership.today() - timedelta(days=1))
    row = place(fresh(timed), alice)
    late = {"by": alice, "digest": digest(timed), "code": code, "agreed": True}
    assert "last day to sign" in refused(actions.sign_charter, row, **late)
