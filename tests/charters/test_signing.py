"""Signing: each refusal, and what the last signature does."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from charters import actions, journal, rules
from charters.models import CharterVersion, EvidenceEntry, Signatory, Signature, SigningCode
from core import clock
from core.models import Job
from core.refusals import Refused
from partnerships.models import Notice, Partnership
from tests.charters.conftest import adopted, approve_all, code_for, digest, fresh, place, sign, store_pdfs
from tests.conftest import text

NOON = datetime(2026, 2, 2, 12, 0, tzinfo=UTC)


def refused(act, *args, **kwargs) -> Refused:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value


def test_a_signature_keeps_what_was_signed(opened, alice):
    signature = sign(opened, alice)
    assert signature.pdf_sha256 == digest(opened) and signature.content_sha256 == opened.sha256
    assert signature.mode == "online" and signature.recorded_by == alice
    assert "Chaleur partagée" in signature.sentence and "1.0" in signature.sentence
    assert fresh(signature.signatory).state == "signed"


def test_the_english_file_can_be_signed_too(opened, alice):
    signature = sign(opened, alice, digest=digest(opened, "en"))
    assert signature.sentence.startswith("I have read")


def test_nobody_signs_for_somebody_else(opened, alice, bob, facilitator):
    row = place(opened, alice)
    code = code_for(row, alice)
    actions.try_signing_code(row, by=alice, code=code)
    for other in (bob, facilitator):
        said = refused(actions.sign_charter, row, by=other, digest=digest(opened), code=code, agreed=True)
        assert "somebody else" in said.reason
    assert not Signature.objects.exists()


def test_nobody_signs_twice(opened, alice):
    sign(opened, alice)
    row = opened.signatories.get(member=alice)
    said = refused(actions.sign_charter, row, by=alice, digest=digest(opened), code="000000", agreed=True)
    assert "Nobody signs twice" in said.reason


def test_nobody_signs_without_authority(ready, facilitator, alice):
    actions.name_signatory(ready, by=facilitator, partner=alice.partner, member=alice)
    version = store_pdfs(actions.freeze_charter(approve_all(ready), by=facilitator, reason="Later"))
    row = place(version, alice)
    assert "by what act" in refused(actions.ask_signing_code, row, by=alice).reason
    said = refused(actions.sign_charter, row, by=alice, digest=digest(version), code="000000", agreed=True)
    assert "by what act" in said.reason
    actions.give_authority(row, by=alice, kind="power", reference=text("Pouvoir", "Power"), dated_on=clock.today())
    assert sign(version, alice)


def test_a_stale_file_is_refused(opened, alice):
    row = place(opened, alice)
    code = code_for(row, alice)
    actions.try_signing_code(row, by=alice, code=code)
    said = refused(actions.sign_charter, row, by=alice, digest="0" * 64, code=code, agreed=True)
    assert said.status == 409 and "Read it again" in said.reason
    assert fresh(row).state == "invited" and SigningCode.objects.get().used_at is None


def test_the_sentence_is_ticked(opened, alice):
    assert "Tick the sentence" in refused(sign, opened, alice, agreed=False).reason


def test_nothing_is_signed_before_the_pdf_is_stored(frozen, alice):
    row = place(frozen, alice)
    assert "being made" in refused(actions.ask_signing_code, row, by=alice).reason


def test_a_code_is_asked_for_by_its_signatory_alone(opened, alice, bob, facilitator):
    for other in (bob, facilitator):
        refused(actions.ask_signing_code, place(opened, alice), by=other)
    assert not SigningCode.objects.exists()


def test_the_code_is_kept_as_a_salted_hash_alone(opened, alice):
    code = code_for(place(opened, alice), alice)
    row = SigningCode.objects.get()
    assert code not in f"{row.salt} {row.digest}" and len(row.digest) == 64


def test_a_code_must_be_asked_for(opened, alice):
    row = place(opened, alice)
    assert actions.try_signing_code(row, by=alice, code="123456") is None
    said = refused(actions.sign_charter, row, by=alice, digest=digest(opened), code="123456", agreed=True)
    assert "Ask for a code first" in said.reason


def test_a_right_code_that_was_not_entered_does_not_sign(opened, alice):
    row = place(opened, alice)
    code = code_for(row, alice)
    refused(actions.sign_charter, row, by=alice, digest=digest(opened), code=code, agreed=True)


def test_five_wrong_codes_end_it(opened, alice):
    row = place(opened, alice)
    code = code_for(row, alice)
    wrong = "111111" if code != "111111" else "222222"
    for left in (4, 3, 2, 1, 0):
        actions.try_signing_code(row, by=alice, code=wrong)
        said = refused(actions.sign_charter, row, by=alice, digest=digest(opened), code=wrong, agreed=True)
        assert f"Tries left: {left}" in said.reason or (left == 0 and "Five wrong codes" in said.reason)
    actions.try_signing_code(row, by=alice, code=code)
    said = refused(actions.sign_charter, row, by=alice, digest=digest(opened), code=code, agreed=True)
    assert "Five wrong codes" in said.reason and SigningCode.objects.get().tries == 5
    assert sign(opened, alice), "a new code gives new tries"


def test_a_code_lasts_ten_minutes(opened, alice):
    row = place(opened, alice)
    with clock.at(NOON):
        code = code_for(row, alice)
    with clock.at(NOON + timedelta(minutes=10)):
        actions.try_signing_code(row, by=alice, code=code)
        said = refused(actions.sign_charter, row, by=alice, digest=digest(opened), code=code, agreed=True)
    assert "ten minutes" in said.reason


def test_a_code_accepted_in_time_still_expires(opened, alice):
    row = place(opened, alice)
    with clock.at(NOON):
        code = code_for(row, alice)
        actions.try_signing_code(row, by=alice, code=code)
    with clock.at(NOON + timedelta(minutes=11)):
        refused(actions.sign_charter, row, by=alice, digest=digest(opened), code=code, agreed=True)


def test_somebody_else_s_code_does_not_work(opened, alice, bob):
    code = code_for(place(opened, bob), bob)
    row = place(opened, alice)
    own = code_for(row, alice)
    code = code if code != own else "000000"
    actions.try_signing_code(row, by=alice, code=code)
    said = refused(actions.sign_charter, row, by=alice, digest=digest(opened), code=code, agreed=True)
    assert "not the code" in said.reason


def test_somebody_else_cannot_use_up_my_tries(opened, alice, bob):
    row = place(opened, alice)
    code_for(row, alice)
    assert actions.try_signing_code(row, by=bob, code="000000") is None
    assert SigningCode.objects.get().tries == 0


def test_a_new_code_ends_the_one_before(opened, alice):
    row = place(opened, alice)
    with clock.at(NOON):
        old = code_for(row, alice)
    with clock.at(NOON + timedelta(minutes=1)):
        new = code_for(row, alice)
        if old != new:
            actions.try_signing_code(row, by=alice, code=old)
            refused(actions.sign_charter, row, by=alice, digest=digest(opened), code=old, agreed=True)


def test_a_code_is_used_once(opened, alice):
    sign(opened, alice)
    code = SigningCode.objects.get()
    assert code.used_at
    assert refused(actions.codes.use_code, code).status == 409


def test_five_codes_an_hour(opened, alice):
    row = place(opened, alice)
    with clock.at(NOON):
        for _turn in range(5):
            code_for(row, alice)
        assert "five codes" in refused(actions.ask_signing_code, row, by=alice).reason
    with clock.at(NOON + timedelta(hours=2)):
        assert code_for(row, alice)


def test_after_a_refusal_one_signs_only_once_invited_again(opened, alice, facilitator):
    row = place(opened, alice)
    actions.decline_signature(row, by=alice, reason="Article 2 binds us beyond our means.")
    said = refused(actions.ask_signing_code, fresh(row), by=alice)
    assert "declined" in said.reason
    again = actions.name_signatory(
        opened,
        by=facilitator,
        partner=alice.partner,
        member=alice,
        authority_kind="power",
        authority_reference=text("Pouvoir", "Power"),
        authority_dated_on=clock.today(),
    )
    assert fresh(row).state == "replaced" and again.state == "invited"
    assert sign(opened, alice)


def test_a_refusal_needs_its_reason_and_tells_everybody(opened, alice, bob, carol, facilitator):
    sign(opened, bob)
    row = place(opened, alice)
    assert "Write why" in refused(actions.decline_signature, row, by=alice, reason="  ").reason
    refused(actions.decline_signature, row, by=bob, reason="For them")
    actions.decline_signature(row, by=alice, reason="Not our budget.")
    told = {notice.user for notice in Notice.objects.filter(entry__event="charters.signature_declined")}
    assert told == {bob.user, carol.user, facilitator.user}
    assert fresh(opened).state == "frozen"


def test_the_last_signature_brings_the_charter_into_force(opened, partnership, alice, bob, carol):
    for member in (alice, bob):
        sign(opened, member)
    assert fresh(opened).state == "frozen"
    sign(opened, carol)
    version, partnership = fresh(opened), fresh(partnership)
    assert version.state == "in_force" and version.in_force_since
    assert partnership.state == Partnership.State.RUNNING
    assert all(partner.bound_since == partnership.today() for partner in partnership.partners.all())
    assert Job.objects.filter(kind="charters.executed_pdf").count() == 2
    events = set(partnership.journal.values_list("event", flat=True))
    assert {"charters.charter_in_force", "partnerships.partner_bound", "partnerships.stage_changed"} <= events


def test_a_later_version_replaces_the_one_in_force(signed, partnership, facilitator, alice, bob, carol):
    later = CharterVersion.objects.create(
        partnership=partnership, charter=signed.charter, number=2, label="v1.1", started_at=clock.now()
    )
    for member in (alice, bob, carol):
        facts = {"authority_kind": "power", "authority_reference": text("Pouvoir")}
        facts |= {"authority_dated_on": clock.today()}
        actions.name_signatory(later, by=facilitator, partner=member.partner, member=member, **facts)
    actions.link_decision(later, by=facilitator, decision=adopted(partnership, facilitator))
    opened = store_pdfs(actions.freeze_charter(later, by=facilitator, reason="Amendment"))
    for member in (alice, bob):
        sign(opened, member)
    assert fresh(signed).state == "in_force", "the older version stays in force meanwhile"
    sign(opened, carol)
    before = fresh(signed)
    assert before.state == "superseded" and before.superseded_by == opened
    assert fresh(opened).state == "in_force" and journal.verify(signed.charter).intact


def test_a_page_signed_by_hand_counts(opened, facilitator, alice, bob):
    row = place(opened, alice)
    refused(actions.record_paper_signature, row, by=bob, reference="Archives")
    assert "Attach the scan" in refused(actions.record_paper_signature, row, by=facilitator).reason
    day = opened.partnership.today()
    late = {"reference": "Archives, box 12", "signed_on": day + timedelta(days=1)}
    assert "Check the date" in refused(actions.record_paper_signature, row, by=facilitator, **late).reason
    signature = actions.record_paper_signature(row, by=facilitator, reference="Archives", signed_on=day)
    assert signature.mode == "paper" and signature.day == day and signature.recorded_by == facilitator
    entry = opened.partnership.journal.get(event="charters.paper_signature_recorded")
    assert entry.on_behalf_of == alice.partner
    refused(actions.record_paper_signature, fresh(row), by=facilitator, reference="Again")


def test_one_live_signatory_and_one_signature_per_partner(opened, alice):
    sign(opened, alice)
    row = opened.signatories.get(member=alice)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signatory.objects.create(
            partnership=row.partnership,
            version=row.version,
            partner=row.partner,
            member=alice,
            name="Twin",
            invited_at=clock.now(),
        )
    twin = Signatory.objects.create(
        partnership=row.partnership,
        version=row.version,
        partner=row.partner,
        member=alice,
        name="Twin",
        state="replaced",
        invited_at=clock.now(),
    )
    signature = row.signature
    signature.pk, signature.uuid, signature.signatory = None, uuid4(), twin
    with pytest.raises(IntegrityError), transaction.atomic():
        signature.save(force_insert=True)


def test_twin_and_rule_agree(opened, alice, bob, facilitator):
    sign(opened, bob)
    for member in (alice, bob, facilitator):
        listed = set(Signatory.objects.filter(rules.awaiting_signature_of(member)))
        allowed = {row for row in opened.signatories.all() if rules.sign_charter.allows(member, row)}
        assert listed == allowed


def test_evidence_tells_each_step(signed):
    rows = EvidenceEntry.objects.filter(version=signed).order_by("sequence")
    kinds = list(rows.values_list("kind", flat=True))
    assert kinds[:3] == ["invited"] * 3 and kinds[3:6] == ["approval"] * 3 and kinds[6] == "frozen"
    assert kinds.count("signed") == 3 and kinds[-1] == "in_force"
