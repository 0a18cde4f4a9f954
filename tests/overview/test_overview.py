"""The overview: the same for every partner but for what is theirs; kept, never behind the register; few queries."""

from datetime import timedelta
from decimal import Decimal

import pytest
from celery import current_app
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import clock
from governance import actions as governance
from impact import actions as impact
from overview import actions
from overview.models import Picture
from partnerships import actions as building
from tests.conftest import join, text
from tests.furnished import furnish
from tests.impact.framed import adopt_together, agree_framing

BUDGET = 8


def read(login, who, language: str = "en") -> str:
    """The page, below its first lines, which repeat the nearest thing that awaits the reader."""
    return login(who, language).get(who.partnership.get_absolute_url()).text.partition("</header>\n<section")[2]


def queries(browser, path: str) -> int:
    browser.get(path)  # what is read once per process is not counted
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200
    return len(asked)


def grow(partnership, facilitator, alice, size: int) -> None:
    """So many of what an overview could be tempted to ask row by row."""
    while partnership.indicators.count() < size:
        number = partnership.indicators.count()
        words = {"title": text(f"Indicateur {number}"), "target": Decimal(9), "headline": number < 6}
        made = impact.propose_indicator(partnership, by=facilitator, **words, collector=alice.partner)
        made = adopt_together(made, facilitator)
        impact.record_measurement(made, by=alice, measured_on=partnership.today(), value=Decimal(3))
        building.add_objective(partnership, by=facilitator, title=text("But"), statement=text("But"))
        risk = {"title": text("Retard"), "owner": alice.partner, "likelihood": 2, "severity": 3}
        building.add_risk(partnership, by=facilitator, **risk)
        promised = {"kind": "cash", "title": text("Don"), "planned": Decimal(9)}
        building.promise_contribution(partnership, by=alice, **promised)


@pytest.fixture
def furnished(partnership, facilitator, alice, bob, carol):
    current_app.loader.import_default_modules()
    return furnish(partnership, facilitator, alice, bob, carol)


def test_a_kept_overview_asks_eight_queries_whatever_there_is(partnership, facilitator, alice, login):
    agree_framing(partnership, facilitator)
    browser, path, counts = login(alice), partnership.get_absolute_url(), []
    for size in (1, 4, 20):
        grow(partnership, facilitator, alice, size)
        actions.refresh_marks(partnership)
        actions.keep_picture(partnership)
        counts.append(queries(browser, path))
    assert counts == [BUDGET] * 3


def test_an_overview_that_is_not_kept_asks_more_and_always_as_many(partnership, facilitator, alice, login):
    agree_framing(partnership, facilitator)
    browser, path, counts = login(alice), partnership.get_absolute_url(), []
    for size in (1, 4, 20):
        grow(partnership, facilitator, alice, size)
        counts.append(queries(browser, path))
    assert len(set(counts)) == 1


def test_one_of_everything_is_kept_and_told_in_both_languages(furnished, partnership, facilitator, alice, login):
    with CaptureQueriesContext(connection) as asked:
        actions.keep_picture(partnership)
    assert len(asked) < 60
    english, french = read(login, alice), read(login, alice, "fr")
    assert "Say what you think of amendment 1" in english
    assert "Ce qui attend, et qui" in french
    for who in (alice, facilitator):
        assert queries(login(who), partnership.get_absolute_url()) == BUDGET


def test_what_was_kept_is_what_would_be_read_now(furnished, partnership, alice, login):
    now = read(login, alice)
    actions.keep_picture(partnership)
    assert _bare(read(login, alice)) == _bare(now)


def _bare(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrf" not in line.lower())


def test_it_is_never_behind_the_register(partnership, facilitator, alice, login):
    actions.keep_picture(partnership)
    building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    assert "Answer to version v1 of the vision" in read(login, alice)


def test_it_is_never_of_another_day(partnership, facilitator, alice, login):
    risk = {"title": text("Retard"), "owner": alice.partner, "likelihood": 2, "severity": 3}
    building.add_risk(partnership, by=facilitator, **risk)
    actions.keep_picture(partnership)
    assert "Review the risk" not in read(login, alice)
    with clock.at(clock.now() + timedelta(days=200)):
        assert "Review the risk R01: Retard" in read(login, alice)


def test_an_act_keeps_it_again(partnership, facilitator, login):
    assert not Picture.objects.exists()
    address = f"/partnerships/{partnership.slug}/stage/"
    answer = login(facilitator).post(address, {"stage": "closed", "reason": "Done."})
    assert answer.status_code == 302, answer.text
    kept = Picture.objects.get()
    assert [step["label"] for step in kept.content["en"]["path"] if step["current"]] == ["Closed"]
    assert kept.content["en"]["waiting"] == []


def test_all_read_the_same_and_each_what_is_theirs(partnership, facilitator, alice, bob, carol, login):
    version = building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    building.give_consent(version, by=bob, position="consent", fingerprint=version.fingerprint)
    said = "1 of 3 have answered; waiting for: Logis &amp; Lumière, Calorane SA."
    theirs = {who: read(login, who) for who in (alice, bob, carol, facilitator)}
    assert all(said in page for page in theirs.values())
    consent = {who: page.partition(said)[2].partition("</li>")[0] for who, page in theirs.items()}
    assert [who for who, after in consent.items() if "Yours is among them." in after] == [alice, carol]


def test_partner_by_partner(partnership, facilitator, alice, login):
    building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    part = read(login, alice).partition("Partner by partner")[2]
    assert '<b>Calorane SA</b> <span class="muted">2 things</span>' in part


def test_who_answered_a_health_check_stays_unknown(partnership, facilitator, alice, login):
    closes = partnership.today() + timedelta(days=7)
    impact.open_health_check(partnership, by=facilitator, closes_on=closes)
    page = read(login, alice)
    row = page.partition("Say how the partnership is doing")[2].partition("</li>")[0]
    assert "Everybody who speaks for a partner answers, without their name." in row
    assert "have answered" not in row and "Yours is among them." not in row


def test_a_vote_says_who_has_answered_and_by_when(partnership, facilitator, alice, bob, login):
    body = governance.seat_committee(partnership, by=facilitator, name=text("Comité"))
    since = {"capacity": "titular", "since_on": partnership.today()}
    for seat, who in zip(body.seats.order_by("pk")[:2], (alice, bob), strict=True):
        governance.give_mandate(seat, by=facilitator, member=who, **since)
    governance.set_rules(partnership, by=facilitator, categories=governance.usual_categories(quorum=2))
    words = {"title": text("Louer", "Rent"), "text": text("Nous louons."), "category": "budget"}
    decision = governance.propose_decision(partnership, by=facilitator, **words)
    waits = read(login, facilitator).partition("Rent")[2].partition("</li>")[0]
    assert "It waits for a round to be opened. Waiting for the facilitator." in waits and "That is you." in waits
    assert "Name a person for the seat in the committee" in read(login, alice)
    governance.open_round(decision, by=facilitator, mode="written")
    governance.cast_vote(decision, by=alice, position="for")
    waits = read(login, bob).partition(f"{decision.number}, Rent")[2].partition("</li>")[0]
    assert "1 of 2 have answered; waiting for: Ville de Saint-Aubin." in waits, "a seat of nobody cannot"
    assert "Yours is among them." in waits


def test_an_action_that_outlives_its_partner_and_a_long_list_are_named(partnership, facilitator, carol, login):
    for number in range(5):
        join(facilitator, f"Organisation {number}", f"ORG{number}", f"person{number}")
    risk = {"title": text("Retard"), "owner": carol.partner, "likelihood": 2, "severity": 3}
    building.add_risk(partnership, by=facilitator, **risk)
    building.withdraw_partner(carol.partner, by=facilitator, reason="Gone.")
    building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    with clock.at(clock.now() + timedelta(days=200)):
        page = read(login, facilitator)
    assert "0 of 7 have answered; waiting for: Logis &amp; Lumière, Ville de Saint-Aubin, Organisation 0" in page
    assert "and 2 others." in page
    risk = page.partition("Review the risk R01")[2].partition("</li>")[0]
    assert "Waiting for the facilitator." in risk


def test_milestones_of_one_day_stand_on_one_line(partnership, facilitator, alice, login):
    agree_framing(partnership, facilitator)
    near, far = (partnership.today() + timedelta(days=days) for days in (30, 60))
    given = {"baseline": Decimal(0), "baseline_on": partnership.today(), "target": Decimal(9)}
    for number, days in enumerate(([near, far], [near]), start=1):
        words = {"title": text(f"Indicateur {number}"), "target_on": far + timedelta(days=30), **given}
        milestones = [(day, Decimal(rank)) for rank, day in enumerate(days, start=1)]
        made = impact.propose_indicator(partnership, by=facilitator, **words, milestones=milestones)
        adopt_together(made, facilitator)
    dates = read(login, alice).partition("Next dates")[2].partition("</section>")[0]
    assert dates.count("Milestones of the indicators I01, I02") == 1
    assert dates.count("Milestone of I01, Indicateur 1") == 1 and "Milestone of I02" not in dates


def test_next_dates(partnership, facilitator, alice, login):
    due = partnership.today() + timedelta(days=30)
    building.add_objective(partnership, by=facilitator, title=text("But"), statement=text("But"), due_on=due)
    building.add_objective(partnership, by=facilitator, title=text("Hier"), statement=text("Hier"))
    page = read(login, alice).partition("Next dates")[2].partition("</section>")[0]
    assert "Date of the objective O01, But" in page and "Hier" not in page
