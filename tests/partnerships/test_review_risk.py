"""A risk is reviewed by those who watch it; the register keeps what it was before and after."""

from datetime import date

import pytest

from core.refusals import Refused
from partnerships import actions, rules
from partnerships.models import Risk
from tests.conftest import text
from tests.partnerships.risks import review
from tests.partnerships.saying import last_line


def test_the_owner_reviews_and_the_register_keeps_before_and_after(partnership, url, login, alice, risk, at):
    with at(2026, 6, 18, 12):
        typed = {"likelihood": "2", "severity": "4", "state": "watch", "note_fr": "Publié", "note_en": "Published"}
        assert login(alice).post(url("review_risk", "R01"), typed).status_code == 302
    risk.refresh_from_db()
    assert (risk.likelihood, risk.severity, risk.state, risk.reviewed_on) == (2, 4, "watch", date(2026, 6, 18))
    assert last_line(partnership) == (
        "Alice (Logis & Lumière) reviewed the risk R01: likelihood 4 → 2, severity 4 → 4, open → under watch. Published"
    )
    review(risk, alice)
    assert last_line(partnership) == (
        "Alice (Logis & Lumière) reviewed the risk R01 and left it as it was: "
        "likelihood 2, severity 4, under watch. Published in March"
    )
    read = login(alice).get(url("risk_detail", "R01")).text
    for said in ("added the risk R01, “Delay”: likelihood 4, severity 4.", "4 → 2", "left it as it was"):
        assert said in read


def test_the_history_of_one_risk_holds_nothing_of_another(partnership, url, login, facilitator, risk):
    other = actions.add_risk(partnership, by=facilitator, title=text("Ailleurs"), likelihood=1, severity=2)
    review(other, facilitator, likelihood=5)
    read = login(facilitator).get(url("risk_detail", "R01")).text
    assert "R02" not in read and "Ailleurs" not in read


def test_the_facilitator_reviews_in_their_own_name(partnership, facilitator, risk):
    review(risk, facilitator, state="closed")
    assert last_line(partnership).startswith("Bruno reviewed the risk R01")
    assert review(risk, facilitator, state="open").state == "open"


def test_who_does_not_watch_it_is_told_why(url, login, bob, risk):
    answer = login(bob).get(url("review_risk", "R01"))
    assert answer.status_code == 403
    assert "Only the representatives of the partner that watches this risk, or the facilitator" in answer.text
    typed = {"likelihood": "2", "severity": "4", "state": "open", "note_fr": "Je regarde"}
    refused = login(bob).post(url("review_risk", "R01"), typed)
    assert refused.status_code == 403
    assert "Je regarde" in refused.text
    assert Risk.objects.get().likelihood == 4


def test_a_review_says_what_was_noticed(alice, risk):
    with pytest.raises(Refused, match=r"Say what was noticed, even when nothing changed."):
        review(risk, alice, note=text(""))


def test_a_risk_that_nobody_watches_is_the_facilitator_s_alone(partnership, facilitator, alice):
    bare = actions.add_risk(partnership, by=facilitator, title=text("Nu"), likelihood=1, severity=1)
    assert rules.review_risk.allows(facilitator, bare)
    assert not rules.review_risk.allows(alice, bare)
