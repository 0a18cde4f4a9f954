"""A line that is not read whole for a time: who restricts it, which lines, for how long; all are told that one is."""

from datetime import date

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.events import INVITATION_ENDING
from partnerships.journal import emit, restriction_of, sentence
from partnerships.models import Notice, Partnership, Restriction
from tests.conftest import text
from tests.partnerships.restricted import DAY, line, restrict
from tests.partnerships.saying import last_line


def test_all_read_its_title_the_reason_and_the_day_and_are_told(made, alice, bob, carol, facilitator, at):
    with at(2026, 1, 6, 9):
        entry = line("partnerships.offer_made")
        restrict(entry, alice)
        assert sentence(entry) == "An offer. Restricted until 10 February 2026: A bargain under way"
        number = entry.sequence
        assert last_line(made.partnership) == (
            f"Alice (Logis & Lumière) restricted line {number} of the register until 10 February 2026, "
            "under the title “An offer”: A bargain under way"
        )
    told = Notice.objects.filter(entry__event="partnerships.entry_restricted")
    assert {notice.user for notice in told} == {who.user for who in (alice, bob, carol, facilitator)}
    assert not told.exclude(mail=None).exists()


def test_the_line_of_the_restriction_tells_nothing_of_what_it_protects(made, alice, at):
    with at(2026, 1, 6, 9):
        before = sentence(line("partnerships.offer_made"))
        restrict(line("partnerships.offer_made"), alice)
    assert "to the need N01" in before
    assert "N01" not in last_line(made.partnership)


def test_it_ends_by_itself_after_its_day(made, alice, at):
    with at(2026, 1, 6, 9):
        entry = line("partnerships.offer_made")
        whole = sentence(entry)
        restrict(entry, alice)
    with at(2026, 2, 10, 22):
        assert restriction_of(entry)
    with at(2026, 2, 10, 23, 30):  # the 11th has begun in Paris
        assert restriction_of(entry) is None
        assert sentence(entry) == whole


@pytest.mark.parametrize("who", ["alice", "facilitator"])
def test_who_acted_and_the_facilitator_may(made, who, request, at):
    with at(2026, 1, 6, 9):
        assert restrict(line("partnerships.offer_made"), request.getfixturevalue(who))


def test_a_colleague_who_speaks_for_the_organisation_that_acted_may(made, alice, facilitator, at):
    with at(2026, 1, 6, 9):
        invited = actions.invite_member(alice.partner, by=facilitator, name="Yves", email="yves@example.org")
        colleague = actions.accept_invitation(invited, by=actions.open_account(invited))
        assert restrict(line("partnerships.offer_made"), colleague)


def test_others_may_not(made, bob, at):
    with at(2026, 1, 6, 9), pytest.raises(Refused, match="by those who speak for the organisation it names as acting"):
        restrict(line("partnerships.offer_made"), bob)


def test_what_time_did_is_the_facilitator_s_alone(made, alice, facilitator, at):
    with at(2026, 1, 6, 9):
        told = {"code": "x", "partner": "BDF", "day": DAY, "step": 0}
        emit(INVITATION_ENDING, made.partnership, by=facilitator, on_behalf_of=alice.partner, **told)
        assert restrict(line("partnerships.invitation_ending"), alice)


@pytest.mark.parametrize("event", ["partnerships.entry_restricted", "partnerships.restriction_lifted"])
def test_restrictions_themselves_stay_open_to_all(made, alice, facilitator, event, at):
    with at(2026, 1, 6, 9):
        made_one = restrict(line("partnerships.offer_made"), alice)
        actions.lift_restriction(made_one, by=alice)
        with pytest.raises(Refused, match="and restrictions themselves bind everybody"):
            restrict(line(event), facilitator)


def test_departures_stay_open_to_all(made, alice, bob, facilitator, at):
    with at(2026, 1, 6, 9):
        actions.withdraw_partner(bob.partner, by=facilitator, reason="Elections")
        with pytest.raises(Refused, match="departures and exclusions"):
            restrict(line("partnerships.partner_withdrawn"), facilitator)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"title": text("")}, "Give the line a title that all may read."),
        ({"reason": text("")}, "Say why the line is restricted"),
        ({"until_on": date(2026, 1, 6)}, "Choose a day to come"),
        ({"until_on": date(2027, 1, 7)}, "Twelve months at most"),
    ],
)
def test_a_title_a_reason_and_a_day_within_twelve_months(made, alice, changed, why, at):
    with at(2026, 1, 6, 9), pytest.raises(Refused, match=why):
        restrict(line("partnerships.offer_made"), alice, **changed)


def test_twelve_months_to_the_day_even_from_a_29th_of_february(made, alice, facilitator, at):
    with at(2028, 2, 29, 9):
        assert restrict(line("partnerships.offer_made"), alice, until_on=date(2029, 2, 28))
    with at(2028, 2, 29, 9), pytest.raises(Refused, match="Twelve months at most"):
        restrict(line("partnerships.need_added"), facilitator, until_on=date(2029, 3, 1))


def test_it_is_renewed_before_it_ends_and_each_reason_is_kept(made, alice, at):
    entry = line("partnerships.offer_made")
    with at(2026, 1, 6, 9):
        first = restrict(entry, alice)
    with at(2026, 2, 10, 9):
        restrict(entry, alice, reason=text("Encore", "Still"), until_on=date(2026, 3, 1))
        assert sentence(line("partnerships.offer_made")) == "An offer. Restricted until 1 March 2026: Still"
        assert "keeps line" in last_line(made.partnership)
    first.refresh_from_db()
    assert first.lifted_by == alice
    assert Restriction.objects.filter(entry=entry).count() == 2


def test_once_it_has_ended_nobody_can_unread_it(made, alice, at):
    entry = line("partnerships.offer_made")
    with at(2026, 1, 6, 9):
        restrict(entry, alice)
    with at(2026, 2, 11, 9), pytest.raises(Refused, match="nobody can unread it"):
        restrict(line("partnerships.offer_made"), alice, until_on=date(2026, 3, 1))


def test_not_in_a_partnership_that_is_closed(made, alice, at):
    Partnership.objects.update(state=Partnership.State.CLOSED)
    with at(2026, 1, 6, 9), pytest.raises(Refused, match="This partnership is closed"):
        restrict(line("partnerships.offer_made"), alice)


def test_from_its_page(made, url, login, alice, bob, at):
    with at(2026, 1, 6, 9):
        number = line("partnerships.offer_made").sequence
        browser = login(alice)
        assert "Restrict this line for a time" in browser.get(url("journal_line", number)).text
        assert browser.get(url("restrict_entry", number)).status_code == 200
        typed = {"title_fr": "Une offre", "title_en": "An offer", "reason_fr": "En négociation"}
        typed["until_on"] = "2026-02-10"
        assert browser.post(url("restrict_entry", number), typed).status_code == 302
        read = login(bob).get(url("journal_line", number)).text
        assert "An offer. Restricted until 10 February 2026:" in read and "En négociation" in read
        assert "Restricted by Alice on 6 January 2026, until 10 February 2026." in read
        assert login(bob).get(url("restrict_entry", number)).status_code == 403
        assert "An offer" in browser.get(url("restrict_entry", number)).text  # renewed from what it says now
        assert browser.get(url("journal_line", 9999)).status_code == 404
        empty = browser.post(url("restrict_entry", number), {"title_fr": "", "reason_fr": "x", "until_on": "x"})
        assert empty.status_code == 422
