"""Every page, judged by axe in a real browser: both themes, both languages; narrow screens; what the console says."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from governance import actions
from governance.models import Decision
from partnerships.models import Block
from tests.browsing import sideways
from tests.furnished import address
from tests.policy import INSIDE, SITE

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]

FILES = {"journal_file", "signatory_file", "charter_pdf", "charter_data", "evidence", "report_pdf", "report_data"}
FILES |= {"report_xlsx", "report_docx", "_report_progress", "archive_file", "_archive_progress"}
FILES |= {"journal_csv", "journal_pdf", "_journal_paper_progress"}
FILES |= {"decision_export", "decision_pdf", "_decision_paper_progress", "meeting_paper", "minutes_pdf", "minutes_data"}
FILES |= {"annex_file", "signing_pdf", "charter_docx", "charter_bundle", "draft_pdf", "_draft_paper_progress"}
FILES |= {"evidence_file", "measurement_import_file", "_measurement_import_progress"}
FILES |= {"accession_pdf", "accession_data", "bound_export", "notice_file"}
FILES |= {"indicator_iati", "measures_template"}
PLAIN = {
    "overview:my_data_file",
    "set_language",
    "healthz",
    "readyz",
    "partnerships:invitation",
    "calendar",
    "seal_certificates",
}
NARROW = (320, 360)
DOORS = ("account_login", "account_request_login_code", "verify:check", "home")


def pages(things) -> list[str]:
    """The address of every page that a signed-in person may ask for."""
    inside = [name for name, (get, _post) in INSIDE.items() if get != "nobody" and name.split(":")[1] not in FILES]
    site = [name for name, (get, _post) in SITE.items() if get not in ("nobody", "staff") and name not in PLAIN]
    blocks = [reverse("partnerships:describe_partner", args=[things.slug, "LLU", block]) for block in Block]
    return [*(address(name, things) for name in [*site, *inside]), *blocks]


def theirs(things) -> list[str]:
    """The address of every page of a peer from outside."""
    return [address(name, things) for name, (get, _post) in INSIDE.items() if get == "reviewer"]


def broken(page) -> list[str]:
    """The rules of axe that the page breaks in light and dark, each with the first place where it does."""
    axe, found = Axe(), []
    for theme, options in (("light", None), ("dark", {"runOnly": ["color-contrast"]})):  # a theme is colours alone
        page.evaluate("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme)
        for rule in axe.run(page, options=options).response["violations"]:
            place = rule["nodes"][0]
            found.append(f"{theme}, {rule['id']}: {place['target']} {place['html'][:120]}")
    return found


def walk(browser, paths, judge) -> list[str]:
    wrong = []
    for path in paths:
        browser.page.goto(path)
        wrong += [f"{path}: {word}" for word in judge(browser.page)]
    return wrong


@pytest.fixture
def lively(one_of_everything, facilitator):
    """One of everything, and a round under way."""
    number = one_of_everything.address
    decision = next(row for row in Decision.objects.all() if row.address == number)
    actions.open_round(decision, by=facilitator)
    seats = decision.body.seats.all()
    actions.record_attendance(decision, by=facilitator, present=seats)
    return one_of_everything


@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing(lively, facilitator, alice, person, language):
    for who in (facilitator, alice):
        who.user.language = language
        who.user.save()
    lead, voice, visitor = (
        person(facilitator, language=language),
        person(alice, language=language),
        person(language=language),
    )
    hers = ["charters:signing", "charters:sign_charter", "governance:cast_vote", "governance:decision_detail"]
    hers += ["charters:give_authority", "charters:decline_signature", "charters:record_signed_pdf"]
    wrong = walk(lead, pages(lively), broken)
    wrong += walk(voice, ["/", *(address(name, lively) for name in hers)], broken)
    wrong += walk(visitor, [reverse(name) for name in DOORS], broken)
    lively.peer.language = language
    lively.peer.save()
    peer = person(lively.peer, language=language)
    wrong += walk(peer, ["/", *theirs(lively)], broken)
    assert wrong == []
    heard = [said for browser in (lead, voice, visitor, peer) for said in browser.errors]
    assert [said for said in heard if "the server responded with a status of" not in said] == []


@pytest.mark.parametrize("width", NARROW)
def test_no_page_moves_sideways(lively, facilitator, person, width):
    lead = person(facilitator, size={"width": width, "height": 740}, language="fr")

    def judge(page):
        over = sideways(page)
        return [f"{over} px too wide at {width}"] if over > 0 else []

    assert walk(lead, pages(lively), judge) == []
