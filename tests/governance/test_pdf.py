"""A decision on paper: archival, accessible, the same bytes wherever it is made, with all that was said in it."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from core import clock
from core.canonical import canonical
from governance import actions
from governance.models import Decision
from governance.pdf import decision_pdf
from governance.tally import recount
from tests import oracles
from tests.charters.test_pdf import digest_elsewhere
from tests.conftest import text

pytestmark = pytest.mark.once
DAY = datetime(2026, 6, 1, 9, tzinfo=UTC)


def on(days: float):
    return clock.at(DAY + timedelta(days=days))


@pytest.fixture
def settled(propose, facilitator, lead, committee, alice, bob, carol) -> Decision:
    """Objected in consent, mediated, a tie, settled by the lead; a changed answer, a recusal, a minority opinion."""
    llu, vsa, cal = (committee.seats[code] for code in ("LLU", "VSA", "CAL"))
    with on(0):
        decision = propose("operational", amount=9600, owner=bob, review_on=date(2027, 1, 6))
        actions.open_round(decision, by=facilitator)
        actions.record_attendance(decision, by=facilitator, present=[llu, vsa, cal])
        actions.cast_vote(decision, by=alice, position="consent")
        actions.cast_vote(decision, by=bob, position="concern", reason="Le coût n'est pas mesuré.")
        actions.cast_vote(decision, by=carol, position="objection", reason="<b>Données</b> hors d’Europe.")
        actions.close_round(decision, by=facilitator)
        actions.open_mediation(decision, by=facilitator, mediator="Odile")
    with on(11):
        actions.close_mediation(decision, by=facilitator, findings="Une comparaison des offres.")
        objection = decision.rounds.get().ballots.get(position="objection")
        words = {"title": decision.title, "question": decision.question, "reason": "Les données restent en Europe."}
        words["text"] = text("Le comité loue l’outil, en Europe.", "The committee rents the tool, in Europe.")
        actions.change_wording(decision, by=facilitator, integrates=[objection], **words)
    with on(14):
        actions.open_round(decision, by=facilitator)
        actions.record_attendance(decision, by=facilitator, present=[llu, vsa, cal])
        actions.cast_vote(decision, by=alice, position="against", reason="Trop cher.")
        actions.cast_vote(decision, by=alice, position="for", reason="Le prix a baissé.")
        actions.cast_vote(decision, by=bob, position="against", reason="Toujours trop cher.")
        actions.cast_vote(decision, by=carol, position="abstain")
        why = {"nature": "personal", "member": carol, "reason": "Ma sœur y travaille."}
        actions.declare_recusal(decision, by=carol, seat=cal, **why)
        actions.close_round(decision, by=facilitator)
    with on(17):
        reasons = {"reasons": text("L’hiver approche.", "Winter is near.")}
        minority = text("Nous aurions attendu.", "We would have waited.")
        actions.settle_decision(decision, by=alice, outcome="adopted", **reasons, minority_opinion=minority)
        decision.refresh_from_db()
        actions.write_minority_opinion(decision, by=bob, words=text("Un outil de plus.", "One more tool."))
    return Decision.objects.get(pk=decision.pk)


@pytest.fixture
def simple(propose, play) -> Decision:
    decision = propose(amount=9600)
    with on(0):
        play(decision, LLU="for", VSA="for", CAL="against")
    return Decision.objects.get(pk=decision.pk)


def content(decision: Decision, by, language: str) -> dict:
    return json.loads(actions.ask_decision_pdf(decision, by=by, language=language).input["content"])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_archival_and_accessible_and_says_all(settled, alice, language, tmp_path):
    held = content(settled, alice, language)
    path = tmp_path / "decision.pdf"
    with oracles.no_complaint():
        path.write_bytes(decision_pdf(held))
    assert oracles.verapdf(path) == []
    oracles.qpdf_check(path)
    words = _plain(oracles.pdftotext(path))
    for row in held["rounds"]:
        for answer in row["answers"]:
            assert _plain(answer["seat"]) in words and _plain(answer["position"]) in words
            assert _plain(answer["by"]) in words and _plain(answer["reason"]) in words
        assert _plain(row["sentence"]) in words
        assert all(_plain(line["text"]) in words for line in row["requirements"])
        assert all(_plain(said) in words for said in row["rule"])
    ruling = {"fr": ("L’hiver approche.", "Nous aurions attendu.", "Un outil de plus."),
              "en": ("Winter is near.", "We would have waited.", "One more tool.")}  # fmt: skip
    for said in (*ruling[language], "Ma sœur y travaille.", "Une comparaison des offres.", "Trop cher.", "Odile"):
        assert said.replace(" ", "") in words
    assert "<b>Données</b>horsd’Europe." in words and "LesdonnéesrestentenEurope." in words
    assert held["register"]["sha256"] in words and held["fingerprint"] in words
    assert "provisional" not in words and "Provisoire" not in words


def _plain(text: str) -> str:
    """A text without its spaces, which lines and typography change."""
    return "".join(text.replace("'", "’").split())


def test_it_carries_its_content_from_which_the_verdicts_are_worked_out(settled, alice):
    held = content(settled, alice, "en")
    carried = PdfReader(BytesIO(decision_pdf(held))).attachments["decision.json"][0]
    assert carried == canonical(held)
    rounds = json.loads(carried)["rounds"]
    assert [row["result"] for row in rounds] == ["objected", "tie"]
    assert all(recount(row["record"]).as_dict() == row["record"]["verdict"] for row in rounds)


def test_the_same_content_gives_the_same_bytes(settled, alice, monkeypatch):
    held = content(settled, alice, "fr")
    assert decision_pdf(held) == decision_pdf(json.loads(canonical(held)))
    pages: list[str] = []
    monkeypatch.setattr("governance.pdf.decision.render_pdf", lambda html, **facts: pages.append(html) or b"")
    decision_pdf(held)
    seen = {digest_elsewhere(pages[0], seed=seed, zone=zone) for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))}
    assert len(seen) == 1


def test_a_simple_decision_is_one_page(simple, alice):
    for language in ("fr", "en"):
        assert len(PdfReader(BytesIO(decision_pdf(content(simple, alice, language)))).pages) == 1


def test_an_open_decision_says_that_it_is_provisional(propose, facilitator, alice, tmp_path):
    decision = propose(amount=Decimal(10))
    with on(1):
        actions.open_round(decision, by=facilitator, mode="written")
        held = content(decision, alice, "en")
    path = tmp_path / "open.pdf"
    path.write_bytes(decision_pdf(held))
    words = " ".join(oracles.pdftotext(path).split())
    assert "Provisional, as of 2 June 2026, 11:00" in words
    assert "Awaited" in words and held["rounds"][0]["sentence"] in words
    assert oracles.verapdf(path) == []


def test_a_withdrawn_decision_says_why(propose, facilitator, alice, tmp_path):
    decision = propose()
    actions.withdraw_decision(decision, by=facilitator, reason="Found another way.")
    path = tmp_path / "withdrawn.pdf"
    path.write_bytes(decision_pdf(content(Decision.objects.get(pk=decision.pk), alice, "en")))
    words = " ".join(oracles.pdftotext(path).split())
    assert "Withdrawn" in words and "Found another way." in words
    assert oracles.verapdf(path) == []
