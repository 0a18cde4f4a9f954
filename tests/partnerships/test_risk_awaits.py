"""Whoever watches a risk is asked to review it after six months; the lists agree with the rule."""

import pytest
from django.urls import reverse

from partnerships import actions, rules
from partnerships.awaits import awaits
from partnerships.contents.risks import warnings
from partnerships.models import Member, Partnership, Risk, Role
from tests.conftest import START, text
from tests.partnerships.risks import review


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
        assert card.detail == "Delay: last reviewed on 5 January 2026."
        assert card.link == reverse("partnerships:review_risk", args=[partnership.slug, "R01"])
        assert [card.title for card in cards(facilitator)] == ["Review the risk R04"], "no partner watches it"
        review(Risk.objects.get(code="R01"), alice)
        assert cards(alice) == []
