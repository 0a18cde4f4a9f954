"""A figure that another partner contests: it stays in sight and does not count, until it is corrected or stands."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from core import clock
from impact import actions
from impact.models import Measurement
from tests.journeys.charter import MOBILE, follow, look, said
from tests.journeys.figures import asked, line, open_indicator
from tests.journeys.test_main_job import submit

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]
REASON, ENDED = "Eight households are counted twice.", "Both lists were laid side by side."


@pytest.fixture
def measured(helped, alice) -> Measurement:
    """Alice's figure of last week, which awaits another partner's answer."""
    day = clock.today() - timedelta(days=7)
    return actions.record_measurement(helped, by=alice, measured_on=day, place="Canal", value=Decimal(40))


def contest(page) -> None:
    follow(page, re.compile("^Contest$"))
    look(page)
    page.locator("[name=reason_fr]").fill("Huit ménages sont comptés deux fois.")
    page.locator("[name=reason_en]").fill(REASON)
    submit(page, "Contest")
    said(page, "The measurement is contested. It stays visible, with your reason.")


def settle(page, how: str, answer: str) -> None:
    """From the facilitator's own page."""
    asked(page, "Settle the measurement of I01, contested by Ville de Saint-Aubin")
    expect(page.get_by_text(REASON)).to_be_visible()
    look(page)
    page.locator("[name=settlement_fr]").fill("Les deux listes ont été comparées.")
    page.locator("[name=settlement_en]").fill(ENDED)
    page.get_by_label(how).check()
    submit(page, "Write down")
    said(page, answer)


def in_doubt(page) -> None:
    """The figure is there, hollow, with the reason why it is contested; it does not count."""
    expect(line(page, "Canal")).to_contain_text("40")
    expect(line(page, "Canal")).to_contain_text("Contested")
    expect(page.locator(".chart circle.hollow")).to_have_count(1)
    expect(page.locator(".chart circle.hollow")).not_to_have_attribute("stroke-dasharray", re.compile("."))
    expect(page.locator(".note").filter(has_text="Why it is contested")).to_contain_text(REASON)
    expect(page.locator(".state").first).to_have_text("Contested: the figure is shown, it is not counted.")


def correct(page, measurement: Measurement) -> None:
    """The same day and place, another figure, and why."""
    asked(page, "Correct your figure of I01")
    look(page)
    in_doubt(page)
    follow(page, "Correct this figure")
    expect(page.get_by_label("Date of the measurement")).to_have_value(measurement.measured_on.isoformat())
    expect(page.get_by_label("Place")).to_have_value("Canal")
    page.get_by_label(re.compile("^Figure")).fill("32")
    submit(page, "Write down")
    expect(page.get_by_role("alert")).to_contain_text("There is a figure for this day already. Say why you correct it")
    page.locator("[name=correction_fr]").fill("Sans les doublons.")
    page.locator("[name=correction_en]").fill("Without those counted twice.")
    look(page)
    submit(page, "Write down")
    said(page, "The measurement is written down. Another partner is to confirm it.")


def test_a_figure_is_contested_then_corrected(measured, facilitator, alice, bob, person):
    hers, his, lead = person(alice, size=MOBILE), person(bob), person(facilitator)
    open_indicator(hers.page, measured.indicator)
    expect(hers.page.get_by_role("button", name=re.compile("^Confirm"))).to_have_count(0)
    waiting = hers.page.get_by_role("region", name="Waiting for confirmation")
    expect(waiting.locator(".reason")).to_contain_text("another partner")

    asked(his.page, "Confirm or contest I01")
    look(his.page)
    contest(his.page)
    look(his.page)
    in_doubt(his.page)

    awaited = "It is written down: a corrected figure is awaited."
    settle(lead.page, "A corrected figure is awaited from those who measured", awaited)
    in_doubt(lead.page)
    correct(hers.page, measured)
    expect(line(hers.page, "Canal")).to_contain_text("version 2")
    expect(hers.page.get_by_role("button", name=re.compile("^Confirm"))).to_have_count(0)

    asked(his.page, "Confirm or contest I01")
    expect(his.page.get_by_role("region", name="Waiting")).to_contain_text("Corrected: Without those counted twice.")
    submit(his.page, "Confirm 32 households")
    said(his.page, "The measurement is confirmed: it counts from now on.")
    expect(his.page.locator(".verdict")).to_contain_text("32")
    his.page.get_by_text("1 figure was corrected; it is kept").click()
    kept = his.page.get_by_role("listitem").filter(has_text="40 households")
    expect(kept).to_contain_text(f"Contested by Ville de Saint-Aubin: {REASON}")
    expect(kept).to_contain_text(ENDED)
    look(his.page)
    assert [one.errors for one in (his, lead)] == [[], []]
    assert all("403" in word for word in hers.errors), "the form that came back, and nothing else"


def test_a_contested_figure_stands(measured, facilitator, alice, bob, person):
    reason = {"fr": "Huit ménages sont comptés deux fois.", "en": REASON}
    actions.contest_measurement(measured, by=bob, reason=reason)
    lead, hers = person(facilitator), person(alice)
    open_indicator(hers.page, measured.indicator)
    expect(hers.page.get_by_role("link", name="Say how it was settled")).to_have_count(0)
    settle(lead.page, "The figure stands", "The measurement is settled: it counts from now on.")
    look(lead.page)
    hers.page.reload()
    expect(hers.page.locator(".note").filter(has_text="Contested, then settled")).to_contain_text(ENDED)
    expect(hers.page.locator(".verdict")).to_contain_text("40")
    assert [one.errors for one in (lead, hers)] == [[], []]
