"""A stranger checks files: what is looked up without sending anything, what is learnt by sending, the code on paper."""

import re
from types import SimpleNamespace

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.charters.conftest import fresh
from tests.charters.conftest import sign as signed_by
from tests.charters.test_sealed import before_the_seal
from tests.journeys.charter import MOBILE, look
from tests.journeys.test_main_job import freeze, submit, work
from tests.oracles import pdftotext

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sealed(person, partnership, facilitator, alice, bob, carol) -> bytes:
    """The copy with three signatures, in English, made once the site knows its address."""
    version = freeze(partnership, facilitator, [alice, bob, carol])
    signed_by(version, carol)
    work()
    return fresh(version).editions.get(copy="executed", language="en").file.read()


@pytest.fixture
def stranger_at(person):
    """Somebody without an account; `.sent` is every request that was more than a question."""
    browser = person(size=MOBILE)
    sent = []
    browser.page.on("request", lambda asked: sent.append(asked.method) if asked.method != "GET" else None)
    return SimpleNamespace(page=browser.page, errors=browser.errors, sent=sent)


def verdict(page):
    look(page)
    return page.get_by_role("heading", level=1)


def check(page, path) -> None:
    """From the door of the site, by the link at its foot."""
    page.goto("/")
    page.get_by_role("link", name="Check a signed document").first.click()
    look(page)
    page.get_by_label("The file").set_input_files(path)
    submit(page, "Check this file")
    page.wait_for_url("**/verify/?sha256=*")


def send(page, path) -> None:
    """Agree to a closer look."""
    closer = page.get_by_role("region", name="A closer look")
    closer.get_by_label("The file").set_input_files(path)
    with page.expect_navigation():
        submit(closer, "Send this file")


@pytest.mark.needs("pdftotext")
def test_a_stranger_checks_three_files_and_a_code(sealed, stranger_at, impostor, tmp_path):
    page, sent = stranger_at.page, stranger_at.sent
    files = {"genuine": sealed, "altered": sealed + b"% one more line\n", "foreign": impostor(before_the_seal(sealed))}
    paths = {name: tmp_path / f"{name}.pdf" for name in files}
    for name, data in files.items():
        paths[name].write_bytes(data)

    check(page, paths["genuine"])
    expect(verdict(page)).to_have_text("Authentic, and in force")
    expect(page.get_by_text("The file is the copy with its signatures.")).to_be_visible()
    for name in ("Logis & Lumière", "Ville de Saint-Aubin", "Calorane SA"):
        expect(page.get_by_role("row", name=name)).to_contain_text("signed", ignore_case=True)
    assert "Alice" not in page.content()

    for name, title in (("altered", "Authentic content, altered copy"), ("foreign", "Sealed by someone else")):
        sent.clear()
        check(page, paths[name])
        expect(verdict(page)).to_have_text("Not a document of this site")
        assert sent == [], "only its fingerprint left the browser"
        send(page, paths[name])
        expect(verdict(page)).to_have_text(title)
        assert sent == ["POST"]

    found = re.search(rf"{re.escape(settings.SITE_URL)}/verify/[0-9a-f]{{16}}/", pdftotext(paths["genuine"]))
    page.goto(found[0])
    expect(verdict(page)).to_have_text("Authentic, and in force")
    assert stranger_at.errors == []
