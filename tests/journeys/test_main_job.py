"""The main job, as people do it: from an invitation to a signed charter, a vote on the way, a report at the end."""

import hashlib
import re
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from django.db import connections
from django.urls import reverse
from playwright.sync_api import expect

from charters import actions as charters
from core import jobs, mail
from core.models import Mail
from governance import actions as governance
from governance.models import Ballot
from impact import actions as impact
from overview.models import ReportEdition
from partnerships import actions
from partnerships.models import Consent, Member
from tests.browsing import PHONE, sideways
from tests.charters.conftest import approve_all, fresh, sign
from tests.conftest import text
from tests.furnished import address
from tests.impact.framed import adopt_together
from tests.oracles import pdftotext
from tests.policy import INSIDE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DANA = "dana@example.org"
INDICATORS = {"Ménages accompagnés": "Households supported", "Fuel-poor homes": "Homes"}


def work() -> None:
    """What a worker does with what waits."""
    while jobs.run_one():
        pass


@pytest.fixture
def begun(partnership, facilitator, alice, bob, carol):
    """A partnership under way: a text to consent to, two indicators, a committee whose decision is open."""
    by = {"by": facilitator}
    actions.propose_version(partnership, **by, paragraphs=[(None, text("Personne n’a froid.", "Nobody is cold."))])
    for french, english in INDICATORS.items():
        made = impact.propose_indicator(partnership, **by, title=text(french, english), target=Decimal(600))
        adopt_together(made, facilitator)
    body = governance.seat_committee(partnership, **by, name=text("Comité"))
    for seat in body.seats.all():
        member = Member.objects.current().get(partner=seat.partner)
        governance.give_mandate(seat, **by, member=member, capacity="titular", since_on=date(2026, 1, 1))
    governance.set_rules(partnership, **by, categories=governance.usual_categories(quorum=2))
    words = {"title": text("Louer une caméra", "Rent a camera"), "text": text("Nous louons."), "category": "budget"}
    decision = governance.propose_decision(partnership, **by, **words)
    governance.open_round(decision, **by, mode="written")
    return decision


def submit(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def come_in(dana, letter) -> None:
    """The link of the message, the code of the next one, and yes."""
    page = dana.page
    page.goto(letter(DANA, r"http\S+/invitations/\S+"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Shared Warmth")
    submit(page, "Send me a code to sign in")
    page.wait_for_url("**/accounts/login/code/confirm/**")
    page.locator("input[name=code]").fill(letter(DANA, r"(?<=    )[A-Z0-9-]{6,9}$"))
    submit(page, "Confirm")
    page.wait_for_url("**/invitations/")
    submit(page, "Accept the invitation")
    page.wait_for_url("**/partnerships/*/**")


def consent(dana, partnership) -> None:
    dana.page.goto(reverse("partnerships:vision", args=[partnership.slug]))
    dana.page.get_by_label("We can live with every word").check()
    submit(dana.page, "Send our answer")
    expect(dana.page.locator(".state")).to_contain_text("1 of 4")


def vote(bob, decision) -> None:
    """On a phone: the home page says what awaits, one touch leads to the ballot."""
    page = bob.page
    page.goto("/")
    assert sideways(page) <= 0
    page.get_by_role("link", name=re.compile("Rent a camera")).first.click()
    page.locator("#v-for").check()
    assert sideways(page) <= 0
    submit(page, "Save my answer")
    page.wait_for_load_state()
    ballot = Ballot.objects.get(round__decision=decision)
    assert (ballot.position, ballot.seat.partner.code) == ("for", "VSA")


def freeze(partnership, facilitator, people) -> object:
    """The charter is written, its signatories named; all but the last sign."""
    by = {"by": facilitator}
    charter = charters.start_charter(partnership, **by)
    charters.write_article(charter, **by, title=text("Objet", "Purpose"), body=text("Agir.", "To act."))
    version = charters.open_review(charter.versions.get(), **by, until_on=partnership.today())
    power = {
        "authority_kind": "office",
        "authority_reference": text("Statuts", "Statutes"),
        "authority_dated_on": version.partnership.today(),
    }
    for member in people:
        charters.name_signatory(version, **by, partner=member.partner, member=member, **power)
    version = approve_all(version)
    charters.freeze_charter(version, **by, reason="For the journey.")
    work()
    version = fresh(version)
    for member in people[:-1]:
        sign(version, member)
    return version


def sign_last(dana, partnership, letter) -> None:
    """Three steps: read, authority, the code of the message."""
    page = dana.page
    page.goto(reverse("charters:charter", args=[partnership.slug]))
    page.get_by_role("link", name="Sign for Atelier du Soleil").click()
    page.get_by_role("button", name="I have read it: go on").click()
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/charter/sign/confirm/")
    submit(page, "Send me the code")
    page.get_by_label("The six digits sent to you by mail").fill(letter(DANA, r"^\d{6}$"))
    page.locator("input[name=agreed]").check()
    submit(page, "Sign the charter")
    page.wait_for_url("**/charter/sign/receipt/")


def download_charter(browser, partnership) -> None:
    """The executed copy: a PDF whose fingerprint is the one that the page shows."""
    page = browser.page
    page.goto(reverse("charters:charter", args=[partnership.slug]))
    with page.expect_download() as started:
        page.get_by_role("link", name="Download the PDF").first.click()
    data = Path(started.value.path()).read_bytes()
    assert data.startswith(b"%PDF")
    shown = page.locator("[data-sha256]").evaluate_all("all => all.map(one => one.textContent.trim())")
    assert hashlib.sha256(data).hexdigest() in shown


@contextmanager
def slow_work():
    """A worker that stops at each step until told; yields `next_step` (waits for its number) and `go_on`."""
    kind, steps, go = jobs.KINDS["overview.report"], Queue(), Queue()

    def make(input, at_step):
        def watched(number):
            at_step(number)
            steps.put(number)
            go.get(timeout=60)

        return kind.make(input, watched)

    def run():
        work()
        connections.close_all()

    jobs.KINDS["overview.report"] = replace(kind, make=make)
    worker = Thread(target=run)
    worker.start()
    try:
        yield lambda: steps.get(timeout=60), lambda: go.put(None)
    finally:
        for _step in range(10):
            go.put(None)
        worker.join(120)
        jobs.KINDS["overview.report"] = kind


def report(browser, partnership, tmp_path) -> None:
    """Asked in one click; the bar moves without a reload and survives one; the PDF names the indicators."""
    page = browser.page
    page.goto(reverse("overview:ask_report", args=[partnership.slug]))
    submit(page, "Make the report")
    page.wait_for_url(re.compile(r"/reports/1/$"))
    bar = page.locator("#progress progress")
    expect(bar).to_have_js_property("value", 0)
    with slow_work() as (next_step, go_on):
        for _turn in range(2):
            number = next_step()
            expect(bar).to_have_js_property("value", number)
            page.reload()
            expect(bar).to_have_js_property("value", number)
            go_on()
        assert number > 0
    link = page.get_by_role("link", name="Download the PDF")
    link.wait_for()
    with page.expect_download() as started:
        link.click()
    place = tmp_path / "report.pdf"
    started.value.save_as(place)
    words = " ".join(pdftotext(place).split())
    for title in INDICATORS:  # in the main language of the partnership
        assert title in words
    digest = hashlib.sha256(place.read_bytes()).hexdigest()
    assert ReportEdition.objects.get().file.sha256 == digest


def everywhere(outsider, things) -> None:
    """A stranger is told everywhere that there is nothing here."""
    for name, (get, _post) in INSIDE.items():
        if get != "nobody":
            answer = outsider.context.request.get(address(name, things), max_redirects=0)
            assert answer.status == 404, name


@pytest.mark.needs("pdftotext")
def test_from_an_invitation_to_a_signed_charter(
    begun, partnership, facilitator, alice, bob, carol, stranger, person, letter, tmp_path
):
    lead, dana = person(facilitator), person()
    page = lead.page
    page.goto(reverse("partnerships:invite_partner", args=[partnership.slug]))
    for label, words in {"Name of the organisation": "Atelier du Soleil", "Short name": "ADS"}.items():
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_label("Name of the person").fill("Dana")
    page.get_by_label("Their e-mail address").fill(DANA)
    submit(page, "Send the invitation")
    page.wait_for_url("**/partners/")

    come_in(dana, letter)
    consent(dana, partnership)
    member = Member.objects.current().get(user__email=DANA)
    assert Consent.objects.get().partner == member.partner
    vote(person(bob, size=PHONE), begun)

    version = freeze(partnership, facilitator, [alice, bob, carol, member])
    sign_last(dana, partnership, letter)
    work()
    assert fresh(version).state == "in_force"
    download_charter(lead, partnership)
    report(lead, partnership, tmp_path)
    assert [browser.errors for browser in (lead, dana)] == [[], []]


def test_a_stranger_finds_nothing(one_of_everything, person, stranger):
    outsider = person(stranger)
    everywhere(outsider, one_of_everything)
    outsider.page.goto(reverse("overview:partnership", args=[one_of_everything.slug]))
    expect(outsider.page.get_by_role("heading", level=1)).to_be_visible()
    assert "Shared Warmth" not in outsider.page.content()


def test_messages_leave_when_the_sweeper_passes(begun, mailoutbox):
    """What the journey read from the outbox is what is sent."""
    while mail.send_one():
        pass
    assert {state for (state,) in Mail.objects.values_list("state")} == {"sent"}
    assert len(mailoutbox) == Mail.objects.count() > 0
