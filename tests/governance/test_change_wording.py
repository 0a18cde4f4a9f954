"""The words put to the committee change in the open: who answered is asked again, and no stale answer counts."""

from datetime import date

import pytest

from core.models import Mail
from core.refusals import Refused
from governance import actions
from governance.models import Round
from tests.conftest import text
from tests.governance.test_forms import url

WORDS = {"title": text("Louer un outil", "Rent a tool"), "question": text("Louons-nous cet outil ?", "Do we?")}


def change(decision, by, words: str = "Le comité loue l’outil pour un an.", **more):
    given = {**WORDS, "text": text(words), "reason": "For one year first.", **more}
    return actions.change_wording(decision, by=by, **given)


@pytest.fixture
def asked(propose, facilitator, at):
    """Put in writing from 12 to 22 October, by consent: an operational matter."""
    with at(2026, 10, 12, 9):
        decision = propose("operational")
        actions.open_round(decision, by=facilitator, mode="written", closes_on=date(2026, 10, 22))
    return decision


def test_answers_to_the_earlier_words_wait_for_confirmation(asked, alice, bob, carol, facilitator, at):
    with at(2026, 10, 13, 9):
        for member in (alice, bob):
            actions.cast_vote(asked, by=member, position="consent")
        actions.cast_vote(asked, by=carol, position="objection", reason="Too long.")
    objection = asked.open_round().ballots.get(position="objection")
    with at(2026, 10, 14, 9):
        wording = change(asked, facilitator, integrates=[objection])
        round_ = Round.objects.get()
        assert round_.outcome_now().votes["consent"] == 0
        assert [row.ballot for row in wording.integrations.all()] == [objection]
        actions.cast_vote(asked, by=carol, position="consent", fingerprint=round_.fingerprint)
        assert Round.objects.get().outcome_now().votes["consent"] == 1
    assert round_.ballots.count() == 4, "the answers before are kept"


def test_who_can_answer_is_told_by_mail(asked, alice, facilitator, at):
    before = Mail.objects.count()
    with at(2026, 10, 14, 9):
        change(asked, facilitator)
    told = Mail.objects.order_by("pk").values_list("to", flat=True)[before:]
    assert set(told) == {"alice@example.org", "bob@example.org", "carol@example.org"}


def test_an_answer_to_the_words_of_another_day_is_refused(asked, alice, facilitator, at):
    with at(2026, 10, 14, 9):
        before = asked.open_round().fingerprint
        change(asked, facilitator)
        with pytest.raises(Refused, match="The text has changed"):
            actions.cast_vote(asked, by=alice, position="consent", fingerprint=before)


def test_the_page_shows_what_changed_and_asks_to_confirm(asked, alice, carol, facilitator, login, at):
    with at(2026, 10, 13, 9):
        actions.cast_vote(asked, by=alice, position="concern", reason="And after?")
        actions.cast_vote(asked, by=carol, position="objection", reason="Too long.")
    with at(2026, 10, 14, 9):
        page = url("change_wording", asked)
        shown = login(facilitator).get(page).content.decode()
        assert "Calorane SA, reasoned objection: Too long." in shown
        typed = {"title_fr": "Louer un outil", "text_fr": "Le comité loue l’outil pour un an.", "reason": "One year."}
        ballot = asked.open_round().ballots.get(position="objection").pk
        assert login(facilitator).post(page, {**typed, "integrates": [ballot]}).status_code == 302
        read = login(alice).get(asked.get_absolute_url()).content.decode()
    assert "Confirm my answer" in read
    assert "The words have changed once" in read
    assert "<ins>" in read
    assert "Answers what Calorane SA said: “Too long.”" in read
    assert "0 seats of 3 have answered." in read


def test_not_by_anybody(asked, bob):
    with pytest.raises(Refused, match="Only who proposed this decision"):
        change(asked, bob)


def test_not_without_a_reason_nor_for_nothing(asked, facilitator, at):
    with at(2026, 10, 14, 9), pytest.raises(Refused, match="Write why the words change"):
        change(asked, facilitator, reason=" ")
    same = {"title": asked.title, "question": asked.question, "text": asked.text}
    with at(2026, 10, 14, 9), pytest.raises(Refused, match="nothing changes"):
        actions.change_wording(asked, by=facilitator, reason="Again.", **same)


def test_not_in_the_last_two_days(asked, facilitator, at):
    with at(2026, 10, 21, 9), pytest.raises(Refused, match="Extend the round first"):
        change(asked, facilitator)


def test_not_once_decided(propose, play, facilitator):
    decision = propose("budget")
    play(decision, LLU="for", VSA="for", CAL="for")
    with pytest.raises(Refused, match="closed"):
        change(decision, facilitator)


def test_before_any_round_nobody_has_to_confirm(propose, facilitator):
    decision = propose("budget")
    before = Mail.objects.count()
    assert change(decision, facilitator).number == 2
    assert Mail.objects.count() == before
