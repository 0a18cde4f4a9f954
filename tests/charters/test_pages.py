"""The pages: who sees what, each act by its form, a constant number of queries."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from charters import actions
from charters.models import Charter, Signature, SigningCode
from core import clock, mail
from core.models import Mail
from partnerships.actions import start_partnership
from tests.charters.conftest import BODY, approve_all, code_for, digest, fresh, place, sign, store_pdfs
from tests.conftest import join, text

PDF = b"%PDF-1.7 a scan"


def at(partnership, name: str, *args) -> str:
    return reverse(f"charters:{name}", args=[partnership.slug, *args])


def test_the_empty_place_teaches_and_the_facilitator_begins(partnership, facilitator, alice, login):
    url = at(partnership, "charter")
    seen = login(alice).get(url).content.decode()
    assert "Only the facilitator" in seen and "disabled" in seen
    assert login(alice).post(at(partnership, "start_charter")).status_code == 403
    answer = login(facilitator).post(at(partnership, "start_charter"), follow=True)
    assert "Write a first article" in answer.content.decode() and Charter.objects.exists()
    assert login(facilitator).post(at(partnership, "start_charter")).status_code == 403


def test_pages_of_an_open_charter(draft, partnership, facilitator, alice, login):
    seen = login(alice).get(at(partnership, "charter")).content.decode()
    assert "Article 1. Preamble" in seen and "First paragraph." in seen and "Ready to sign" in seen
    assert "v1.0 is being written; no version is in force yet." in seen
    for name in ("write_article",):
        assert login(alice).get(at(partnership, name)).status_code == 200
    for name in ("add_composed_article", "freeze_charter", "name_signatory"):
        assert login(alice).get(at(partnership, name)).status_code == 403
        assert login(facilitator).get(at(partnership, name)).status_code == 200
    assert login(alice).get(at(partnership, "write_article", 9)).status_code == 404


def test_an_article_is_written_by_its_form(draft, partnership, alice, login):
    form = {
        "title_fr": "Objet",
        "title_en": "Purpose",
        "body_fr": "Un.\n\nDeux.",
        "body_en": "One.\n\nTwo.",
        "after": "0",
    }
    answer = login(alice).post(at(partnership, "write_article"), form, follow=True)
    assert "Article 3 is written down." in answer.content.decode()
    article = draft.charter.articles.get(number=3)
    assert [part.body["en"] for part in article.text.current().paragraphs.all()] == ["One.", "Two."]
    late = login(alice).post(at(partnership, "write_article", 3), form)
    assert late.status_code == 409 and "Written meanwhile" in late.content.decode()
    form["body_en"], form["after"] = "One alone.", "1"
    odd = login(alice).post(at(partnership, "write_article", 3), form)
    assert odd.status_code == 403 and "same number of paragraphs" in odd.content.decode()
    form["body_fr"], form["body_en"] = "", ""
    empty = login(alice).post(at(partnership, "write_article"), form)
    assert empty.status_code == 422 and "words of its own" in empty.content.decode()
    assert login(alice).get(at(partnership, "write_article", 3)).content.decode().count("One.") == 1


def test_a_composed_article_is_added_by_its_form(draft, partnership, facilitator, login):
    browser, url = login(facilitator), at(partnership, "add_composed_article")
    assert browser.post(url, {"title_fr": "Règles"}).status_code == 422
    assert browser.post(url, {"title_fr": "Règles", "parts": ["nothing"]}).status_code == 422
    form = {"title_fr": "Règles", "parts": ["rules", "lead", "committee", "impact", "roles", "contributions"]}
    seen = browser.post(url, form, follow=True).content.decode()
    assert "No decision rule has been set yet." in seen


def test_signatories_are_named_by_their_form(draft, partnership, facilitator, alice, bob, login):
    browser, url = login(facilitator), at(partnership, "name_signatory")
    assert "LLU" in browser.get(f"{url}?partner=LLU").content.decode()
    form = {"partner": "LLU", "member": str(bob.uuid), "authority_kind": "", "function_fr": "Maire"}
    wrong = browser.post(url, form)
    assert wrong.status_code == 403 and "one of this partner’s own people" in wrong.content.decode()
    form |= {
        "member": str(alice.uuid),
        "authority_kind": "minutes",
        "authority_reference_fr": "PV",
        "authority_dated_on": "2026-01-02",
    }
    form["authority_file"] = SimpleUploadedFile("pv.pdf", PDF)
    assert "signs for" in browser.post(url, form, follow=True).content.decode()
    row = place(draft, alice)
    assert row.authority_file.read() == PDF and row.has_authority
    file = at(partnership, "signatory_file", row.uuid, "authority")
    answer = login(alice).get(file)
    assert answer.content == PDF and answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]
    assert browser.get(at(partnership, "signatory_file", row.uuid, "page")).status_code == 404
    assert "Alice" in browser.get(f"{url}?partner=LLU").content.decode()


@pytest.mark.parametrize(
    ("name", "data"), [("pv.txt", PDF), ("pv.pdf", b"<html>"), ("pv.pdf", b"%PDF-" + b"0" * 10_500_000)]
)
def test_only_small_pdfs_are_kept(ready, partnership, alice, login, name, data):
    form = {
        "kind": "power",
        "reference_fr": "Pouvoir",
        "dated_on": "2026-01-02",
        "file": SimpleUploadedFile(name, data),
    }
    answer = login(alice).post(at(partnership, "give_authority", place(ready, alice).uuid), form)
    assert answer.status_code == 422


def test_freezing_shows_what_follows_and_asks_for_a_reason(ready, partnership, facilitator, login):
    approve_all(ready)
    browser, url = login(facilitator), at(partnership, "freeze_charter")
    seen = browser.get(url).content.decode()
    assert "What follows" in seen and "What is still missing" in seen and "Told at once" in seen
    assert "(optional)" not in seen
    answer = browser.post(url, {"reason": " "})
    assert answer.status_code == 422 and "Write why you freeze all the same" in answer.content.decode()
    seen = browser.post(url, {"reason": "The rest follows."}, follow=True).content.decode()
    assert "Its PDF is being made" in seen and "A PDF is being made" in seen and fresh(ready).state == "frozen"
    assert browser.get(url).status_code == 403


def test_freezing_says_what_forbids_it(draft, partnership, facilitator, login):
    browser, url = login(facilitator), at(partnership, "freeze_charter")
    assert "A signatory for each partner" in browser.get(url).content.decode()
    answer = browser.post(url, {"reason": "Now"})
    assert answer.status_code == 403 and "cannot be frozen yet" in answer.content.decode()


def test_signing_in_three_steps(opened, partnership, alice, login):
    browser = login(alice)
    first = browser.get(at(partnership, "signing")).content.decode()
    assert digest(opened, "en") in first and "Read the PDF" in first
    row = place(opened, alice)
    assert "2. Authority" in browser.get(at(partnership, "give_authority", row.uuid)).content.decode()
    form = {"kind": "power", "reference_fr": "Pouvoir", "reference_en": "Power", "dated_on": "2026-01-02"}
    answer = browser.post(at(partnership, "give_authority", row.uuid), form)
    assert answer.url == at(partnership, "sign_charter")
    assert "Ask for a code" in browser.get(answer.url).content.decode()
    assert "on its way" in browser.post(at(partnership, "ask_signing_code"), follow=True).content.decode()
    letter = Mail.objects.get(key=f"signing-code:{SigningCode.objects.get().uuid}")
    code = re.search(r"^\d{6}$", mail.opened(letter)["text"], re.M)[0]
    page = browser.get(at(partnership, "sign_charter")).content.decode()
    assert 'name="agreed"' in page and "checked" not in page and code not in page
    confirm = {"code": code, "digest": digest(opened, "en")}
    unticked = browser.post(at(partnership, "sign_charter"), confirm)
    assert unticked.status_code == 403 and "Tick the sentence" in unticked.content.decode()
    stale = browser.post(at(partnership, "sign_charter"), {**confirm, "agreed": "on", "digest": "0" * 64})
    assert stale.status_code == 409
    done = browser.post(at(partnership, "sign_charter"), {**confirm, "agreed": "on"}, follow=True)
    seen = done.content.decode()
    assert "Signed for" in seen and "of the evidence" in seen and Signature.objects.count() == 1
    assert browser.get(at(partnership, "signing")).url == at(partnership, "receipt")
    assert browser.get(at(partnership, "sign_charter")).status_code == 403


def test_wrong_codes_sent_by_the_form_are_counted(opened, partnership, alice, login):
    code = code_for(place(opened, alice), alice)
    wrong = {"code": "111111" if code != "111111" else "222222", "digest": digest(opened), "agreed": "on"}
    browser, url = login(alice), at(partnership, "sign_charter")
    for _turn in range(5):
        assert browser.post(url, wrong).status_code == 403
    assert SigningCode.objects.get().tries == 5
    answer = browser.post(url, {**wrong, "code": code})
    assert answer.status_code == 403 and "Five wrong codes" in answer.content.decode()
    assert not Signature.objects.exists()


def test_declining_by_its_form(opened, partnership, alice, bob, login):
    url = at(partnership, "decline_signature", place(opened, alice).uuid)
    assert login(bob).get(url).status_code == 403
    assert login(bob).post(url, {"reason": "For them", "kind": "refusal"}).status_code == 403
    assert login(alice).get(url).status_code == 200
    assert login(alice).post(url, {"reason": "", "kind": "refusal"}).status_code == 422
    seen = login(alice).post(url, {"reason": "Not our budget.", "kind": "refusal"}, follow=True).content.decode()
    assert "Not our budget." in seen and "1 organisation declines" in seen


def test_a_page_signed_by_hand_by_its_form(opened, partnership, facilitator, alice, login):
    url = at(partnership, "record_paper_signature", place(opened, alice).uuid)
    assert login(alice).get(url).status_code == 403
    browser = login(facilitator)
    assert browser.get(url).status_code == 200
    assert browser.post(url, {}).status_code == 403
    answer = browser.post(url, {"file": SimpleUploadedFile("scan.pdf", PDF)}, follow=True)
    assert "by hand, on paper" in answer.content.decode()
    row = opened.signatories.get(member=alice)
    assert browser.get(at(partnership, "signatory_file", row.uuid, "page")).content == PDF


def test_who_is_not_named_has_nothing_to_sign(opened, partnership, facilitator, login):
    for name in ("signing", "sign_charter", "receipt"):
        assert login(facilitator).get(at(partnership, name)).status_code == 404
    assert login(facilitator).post(at(partnership, "ask_signing_code")).status_code == 404


def test_a_receipt_comes_after_signing(opened, partnership, alice, login):
    assert login(alice).get(at(partnership, "receipt")).status_code == 404


def test_files_of_a_version(signed, partnership, bob, login):
    browser = login(bob)
    pdf = browser.get(at(partnership, "charter_pdf", "v1.0"), {"language": "fr", "copy": "frozen"})
    assert pdf["Content-Type"] == "application/pdf" and pdf["X-Content-Type-Options"] == "nosniff"
    assert "v1.0-fr.pdf" in pdf["Content-Disposition"]
    assert "v1.0-en.pdf" in browser.get(at(partnership, "charter_pdf", "v1.0"))["Content-Disposition"]
    assert browser.get(at(partnership, "charter_pdf", "v1.0"), {"language": "xx"}).status_code == 404
    data = browser.get(at(partnership, "charter_data", "v1.0"))
    assert data.content.decode() == signed.content
    evidence = browser.get(at(partnership, "evidence", "v1.0")).json()
    assert evidence["verified"]["intact"] and evidence["entries"]
    seen = browser.get(at(partnership, "version_detail", "v1.0")).content.decode()
    assert "In force: v1.0" in seen and "signed by all 3" in seen
    assert browser.get(at(partnership, "version_detail", "v9")).status_code == 404


def test_a_file_that_storage_lost_is_not_found(signed, partnership, bob, login):
    for edition in signed.editions.all():
        edition.file.path.unlink()
    assert login(bob).get(at(partnership, "charter_pdf", "v1.0")).status_code == 404


def test_a_draft_has_no_files(draft, partnership, alice, login):
    for name in ("charter_pdf", "charter_data"):
        assert login(alice).get(at(partnership, name, "v1.0")).status_code == 404


def test_a_stranger_learns_nothing(signed, partnership, stranger, login):
    row, browser = signed.signatories.first(), login(stranger)
    urls = [at(partnership, name) for name in ("charter", "freeze_charter", "signing", "sign_charter", "receipt")]
    urls += [at(partnership, name, "v1.0") for name in ("version_detail", "charter_pdf", "charter_data", "evidence")]
    urls += [at(partnership, name, row.uuid) for name in ("give_authority", "decline_signature")]
    urls += [at(partnership, "signatory_file", row.uuid, "authority")]
    assert {browser.get(url).status_code for url in urls} == {404}
    for name in ("start_charter", "open_review", "ask_signing_code", "sign_charter"):
        assert browser.post(at(partnership, name)).status_code == 404


def test_a_foreign_signatory_is_not_found(opened, founder, alice, login):
    other = actions_of_another(founder)
    assert login(founder).get(at(other, "record_paper_signature", place(opened, alice).uuid)).status_code == 404


def actions_of_another(founder):
    """Another partnership of the same facilitator."""
    return start_partnership(by=founder, name=text("Autre"), issue=text("Autre"), territory=text("Lyon"))


def test_review_and_retry(draft, frozen_later, partnership, facilitator, alice, login):
    assert login(alice).get(at(partnership, "open_review")).status_code == 403
    assert "Last day to read" in login(facilitator).get(at(partnership, "open_review")).content.decode()
    assert login(facilitator).post(at(partnership, "open_review"), {"until_on": "2020-01-01"}).status_code == 403
    until = {"until_on": partnership.today().isoformat()}
    assert login(facilitator).post(at(partnership, "open_review"), until).status_code == 302
    assert "is being read by all the partners" in login(alice).get(at(partnership, "charter")).content.decode()
    assert login(facilitator).post(at(partnership, "retry_pdf", "v1.0")).status_code == 403
    frozen_later()
    assert login(alice).post(at(partnership, "retry_pdf", "v1.0")).status_code == 403
    assert login(facilitator).post(at(partnership, "retry_pdf", "v1.0")).status_code == 302


def test_htmx_reloads_the_page_once_the_pdf_is_there(frozen, partnership, alice, login):
    browser = login(alice)
    asked = {"HX-Request": "true"}
    assert "HX-Refresh" not in browser.get(at(partnership, "charter"), headers=asked)
    store_pdfs(frozen)
    assert browser.get(at(partnership, "charter"), headers=asked)["HX-Refresh"] == "true"


@pytest.mark.parametrize("name", ["charter", "freeze_charter", "name_signatory"])
def test_queries_of_a_draft_do_not_grow(rich, ready, partnership, facilitator, login, name, queries):
    browser, url = login(facilitator), at(partnership, name)
    browser.get(url)
    with queries() as before:
        browser.get(url)
    grow(ready, facilitator)
    with queries() as after:
        browser.get(url)
    assert len(after) == len(before)


def test_queries_of_a_signed_charter_do_not_grow(rich, ready, partnership, facilitator, login, queries):
    url = at(partnership, "charter")
    counts = []
    for more in (False, True):
        if more:
            grow(ready, facilitator)
            version = store_pdfs(actions.freeze_charter(approve_all(ready), by=facilitator, reason="Go"))
        else:
            version = ready
        browser = login(facilitator)
        browser.get(url)
        with queries() as seen:
            browser.get(url)
        counts.append(len(seen))
    for signatory in version.signatories.counted():
        sign(version, signatory.member)
    browser.get(url)
    with queries() as seen:
        browser.get(url)
    assert len(seen) <= max(counts)


def grow(version, facilitator) -> None:
    """More of everything that the page lists."""
    for number in range(3):
        actions.write_article(version.charter, by=facilitator, title=text(f"Article {number}"), body=BODY)
        member = join(facilitator, f"Organisation {number}", f"ORG{number}", f"person{number}")
        actions.name_signatory(
            version,
            by=facilitator,
            partner=member.partner,
            member=member,
            authority_kind="power",
            authority_reference=text("Pouvoir"),
            authority_dated_on=clock.today(),
        )
