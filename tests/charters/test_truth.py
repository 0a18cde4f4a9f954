"""What paper, verdicts and addresses say is so, whatever happened in between."""

import hashlib
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from charters import actions, journal, pdf, tasks
from charters.actions import leaving
from charters.actions.versions import EXECUTED_PDF
from charters.contents import document
from charters.contents.judging import answer
from charters.contents.sheet import sheet
from charters.contents.words import read_in
from charters.models import CharterVersion, EvidenceEntry
from core import clock, files
from core.models import Job
from partnerships.actions import withdraw_partner
from partnerships.models import Partnership
from tests.charters.conftest import digest, fresh, place, power, sign, with_terms
from tests.charters.life import amended, deed_digest, deed_for, newcomer, sign_deed, signed_by, store_deed
from tests.charters.test_give_notice import notice
from tests.conftest import text


@pytest.fixture
def written(monkeypatch):
    """The words of each page that would be printed, instead of the bytes of a PDF."""
    pages: list[str] = []
    monkeypatch.setattr(pdf, "render_pdf", lambda html, **facts: pages.append(html) or b"%PDF-1.7 a page")
    return pages


@pytest.fixture
def enough(opened) -> CharterVersion:
    """In force as soon as two have signed."""
    return with_terms(opened, entry_rule="enough", entry_count=2)


def file(data: bytes) -> files.StoredFile:
    return files.register(files.write_once(data), len(data), "application/pdf", clock.now())


# On paper ------------------------------------------------------------------------------------------------


def test_the_file_to_sign_says_how_it_enters_into_force(enough, written):
    pdf.frozen_pdf(enough, "en")
    assert written[0].count("when 2 organisations have signed") >= 2 and "last signature" not in written[0]
    dated = with_terms(enough, entry_rule="on_date", entry_on=enough.partnership.today(), entry_count=None)
    pdf.frozen_pdf(dated, "en")
    assert "between those who have signed by then" in written[1] and "last of" not in written[1]


def test_a_signed_copy_shows_what_its_evidence_holds_and_nothing_later(enough, written, alice, bob, carol):
    sign(enough, alice), sign(enough, bob)
    head = EvidenceEntry.objects.get(kind="in_force").sequence
    sign(fresh(enough), carol)
    version = fresh(enough)
    assert [one.signed for one in sheet(version)] == [True] * 3
    told = {one.code: (one.signed, one.proof) for one in sheet(version, until=head)}
    assert told[carol.partner.code] == (False, "") and sum(signed for signed, _proof in told.values()) == 2
    pdf.executed_pdf(version, "en", head)
    pdf.executed_pdf(version, "en", journal.head(version))
    assert "2 signatures of 3" in written[0] and "3 signatures of 3" in written[1]
    assert "the entry into force (SHA-256)" not in written[1], "the last link is a signature, not the entry into force"


def test_the_copy_of_earlier_evidence_that_comes_late_is_not_the_latest(enough, alice, bob, carol):
    sign(enough, alice), sign(enough, bob)
    sign(fresh(enough), carol)
    first, second = Job.objects.filter(kind=EXECUTED_PDF, input__language="fr").order_by("pk")
    Job.objects.filter(pk=second.pk).update(state=Job.State.DONE)
    actions.record_executed_pdf(second.input, file(b"%PDF later evidence"))
    Job.objects.filter(pk=first.pk).update(state=Job.State.DONE)
    actions.record_executed_pdf(first.input, file(b"%PDF earlier evidence"))
    (only,) = enough.editions.filter(copy="executed", language="fr")
    assert only.file.read() == b"%PDF later evidence"


def test_work_asked_for_before_links_were_counted_is_done_all_the_same(signed, written, monkeypatch):
    monkeypatch.setattr(tasks, "sealed", lambda data, *args, **facts: data)
    assert tasks.make_executed_pdf({"version": str(signed.uuid), "language": "fr"}, lambda step: None)
    assert "3 signatures" in written[0] or "3 signatures sur 3" in written[0]


def test_languages_dropped_or_added_afterwards_change_nothing_that_is_frozen(frozen, written, alice, login):
    Partnership.objects.update(other_languages="")
    version = fresh(frozen)
    assert version.languages == ("fr", "en")
    actions.record_frozen_pdf({"version": str(version.uuid), "language": "fr"}, file(b"%PDF fr"))
    assert fresh(frozen).signing_opened_at is None, "it is signed in both languages, once both are there"
    actions.record_frozen_pdf({"version": str(version.uuid), "language": "en"}, file(b"%PDF en"))
    assert fresh(frozen).signing_opened_at
    said = read_in(document.of(version), "en", version.languages)["articles"][0]["title"]
    assert said == "Preamble"
    page = login(alice).get(reverse("charters:charter", args=[version.partnership.slug])).content.decode()
    assert "{&#x27;fr&#x27;" not in page and "Preamble" in page


def test_each_file_of_the_page_is_the_one_whose_fingerprint_is_shown(signed, alice, login):
    for number in (1, 2):
        wanted = {"version": str(signed.uuid), "language": "fr"}
        actions.record_executed_pdf(wanted, file(f"%PDF copy {number}".encode()))
    browser, slug = login(alice), signed.partnership.slug
    page = browser.get(reverse("charters:version_detail", args=[slug, "v1.0"])).content.decode()
    sent = browser.get(reverse("charters:charter_pdf", args=[slug, "v1.0"]), {"language": "fr", "copy": "executed"})
    assert hashlib.sha256(sent.content).hexdigest() in page
    assert hashlib.sha256(b"%PDF copy 1").hexdigest() not in page


# Verdicts ------------------------------------------------------------------------------------------------


def test_a_deed_is_in_force_as_long_as_it_binds(signed, facilitator, alice, bob, carol):
    dora = newcomer(facilitator)
    deed = store_deed(deed_for(signed, facilitator, dora))
    sign_deed(deed, facilitator, dora)
    assert answer(deed_digest(deed)).verdict == "in_force"
    signed_by(amended(signed.charter, facilitator, [alice, bob, carol, dora]), alice, bob, carol, dora)
    found = answer(deed_digest(deed))
    assert found.verdict == "superseded" and "binds that organisation no longer" in found.sentence


def test_a_deed_that_nobody_signed_joins_nothing_once_its_version_is_replaced(signed, facilitator, alice, bob, carol):
    dora = newcomer(facilitator)
    deed = store_deed(deed_for(signed, facilitator, dora))
    signed_by(amended(signed.charter, facilitator, [alice, bob, carol, dora]), alice, bob, carol, dora)
    assert fresh(deed).state == "abandoned" and "1.1" in fresh(deed).abandon_reason
    assert answer(deed_digest(deed)).verdict == "abandoned"


def test_a_deed_is_not_in_force_once_its_partner_has_left(signed, facilitator):
    dora = newcomer(facilitator)
    deed = store_deed(deed_for(signed, facilitator, dora))
    sign_deed(deed, facilitator, dora)
    withdraw_partner(dora.partner, by=facilitator, reason="It merges.")
    assert answer(deed_digest(deed)).verdict == "superseded"


def test_a_version_that_was_replaced_goes_on_binding_whoever_did_not_sign_the_next(
    signed, facilitator, alice, bob, carol
):
    signed_by(amended(signed.charter, facilitator, [alice, bob, carol], entry_count=2), alice, bob)
    found = answer(digest(signed))
    assert found.verdict == "superseded" and f"the later one: {carol.partner.name}" in found.sentence
    sign(signed.charter.versions.get(number=2), carol)
    assert "goes on binding" not in answer(digest(signed)).sentence


def test_a_page_handed_in_is_not_said_to_be_the_charter(opened, facilitator, alice):
    scan = b"%PDF-1.7 another text altogether"
    actions.record_paper_signature(place(opened, alice), by=facilitator, file=scan)
    found = answer(hashlib.sha256(scan).hexdigest())
    assert "has not compared" in found.sentence and "kept as it was handed in" in found.title
    seen = Client(headers={"accept-language": "en"}).get("/verify/", {"sha256": found.sha256}).content.decode()
    assert "tool" not in seen.partition('<h2 id="who"')[2].partition("</section>")[0]


# Who counts ----------------------------------------------------------------------------------------------


def test_whoever_signed_and_left_before_entry_into_force_is_not_counted(opened, facilitator, alice, bob, carol):
    from_here = sign(opened, carol)
    withdraw_partner(carol.partner, by=facilitator, reason="It merges.")
    sign(opened, alice)
    assert fresh(opened).state == "frozen" and fresh(from_here.signatory).state == "withdrawn"
    sign(opened, bob)
    assert fresh(opened).state == "in_force"
    assert EvidenceEntry.objects.get(kind="in_force").facts["signed"] == 2
    assert fresh(carol.partner).bound_since is None


def test_nobody_records_a_signature_for_a_partner_that_has_left(opened, facilitator, carol, refused):
    row = place(opened, carol)
    withdraw_partner(carol.partner, by=facilitator, reason="It merges.")
    by_hand = {"by": facilitator, "reference": "Archives, box 12"}
    assert "nobody signs for it any more" in refused(actions.record_paper_signature, fresh(row), **by_hand)


def test_a_deed_does_not_bind_a_partner_that_left_before_its_version_entered_into_force(
    opened, facilitator, alice, bob, carol
):
    dora = newcomer(facilitator)
    deed = store_deed(deed_for(opened, facilitator, dora, decision=None))
    sign_deed(deed, facilitator, dora)
    withdraw_partner(dora.partner, by=facilitator, reason="It merges.")
    signed_by(opened, alice, bob, carol)
    assert fresh(deed).state == "signed" and fresh(dora.partner).bound_since is None


def test_a_notice_does_not_undo_what_entered_into_force_meanwhile(signed, facilitator, alice, bob, carol, monkeypatch):
    CharterVersion.objects.filter(pk=signed.pk).update(exit_notice_months=1)
    given = notice(alice)
    version = amended(signed.charter, facilitator, [alice, bob, carol])
    signed_by(version, alice, bob)
    real = leaving.lock

    def slow(row, **more):
        """The last signature comes while the version is waited for."""
        if row.pk == version.pk and fresh(version).is_frozen:
            sign(fresh(version), carol)
        return real(row, **more)

    monkeypatch.setattr(leaving, "lock", slow)
    with clock.at(clock.now() + timedelta(days=40)):
        actions.carry_out_withdrawal(given)
    assert fresh(version).state == "in_force"
    assert version.signatories.get(partner=alice.partner).state == "signed"


# Addresses and doors --------------------------------------------------------------------------------------


def test_whoever_is_late_signs_by_the_link_in_the_mail_though_an_amendment_is_open(
    enough, facilitator, alice, bob, carol, login
):
    sign(enough, alice), sign(enough, bob)
    draft = actions.open_amendment(enough.charter, by=facilitator, summary=text("Plus", "More"))
    actions.name_signatory(draft, by=facilitator, partner=carol.partner, member=carol, **power())
    browser, slug = login(carol), enough.partnership.slug
    assert browser.get(reverse("charters:signing", args=[slug])).context["document"] == enough
    sign(fresh(enough), carol)
    assert browser.get(reverse("charters:receipt", args=[slug])).status_code == 200


def test_no_file_has_another_name_than_ours(opened, facilitator, alice, login):
    actions.record_paper_signature(place(opened, alice), by=facilitator, file=b"%PDF-1.7 a page")
    url = reverse("charters:signatory_file", args=[opened.partnership.slug, place(opened, alice).uuid, "page"])
    assert login(alice).get(url).status_code == 200
    for which in ("page%0d%0aX-Evil: 1", "signed", "x"):
        assert login(alice).get(url.replace("/page/", f"/{which}/")).status_code == 404


def test_a_deed_called_off_while_its_pdf_is_made_is_not_opened(signed, facilitator):
    deed = deed_for(signed, facilitator, newcomer(facilitator))
    actions.call_off_accession(deed, by=facilitator, reason="They asked for it.")
    assert store_deed(deed).signing_opened_at is None
