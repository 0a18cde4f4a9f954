"""A frozen version returns to writing: what was signed stays as evidence, the next one begins from the same words."""

import pytest
from django.urls import reverse

from charters import actions, journal
from charters.models import Accession, CharterVersion
from core import clock
from tests.charters.conftest import (
    BODY,
    adopted,
    code_for,
    digest,
    fresh,
    kinds,
    later,
    on,
    place,
    sign,
    store_pdfs,
    told,
    with_terms,
)
from tests.conftest import text


def test_the_next_version_begins_from_its_words_and_terms(opened, facilitator, alice, bob):
    sign(opened, bob)
    CharterVersion.objects.filter(pk=opened.pk).update(exit_notice_months=6)
    draft = actions.return_to_writing(opened, by=facilitator, reason="Article 2 changes.")
    gone = fresh(opened)
    assert gone.state == "abandoned" and gone.abandon_reason == "Article 2 changes." and "abandoned" in kinds(opened)
    assert (draft.label, draft.number, draft.state, draft.exit_notice_months) == ("v1.1", 2, "draft", 6)
    assert draft.based_on is None and gone.signatories.get(member=bob).signature
    assert told("version_returned") == {"Alice", "Bob", "Carol"} and journal.verify(opened.charter).intact
    article = draft.charter.articles.get(number=1)
    actions.write_article(draft.charter, by=alice, article=article, title=text("Préambule"), body=BODY)


def test_days_that_are_past_are_not_written_again(opened, facilitator):
    with_terms(opened, entry_rule="on_date", entry_on=on(opened, 2), review_on=on(opened, 9))
    with later(3):
        draft = actions.return_to_writing(fresh(opened), by=facilitator, reason="Article 2 changes.")
    assert (draft.entry_rule, draft.entry_on, draft.review_on) == ("last_signature", None, on(opened, 9))


def test_nothing_of_it_is_signed_any_more(opened, facilitator, alice, refused):
    row = place(opened, alice)
    code = code_for(row, alice)
    actions.try_signing_code(row, by=alice, code=code)
    actions.return_to_writing(opened, by=facilitator, reason="Article 2 changes.")
    row = place(fresh(opened), alice)
    late = {"by": alice, "digest": digest(opened), "code": code, "agreed": True}
    assert "not open to signature" in refused(actions.sign_charter, row, **late)
    assert row.codes.get().expired, "the code sent before is dead"


def test_deeds_that_were_to_join_it_are_called_off(opened, facilitator, alice):
    deed = Accession.objects.create(
        partnership=opened.partnership,
        charter=opened.charter,
        version=opened,
        partner=alice.partner,
        frozen_at=clock.now(),
        content="{}",
        sha256="0" * 64,
    )
    actions.return_to_writing(opened, by=facilitator, reason="Article 2 changes.")
    assert fresh(deed).state == "abandoned" and fresh(deed).abandon_reason == "Article 2 changes."


def test_a_pdf_stored_too_late_opens_nothing(frozen, facilitator):
    actions.return_to_writing(frozen, by=facilitator, reason="A slip.")
    assert store_pdfs(frozen).signing_opened_at is None


def test_who_may_and_when(opened, facilitator, alice, refused):
    back = actions.return_to_writing
    assert "facilitator" in refused(back, opened, by=alice, reason="Ours")
    assert "Write why" in refused(back, opened, by=facilitator, reason=" ")
    assert "bears this name" in refused(back, opened, by=facilitator, reason="Why", label="v1.0")
    assert "A label is a short word" in refused(back, opened, by=facilitator, reason="Why", label="v1/1")
    draft = back(opened, by=facilitator, reason="Why", label="v2.0")
    assert draft.label == "v2.0"
    assert "Only a frozen version" in refused(back, draft, by=facilitator, reason="Why")


def test_a_version_in_force_does_not_return(signed, facilitator, refused):
    assert "Only a frozen version" in refused(actions.return_to_writing, signed, by=facilitator, reason="Why")


def test_an_amendment_returns_while_the_version_in_force_stays(amendment, signed, facilitator):
    draft = actions.return_to_writing(amendment, by=facilitator, reason="Why")
    assert draft.based_on == amendment and draft.is_amendment and fresh(signed).state == "in_force"


def test_by_its_form(opened, partnership, facilitator, alice, login):
    url = reverse("charters:return_to_writing", args=[partnership.slug, "v1.0"])
    assert login(alice).get(url).status_code == 403
    browser = login(facilitator)
    assert "stay as evidence" in browser.get(url).content.decode()
    seen = browser.post(url, {"reason": "Article 2 changes."}, follow=True).content.decode()
    assert "v1.1 is being written" in seen
    page = browser.get(reverse("charters:version_detail", args=[partnership.slug, "v1.0"])).content.decode()
    assert "v1.0 was abandoned" in page and "Article 2 changes." in page and "Not signed" in page


def test_an_amendment_is_abandoned_and_the_charter_lives_on(amendment, signed, facilitator, alice, refused):
    assert "facilitator" in refused(actions.abandon_version, amendment, by=alice, reason="Ours")
    assert "Write why" in refused(actions.abandon_version, amendment, by=facilitator, reason="")
    assert "was in force" in refused(actions.abandon_version, signed, by=facilitator, reason="Why")
    actions.abandon_version(amendment, by=facilitator, reason="Nobody wants it.")
    assert fresh(amendment).state == "abandoned" and fresh(signed).state == "in_force"
    assert told("version_abandoned") == {"Alice", "Bob", "Carol"}


def test_the_only_version_is_not_abandoned(opened, facilitator, refused):
    assert "would be no charter" in refused(actions.abandon_version, opened, by=facilitator, reason="Why")


def test_a_draft_abandoned_locks_again_what_is_in_force(signed, facilitator, partnership, login):
    draft = actions.next_draft(signed.charter, label="v1.1", based_on=signed)
    article = signed.charter.articles.get(number=1)
    assert fresh(article.text).locked_at is None
    url = reverse("charters:abandon_version", args=[partnership.slug, "v1.1"])
    assert login(facilitator).get(url).status_code == 200
    assert login(facilitator).post(url, {"reason": "Not now."}).status_code == 302
    assert fresh(article.text).locked_at and fresh(draft).state == "abandoned"


@pytest.fixture
def amendment(signed, facilitator, alice, bob, carol):
    """Version 1.1, frozen while version 1.0 is in force."""
    draft = actions.next_draft(signed.charter, label="v1.1", based_on=signed)
    for member in (alice, bob, carol):
        actions.name_signatory(draft, by=facilitator, partner=member.partner, member=member)
    actions.link_decision(draft, by=facilitator, decision=adopted(signed.partnership, facilitator))
    return store_pdfs(actions.freeze_charter(draft, by=facilitator, reason="Amendment"))
