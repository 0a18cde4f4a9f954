"""The teller takes their consent back: nothing of the story is left, in no table and in no file."""

from dataclasses import replace
from datetime import date

import pytest

from core import mail
from core.mail import Mail
from core.models import StoredFile
from core.refusals import Refused
from impact import actions, contents
from impact.actions.evidence import Proof
from impact.models import EffectReport, Evidence, PanelChoice, Story
from partnerships.models import JournalEntry, Notice, Partnership
from tests.conftest import text
from tests.impact.oblivion import kept_places

SECRET = "marmotte-turquoise"
WORDS = {
    name: text(f"{SECRET} {name}", f"{SECRET} {name} too") for name in ("teller", "body", "contribution", "causes")
}


@pytest.fixture
def told(tell) -> Story:
    return tell(**WORDS, expected=False)


@pytest.fixture
def withdraw(alice, django_capture_on_commit_callbacks):
    """Withdraw as the database commits it."""

    def withdrawn(story: Story, by=None, **more) -> Story:
        with django_capture_on_commit_callbacks(execute=True):
            return actions.withdraw_story_consent(story, by=by or alice, **more)

    return withdrawn


def test_nothing_remains_of_what_was_told(told, back, withdraw):
    back(told, f"photo of {SECRET}".encode(), SECRET)
    assert len(kept_places(SECRET)) > 2
    withdraw(told)
    assert kept_places(SECRET) == []
    assert Evidence.objects.count() == StoredFile.objects.count() == 0


def test_nothing_remains_of_evidence_joined_and_taken_off_through_the_acts(told, alice, withdraw):
    proof = Proof(f"%PDF-1.7 {SECRET}".encode(), "application/pdf", f"{SECRET}.pdf", text(SECRET, SECRET), "document")
    actions.add_evidence(told, by=alice, proof=proof)
    other = replace(proof, data=b"%PDF-1.7 another")
    actions.drop_evidence(actions.add_evidence(told, by=alice, proof=other), by=alice)
    assert len(kept_places(SECRET)) > 2
    withdraw(told)
    assert kept_places(SECRET) == []


def test_nothing_remains_when_it_was_written_changed_and_sent_through_the_pages(
    page, login, alice, bob, django_capture_on_commit_callbacks
):
    browser = login(alice)
    typed = {f"{name}_fr": f"{SECRET} {name}" for name in WORDS} | {"expected": "no", "positive": "yes"}
    days = {"told_on": "2026-03-04", "consent_on": "2026-03-04"}
    browser.post(page("tell_story"), {**typed, **days, "consent_scope": "public"})
    browser.post(page("change_story", "S01"), {**typed, "body_fr": f"{SECRET} encore", "consent_on": "2026-03-05"})
    assert SECRET in browser.get(page("story_list")).text
    assert kept_places(f"{SECRET} encore") == ["impact_story"]
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(page("withdraw_story_consent", "S01")).status_code == 302
    assert kept_places(SECRET) == []
    for name, *key in (("story_list",), ("story_detail", "S01")):
        shown = login(bob).get(page(name, *key)).text
        assert SECRET not in shown
        assert "Story S01: consent taken back on" in shown


def test_a_tombstone_remains(told, withdraw, alice, partnership, page, login):
    gone = withdraw(told)
    gone.refresh_from_db()
    assert (gone.code, gone.told_on, gone.collected_by) == ("S01", date(2026, 3, 4), alice.partner)
    assert (gone.withdrawn_by, bool(gone.withdrawn_at)) == (alice, True)
    assert contents.stories(partnership) == []
    assert "Nobody has told anything yet." in login(alice).get(page("story_list")).text


def test_a_file_that_backs_something_else_stays(told, tell, back, withdraw):
    other = back(tell(), b"shared")
    back(told, b"shared")
    withdraw(told)
    assert Evidence.objects.get() == other
    assert other.file.read() == b"shared"


def test_everybody_is_told_without_a_word_of_it(told, withdraw):
    withdraw(told)
    entry = JournalEntry.objects.latest("pk")
    assert entry.event == "impact.story_consent_withdrawn"
    letters = [mail.opened(notice.mail) for notice in Notice.objects.filter(entry=entry)]
    assert len(letters) == 4
    assert all("S01" in letter["subject"] for letter in letters)
    assert any("Use it no more" in letter["text"] for letter in letters)
    assert not any(SECRET in str(mail.opened(letter)) for letter in Mail.objects.all())


def test_what_others_wrote_is_shown_and_erased_when_asked(told, choose, partnership, withdraw, page, login, alice, at):
    choose(told, reason="Une marmotte, dit le panel")
    with at(2026, 7, 2):
        said = {"period_ends_on": date(2026, 6, 30), "tone": "better", "body": text("Une marmotte, dit le partenaire")}
        actions.report_effects(partnership, by=alice, story=told, **said)
    shown = login(alice).get(page("withdraw_story_consent", "S01")).text
    assert "Une marmotte, dit le panel" in shown
    assert "Une marmotte, dit le partenaire" in shown
    assert 'name="blank_quotes"' in shown
    withdraw(told, blank_quotes=True)
    assert kept_places("marmotte") == []
    assert PanelChoice.objects.get().story == EffectReport.objects.get().story == told
    for name, *key in (("story_list",), ("story_detail", "S01"), ("effect_list",)):
        assert login(alice).get(page(name, *key)).status_code == 200


def test_what_others_wrote_stays_otherwise(told, choose, withdraw):
    choose(told)
    withdraw(told)
    assert PanelChoice.objects.get().reason["fr"] == "Ils se sont organisés"


def test_the_page_says_beforehand_what_follows(told, back, page, login, alice, bob):
    back(told, b"seen", "Fenêtre")
    shown = login(alice).get(page("withdraw_story_consent", "S01")).text
    for said in ("Erase the story S01?", "Fenêtre", "Everybody here is told", "are made again without it"):
        assert said in shown
    assert 'name="blank_quotes"' not in shown
    assert login(bob).get(page("withdraw_story_consent", "S01")).status_code == 403


def test_only_its_hearer_and_the_facilitator(told, withdraw, bob, facilitator, alice):
    with pytest.raises(Refused, match="Only this partner's representatives"):
        withdraw(told, by=bob)
    withdraw(told, by=facilitator)
    assert JournalEntry.objects.latest("pk").on_behalf_of == alice.partner
    with pytest.raises(Refused, match="nothing of it is left"):
        withdraw(told)


def test_a_closed_partnership_does_not_keep_it(told, withdraw):
    Partnership.objects.update(state=Partnership.State.CLOSED)
    withdraw(Story.objects.get())
    assert kept_places(SECRET) == []


def test_the_register_still_holds(told, withdraw, partnership, login, alice):
    withdraw(told)
    assert "Chain verified" in login(alice).post(f"/partnerships/{partnership.slug}/journal/verify/", follow=True).text
