"""Reading: said once by the signatory, by a deliberate act; opening the page writes nothing."""

from django.urls import reverse

from charters import actions
from tests.charters.conftest import code_for, kinds, place


def test_reading_is_written_once_in_the_evidence(opened, alice):
    row = place(opened, alice)
    for _turn in range(2):
        actions.confirm_reading(row, by=alice)
    assert kinds(opened).count("read") == 1


def test_only_the_signatory_says_that_they_have_read(opened, alice, bob, facilitator, refused):
    for other in (bob, facilitator):
        assert "somebody else" in refused(actions.confirm_reading, place(opened, alice), by=other)


def test_there_is_nothing_to_read_before_the_pdf_is_stored(frozen, alice, refused):
    assert "being made" in refused(actions.confirm_reading, place(frozen, alice), by=alice)


def test_opening_the_page_writes_nothing_and_the_button_does(opened, partnership, alice, login):
    browser, before = login(alice), kinds(opened)
    page = browser.get(reverse("charters:signing", args=[partnership.slug])).content.decode()
    assert "neither advanced nor qualified" in page and "For a lawyer" in page and kinds(opened) == before
    url = reverse("charters:confirm_reading", args=[partnership.slug, place(opened, alice).uuid])
    assert browser.get(url).status_code == 405
    answer = browser.post(url)
    assert answer.url.endswith("/authority/") and kinds(opened)[-1] == "read"


def test_a_link_forwarded_to_somebody_else_opens_nothing(opened, partnership, alice, bob, facilitator, login):
    row = place(opened, alice)
    for other in (bob, facilitator):
        for name in ("signing", "signing_pdf", "sign_charter", "receipt"):
            answer = login(other).get(reverse(f"charters:{name}", args=[partnership.slug, row.uuid]))
            assert answer.status_code == 403 and "Nobody signs for somebody else" in answer.content.decode()
        for name in ("confirm_reading", "ask_signing_code", "sign_charter"):
            post = {"code": "123456", "agreed": "on", "digest": "0" * 64}
            assert (
                login(other).post(reverse(f"charters:{name}", args=[partnership.slug, row.uuid]), post).status_code
                == 403
            )
    assert login(alice).get(reverse("charters:signing", args=[partnership.slug, row.uuid])).status_code == 200


def test_the_right_code_is_written_in_the_evidence_once(opened, alice):
    row = place(opened, alice)
    code = code_for(row, alice)
    for entered in ("nothing", code, code):
        actions.try_signing_code(row, by=alice, code=entered)
    assert kinds(opened).count("code_accepted") == 1
