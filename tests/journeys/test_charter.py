"""A charter, as people make it: from the model articles to the sealed PDF that three organisations have signed."""

import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from core import authority
from core.inspecting import State, inspect
from tests.journeys import charter as steps
from tests.journeys.charter import MOBILE, follow, look, said
from tests.journeys.test_main_job import submit, work

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]
KEPT = ("The parties", "Purpose and scope", "Legal nature", "Signatories")
PURPOSE = {
    "fr": "Repérer les ménages qui ont froid, et les accompagner.",
    "en": "To find the households that are cold, and to stand by them.",
}
SCAN = {"name": "page.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 the last page, signed by hand"}


def titles(page) -> list[str]:
    """The titles of the articles on the page, in order, without their numbers."""
    return [words.split(". ", 1)[1] for words in page.locator("article.paper h3").all_text_contents()]


def begin(page, partnership) -> None:
    """The model articles, all but a few taken out, one written anew."""
    steps.open_charter(page, partnership)
    look(page)
    submit(page, "Begin with the model articles")
    said(page, "make each your own")
    look(page)
    for title in [title for title in titles(page) if title not in KEPT]:
        page.get_by_role("link", name=f"Take it out ({title})", exact=True).click()
        submit(page, "Take it out")
        said(page, f"“{title}” is taken out of the charter.")
    assert set(titles(page)) == set(KEPT)
    number = titles(page).index("Purpose and scope") + 1
    follow(page, f"Write article {number} anew")
    steps.write(page, title={"fr": "Objet", "en": "Purpose"}, body=PURPOSE)


def set_terms(page) -> None:
    follow(page, re.compile("Write the terms"))
    page.get_by_label("Notice before leaving, in months").fill("6")
    page.get_by_label("Last day to sign").fill(steps.in_days(30))
    look(page)
    submit(page, "Write down these terms")
    said(page, "The terms of version 1.0 are written down.")


def name(page, partner: str, reference: str = "") -> None:
    """On the page of the signatories: the person is proposed, the authority is written if it is known."""
    page.get_by_role("link", name=f"name a signatory for {partner}").click()
    if reference:
        page.get_by_label("Authority to sign").select_option(label="deliberation")
        page.locator("[name=authority_reference_fr]").fill(reference)
        page.get_by_label("Its date").fill(steps.in_days(-3))
    look(page)
    submit(page, "Name this signatory")
    said(page, f"signs for {partner}.")


def name_all(page) -> None:
    follow(page, "Name the signatories")
    name(page, "Logis & Lumière")
    name(page, "Ville de Saint-Aubin", "Délibération 2025-118")
    name(page, "Calorane SA", "Délibération du conseil")
    expect(page.get_by_text("Every partner has a signatory.")).to_be_visible()
    look(page)
    follow(page, "Back to the charter")


def by_hand(page, partner: str) -> None:
    """On the page of the charter: the page that somebody signed is recorded."""
    page.get_by_role("link", name=f"Signed by hand? ({partner})").click()
    page.get_by_label("Scan of the signed page, as PDF").set_input_files(SCAN)
    page.get_by_label("Where the original is kept").fill("Calorane, registre 4")
    look(page)
    submit(page, "Record this signature")
    said(page, f"The signature of {partner} is recorded.")


@pytest.mark.needs("pdfsig")
def test_from_the_model_articles_to_the_sealed_copy(
    partnership, facilitator, alice, bob, carol, person, letter, tmp_path
):
    lead, hers, his, theirs = person(facilitator), person(alice, size=MOBILE), person(bob), person(carol)
    page = lead.page
    begin(page, partnership)
    set_terms(page)
    name_all(page)
    steps.give_to_read(page)
    for browser, email in ((hers, "alice"), (his, "bob"), (theirs, "carol")):
        browser.page.goto(letter(f"{email}@example.org", r"http\S+/charter/\S*"))
        look(browser.page)
        steps.approve(browser.page, "Board")
    steps.open_charter(page, partnership)
    look(page)
    steps.freeze(page, "The rest comes with the first amendment.")
    look(page)
    work()

    steps.sign(hers.page, letter, "alice@example.org", "PV du conseil")
    steps.sign(his.page, letter, "bob@example.org")
    steps.open_charter(page, partnership)
    expect(page.locator(".state").first).to_contain_text("2 organisations of 3 have signed v1.0")
    look(page)
    by_hand(page, "Calorane SA")
    expect(page.locator(".state").first).to_contain_text("In force: v1.0")
    assert steps.latest(partnership).state == "in_force"
    work()

    page.reload()
    look(page)
    with page.expect_download() as started:
        follow(page, "Download the PDF")
    path = tmp_path / started.value.suggested_filename
    started.value.save_as(path)
    assert inspect(path.read_bytes(), authority.roots(Path(settings.SEAL_DIR))).state == State.SEALED
    done = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False)
    assert "Signature is Valid" in done.stdout and "Total document signed" in done.stdout

    anybody = person(size=MOBILE)
    anybody.page.goto("/verify/")
    anybody.page.locator("input[type=file]").set_input_files(path)
    submit(anybody.page, "Check this file")
    expect(anybody.page.get_by_role("heading", level=1)).to_have_text("Authentic, and in force")
    look(anybody.page)
    assert [one.errors for one in (lead, hers, his, theirs, anybody)] == [[]] * 5
