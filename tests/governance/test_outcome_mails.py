"""Results leave by mail, to all at the same time, with the sentence, the arithmetic and the head of the register."""

import re
from html import unescape

import pytest

from accounts.models import User
from core import mail
from governance import actions
from governance.sentences import explain, requirement_lines
from partnerships.models import JournalEntry, Notice
from tests.conftest import text


@pytest.fixture(autouse=True)
def english(partnership) -> None:
    """Everybody reads English, but who is told otherwise."""
    User.objects.update(language="en")


def sent(event: str) -> dict[str, dict[str, str]]:
    """The messages of the latest event of this kind, by the person's name."""
    entry = JournalEntry.objects.filter(event=f"governance.{event}").order_by("-sequence").first()
    rows = Notice.objects.filter(entry=entry).select_related("user", "mail")
    return {row.user.name: mail.opened(row.mail) for row in rows}


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_result_tells_everyone_the_sentence_and_what_it_took(propose, play, bob, partnership):
    User.objects.filter(pk=bob.user_id).update(language="fr")
    decision = propose()
    round_ = play(decision, LLU="for", VSA="for", CAL="against")
    told, verdict = sent("round_closed"), round_.outcome_now()
    assert set(told) == {"Alice", "Bob", "Carol", "Bruno"}
    assert told["Alice"]["subject"] == "Shared Warmth: result of D-2026-01, “Rent a tool”: adopted"
    entry = JournalEntry.objects.filter(event="governance.round_closed").get()
    for body in (told["Alice"]["text"], plain(told["Alice"]["html"])):
        assert explain(verdict) in body
        for line in requirement_lines(verdict):
            assert f"✓ {line.text}" in body
        assert f"Line {entry.sequence} of the transparency register" in body and entry.digest[:16] in body
        assert "an answer is asked of you" not in body
    assert decision.get_absolute_url() in told["Alice"]["text"] and decision.get_absolute_url() in told["Alice"]["html"]
    assert "Louer un outil" in told["Bob"]["subject"]


@pytest.mark.parametrize(("answers", "word"), [({"LLU": "for"}, "tie"), ({"LLU": "abstain"}, "rejected")])
def test_the_subject_says_the_result_whatever_it_is(answers, word, propose, play):
    play(propose(), VSA="against" if word == "tie" else "abstain", CAL="abstain", **answers)
    assert sent("round_closed")["Carol"]["subject"].endswith(f": {word}")


def test_what_is_not_met_is_crossed_and_a_title_cannot_forge_the_message(propose, play, facilitator):
    decision = propose()
    decision.title = text("Louer <b>vite</b>\r\nBcc: all@example.org")
    decision.save(update_fields=["title"])
    play(decision, present="LLU", LLU="for")
    told = sent("round_closed")["Alice"]
    assert "✗ Quorum" in told["text"]
    assert "\n" not in told["subject"] and "<b>vite" not in told["html"]


def test_what_the_lead_settled_tells_everyone_the_reasons(settled_by_lead):
    told = sent("decision_settled")
    assert set(told) == {"Alice", "Bob", "Carol", "Bruno"}
    assert told["Bob"]["subject"].endswith("“Rent a tool”, settled by the lead: adopted")
    assert "Winter is near." in told["Bob"]["text"] and "Winter is near." in told["Bob"]["html"]
    assert "fingerprint begins with" in told["Bob"]["text"]


@pytest.fixture
def settled_by_lead(propose, play, facilitator, lead, alice, at):
    with at(2026, 6, 1, 9):
        decision = propose("operational")
        play(decision, LLU="for", VSA="against", CAL="abstain", skipped_consent="Known.")
        actions.open_mediation(decision, by=facilitator, mediator="Odile")
    with at(2026, 6, 12, 9):
        actions.close_mediation(decision, by=facilitator, findings="A comparison.")
    with at(2026, 6, 15, 9):
        play(decision, LLU="for", VSA="against", CAL="abstain")
    with at(2026, 6, 17, 9):
        words = {"reasons": text("L’hiver approche.", "Winter is near."), "minority_opinion": text("Attendre.")}
        return actions.settle_decision(decision, by=alice, outcome="adopted", **words)


def test_a_withdrawal_tells_those_who_could_answer(propose, facilitator):
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    actions.withdraw_decision(decision, by=facilitator, reason="Found another way.")
    told = sent("decision_withdrawn")
    assert set(told) == {"Alice", "Bob", "Carol"}
    assert told["Bob"]["subject"].endswith("D-2026-01, “Rent a tool”, is withdrawn")
    assert "Found another way." in told["Bob"]["text"]


def test_a_recused_seat_could_not_answer(propose, facilitator, carol, committee):
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    interest = {"nature": "organisation", "reason": "We sell it."}
    actions.declare_recusal(decision, by=carol, seat=committee.seats["CAL"], **interest)
    actions.withdraw_decision(decision, by=facilitator, reason="Found another way.")
    assert set(sent("decision_withdrawn")) == {"Alice", "Bob"}


def test_before_any_round_the_people_of_the_committee_are_told(propose, facilitator):
    actions.withdraw_decision(propose(), by=facilitator, reason="Too early.")
    assert set(sent("decision_withdrawn")) == {"Alice", "Bob", "Carol"}
