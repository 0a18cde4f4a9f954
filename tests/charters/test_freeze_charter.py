"""Freezing: what is asked first, what becomes exact bytes, what the PDFs open."""

import hashlib
import json

import pytest
from django.urls import reverse

from charters import actions
from charters.contents import document
from charters.contents.readiness import readiness
from charters.contents.standing import standing, standing_of
from charters.models import Article, Edition
from core import jobs
from core.models import Job
from core.refusals import Refused
from core.texts import Localized
from partnerships import actions as partnerships
from partnerships.models import Notice
from tests.charters.conftest import BODY, approve_all, fresh, later, on, pdf, store_pdfs, with_terms
from tests.conftest import answers, text


def lines(version) -> dict[str, bool]:
    return {line.code: line.holds for line in readiness(version)}


def test_a_poor_charter_says_what_is_missing(draft):
    said = lines(draft)
    assert said["articles"] and said["placeholders"]
    assert not any(said[code] for code in ("vision", "objectives", "tasks", "benefits", "contributions"))
    assert not said["signatories"] and said["authority"], "nobody is named, so nobody lacks authority"
    line = next(line for line in readiness(draft) if line.code == "authority")
    assert line.detail == "Nobody is named yet."


def test_a_whole_charter_is_ready(rich, ready):
    said = lines(ready)
    held = {"articles", "placeholders", "vision", "objectives", "tasks", "benefits", "contributions"}
    assert all(said[code] for code in held | {"signatories", "authority"}) and not said["duration"]


def test_what_was_written_on_a_partner_s_behalf_is_to_confirm(rich, ready, facilitator, alice):
    said = answers(stake=text("Écrit pour elle", "Written for it"))
    partnerships.describe_partner(alice.partner, by=facilitator, answers=said)
    line = next(line for line in readiness(ready) if line.code == "confirmed")
    assert not line.holds and "LLU" in line.detail
    partnerships.confirm_answers(alice.partner, by=alice)
    assert lines(ready)["confirmed"]


def test_an_empty_charter_is_not_frozen(charter, facilitator):
    with pytest.raises(Refused, match="No article is empty"):
        actions.freeze_charter(charter.versions.get(), by=facilitator, reason="Now")


@pytest.mark.parametrize("words", ["À compléter", "TBD", "[nom du partenaire]", "Voir […]"])
def test_nothing_is_left_to_complete(ready, facilitator, words):
    actions.write_article(ready.charter, by=facilitator, title=text("Reste"), body=text(words))
    with pytest.raises(Refused, match="Nothing left to complete"):
        actions.freeze_charter(ready, by=facilitator, reason="Now")


def test_each_partner_has_a_signatory(draft, facilitator):
    with pytest.raises(Refused, match="A signatory for each partner"):
        actions.freeze_charter(draft, by=facilitator, reason="Now")


def test_only_the_facilitator_freezes_and_says_why(ready, facilitator, alice):
    ready = approve_all(ready)
    with pytest.raises(Refused, match="facilitator"):
        actions.freeze_charter(ready, by=alice, reason="Now")
    with pytest.raises(Refused, match="Write why"):
        actions.freeze_charter(ready, by=facilitator)
    actions.freeze_charter(ready, by=facilitator, reason="Now")
    with pytest.raises(Refused, match="frozen already"):
        actions.freeze_charter(ready, by=facilitator, reason="Twice")


def test_frozen_content_is_canonical_and_hashed(rich, ready, facilitator):
    version = actions.freeze_charter(approve_all(ready), by=facilitator, reason="Now")
    assert version.sha256 == hashlib.sha256(version.content.encode()).hexdigest()
    content = json.loads(version.content)
    assert [article["number"] for article in content["articles"]] == [1, 2]
    assert content["prevailing"] == "fr" and content["languages"] == ["fr", "en"]
    assert len(content["signatories"]) == 3 and content["frozen_at"].endswith("Z")
    assert "1.0" in content["sentence"]["fr"]
    assert Job.objects.filter(kind="charters.freeze_pdf").count() == 2


def test_what_is_frozen_does_not_drift(frozen, facilitator, alice, partnership):
    before = document.of(frozen)
    partnerships.describe_partner(
        alice.partner, by=alice, answers=answers(expectation=text("Autre chose", "Something else"))
    )
    assert document.of(fresh(frozen)) == before and document.draft(frozen) != before
    with pytest.raises(Refused, match="frozen"):
        actions.write_article(frozen.charter, by=facilitator, title=text("Plus"), body=BODY)
    with pytest.raises(Refused, match="frozen"):
        actions.add_composed_article(frozen.charter, by=facilitator, title=text("Plus"), parts=["rules"])


def test_its_texts_are_locked_the_vision_included(rich, ready, facilitator, partnership):
    actions.freeze_charter(approve_all(ready), by=facilitator, reason="Now")
    assert all(text.locked_at for text in partnership.texts.all())
    with pytest.raises(Refused, match="frozen with the charter"):
        partnerships.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Autre"))])


def test_the_last_pdf_opens_the_signing(frozen, alice, bob, carol):
    wanted = {"version": str(frozen.uuid), "language": "fr"}
    actions.record_frozen_pdf(wanted, pdf(frozen, "fr"))
    assert fresh(frozen).signing_opened_at is None
    version = store_pdfs(frozen)
    assert version.signing_opened_at and Edition.objects.count() == 2
    told = {notice.user for notice in Notice.objects.filter(entry__event="charters.signing_opened")}
    assert told == {alice.user, bob.user, carol.user}
    opened = version.signing_opened_at
    assert store_pdfs(frozen).signing_opened_at == opened, "recorded once, whoever comes back"


def test_a_pdf_that_failed_is_made_again(frozen, facilitator):
    job = actions.pdf_jobs(frozen)[0]
    Job.objects.filter(pk=job.pk).update(state=Job.State.DEAD)
    actions.retry_pdf(frozen, by=facilitator)
    assert fresh(job).state == Job.State.QUEUED and jobs.of("charters.freeze_pdf", job.input_digest)


def test_trying_again_is_offered_for_what_failed(frozen, partnership, facilitator, login):
    browser, page = login(facilitator), reverse("charters:charter", args=[partnership.slug])
    seen = browser.get(page).content.decode()
    assert "A PDF is being made" in seen and "Try again what failed" not in seen
    Job.objects.filter(pk=actions.pdf_jobs(frozen)[0].pk).update(state=Job.State.DEAD)
    assert "Try again what failed" in browser.get(page).content.decode()


def test_where_it_stands_in_a_sentence(partnership, signed):
    assert standing(partnership).sentence.startswith("In force: v1.0, since") and standing(partnership).mark == "done"


def test_where_it_stands_while_signing(opened, alice, carol):
    from_start = standing_of(opened)
    assert from_start.sentence == "0 organisations of 3 have signed v1.0; no version is in force yet."
    assert (from_start.mark, from_start.hint) == ("wait", "0 of 3")
    actions.decline_signature(opened.signatories.get(member=alice), by=alice, reason="No")
    assert standing_of(opened).mark == "stop" and standing_of(opened).of == 3


def test_where_it_stands_before(partnership, facilitator):
    assert standing(partnership).sentence == "The charter is not begun." and standing(partnership).mark == "todo"
    assert standing(partnership).hint == ""
    actions.start_charter(partnership, by=facilitator)
    assert "is being written" in standing(partnership).sentence and standing(partnership).mark == "now"


def test_an_article_keeps_its_paragraphs_identities(charter, alice, bob):
    article = actions.write_article(charter, by=alice, title=text("Objet"), body=BODY)
    first = article.text.current()
    changed = Localized({"fr": "Premier.\n\nSecond paragraphe.\n\nTroisième.", "en": "A.\n\nB.\n\nC."})
    actions.write_article(charter, by=bob, title=text("Objet"), body=changed, article=article, after=1)
    second = article.text.current()
    assert second.number == 2 and second.fingerprint != first.fingerprint
    kept = list(first.paragraphs.values_list("uuid", flat=True))
    assert list(second.paragraphs.values_list("uuid", flat=True))[:2] == kept
    with pytest.raises(Refused, match="while you were writing") as caught:
        actions.write_article(charter, by=alice, title=text("Objet"), body=BODY, article=article, after=1)
    assert caught.value.status == 409


def test_who_may_write(charter, partnership, facilitator, alice, bob):
    from_outside = bob
    from_outside.partner.standing = "observer"
    with pytest.raises(Refused, match="representatives"):
        actions.write_article(charter, by=from_outside, title=text("Objet"), body=BODY)
    with pytest.raises(Refused, match="facilitator"):
        actions.add_composed_article(charter, by=alice, title=text("Objet"), parts=["rules"])
    with pytest.raises(Refused, match="at least one part"):
        actions.add_composed_article(charter, by=facilitator, title=text("Objet"), parts=[])
    with pytest.raises(Refused, match="words of its own"):
        actions.write_article(charter, by=alice, title=text("Objet"), body=Localized())
    with pytest.raises(Refused, match="already begun"):
        actions.start_charter(partnership, by=facilitator)


def test_a_composed_article_may_gain_words(charter, facilitator, alice):
    article = actions.add_composed_article(charter, by=facilitator, title=text("Règles"), parts=["rules", "lead"])
    assert article.parts == ("rules", "lead") and article.text is None
    written = actions.write_article(
        charter, by=alice, title=text("Règles"), body=BODY, article=article, parts=[Article.Part.RULES]
    )
    assert written.text and written.parts == ("rules",)


def test_signatories_are_the_partner_s_own_people(draft, facilitator, alice, bob):
    with pytest.raises(Refused, match="one of this partner’s own people"):
        actions.name_signatory(draft, by=facilitator, partner=alice.partner, member=bob)
    with pytest.raises(Refused, match="facilitator"):
        actions.name_signatory(draft, by=alice, partner=alice.partner, member=alice)
    alice.partner.standing = "candidate"
    with pytest.raises(Refused, match="Only partners sign"):
        actions.name_signatory(draft, by=facilitator, partner=alice.partner, member=alice)


def test_naming_anew_replaces_and_tells_once_signing_is_open(opened, facilitator, alice):
    first = opened.signatories.get(member=alice)
    second = actions.name_signatory(opened, by=facilitator, partner=alice.partner, member=alice)
    assert fresh(first).state == "replaced" and opened.signatories.counted().count() == 3
    assert Notice.objects.filter(entry__event="charters.signatory_invited", user=alice.user).exists()
    with pytest.raises(Refused, match="Another person has been named"):
        actions.decline_signature(fresh(first), by=alice, reason="Late")
    assert second.version == opened


def test_nobody_is_named_once_signed(signed, facilitator, alice):
    with pytest.raises(Refused, match="nobody is added"):
        actions.name_signatory(signed, by=facilitator, partner=alice.partner, member=alice)


def test_nobody_is_renamed_after_signing(opened, facilitator, alice):
    row = opened.signatories.get(member=alice)
    actions.record_paper_signature(row, by=facilitator, reference="Archives")
    with pytest.raises(Refused, match="already signed"):
        actions.name_signatory(opened, by=facilitator, partner=alice.partner, member=alice)


def test_authority_is_given_by_the_signatory_or_the_facilitator(opened, bob, alice):
    row = opened.signatories.get(member=alice)
    with pytest.raises(Refused, match="Only this signatory"):
        actions.give_authority(row, by=bob, kind="power", reference=text("Pouvoir"))


def test_no_day_of_its_terms_is_past_when_it_is_frozen(ready, facilitator, refused):
    version = approve_all(with_terms(ready, entry_rule="on_date", entry_on=on(ready, 3), signing_until_on=on(ready, 2)))
    freezing = {"by": facilitator, "reason": "The rest comes later."}
    with later(3):
        assert "last day to sign cannot be past" in refused(actions.freeze_charter, version, **freezing)
    with later(4):
        assert "enter into force on a day that is past" in refused(actions.freeze_charter, version, **freezing)
