"""A deed of accession: prepared for who came later, frozen with the fingerprints of what it joins, opened, signed."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from charters import actions, journal
from charters.models import Accession, CharterVersion, EvidenceEntry
from core.canonical import fingerprint
from core.models import Job
from core.refusals import Refused
from partnerships.models import Notice
from tests.charters.conftest import code_for, digest, fresh
from tests.charters.life import (
    amended,
    decided,
    deed_digest,
    deed_for,
    named_on,
    newcomer,
    sign_deed,
    signed_by,
    store_deed,
)


@pytest.fixture
def dora(signed, facilitator):
    return newcomer(facilitator)


def refused(version, facilitator, partner, **changes) -> str:
    with pytest.raises(Refused) as caught:
        actions.prepare_accession(version, by=changes.pop("by", facilitator), partner=partner, **changes)
    return caught.value.reason


def test_what_it_joins_is_in_it_byte_for_byte(signed, facilitator, dora):
    deed = deed_for(signed, facilitator, dora)
    content = json.loads(deed.content)
    assert content["format"] == "entente-accession/1" and deed.sha256 == fingerprint(content)
    assert content["uuid"] == str(deed.uuid)
    assert content["version"]["content_sha256"] == signed.sha256
    assert {row["language"]: row["sha256"] for row in content["version"]["pdfs"]} == {
        "fr": digest(signed),
        "en": digest(signed, "en"),
    }
    assert content["partner"]["name"] == "Habitat & Humains" and content["commitment"]["en"] == "Two visits a month"
    assert set(content["sentence"]) == {"fr", "en"} and "Habitat & Humains" in content["sentence"]["fr"]
    assert content["decision"]["number"] == "D-2026-01"
    assert [row["code"] for row in content["parties"]] == ["LLU", "VSA", "CAL"]
    entry = EvidenceEntry.objects.get(kind="deed_frozen")
    assert entry.facts["content_sha256"] == deed.sha256 and journal.verify(signed.charter).intact
    assert Job.objects.filter(kind="charters.deed_pdf").count() == 2
    assert Notice.objects.filter(entry__event="charters.deed_prepared").count() == 4


def test_it_is_open_once_its_last_pdf_is_stored(signed, facilitator, dora):
    deed = deed_for(signed, facilitator, dora)
    row = named_on(deed, facilitator, dora)
    with pytest.raises(Refused, match="being made"):
        actions.ask_signing_code(row, by=dora)
    deed = store_deed(deed)
    assert deed.signing_opened_at and deed.receives_signatures
    told = Notice.objects.filter(entry__event="charters.deed_opened")
    assert [notice.user.name for notice in told] == ["Dora"]
    assert store_deed(deed).editions.count() == 2  # work done twice stores nothing twice


def test_signed_it_binds_at_once_and_nobody_signs_again(signed, facilitator, dora):
    deed = store_deed(deed_for(signed, facilitator, dora))
    signature = sign_deed(deed, facilitator, dora)
    deed = fresh(deed)
    assert deed.state == "in_force" and deed.in_force_since
    assert signature.accession == deed and signature.pdf_sha256 == deed_digest(deed)
    assert signature.content_sha256 == deed.sha256 and "joins" not in signature.sentence
    assert fresh(dora.partner).bound_since == signed.partnership.today()
    assert signed.signatories.counted().count() == 3
    executed = Job.objects.filter(kind="charters.deed_pdf", input__copy="executed")
    assert executed.count() == 2
    store_deed(deed, copy="executed")
    assert deed.editions.filter(copy="executed").count() == 2
    kinds = [entry.kind for entry in EvidenceEntry.objects.filter(facts__accession=str(deed.uuid)).order_by("sequence")]
    assert kinds[0] == "deed_frozen" and kinds[-3:] == ["acceded", "pdf_recorded", "pdf_recorded"]
    assert journal.verify(signed.charter).intact


def test_a_deed_waits_for_its_version(opened, facilitator, alice, bob, carol):
    dora = newcomer(facilitator)
    deed = store_deed(deed_for(opened, facilitator, dora, decision=None))
    sign_deed(deed, facilitator, dora)
    assert fresh(deed).state == "signed" and fresh(dora.partner).bound_since is None
    signed_by(opened, alice, bob, carol)
    assert fresh(deed).state == "in_force"
    assert fresh(dora.partner).bound_since == opened.partnership.today()


def test_who_may_prepare_it_and_for_whom(signed, facilitator, alice, dora):
    decision = decided(signed.partnership, facilitator)
    assert "Only the facilitator" in refused(signed, facilitator, dora.partner, by=alice, decision=decision)
    assert "signs the version itself" in refused(signed, facilitator, alice.partner, decision=decision)
    yesterday = signed.partnership.today() - timedelta(days=1)
    late = {"decision": decision, "signing_until_on": yesterday}
    assert "not in the past" in refused(signed, facilitator, dora.partner, **late)
    type(dora.partner).objects.filter(pk=dora.partner_id).update(standing="observer")
    assert "Only partners" in refused(signed, facilitator, fresh(dora.partner), decision=decision)
    type(dora.partner).objects.filter(pk=dora.partner_id).update(standing="partner")
    actions.prepare_accession(signed, by=facilitator, partner=fresh(dora.partner), decision=decision)
    assert "stands already" in refused(signed, facilitator, fresh(dora.partner), decision=decision)


def test_the_committee_decides_once_the_charter_is_in_force(signed, facilitator, dora):
    partner, partnership = dora.partner, signed.partnership
    assert "decision of the committee" in refused(signed, facilitator, partner)
    for other in ({"matter": "ordinary"}, {"outcome": "rejected"}, {"matter": "charter"}):
        decision = decided(partnership, facilitator, **other)
        assert "lets nobody in" in refused(signed, facilitator, partner, decision=decision)
    CharterVersion.objects.filter(pk=signed.pk).update(decision=decision)
    assert actions.prepare_accession(signed, by=facilitator, partner=partner, decision=decision).decision == decision


def test_not_before_the_pdfs_nor_to_a_replaced_version(frozen, facilitator):
    dora = newcomer(facilitator)
    assert "once its PDFs are stored" in refused(frozen, facilitator, dora.partner)


def test_one_joins_no_version_that_was_replaced(signed, facilitator, alice, bob, carol, dora):
    deed = store_deed(deed_for(signed, facilitator, dora))
    named_on(deed, facilitator, dora)
    everybody = (alice, bob, carol, dora)
    signed_by(amended(signed.charter, facilitator, everybody), *everybody)
    assert not Accession.objects.get(pk=deed.pk).receives_signatures
    row = deed.signatories.get()
    with pytest.raises(Refused, match="not open to signature"):
        actions.ask_signing_code(row, by=dora)
    assert "not this one" in refused(fresh(signed), facilitator, dora.partner)


def at(deed: Accession, name: str, *args) -> str:
    return reverse(f"charters:{name}", args=[deed.partnership.slug, *args])


def test_by_its_forms_from_the_deed_to_the_receipt(signed, facilitator, alice, dora, login):
    decision = decided(signed.partnership, facilitator)
    url = reverse("charters:prepare_accession", args=[signed.partnership.slug, "v1.0"])
    assert login(alice).get(url).status_code == 403
    browser = login(facilitator)
    page = browser.get(url).content.decode()
    assert "HAB" in page and "Logis" not in page.partition("<form")[2]
    form = {"partner": "HAB", "decision": str(decision.uuid), "commitment_fr": "Deux visites par mois"}
    assert "no longer" not in browser.post(url, form, follow=True).content.decode()
    deed = store_deed(Accession.objects.get())
    named = {"member": str(dora.uuid), "function_fr": "Directrice", "authority_kind": "minutes"}
    named |= {"authority_reference_fr": "PV", "authority_dated_on": "2026-01-02"}
    seen = browser.post(at(deed, "name_deed_signatory", deed.uuid), named, follow=True).content.decode()
    assert "Dora signs for Habitat &amp; Humains." in seen and "Signature awaited" in seen
    row = deed.signatories.get()
    hers = login(dora)
    assert "Read and sign" in hers.get(at(deed, "accession_detail", deed.uuid)).content.decode()
    step = hers.get(at(deed, "signing", row.uuid)).content.decode()
    assert "By this deed Habitat &amp; Humains joins version 1.0" in step and deed_digest_of(deed, "en") in step
    assert login(alice).get(at(deed, "signing", row.uuid)).status_code == 403
    hers.post(at(deed, "confirm_reading", row.uuid))
    sent = {"code": code_for(row, dora), "agreed": "on", "digest": deed_digest_of(deed, "en")}
    last = hers.post(at(deed, "sign_charter", row.uuid), sent, follow=True).content.decode()
    assert "Signed for Habitat &amp; Humains" in last and "In force" in last
    seen = hers.get(at(deed, "accession_detail", deed.uuid)).content.decode()
    assert "In force." in seen and "Call this deed off" not in seen
    assert hers.get(at(deed, "accession_pdf", deed.uuid))["Content-Disposition"].endswith('v1.0-HAB-en.pdf"')
    data = hers.get(at(deed, "accession_data", deed.uuid))
    assert data.content.decode() == deed.content
    charter = hers.get(reverse("charters:charter", args=[signed.partnership.slug])).content.decode()
    assert "Deed of accession of Habitat &amp; Humains" in charter


def deed_digest_of(deed: Accession, language: str) -> str:
    return deed.editions.get(language=language, copy="frozen").sha256


def test_a_deed_is_signed_by_hand_or_declined(signed, facilitator, dora, login):
    deed = store_deed(deed_for(signed, facilitator, dora))
    row = named_on(deed, facilitator, dora)
    declined = login(dora).post(at(deed, "decline_signature", row.uuid), {"reason": "Too soon.", "kind": "refusal"})
    assert declined.status_code == 302 and fresh(row).state == "declined"
    assert EvidenceEntry.objects.get(kind="declined").facts["accession"] == str(deed.uuid)
    again = named_on(deed, facilitator, dora)
    assert fresh(row).state == "replaced"
    sent = {"reference": "archives, box 12"}
    assert login(facilitator).post(at(deed, "record_paper_signature", again.uuid), sent).status_code == 302
    assert fresh(deed).state == "in_force"
