"""The charter of the story: version 1.0 signed by eight, the amendment by seven, a deed that waits; all agree."""

from datetime import date

import pytest
from django.db import transaction
from django.utils.translation import override

from charters.contents.binding import binding
from charters.contents.judging import answer
from charters.contents.standing import standing
from charters.models import Accession, CharterVersion, Signature
from core.models import Job
from demo.story import play, read
from partnerships.models import Partnership
from tests.demo.test_story_small import OURS

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def played(django_db_setup, django_db_blocker):
    """The story, played once for all these tests, and forgotten after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield play(read(OURS))
        transaction.set_rollback(True)


def test_the_charter_is_in_force_since_the_last_signature() -> None:
    version = CharterVersion.objects.get(label="v1.0")
    assert version.state == "in_force" and version.in_force_since.date() == date(2025, 12, 18)
    modes = Signature.objects.filter(version=version).values_list("partner__code", "mode")
    assert {code for code, mode in modes if mode == "paper"} == {"VSA", "OTS"} and len(modes) == 8
    copies = set(version.editions.values_list("language", "copy", "seal"))
    assert copies == {
        (language, copy, seal) for language in ("fr", "en") for copy, seal in (("frozen", ""), ("executed", "B-B"))
    }
    assert not Job.objects.exclude(state=Job.State.DONE).exists()
    assert version.approvals.live().filter(position="approved").count() == 8
    assert [row.binding for row in version.charter.annexes.order_by("pk")] == [True, True, False]


def test_the_amendment_awaits_one_signature_and_one_deed() -> None:
    amendment = CharterVersion.objects.get(label="v1.1")
    assert amendment.state == "frozen" and amendment.decision.number == "D-2026-08"
    assert set(amendment.signatories.counted().filter(state="signed").values_list("partner__code", flat=True)) == {
        *("LLU", "CAL", "BDF", "UDC", "BRE", "CFO", "OTS")
    }
    awaited = amendment.signatories.counted().get(state="invited")
    assert awaited.partner.code == "VSA" and not awaited.has_authority
    deed = amendment.accessions.get()
    assert (deed.partner.code, deed.state, deed.decision.number) == ("MST", "frozen", "D-2026-05")
    assert deed.signing_opened_at and set(deed.editions.values_list("language", flat=True)) == {"fr", "en"}


def test_page_register_paper_and_public_answer_agree_on_the_charter() -> None:
    partnership = Partnership.objects.get()
    with override("en"):
        assert standing(partnership).sentence == "7 organisations of 8 have signed v1.1; in force: v1.0."
        for label, said in (("v1.0", "in_force"), ("v1.1", "awaiting_signatures")):
            version = CharterVersion.objects.get(label=label)
            for edition in version.editions.all():
                found = answer(edition.sha256).data()
                signed = version.signatories.counted().filter(state="signed").count()
                assert (found["verdict"], found["signed"], found["of"]) == (said, signed, 8)
        deed = Accession.objects.get()
        assert answer(deed.editions.first().sha256).data()["document"] == "deed_of_accession"
    lines = partnership.journal.filter(event="charters.paper_signature_recorded", params__label="1.1")
    assert [line.params["signed"] for line in lines] == [7]
    assert {row.version.label for row in binding(partnership)} == {"v1.0"}, "the older one binds meanwhile"
