"""A draft is thrown away by its author: nobody had been asked anything; the register says that it was."""

from django.urls import reverse

from governance import actions
from governance.models import Decision
from partnerships.models import JournalEntry
from tests.governance.test_draft_decision import draft

__all__ = ["draft"]


def test_a_draft_is_thrown_away(draft, alice):
    actions.drop_draft(draft, by=alice)
    assert not Decision.objects.exists()
    assert JournalEntry.objects.filter(event="governance.draft_dropped").exists()


def test_it_is_asked_first_on_a_page(draft, partnership, alice, login):
    browser, page = login(alice), reverse("governance:drop_draft", args=[partnership.slug, draft.uuid])
    assert "It cannot be taken back afterwards." in browser.get(page).content.decode()
    assert Decision.objects.exists()
    assert browser.post(page).status_code == 302
    assert not Decision.objects.exists()
    assert browser.get(page).status_code == 404
