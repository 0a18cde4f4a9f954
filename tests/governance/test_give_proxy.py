"""A seat lets another answer for it, in writing and within limits; its own answer always comes first."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from core import clock
from core.refusals import Refused
from governance import actions, contents
from governance.models import Decision, Mandate, Proxy, RuleSet
from governance.rules.proxies import most_at_once
from partnerships import journal
from partnerships.models import Notice, Partner
from tests.conftest import join


@pytest.fixture
def days(partnership) -> dict[str, date]:
    """From today to ten days later."""
    return {"since_on": partnership.today(), "until_on": partnership.today() + timedelta(days=10)}


@pytest.fixture
def give(committee, carol, days):
    """Calorane gives its proxy to Ville de Saint-Aubin: `give(to="LLU", by=alice)`."""

    def given(to: str = "VSA", of: str = "CAL", by=None, **more) -> Proxy:
        details = {"holder": committee.seats[to], **days, **more}
        return actions.give_proxy(committee.seats[of], by=by or carol, **details)

    return given


def test_a_seat_gives_its_proxy_and_the_people_of_both_are_told(give, bob, carol, partnership):
    proxy = give(instructions=" Vote for, if the price is right. ")
    assert proxy.instructions == "Vote for, if the price is right."
    entry = partnership.journal.latest("sequence")
    said = journal.sentence(entry)
    assert "Carol (Calorane SA) gave the proxy of Calorane SA to Ville de Saint-Aubin" in said
    assert "for every decision" in said
    assert [notice.user for notice in Notice.objects.filter(entry=entry)] == [bob.user]


def test_the_facilitator_writes_down_a_written_proxy_on_behalf(give, facilitator, carol, partnership):
    give(by=facilitator)
    entry = partnership.journal.latest("sequence")
    assert "on behalf of Calorane SA" in journal.sentence(entry)
    assert carol.user in [notice.user for notice in Notice.objects.filter(entry=entry)]


def test_for_one_decision_alone(give, propose, partnership):
    one, other = propose(), propose()
    give(decision=one)
    assert f"for {one.number} alone" in journal.sentence(partnership.journal.latest("sequence"))
    give(decision=other)
    with pytest.raises(Refused, match="has given its proxy over those days already"):
        give(decision=one)
    with pytest.raises(Refused, match="has given its proxy over those days already"):
        give(to="LLU")


def test_not_by_the_people_of_another_seat(give, bob):
    with pytest.raises(Refused, match="Only the people of this seat"):
        give(by=bob)


def test_not_where_the_rules_allow_none(give):
    RuleSet.objects.update(proxies_per_seat=0)
    with pytest.raises(Refused, match="do not allow proxies"):
        give()


def test_not_before_rules_are_set(give):
    RuleSet.objects.update(in_force_at=None)
    with pytest.raises(Refused, match="There are no decision rules yet"):
        give()


def test_not_more_than_the_rules_allow_in_one_hand(give, facilitator, alice, committee):
    give()
    with pytest.raises(Refused, match="holds a proxy over those days already: the rules allow 1"):
        give(of="LLU", by=alice)
    RuleSet.objects.update(proxies_per_seat=2)
    give(of="LLU", by=alice)
    dana = join(facilitator, "Quatrième", "QUA", "dana")
    seat = actions.add_seat(committee.body, by=facilitator, partner=dana.partner)
    actions.give_mandate(seat, by=facilitator, member=dana, capacity="titular", since_on=date(2026, 1, 1))
    committee.seats["QUA"] = seat
    with pytest.raises(Refused, match="as many proxies over those days as the rules allow: 2"):
        give(of="QUA", by=dana)


def test_days_that_do_not_meet_leave_the_hand_free(give, days, alice):
    give()
    later = days["until_on"] + timedelta(days=1)
    assert give(of="LLU", by=alice, since_on=later, until_on=later)


def test_what_is_counted_is_one_same_day_and_one_same_decision():
    first = Proxy(since_on=date(2026, 3, 1), until_on=date(2026, 3, 10))
    second = Proxy(since_on=date(2026, 3, 20), until_on=date(2026, 3, 30))
    period = (date(2026, 3, 5), date(2026, 3, 25))
    assert most_at_once([], *period) == 0
    assert most_at_once([first, second], *period) == 1
    second.since_on = date(2026, 3, 10)
    assert most_at_once([first, second], *period) == 2
    first.decision_id, second.decision_id = 1, 2
    assert most_at_once([first, second], *period) == 1
    second.decision_id = None
    assert most_at_once([first, second], *period) == 2


def test_no_chain(give, alice, bob):
    give()
    with pytest.raises(Refused, match="holds another’s proxy over those days"):
        give(of="VSA", to="LLU", by=bob)
    with pytest.raises(Refused, match="has given its own proxy over those days"):
        give(of="LLU", to="CAL", by=alice)


def test_not_to_itself(give):
    with pytest.raises(Refused, match="cannot hold its own proxy"):
        give(to="CAL")


def test_not_to_a_seat_of_another_committee(give, committee, partnership):
    committee.seats["VSA"].body = partnership.bodies.create(
        kind="advisory", name={"fr": "Technique"}, seated_at=clock.now()
    )
    committee.seats["VSA"].save()
    with pytest.raises(Refused, match="another seat of the same committee"):
        give()


def test_not_to_an_observer_nor_by_one(give, committee):
    seat = committee.seats["VSA"]
    seat.voting = False
    seat.save()
    with pytest.raises(Refused, match="An observer has no vote, and cannot hold"):
        give()
    committee.seats["CAL"].voting = False
    committee.seats["CAL"].save()
    with pytest.raises(Refused, match="An observer has no vote to entrust"):
        give(to="LLU")


def test_not_to_a_vacant_seat_nor_by_one(give, bob, carol, facilitator):
    Mandate.objects.filter(member=bob).update(ended_on="2026-01-06")
    with pytest.raises(Refused, match="Nobody holds this seat over those days"):
        give()
    Mandate.objects.filter(member=carol).update(ended_on="2026-01-06")
    with pytest.raises(Refused, match="Nobody holds this seat: name a person"):
        give(by=facilitator)


def test_not_to_a_seat_that_has_gone_nor_by_one(give, committee, facilitator):
    committee.seats["VSA"].ended_at = clock.now()
    committee.seats["VSA"].save()
    with pytest.raises(Refused, match="its seat cannot hold a proxy"):
        give()
    Partner.objects.filter(code="CAL").update(standing=Partner.Standing.FORMER)
    with pytest.raises(Refused, match="its seat answers no more"):
        give(to="LLU", by=facilitator)


def test_not_where_one_of_both_has_an_interest(give, propose, committee, bob, carol):
    decision = propose()
    actions.declare_recusal(decision, by=bob, seat=committee.seats["VSA"], reason="Ours.")
    with pytest.raises(Refused, match="The organisation that you chose has an interest"):
        give(decision=decision)
    actions.declare_recusal(decision, by=carol, seat=committee.seats["CAL"], reason="Ours.")
    with pytest.raises(Refused, match="its seat is out, and its proxy with it"):
        give(to="LLU", decision=decision)


def test_not_for_a_decision_that_is_over_or_of_another_committee(give, propose, facilitator, partnership):
    decision = propose()
    actions.withdraw_decision(decision, by=facilitator, reason="Later.")
    with pytest.raises(Refused, match="decision is closed"):
        give(decision=decision)
    other = propose()
    advice = partnership.bodies.create(kind="advisory", name={"fr": "Technique"}, seated_at=clock.now())
    Decision.objects.filter(pk=other.pk).update(body=advice)
    with pytest.raises(Refused, match="not in the committee that takes this decision"):
        give(decision=other)


def test_from_today_in_order_and_for_ninety_days_at_most(give, partnership):
    today = partnership.today()
    with pytest.raises(Refused, match="starts today at the earliest"):
        give(since_on=today - timedelta(days=1))
    with pytest.raises(Refused, match="ends after it starts"):
        give(since_on=today + timedelta(days=1), until_on=today)
    with pytest.raises(Refused, match="lasts 90 days at most"):
        give(until_on=today + timedelta(days=90))
    assert give(until_on=today + timedelta(days=89))


def test_from_the_page(committee, partnership, carol, bob, login, days):
    page = reverse("governance:give_proxy", args=[partnership.slug, committee.seats["CAL"].uuid])
    home = reverse("governance:committee", args=[partnership.slug])
    assert login(bob).get(page).status_code == 403
    browser = login(carol)
    assert page in browser.get(home).content.decode()
    assert browser.get(page).status_code == 200
    given = {"since_on": days["since_on"].isoformat(), "until_on": days["until_on"].isoformat()}
    for hostile in ("", "nonsense", "7b3f6a8e-0000-4000-8000-000000000000", committee.seats["CAL"].uuid):
        assert browser.post(page, {**given, "holder": hostile}).status_code == 422
    given["holder"] = committee.seats["VSA"].uuid
    assert login(bob).post(page, given).status_code == 403
    assert browser.post(page, {**given, "decision": "7b3f6a8e-0000-4000-8000-000000000000"}).status_code == 422
    assert browser.post(page, {**given, "until_on": "2031-01-01"}).status_code == 403
    assert browser.post(page, given).status_code == 302
    shown = login(bob).get(home).content.decode()
    assert "Ville de Saint-Aubin may answer for Calorane SA" in shown
    assert "Revoke it" not in shown
    assert "Revoke it" in browser.get(home).content.decode()


def test_the_committee_lists_those_that_run(give, partnership, days):
    proxy = give()
    assert contents.committee(partnership).proxies == (proxy,)
    with clock.at(clock.end_of_day(days["until_on"], partnership.time_zone) + timedelta(hours=1)):
        assert contents.committee(partnership).proxies == ()


def test_more_proxies_take_no_more_queries(give, propose, alice, partnership, login, django_assert_max_num_queries):
    home, browser = reverse("governance:committee", args=[partnership.slug]), login(alice)
    RuleSet.objects.update(proxies_per_seat=9)
    taken = set()
    for _number in range(3):
        give(decision=propose())
        browser.get(home)
        with django_assert_max_num_queries(18) as asked:
            browser.get(home)
        taken.add(len(asked))
    assert len(taken) == 1
