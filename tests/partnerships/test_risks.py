"""Risks: their weight in words, who watches them, their reviews and what the register keeps of each."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.refusals import Refused
from partnerships import actions, rules
from partnerships.awaits import awaits
from partnerships.contents.risks import band, risks_page, warnings
from partnerships.journal import sentence
from partnerships.models import JournalEntry, Member, Partner, Partnership, Risk, Role
from tests.conftest import START, text

NOTE = text("Publié en mars", "Published in March")


@pytest.fixture
def risk(partnership, facilitator, alice, at):
    """R01, watched by Logis & Lumière, with all that it needs, added on 5 January 2026."""
    with at(2026, 1, 5, 10):
        return actions.add_risk(
            partnership,
            by=facilitator,
            title=text("Retard", "Delay"),
            likelihood=4,
            severity=4,
            owner=alice.partner,
            mitigation=text("Lots plus petits", "Smaller lots"),
            trigger=text("Après le 15", "After the 15th"),
        )


def review(risk, by, **changes):
    stands = {"likelihood": risk.likelihood, "severity": risk.severity, "state": risk.state, "note": NOTE}
    return actions.review_risk(risk, by=by, **stands | changes)


def last_line(partnership) -> str:
    return sentence(JournalEntry.objects.filter(partnership=partnership).latest("sequence"))


# Weight ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("weight", "found"), [(1, 1), (5, 1), (6, 2), (12, 2), (15, 3), (25, 3)])
def test_bands_of_weight(weight, found):
    assert band(weight) == found


def test_the_heaviest_first_and_the_closed_apart(partnership, facilitator, risk, at):
    for likelihood, severity in ((1, 5), (5, 5), (2, 5)):
        actions.add_risk(partnership, by=facilitator, title=text("Autre"), likelihood=likelihood, severity=severity)
    review(Risk.objects.get(code="R04"), facilitator, state="closed")
    with at(2026, 1, 6):
        page = risks_page(partnership, by=facilitator)
    assert [row.risk.code for row in page.live] == ["R03", "R01", "R02"]
    assert [row.risk.code for row in page.closed] == ["R04"]
    assert (page.grave, page.warned) == (2, 2)
    cells = {
        (mark, likely): [one.code for one in cell.risks]
        for mark, _word, row in page.matrix
        for likely, cell in enumerate(row, 1)
        if cell.risks
    }
    assert cells == {(5, 5): ["R03"], (4, 4): ["R01"], (5, 1): ["R02"]}
    assert [mark for mark, _word, _row in page.matrix] == [5, 4, 3, 2, 1]
    assert {cell.weight for _mark, _word, row in page.matrix for cell in row} == {
        likely * severe for likely in range(1, 6) for severe in range(1, 6)
    }


def test_the_page_says_it_in_words(partnership, url, login, alice, bob, risk):
    read = login(bob).get(url("risk_list")).text
    assert "1 risk is open or under watch." in read and "1 is grave." in read
    assert '<table class="table matrix">' in read and read.count("<tr>") == 6
    assert "almost certain" in read and "negligible" in read
    assert "16 = 4 × 4" in read and "watched by Logis &amp; Lumière" in read
    assert url("review_risk", "R01") not in read
    assert url("review_risk", "R01") in login(alice).get(url("risk_list")).text
    french = login(alice, "fr").get(url("risk_list")).text
    assert "Retard" in french
    read = login(bob).get(url("risk_detail", "R01")).text
    assert "Grave, 16: likelihood 4 (likely) × severity 4 (major)." in read
    assert "Smaller lots" in read and "After the 15th" in read


def test_an_empty_page_teaches(partnership, url, login, alice, facilitator):
    read = login(alice).get(url("risk_list")).text
    assert "No risk is written down yet." in read and "nobody is accused by a risk" in read
    only = actions.add_risk(partnership, by=facilitator, title=text("Seul"), likelihood=1, severity=1)
    review(only, facilitator, state="closed")
    read = login(alice).get(url("risk_list")).text
    assert "Every risk is closed." in read and "nobody is accused" not in read


def test_the_same_queries_for_one_three_and_three_hundred(
    partnership, url, login, facilitator, alice, risk, django_assert_max_num_queries, django_assert_num_queries
):
    browser = login(facilitator)
    with django_assert_max_num_queries(12) as one:
        browser.get(url("risk_list"))
    for wanted in (3, 300):
        Risk.objects.bulk_create(
            Risk(
                partnership=partnership,
                code=f"X{number}",
                title=text("Autre"),
                likelihood=1 + number % 5,
                severity=1 + number % 4,
                owner=alice.partner,
                reviewed_on=date(2026, 1, 5),
            )
            for number in range(Risk.objects.count(), wanted)
        )
        with django_assert_num_queries(len(one)):
            browser.get(url("risk_list"))


# Warnings ----------------------------------------------------------------------------------------------------


def test_what_is_wrong_with_the_way_it_is_watched(partnership, facilitator, risk):
    assert list(warnings(risk, date(2026, 1, 5))) == []
    bare = actions.add_risk(partnership, by=facilitator, title=text("Nu"), likelihood=1, severity=1)
    assert list(warnings(bare, bare.reviewed_on)) == [
        "Nobody watches it.",
        "Nothing is done about it.",
        "Nothing says when to sound the alarm.",
    ]
    risk.owner.standing = Partner.Standing.FORMER
    assert list(warnings(risk, date(2026, 1, 5))) == ["Logis & Lumière watches it and has left the partnership."]


@pytest.mark.parametrize(("days", "said"), [(0, []), (180, []), (181, ["Not reviewed for 181 days."])])
def test_six_months_without_a_review(risk, days, said):
    assert list(warnings(risk, risk.reviewed_on + timedelta(days=days))) == said
    risk.state = Risk.State.CLOSED
    assert list(warnings(risk, risk.reviewed_on + timedelta(days=days))) == []


# Reviews -----------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("mark", ["0", "6", "2.5", "", "much"])
def test_marks_go_from_one_to_five(url, login, facilitator, risk, mark):
    typed = {"title_fr": "Fuite", "likelihood": mark, "severity": "2"}
    answer = login(facilitator).post(url("add_risk"), typed)
    assert answer.status_code == 422 and "Fuite" in answer.text
    assert Risk.objects.count() == 1


def test_the_database_is_the_last_defence(partnership, risk):
    with pytest.raises(IntegrityError), transaction.atomic():
        Risk.objects.filter(pk=risk.pk).update(severity=6)


# Words -------------------------------------------------------------------------------------------------------


def test_changing_the_words_and_who_watches(partnership, url, login, facilitator, risk):
    browser, page = login(facilitator), url("change_risk", "R01")
    read = browser.get(page).text
    assert '<option value="LLU" selected>' in read and "Smaller lots" in read
    typed = {"title_fr": "Retard", "title_en": "Delay", "owner": "CAL"}
    assert browser.post(page, typed).status_code == 302
    said = "Bruno changed the risk R01 (who watches it, what is done about it, what sets off the alarm); "
    assert last_line(partnership) == said + "it is watched by Calorane SA."
    risk.refresh_from_db()
    assert (risk.owner.code, risk.mitigation, risk.weight) == ("CAL", {}, 16)
    assert browser.post(page, typed | {"owner": ""}).status_code == 302
    assert last_line(partnership) == "Bruno changed the risk R01 (who watches it); it is watched by nobody."
    lines = JournalEntry.objects.count()
    assert browser.post(page, typed | {"owner": ""}).status_code == 302
    assert JournalEntry.objects.count() == lines


@pytest.mark.parametrize("name", ["add_risk", "change_risk", "review_risk"])
def test_nothing_changes_once_the_partnership_is_closed(partnership, facilitator, alice, risk, name):
    rule, thing = getattr(rules, name), partnership if name == "add_risk" else risk
    partnership.state = risk.partnership.state = Partnership.State.CLOSED
    assert rule.refusal(facilitator, thing).startswith("This partnership is closed")
    if name != "review_risk":
        assert rule.refusal(alice, thing) == "Only the facilitator of this partnership can do this."


def test_codes_are_given_in_order_and_once(partnership, facilitator, risk):
    rated = {"title": text("Autre"), "likelihood": 1, "severity": 1}
    assert (risk.code, actions.add_risk(partnership, by=facilitator, **rated).code) == ("R01", "R02")
    with pytest.raises(Refused, match=r"The code R02 is already taken here."):
        actions.add_risk(partnership, by=facilitator, code="R02", **rated)


# Awaited -----------------------------------------------------------------------------------------------------


@pytest.fixture
def watched(partnership, facilitator, alice, bob, risk):
    """Risks of every kind: watched by each, by nobody, closed, and Bob's partner that became an observer."""
    rated = {"likelihood": 2, "severity": 2}
    with_owner = {"VSA": bob.partner, "CAL": partnership.partners.get(code="CAL"), "": None}
    for code, owner in with_owner.items():
        actions.add_risk(partnership, by=facilitator, title=text(code or "Personne"), owner=owner, **rated)
    closed = actions.add_risk(partnership, by=facilitator, title=text("Clos"), owner=alice.partner, **rated)
    review(closed, facilitator, state="closed")
    Risk.objects.exclude(code="R02").update(reviewed_on=START.date())
    apart = Member.objects.create(partnership=partnership, user=_user("dora"), joined_at=START)
    Role.objects.create(member=apart, role=Role.Name.REPRESENTATIVE, since_at=START)
    silent = Member.objects.create(partnership=partnership, user=_user("eve"), partner=alice.partner, joined_at=START)
    return [facilitator, alice, bob, apart, silent]


def _user(name):
    return Member._meta.get_field("user").related_model.objects.create_user(f"{name}@example.org", name=name)


def test_the_twins_agree_with_the_rule(partnership, watched, at):
    for state in (Partnership.State.RUNNING, Partnership.State.CLOSED):
        Partnership.objects.update(state=state)
        for who in watched:
            who = Member.objects.standing_of(who.user, partnership)
            allowed = {risk for risk in Risk.objects.all() if rules.review_risk.allows(who, risk)}
            assert set(Risk.objects.filter(rules.reviewable_by(who))) == allowed, (state, who)
            with at(2026, 9, 1):
                today = partnership.today()
                late = {risk for risk in allowed if any("Not reviewed" in said for said in warnings(risk, today))}
                own = {risk for risk in late if who.partner_id and risk.owner_id == who.partner_id}
                assert set(Risk.objects.filter(rules.review_awaited_from(who))) == own, (state, who)


def test_whoever_watches_a_risk_gets_a_card_after_six_months(partnership, watched, alice, bob, facilitator, at):
    def cards(who):
        return [card for card in awaits(who) if "risk" in card.title]

    with at(2026, 7, 4, 12):  # 180 days
        assert cards(alice) == []
    with at(2026, 7, 5, 12):
        (card,) = cards(alice)
        assert (card.title, card.act) == ("Review the risk R01, which you watch", "Review")
        assert card.detail == "Delay: last reviewed on Jan. 5, 2026."
        assert card.link == reverse("partnerships:review_risk", args=[partnership.slug, "R01"])
        assert cards(facilitator) == []
        review(Risk.objects.get(code="R01"), alice)
        assert cards(alice) == []
