"""The page of contributions tells kinds apart, beside the time that has passed; never one total."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships import actions
from partnerships.contents.contributions import contributions_page, kind_lines
from tests.conftest import text
from tests.partnerships.conftest import DAY


@pytest.mark.usefixtures("later")
def test_kinds_are_said_apart_with_the_time(made, grant, backing, alice, bob, carol, facilitator, login, url):
    made.partnership.starts_on, made.partnership.ends_on = date(2026, 1, 1), date(2026, 12, 31)
    made.partnership.save()
    words = {"title": text("Temps", "Time"), "planned": Decimal(1000), "basis": text("Coût", "Cost")}
    time = actions.promise_contribution(made.partnership, by=alice, kind="skills", **words, starts_on=date(2027, 1, 1))
    fund = {"kind": "guarantee", "title": text("Fonds", "Fund"), "planned": Decimal(150000)}
    actions.promise_contribution(made.partnership, by=carol, **fund)
    actions.record_delivery(grant, by=bob, delivered_on=DAY, amount=Decimal("41400"))
    lines = {line.kind: line for line in kind_lines(made.partnership)}
    assert list(lines) == ["cash", "skills", "guarantee"]
    assert lines["cash"].sentence == "€41,400 delivered of €90,000 promised: 46\u00a0% so far."
    assert lines["cash"].time.startswith("27\u00a0% of the time has passed")
    assert lines["skills"].time == "From when until when is not stated."
    assert lines["guarantee"].sentence == "€150,000 committed, €0 of it used so far."
    read = login(facilitator).get(url("contribution_list")).text
    assert "4 contributions are promised." in read
    assert "1 of them is not valued" in read
    assert "Commitments: never added to what is brought." in read
    assert "240,000" not in read and "241,000" not in read
    assert time.code == "C03"


def test_time_before_and_after(made, bob, at):
    days = {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 2, 28)}
    promised = {"kind": "cash", "title": text("Don"), "planned": Decimal(10), **days}
    actions.promise_contribution(made.partnership, by=bob, **promised)
    for moment, words in (((2026, 1, 31), "has not begun"), ((2026, 2, 15), "50\u00a0%"), ((2026, 3, 1), "is over")):
        with at(*moment, 12):
            assert words in kind_lines(made.partnership)[0].time


def test_who_has_promised_nothing_is_named(made, grant, login, alice, url):
    assert contributions_page(made.partnership).without == ["Logis & Lumière", "Calorane SA"]
    assert "Who has promised nothing yet" in login(alice).get(url("contribution_list")).text


@pytest.mark.parametrize(
    "page", ["contribution_detail", "change_contribution", "record_delivery", "withdraw_contribution"]
)
def test_a_contribution_that_is_not_here_is_not_found(made, facilitator, login, url, page):
    assert login(facilitator).get(url(page, "C99")).status_code == 404


def test_a_former_partner_promises_no_more_and_is_marked(made, grant, backing, bob, facilitator, login, url):
    actions.record_delivery(grant, by=bob, delivered_on=made.partnership.today(), amount=Decimal(30000))
    actions.withdraw_partner(bob.partner, by=bob, reason="Budget")
    page = login(facilitator).get(url("contribution_list")).text
    assert "1 contribution is promised." in page
    assert "€30,000 delivered of €30,000 promised" in page
    assert page.count("(former partner)") == 1
    assert "its partner has left" in page
    assert "Its partner has left." in login(facilitator).get(url("contribution_detail", "C01")).text
