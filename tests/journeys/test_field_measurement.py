"""A figure taken in the field: a draft on a phone with its photo, handed in, confirmed elsewhere, then counted."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from impact.models import Evidence, Measurement
from tests.journeys.charter import MOBILE, follow, look, said
from tests.journeys.figures import asked, line, open_indicator
from tests.journeys.test_main_job import submit

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]
DEVICE = "A phone that says who holds it"


def photo() -> dict:
    """A picture as a phone takes it: with the name of the device, which is nobody's business."""
    held, told = BytesIO(), Image.Exif()
    told[0x010F] = DEVICE
    Image.new("RGB", (64, 48), "teal").save(held, "JPEG", exif=told)
    assert DEVICE.encode() in held.getvalue()
    return {"name": "canal.jpg", "mimeType": "image/jpeg", "buffer": held.getvalue()}


def take(page, *, figure: str, place: str) -> None:
    """On the form of a measurement: where, how many, a photo; kept as a draft."""
    look(page)
    page.get_by_label("Place").fill(place)
    page.get_by_label(re.compile("^Figure")).fill(figure)
    page.get_by_label("A photo, taken now").set_input_files(photo())
    page.locator("[name=shows_fr]").fill("Le carnet des visites")
    page.get_by_label("How strong it is").select_option("document")
    page.get_by_label("Keep it as a draft").check()
    submit(page, "Write down")
    said(page, "The draft is kept. Hand it in when it is ready.")


def confirm(page) -> None:
    """On the page of the indicator: the photo is looked at, then the figure is confirmed."""
    look(page)
    waiting = page.get_by_role("region", name="Waiting for confirmation")
    link = waiting.get_by_role("link", name="Le carnet des visites")
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "canal.jpg"
    answer = page.context.request.get(link.get_attribute("href"))
    assert answer.headers["content-disposition"] == 'attachment; filename="canal.jpg"'
    assert answer.headers["content-type"] == "image/jpeg"
    assert DEVICE.encode() not in answer.body()
    assert Image.open(BytesIO(answer.body())).size == (64, 48)
    submit(page, "Confirm 40 households")
    said(page, "The measurement is confirmed: it counts from now on.")


def test_from_the_field_to_a_figure_that_counts(helped, alice, bob, person):
    hers, his = person(alice, size=MOBILE), person(bob, size=MOBILE)
    page = hers.page
    open_indicator(page, helped)
    follow(page, "Record a measurement")
    take(page, figure="40", place="Canal")
    look(page)
    expect(page.get_by_role("listitem").filter(has_text="Logis & Lumière has a draft since")).to_be_visible()

    open_indicator(his.page, helped)
    expect(his.page.get_by_text("Logis & Lumière has a draft since")).to_be_visible()
    expect(his.page.get_by_role("button", name=re.compile("^Confirm"))).to_have_count(0)
    assert "Canal" not in his.page.content()

    submit(page, "Hand it in")
    said(page, "The measurement is handed in. Another partner is to confirm it.")
    look(page)
    waiting = page.get_by_role("region", name="Waiting for confirmation")
    expect(waiting).to_contain_text("40 households")
    expect(waiting.get_by_role("button")).to_have_count(0)

    asked(his.page, "Confirm or contest I01")
    confirm(his.page)
    look(his.page)
    expect(line(his.page, "Canal")).to_contain_text("Confirmed")
    expect(his.page.locator(".verdict")).to_contain_text("40")

    open_indicator(page, helped)
    expect(page.get_by_role("region", name="Waiting for confirmation")).to_have_count(0)
    expect(line(page, "Canal")).to_contain_text("by Ville de Saint-Aubin")
    assert (Measurement.objects.get().state, Evidence.objects.get().strength) == ("confirmed", "document")
    assert [one.errors for one in (hers, his)] == [[], []]
