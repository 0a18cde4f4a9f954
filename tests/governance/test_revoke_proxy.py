"""A seat takes its proxy back, as from now; what was answered by it stays until the seat answers itself."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core import clock
from core.refusals import Refused
from governance import actions
from governance.models import Proxy
from partnerships import journal


@pytest.fixture
def proxy(committee, carol, partnership) -> Proxy:
    """Ville de Saint-Aubin answers for Calorane today."""
    today = partnership.today()
    days = {"since_on": today, "until_on": today}
    return actions.give_proxy(committee.seats["CAL"], by=carol, holder=committee.seats["VSA"], **days)


def test_revoked_it_is_used_no_more_and_its_answer_stays(proxy, propose, committee, facilitator, bob, carol):
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    actions.cast_vote(decision, by=bob, position="for", seat=committee.seats["CAL"])
    actions.revoke_proxy(proxy, by=carol)
    with pytest.raises(Refused, match="holds no running proxy"):
        actions.cast_vote(decision, by=bob, position="against", seat=committee.seats["CAL"])
    assert decision.last_round().outcome_now().seats.for_ == 1
    assert actions.give_proxy(
        committee.seats["CAL"],
        by=carol,
        holder=committee.seats["LLU"],
        since_on=proxy.since_on,
        until_on=proxy.until_on,
    )


def test_the_facilitator_writes_it_down_on_behalf(proxy, facilitator, partnership):
    actions.revoke_proxy(proxy, by=facilitator)
    said = journal.sentence(partnership.journal.latest("sequence"))
    assert "on behalf of Calorane SA, revoked the proxy" in said


def test_not_by_who_holds_it(proxy, bob):
    with pytest.raises(Refused, match="Only the people of this seat"):
        actions.revoke_proxy(proxy, by=bob)


def test_not_twice(proxy, carol):
    actions.revoke_proxy(proxy, by=carol)
    with pytest.raises(Refused, match="revoked already"):
        actions.revoke_proxy(proxy, by=carol)


def test_not_once_it_has_run_out(proxy, carol):
    with clock.at(clock.now() + timedelta(days=2)), pytest.raises(Refused, match="has run out"):
        actions.revoke_proxy(proxy, by=carol)


def test_from_the_page(proxy, carol, bob, login, partnership):
    page = reverse("governance:revoke_proxy", args=[partnership.slug, proxy.uuid])
    assert login(bob).get(page).status_code == 403
    assert login(bob).post(page).status_code == 403
    browser = login(carol)
    assert "answers for Calorane SA" in browser.get(page).content.decode()
    assert browser.post(page).status_code == 302
    proxy.refresh_from_db()
    assert proxy.revoked_at is not None
