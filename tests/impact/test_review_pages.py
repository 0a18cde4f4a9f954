"""The pages of a peer review, for partners and for peers: what they say, and in how many queries."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core import clock
from impact import actions
from impact.contents.dossier import dossier
from impact.models import Indicator
from tests.conftest import text
from tests.impact.framed import adopt_together
from tests.impact.peers import accepted, answer_all, invited, opened, reviewed

pytestmark = pytest.mark.django_db


def queries(browser, path: str) -> int:
    browser.get(path)
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert browser.get(path).status_code == 200
    return len(found)


def test_an_empty_list_teaches(facilitator, alice, login, page):
    read = login(alice).get(page("review_list")).text
    assert "Nobody from outside has been asked yet." in read
    assert "Only the facilitator" in read
    assert "disabled" not in login(facilitator).get(page("review_list")).text


def test_the_facilitator_opens_and_invites_from_the_pages(facilitator, login, page, partnership):
    browser = login(facilitator)
    day = (partnership.today() + timedelta(days=20)).isoformat()
    sent = browser.post(page("open_review"), {"brief_fr": "Sommes-nous justes ?", "brief_en": "", "closes_on": day})
    assert sent.url == page("review_detail", 1)
    person = {"name": "Vera", "organisation": "Pacte", "email": "vera@outside.example", "language": "fr"}
    assert browser.post(page("invite_reviewer", 1), person).url == page("review_detail", 1)
    read = browser.get(page("review_detail", 1)).text
    assert "Two peers at least are needed" in read and "Invited on" in read and "Send the link again" in read
    later = (partnership.today() + timedelta(days=25)).isoformat()
    assert browser.post(page("extend_review", 1), {"closes_on": later}).status_code == 302
    assert browser.post(page("abandon_review", 1), {"reason_fr": "Personne."}).status_code == 302
    assert "Personne." in browser.get(page("review_detail", 1)).text


def test_acts_on_peers_from_the_page(facilitator, login, page, partnership):
    round_ = opened(partnership, facilitator)
    peers = [invited(round_, facilitator, name) for name in ("vera", "walter", "xenia")]
    browser = login(facilitator)
    with clock.at(clock.now() + timedelta(minutes=5)):
        assert browser.post(page("send_reviewer_link_again", peers[0].uuid)).url == page("review_detail", 1)
    assert browser.post(page("release_reviewer", peers[0].uuid), {"reason": "Malade."}).status_code == 302
    assert "Released on" in browser.get(page("review_detail", 1)).text


def test_the_outcome_is_read_in_full_by_every_partner(partnership, facilitator, alice, login, page):
    reviewed(partnership, facilitator)
    read = login(alice).get(page("review_detail", 1)).text
    for name in ("vera", "walter", "xenia"):
        assert f"{name}-strengths" in read and f"{name}-advice-1" in read and f"Réseau {name}" in read
    assert "walter-evidence-P4" in read and "No link." in read
    assert "to be discussed" in read and "<svg" in read
    assert "Point out an error of fact" in read and "Answer it" not in read


def test_the_facilitator_writes_what_was_said_of_a_spread(partnership, facilitator, login, page):
    reviewed(partnership, facilitator)
    browser = login(facilitator)
    said = {"body_fr": "Chacun a vu autre chose.", "body_en": "Each saw something else."}
    assert browser.post(page("discuss_spread", 1, "P4"), said).status_code == 302
    read = browser.get(page("review_detail", 1)).text
    assert "Each saw something else." in read and "to be discussed" not in read
    assert browser.get(page("discuss_spread", 1, "P9")).status_code == 404


def test_facts_and_news_from_the_pages(partnership, facilitator, alice, llu, login, page):
    made = reviewed(partnership, facilitator, ("vera", "walter"))
    browser = login(alice)
    assert browser.post(page("remark_fact", made.peers[0].uuid), {"body": "Faux."}).status_code == 302
    with clock.at(clock.now() + timedelta(days=11)):
        assert "Answer it" in login(facilitator).get(page("review_detail", 1)).text
        answer_all(made.round, facilitator, owner=llu, due_on=partnership.today() + timedelta(days=30))
        advice = made.peers[0].recommendations.first()
        sent = {"body_fr": "Fait.", "body_en": "It was done.", "done": "on"}
        assert browser.post(page("follow_recommendation", advice.uuid), sent).status_code == 302
        read = browser.get(page("review_detail", 1)).text
        assert "It was done." in read and "Give news" in read


def test_the_dossier_holds_what_may_leave_and_nothing_else(
    partnership, framed, facilitator, alice, bob, tell, login, page
):
    tell(body=text("Reste ici.", "Stays here."))
    tell(body=text("Peut sortir.", "May leave."), consent_scope="reports")
    counted = {
        "title": text("Mères seules", "Lone mothers"),
        "target": Decimal(50),
        "unit": text("personnes", "people"),
    }
    indicator = actions.propose_indicator(partnership, by=facilitator, **counted)
    Indicator.objects.filter(pk=indicator.pk).update(counts_people=True)
    indicator = adopt_together(indicator, facilitator)
    seen = actions.record_measurement(indicator, by=alice, measured_on=date(2026, 3, 31), value=Decimal(7))
    actions.confirm_measurement(seen, by=bob)
    round_ = opened(partnership, facilitator)
    read = login(accepted(round_, facilitator, "vera").user).get(page("review_dossier", 1)).text
    assert "May leave." in read and "Stays here." not in read
    assert "Fewer than 11 people" in read
    assert "Logis &amp; Lumière" in read
    assert "alice@example.org" not in read and "/partnerships/chaleur-partagee/journal" not in read


def test_a_larger_count_is_told(partnership, framed, facilitator, alice, bob):
    indicator = actions.propose_indicator(partnership, by=facilitator, title=text("Ménages"), target=Decimal(50))
    Indicator.objects.filter(pk=indicator.pk).update(counts_people=True)
    indicator = adopt_together(indicator, facilitator)
    seen = actions.record_measurement(indicator, by=alice, measured_on=date(2026, 3, 31), value=Decimal(11))
    actions.confirm_measurement(seen, by=bob)
    (row,) = dossier(partnership).figures
    assert not row.is_hidden and "11" in row.basis


def test_a_percentage_of_few_people_is_not_told_and_a_larger_one_says_of_how_many(percentage, alice, bob, partnership):
    Indicator.objects.filter(pk=percentage.pk).update(counts_people=True)
    for month, (of, among) in enumerate([(3, 12), (9, 20), (15, 29)], 1):
        figures = {"numerator": Decimal(of), "denominator": Decimal(among)}
        seen = actions.record_measurement(percentage, by=alice, measured_on=date(2026, month, 28), **figures)
        actions.confirm_measurement(seen, by=bob)
        (row,) = dossier(partnership).figures
        assert row.is_hidden == (among < 29)
        assert ("A percentage of few people" in row.basis) == row.is_hidden
    assert "(n = 29)" in row.basis


def test_a_small_baseline_of_people_is_not_told(helped, measure, bob, partnership):
    Indicator.objects.filter(pk=helped.pk).update(counts_people=True, baseline=Decimal(4))
    actions.confirm_measurement(measure(helped, 40), by=bob)
    (row,) = dossier(partnership).figures
    assert row.is_hidden and "from 4" not in row.basis


def test_what_a_peer_is_told_after_handing_in(partnership, facilitator, login, page):
    made = reviewed(partnership, facilitator, ("vera", "walter"))
    browser = login(made.peers[0].user)
    assert "The reviews are read together since" in browser.get(page("my_review", 1)).text
    read = browser.get(page("review_outcome", 1)).text
    assert "walter-strengths" in read and "Point out an error of fact<" not in read
    assert browser.get(page("review_detail", 1)).status_code == 404


def test_a_page_asks_no_more_when_there_is_more(partnership, facilitator, alice, login, page, at):
    first = reviewed(partnership, facilitator, ("vera", "walter"))
    browser, peer = login(alice), login(first.peers[0].user)
    few = queries(browser, page("review_detail", 1)), queries(browser, page("review_list"))
    seen = queries(peer, page("review_outcome", 1))
    with clock.at(clock.now() + timedelta(days=1)):
        actions.remark_fact(first.peers[0], by=alice, body="Un.")
        many = reviewed(partnership, facilitator, ("a", "b", "c", "d"))
        for peer_of in many.peers:
            actions.remark_fact(peer_of, by=alice, body="Deux.")
    other = login(many.peers[0].user)
    assert (queries(browser, page("review_detail", 2)), queries(browser, page("review_list"))) == few
    assert queries(other, page("review_outcome", 2)) == seen


def test_the_dossier_asks_no_more_when_there_is_more(
    partnership, facilitator, alice, tell, measure, adopt, login, page
):
    round_ = opened(partnership, facilitator)
    browser = login(accepted(round_, facilitator, "vera").user)
    measure(adopt(), 30)
    tell(consent_scope="reports")
    few = queries(browser, page("review_dossier", 1))
    for number in range(3):
        measure(adopt(title=text(f"Autre {number}")), 30 + number)
        tell(consent_scope="reports")
    assert queries(browser, page("review_dossier", 1)) == few


def test_a_peer_has_no_rail(partnership, facilitator, login, page):
    round_ = opened(partnership, facilitator)
    read = login(accepted(round_, facilitator, "vera").user).get(page("my_review", 1)).text
    assert reverse("partnerships:journal", args=[partnership.slug]) not in read
    assert reverse("overview:partnership", args=[partnership.slug]) + '"' not in read
