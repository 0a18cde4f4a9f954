"""A question is prepared before it is put: kept, changed, proposed, or thrown away."""

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from governance.models import Decision
from partnerships.models import JournalEntry
from tests.conftest import text

WORDS = {"title": text("Louer un outil"), "text": text("Le comité loue l’outil."), "category": "budget"}


@pytest.fixture
def draft(committee, partnership, alice) -> Decision:
    return actions.draft_decision(partnership, by=alice, **WORDS)


def test_a_draft_has_no_number_and_asks_nobody_anything(draft, partnership, bob, login):
    assert (draft.state, draft.year, draft.rank, draft.proposed_at, draft.address) == ("draft", None, None, None, "")
    page = login(bob).get(reverse("governance:decision_list", args=[partnership.slug])).content.decode()
    assert "Being prepared" in page
    assert f'href="{draft.get_absolute_url()}"' not in page, "it is not Bob's to change"


def test_a_draft_is_changed_by_its_author_and_by_the_facilitator(draft, partnership, alice, facilitator):
    for by, title in ((alice, "Louer"), (facilitator, "Acheter")):
        actions.draft_decision(partnership, by=by, draft=draft, **{**WORDS, "title": text(title)})
        draft.refresh_from_db()
        assert str(draft.title) == title
    assert JournalEntry.objects.filter(event="governance.decision_drafted").count() == 1


def test_a_draft_is_not_anothers_to_change(draft, partnership, bob):
    with pytest.raises(Refused, match="another person’s"):
        actions.draft_decision(partnership, by=bob, draft=draft, **WORDS)
    with pytest.raises(Refused, match="another person’s"):
        actions.propose_decision(partnership, by=bob, draft=draft, **WORDS)


def test_only_the_committee_and_the_facilitator_prepare(committee, partnership, alice):
    committee.seats["LLU"].mandates.update(ended_on="2026-01-02")
    with pytest.raises(Refused, match="Only the people of the steering committee"):
        actions.draft_decision(partnership, by=alice, **WORDS)


def test_a_draft_is_proposed_once_and_gets_the_next_number(draft, propose, partnership, alice, facilitator):
    first = propose()
    made = actions.propose_decision(partnership, by=alice, draft=draft, **WORDS)
    assert (made.pk, made.state, made.rank) == (draft.pk, "proposed", first.rank + 1)
    with pytest.raises(Refused, match="proposed meanwhile"):
        actions.draft_decision(partnership, by=facilitator, draft=made, **WORDS)
    with pytest.raises(Refused, match="proposed meanwhile"):
        actions.drop_draft(made, by=facilitator)


def test_the_pages_keep_change_and_propose(committee, partnership, alice, login):
    browser, new = login(alice), reverse("governance:propose_decision", args=[partnership.slug])
    typed = {"title_fr": "Louer", "text_fr": "Le comité loue.", "category": "budget", "amount": "9600"}
    kept = browser.post(new, {**typed, "keep": "1"}, follow=True).content.decode()
    assert "Kept as a draft" in kept
    assert "Prepared by Alice" in kept
    draft = Decision.objects.get()
    browser.post(draft.get_absolute_url(), {**typed, "title_fr": "Louer deux outils", "draft": draft.uuid, "keep": "1"})
    assert 'value="Louer deux outils"' in browser.get(draft.get_absolute_url()).content.decode()
    sent = browser.post(new, {**typed, "draft": draft.uuid}, follow=True)
    assert "Proposed as D-" in sent.content.decode()
    gone = browser.get(reverse("governance:draft_decision", args=[partnership.slug, draft.uuid]))
    assert gone["Location"].endswith("decisions/2026-01/")


@pytest.mark.parametrize("named", ["nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_draft_of_nowhere_is_not_found(committee, partnership, alice, login, named):
    page = reverse("governance:propose_decision", args=[partnership.slug])
    assert login(alice).post(page, {"draft": named}).status_code == 404


def test_two_who_propose_the_same_draft_propose_it_once(draft, partnership, alice, facilitator):
    """Both read it as a draft before the other's act: the second reads it again once it holds it."""
    seen = Decision.objects.get(pk=draft.pk)
    made = actions.propose_decision(partnership, by=alice, draft=draft, **WORDS)
    with pytest.raises(Refused, match="proposed meanwhile"):
        actions.propose_decision(partnership, by=facilitator, draft=seen, **WORDS)
    with pytest.raises(Refused, match="proposed meanwhile"):
        actions.draft_decision(partnership, by=facilitator, draft=seen, **WORDS)
    made.refresh_from_db()
    assert (made.state, made.rank) == ("proposed", 1)


def test_a_draft_that_was_thrown_away_does_not_come_back(draft, partnership, alice):
    seen = Decision.objects.get(pk=draft.pk)
    actions.drop_draft(draft, by=alice)
    with pytest.raises(Refused, match="somebody has just taken it off"):
        actions.draft_decision(partnership, by=alice, draft=seen, **WORDS)
    assert not Decision.objects.exists()
