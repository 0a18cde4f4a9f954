"""Home and overview: what awaits me, nearest first; the same number of queries whatever there is to show."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core import clock
from governance import actions as governance
from impact import actions as impact
from overview import actions
from overview import clock as time
from overview.contents.lines import marks_of
from partnerships import actions as building
from tests.conftest import text
from tests.impact.framed import adopt_together, agree_framing

MOST_EACH = 60  # queries of home for one more partnership, of which one is the facilitator


def test_signed_out_home_says_what_this_is(db):
    shown = Client().get("/").content.decode()
    assert "Entente" in shown
    assert "/accounts/login/" in shown


def test_home_holds_what_awaits_me_and_my_partnerships(partnership, facilitator, alice, login):
    building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    shown = login(alice).get("/").content.decode()
    assert "Answer to version v1 of the vision" in shown
    assert "Shared Warmth" in shown
    assert "You represent Logis &amp; Lumière." in shown


def test_home_is_in_the_order_of_deadlines_under_few_headings(partnership, facilitator, alice, bob, login):
    today = partnership.today()
    building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    for days in (40, 3):
        impact.open_health_check(partnership, by=facilitator, closes_on=today + timedelta(days=days))
        shown = login(alice).get("/").text
        wanted = "This week and the next" if days == 3 else "Later"
        assert shown.index(wanted) < shown.index("Say how the partnership is doing") < shown.index("Without a date")
        impact.close_health_check(partnership.health_checks.get(closed_at=None), by=facilitator)
    body = governance.seat_committee(partnership, by=facilitator, name=text("Comité"))
    seat = body.seats.get(partner=alice.partner)
    governance.give_mandate(seat, by=facilitator, member=alice, capacity="titular", since_on=today)
    soon = clock.now() + timedelta(hours=1)
    dates = {"starts_at": soon, "ends_at": soon + timedelta(hours=1), "place": "Ici"}
    meeting = governance.plan_meeting(partnership, by=facilitator, body=body, **dates)
    governance.add_agenda_item(meeting, by=facilitator, title=text("Point"))
    meeting = governance.convene_meeting(meeting, by=facilitator, reason="For the test.")
    meeting = governance.open_meeting(meeting, by=facilitator, chair=facilitator)
    governance.add_follow_up(meeting, by=facilitator, what="Voir", owner=alice, due_on=today)
    with clock.at(clock.now() + timedelta(days=3)):
        shown = login(alice).get("/").text
    assert shown.index("Late") < shown.index("Voir") < shown.index("Without a date")
    assert shown.count("btn-primary") == 1, "one act stands out: the nearest"


def test_home_asks_as_much_for_each_partnership_and_no_more(founder, login):
    browser, counts = login(founder), {}
    for number in range(1, 11):
        words = {"name": text(f"Lieu {number}"), "issue": text("Un"), "territory": text("Là")}
        building.start_partnership(by=founder, **words)
        if number in (1, 3, 10):
            counts[number] = queries(browser, "/")
    assert (counts[3] - counts[1]) * 7 == (counts[10] - counts[3]) * 2
    assert (counts[3] - counts[1]) / 2 <= MOST_EACH


def test_home_of_somebody_in_no_partnership_says_how_to_begin(stranger, login):
    assert "Start a partnership" in login(stranger).get("/").content.decode()


def test_the_overview_shows_the_path_and_the_register(partnership, alice, login):
    actions.refresh_marks(partnership)
    shown = login(alice).get(f"/partnerships/{partnership.slug}/").content.decode()
    assert 'aria-current="step"' in shown
    assert "joined the partnership." in shown
    assert "The recipe" in shown


def test_the_overview_says_what_is_promised_and_delivered_kind_by_kind(partnership, alice, login):
    assert "Promised and delivered" not in login(alice).get(f"/partnerships/{partnership.slug}/").text
    promised = {"kind": "cash", "title": text("Don"), "planned": Decimal(200)}
    gift = building.promise_contribution(partnership, by=alice, **promised)
    building.record_delivery(gift, by=alice, delivered_on=partnership.today(), amount=Decimal(50))
    shown = login(alice).get(f"/partnerships/{partnership.slug}/").text
    assert "€50 delivered of €200 promised: 25\u00a0% so far." in shown


def queries(browser: Client, path: str) -> int:
    browser.get(path)  # what is read once per process is not counted
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("tail", ["", "recipe/", "reports/"])
def test_the_number_of_queries_does_not_depend_on_the_data(partnership, facilitator, alice, login, tail):
    browser, path = login(alice), f"/partnerships/{partnership.slug}/{tail}"
    actions.refresh_marks(partnership)
    counts = []
    for size in (1, 3, 30):
        while partnership.needs.count() < size:
            building.add_need(partnership, by=facilitator, title=text("Besoin"), criticality=1, required=1)
            building.add_objective(partnership, by=facilitator, title=text("But"), statement=text("But"))
            promised = {"kind": "cash", "title": text("Don"), "planned": Decimal(9)}
            building.promise_contribution(partnership, by=alice, **promised)
        if tail == "reports/" and size < 30:
            actions.ask_report(partnership, by=alice, languages=["fr", "en"])
        counts.append(queries(browser, path))
    assert len(set(counts)) == 1


def test_time_reads_the_recipe_again(partnership):
    time.tick()
    assert len(marks_of(partnership)) == 15


def test_the_overview_asks_the_same_with_one_headline_indicator_and_with_four(partnership, facilitator, alice, login):
    def measured(number: int) -> None:
        words = {"title": text(f"Indicateur {number}"), "target": Decimal(9), "headline": True}
        made = adopt_together(impact.propose_indicator(partnership, by=facilitator, **words), facilitator)
        impact.record_measurement(made, by=alice, measured_on=partnership.today(), value=Decimal(3))

    agree_framing(partnership, facilitator)
    browser, address = login(alice), partnership.get_absolute_url()
    measured(1)
    browser.get(address)
    few = queries(browser, address)
    for number in (2, 3, 4):
        measured(number)
    browser.get(address)
    assert queries(browser, address) == few
    read = browser.get(address).text
    assert all(f"Indicateur {number}" in read for number in (1, 2, 3, 4))
