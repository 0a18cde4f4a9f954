"""What the recipe reads of the committee, its lead, its meetings and the register."""

from datetime import date, timedelta

import pytest

from core import clock
from governance import actions
from governance.models import Lead, Mandate
from overview.contents.facts import facts_of
from partnerships.models import Restriction
from tests.conftest import text
from tests.governance import meetings

ENDED = date(2026, 12, 31)


def test_the_quorum_is_that_of_the_rules_in_force(partnership, committee, at):
    with at(2026, 2, 1):
        facts = facts_of(partnership)
        assert (facts.seats, facts.vacant, facts.rules, facts.quorum) == (3, [], True, 2)
        assert (facts.met_on, facts.meet_by) == (None, date(2026, 1, 6) + timedelta(days=93))
    Mandate.objects.filter(seat=committee.seats["CAL"]).update(until_on=date(2026, 2, 1))
    with at(2026, 2, 2):
        assert facts_of(partnership).vacant == ["Calorane SA"]


def test_rules_without_a_quorum_ask_for_nobody(partnership, committee, facilitator):
    lines = committee.rules.categories.all()
    for line in lines:
        line.rule = line.rule | {"quorum": None}
        line.consent_rule = None
    type(lines[0]).objects.bulk_update(lines, ["rule", "consent_rule"])
    assert facts_of(partnership).quorum == 0


def test_a_round_of_a_meeting_is_a_meeting_too(partnership, propose, play):
    decision = propose()
    assert facts_of(partnership).met_on is None
    play(decision, LLU="for", VSA="for", CAL="for")
    closed = decision.rounds.order_by("-number").first().closed_at
    assert facts_of(partnership).met_on == closed.astimezone(partnership.zone).date()


def test_minutes_are_late_then_sent_late(partnership, minuted, facilitator):
    minutes = minuted()
    ended = minutes.meeting.ends_at
    for days, late in ((7, 0), (9, 1)):
        with clock.at(ended + timedelta(days=days)):
            assert facts_of(partnership).minutes_late == late
    with clock.at(ended + timedelta(days=9)):
        actions.send_minutes(minutes, by=facilitator)
        facts = facts_of(partnership)
    assert (facts.minutes_late, facts.last_minutes_late) == (0, True)
    assert facts.last_minutes_on - facts.last_meeting_on == timedelta(days=9)
    assert facts.met_on == facts.last_meeting_on


def test_minutes_sent_the_day_after_are_in_time(partnership, sent):
    sent()
    with clock.at(meetings.STARTS + timedelta(days=30)):
        facts = facts_of(partnership)
    assert (facts.minutes_late, facts.last_minutes_late) == (0, False)


def test_the_lead_is_read_with_its_limits(partnership, lead, at, alice):
    with at(2026, 6, 1):
        facts = facts_of(partnership)
        assert (facts.lead, facts.lead_of, facts.lead_until) == (str(alice.uuid), "Logis & Lumière", ENDED)
        assert (facts.succession, facts.limits) == (True, True)
        Lead.objects.update(cap=0, categories=[], succession=text(""))
        facts = facts_of(partnership)
        assert (facts.succession, facts.limits) == (False, False)
        Lead.objects.update(limits=text("Pas plus de deux fois par an."))
        assert facts_of(partnership).limits
    with at(2027, 1, 1):
        assert facts_of(partnership).lead_until == ENDED, "that it ended is known"


@pytest.mark.parametrize(("days", "too_long"), [(366, 0), (367, 1)])
def test_lines_are_restricted_for_a_year_at_most(partnership, facilitator, days, too_long):
    entry, until = partnership.journal.first(), partnership.today() + timedelta(days=days)
    assert (facts_of(partnership).restricted, facts_of(partnership).restricted_until) == (0, None)
    words = {"title": text("Titre"), "reason": text("Raison")}
    Restriction.objects.create(
        partnership=partnership, entry=entry, **words, until_on=until, set_by=facilitator, set_at=clock.now()
    )
    facts = facts_of(partnership)
    assert (facts.restricted, facts.restricted_until, facts.restricted_too_long) == (1, until, too_long)
    with clock.at(clock.now() + timedelta(days=days + 1)):
        assert facts_of(partnership).restricted == 0
