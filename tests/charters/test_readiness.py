"""What is missing before a charter is signed: each line holds, or warns with its reason."""

from datetime import date, timedelta

import pytest

from charters.contents.readiness import readiness
from governance import actions as governance
from governance.models import CategoryRule, Lead
from partnerships import actions as partnerships
from partnerships.models import Partner
from tests.charters.conftest import fresh
from tests.conftest import text


def line(version, code: str):
    return next(line for line in readiness(fresh(version)) if line.code == code)


def test_every_line_leads_somewhere_and_is_there_once(draft):
    lines = readiness(draft)
    codes = [line.code for line in lines]
    assert len(codes) == len(set(codes))
    assert {line.code for line in lines if line.blocks} == {
        *("articles", "placeholders", "signatories", "remarks", "approvals")
    }
    assert all(line.link and line.detail for line in lines if not line.holds)


def test_each_matter_of_the_charter_has_a_method(draft, partnership, facilitator):
    assert not line(draft, "rules").holds
    governance.seat_committee(partnership, by=facilitator, name=text("Comité"))
    governance.set_rules(partnership, by=facilitator, categories=governance.usual_categories(quorum=2))
    assert line(draft, "rules").holds
    CategoryRule.objects.filter(category="charter").update(above=100)
    found = line(draft, "rules")
    assert not found.holds and found.detail == "Missing: the charter"


@pytest.mark.parametrize(
    ("changes", "lacking"), [({}, None), ({"succession": text("")}, "succession"), ({"cap": 0}, "limit")]
)
def test_the_lead_has_an_end_a_succession_and_a_limit(draft, partnership, facilitator, alice, changes, lacking):
    assert line(draft, "lead").detail == "No strategic lead has been elected yet."
    body = governance.seat_committee(partnership, by=facilitator, name=text("Comité"))
    seat = body.seats.get(partner=alice.partner)
    since = {"capacity": "titular", "since_on": date(2026, 1, 1)}
    governance.give_mandate(seat, by=facilitator, member=alice, **since)
    governance.set_rules(partnership, by=facilitator, categories=governance.usual_categories(quorum=2))
    until = partnership.today() + timedelta(days=90)
    dates = {"since_on": partnership.today(), "until_on": until, "succession": text("Bob"), "cap": 15_000}
    governance.elect_lead(partnership, by=facilitator, member=alice, seat=seat, categories=["operational"], **dates)
    Lead.objects.update(**changes)
    found = line(draft, "lead")
    assert found.holds is (lacking is None)
    assert (lacking or "Until") in found.detail


def test_the_people_concerned_are_there_or_it_is_said_why(draft, partnership, facilitator, alice):
    assert not line(draft, "concerned").holds
    partnerships.explain_absence(partnership, by=facilitator, reason=text("Plus tard", "Later"))
    found = line(draft, "concerned")
    assert found.holds and found.detail == "Not applicable, because: Later"
    Partner.objects.filter(pk=alice.partner.pk).update(speaks_for_concerned=True)
    assert line(draft, "concerned").detail == "LLU"


def test_notice_and_review_are_agreed(draft):
    for code in ("notice", "review"):
        found = line(draft, code)
        assert not found.holds and not found.blocks and found.link.endswith("/charter/terms/")
