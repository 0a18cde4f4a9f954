"""Approving: a decision that the committee adopted once the version was frozen; then copies under the site's seal."""

import json
from functools import partial

import pytest
from django.utils import timezone

from core import mail
from core.inspection import inspect
from core.seal import level
from governance import actions as governance
from overview import actions
from overview.contents.approval import approval_title, approval_words
from overview.models import ReportEdition
from partnerships.models import JournalEntry, Notice
from tests.conftest import text


def test_the_approved_copies_are_sealed_and_of_the_same_data(version, facilitator, alice, decide, work):
    decision = decide(version)
    row = actions.approve_report(version, by=facilitator, decision=decision)
    assert (row.decision, row.approved_by) == (decision, facilitator)
    line = JournalEntry.objects.latest("pk")
    assert (line.event, line.params["decision"]) == ("overview.report_approved", "D-2027-01")
    approved = ReportEdition.objects.filter(copy="approved")
    assert [edition.file for edition in approved] == [None, None]
    work()
    drafts = {edition.language: edition for edition in version.editions.filter(copy="draft")}
    for edition in approved.all():
        draft = drafts[edition.language]
        assert (edition.data, edition.data_sha256) == (draft.data, draft.data_sha256)
        assert (edition.seal, level(edition.file.read())) == ("B-B", "B-B")
        assert edition.file != draft.file, "the draft stays beside"
        (signature,) = inspect(edition.file.read(), [])["signatures"]
        assert signature["intact"] and signature["covers_entire_file"]
    told = Notice.objects.filter(entry__event="overview.approved_copy_delivered")
    assert {notice.user for notice in told} == {facilitator.user, alice.user}
    letter = mail.opened(told.get(user=facilitator.user).mail)
    assert "approved copy" in letter["subject"] and "awaited" not in letter["text"] + letter["html"]


def test_only_the_facilitator_writes_it_down(version, alice, decide, refused):
    assert "Only the facilitator" in refused(actions.approve_report, version, by=alice, decision=decide(version))


def test_not_in_a_closed_partnership(version, facilitator, decide, ended, refused):
    decision = decide(version)
    ended()
    version.partnership.refresh_from_db()
    assert "is closed" in refused(actions.approve_report, version, by=facilitator, decision=decision)


def test_what_nobody_can_have_read_is_not_approved(report, facilitator, decide, refused):
    version = report.versions.get()
    reason = refused(actions.approve_report, version, by=facilitator, decision=decide(version))
    assert reason == "A PDF of this version is not made: nobody can have read it."


@pytest.mark.parametrize("outcome", ["rejected", "advised"])
def test_only_a_decision_that_was_adopted_counts(version, facilitator, decide, outcome, refused):
    decision = decide(version, outcome=outcome)
    assert "has adopted can be named" in refused(actions.approve_report, version, by=facilitator, decision=decision)


def test_a_decision_adopted_before_the_version_was_frozen_does_not_count(version, facilitator, decide, refused):
    decision = decide(version, hours=-24)
    assert "it cannot have read it" in refused(actions.approve_report, version, by=facilitator, decision=decision)


def test_a_decision_that_names_another_version_does_not_count(report, version, facilitator, decide, work, refused):
    second = actions.freeze_report(report, by=facilitator, languages=["fr", "en"], builds=["partners", "funders"])
    work()
    one, other = decide(version), decide(second)
    approve = partial(refused, actions.approve_report, by=facilitator)
    for row, decision in ((version, other), (second, one), (version, decide())):
        assert "does not say the fingerprints of this version" in approve(row, decision=decision)
    half = decide(version)
    half.text = {code: said.rpartition("\n")[0] for code, said in half.text.items()}
    assert not version.is_named_by(half)
    amended = decide(version)
    amended.text = text("Relu et corrigé.\n" + amended.text["fr"].replace(" ", "\n"), "Read.")
    assert version.is_named_by(amended)


def test_a_decision_that_another_has_replaced_does_not_count(version, facilitator, decide, login, url, refused):
    decision, later = decide(version), decide()
    type(later).objects.filter(pk=later.pk).update(supersedes=decision)
    reason = refused(actions.approve_report, version, by=facilitator, decision=decision)
    assert reason == "The committee has replaced this decision by another one since."
    assert str(decision.uuid) not in login(facilitator).get(url("approve_report", 1, 1)).text


def test_a_version_without_a_draft_is_named_by_nothing(version, decide):
    decision = decide(version)
    version.editions.all().delete()
    assert not version.is_named_by(decision)


def test_one_version_of_a_report_is_approved(report, version, facilitator, decide, work, refused):
    second = actions.freeze_report(report, by=facilitator)
    work()
    actions.approve_report(version, by=facilitator, decision=decide(version))
    for row in (second, version):
        reason = refused(actions.approve_report, row, by=facilitator, decision=decide(row))
        assert reason == "A version of this report is approved already."


def test_the_words_of_the_decision_name_the_version_by_its_fingerprints(version, settings):
    words, prints = approval_words(version), [edition.short_print for edition in version.editions.all()]
    assert set(words) == {"fr", "en"}
    assert all(short in words["en"] and short in words["fr"] for short in prints)
    said = words["en"].splitlines()
    page = f"{settings.SITE_URL}{version.report.get_absolute_url()}"
    assert said[0] == f"We approve the progress report no. 1, version 1 ({page}), whose fingerprints are:"
    assert f"French, for the partners: {prints[0]}" in said and len(said) == 1 + len(prints)
    assert approval_title(version)["en"] == "Approve the progress report no. 1, version 1"
    version.editions.exclude(language="fr").delete()
    (only,) = version.editions.all()
    assert approval_words(version)["en"].endswith(f"version 1 ({page}), fingerprint {only.short_print}")


def test_the_page_of_the_version_leads_to_the_decision_and_takes_it(version, facilitator, alice, decide, login, url):
    browser, page = login(facilitator), url("approve_report", 1, 1)
    before, another, waiting = decide(version, hours=-24), decide(), browser.get(page).text
    assert "The committee has adopted no decision that says the fingerprints of this version." in waiting
    assert url("report_decision", 1, 1) in waiting and str(before.uuid) not in waiting
    assert str(another.uuid) not in waiting
    for other in (before, another):
        assert browser.post(page, {"decision": str(other.uuid)}).status_code == 422
    decision = decide(version)
    assert str(decision.uuid) in browser.get(page).text
    shown = browser.get(url("report_detail", 1)).text
    assert page in shown and page not in login(alice).get(url("report_detail", 1)).text
    assert browser.post(page, {"decision": str(decision.uuid)})["Location"] == version.report.get_absolute_url()
    shown = browser.get(url("report_detail", 1)).text
    assert "Version 1 is approved by the decision D-2027-03. Its PDFs are being made." in shown
    assert "Sealing" not in shown and "Reading the data" in shown
    assert page not in shown


def test_without_a_committee_the_page_says_why_no_decision_can_be_proposed(version, facilitator, login, url):
    shown = login(facilitator).get(url("report_detail", 1)).text
    assert "Propose its approval to the committee" in shown and url("report_decision", 1, 1) not in shown
    assert login(facilitator).get(url("report_decision", 1, 1)).status_code == 403


def test_the_form_of_the_decision_comes_with_its_words(version, facilitator, login, url):
    governance.seat_committee(version.partnership, by=facilitator, name=text("Comité"))
    lines = governance.usual_categories(quorum=2)
    governance.set_rules(version.partnership, by=facilitator, categories=lines)
    browser = login(facilitator)
    assert url("report_decision", 1, 1) in browser.get(url("report_detail", 1)).text
    shown = browser.get(url("report_decision", 1, 1)).text
    assert "Approve the progress report no. 1, version 1" in shown and "Approuver" in shown
    assert version.editions.first().short_print in shown
    assert f'action="/partnerships/{version.partnership.slug}/decisions/new/"' in shown
    assert browser.get(url("report_decision", 1, 2)).status_code == 404


def test_without_a_seal_the_copy_says_why_it_is_not_made(version, facilitator, decide, work, settings, tmp_path):
    settings.SEAL_DIR = tmp_path
    actions.approve_report(version, by=facilitator, decision=decide(version))
    work()
    (job, *_others) = {edition.job for edition in version.editions.filter(copy="approved")}
    job.refresh_from_db()
    assert "This site has no seal" in job.error
    assert json.loads(version.editions.first().data)["version"] == 1
    assert version.frozen_at <= timezone.now()
