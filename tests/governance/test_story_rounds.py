"""Eight decisions of a committee of eight in ten rounds, from their ballots, at their dates."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from core import clock
from core.refusals import Refused
from governance import actions
from governance.clock import close_due_rounds
from governance.models import Ballot, Decision, Round
from governance.sentences import explain
from partnerships.actions import start_partnership
from tests.conftest import join, text

PARTNERS = "LLU VSA CAL BDF UDC BRE CFO OTS"


def day(month: int, number: int, hour: int = 12):
    return clock.at(datetime(2026, month, number, hour, tzinfo=UTC))


class Story:
    """The committee of eight, and short words to make it decide."""

    def __init__(self, founder) -> None:
        with clock.at(datetime(2025, 11, 3, tzinfo=UTC)):
            start = {"name": text("Chaleur partagée"), "issue": text("Énergie"), "territory": text("Lyon")}
            self.place = start_partnership(by=founder, **start)
            self.by = self.place.members.get(user=founder)
            self.people = {code: join(self.by, f"Organisation {code}", code, code.lower()) for code in PARTNERS.split()}
            body = actions.seat_committee(self.place, by=self.by, name=text("COPIL"))
            self.seats = {seat.partner.code: seat for seat in body.seats.all()}
            for code, member in self.people.items():
                given = {"member": member, "capacity": "titular", "since_on": date(2025, 11, 3)}
                actions.give_mandate(self.seats[code], by=self.by, **given)
            lines = actions.usual_categories(quorum=5, spending_above=Decimal(20000))
            actions.set_rules(self.place, by=self.by, categories=lines)
            actions.elect_lead(
                self.place,
                by=self.by,
                member=self.people["LLU"],
                seat=self.seats["LLU"],
                since_on=date(2026, 1, 1),
                until_on=date(2026, 12, 31),
                cap=Decimal(15000),
                categories=["operational"],
                succession=text("VSA"),
            )

    def propose(self, category: str, amount: int = 0) -> Decision:
        words = {"title": text("Une question"), "text": text("Le comité décide.")}
        return actions.propose_decision(self.place, by=self.by, category=category, amount=Decimal(amount), **words)

    def recuse(self, decision: Decision, code: str) -> None:
        person, seat = self.people[code], self.seats[code]
        actions.declare_recusal(decision, by=person, seat=seat, reason="Our own supply.")

    def meet(self, decision: Decision, present: str, votes: str, **opening) -> Round:
        """`votes` as `for: LLU VSA; against: CAL`."""
        actions.open_round(decision, by=self.by, **opening)
        here = [self.seats[code] for code in present.split()]
        actions.record_attendance(decision, by=self.by, present=here)
        actions.record_vote(decision, by=self.by, answers=self.answers(votes))
        return actions.close_round(decision, by=self.by)

    def answers(self, votes: str) -> dict:
        groups = [part.split(":") for part in votes.split(";") if part.strip()]
        return {self.seats[code]: (name.strip(), "") for name, codes in groups for code in codes.split()}


@pytest.fixture
def story(founder) -> Story:
    return Story(founder)


def fresh(decision: Decision) -> Decision:
    return Decision.objects.get(pk=decision.pk)


def test_adopted_by_consent_with_a_concern(story):
    with day(1, 22):
        decision = story.propose("operational")
        ended = story.meet(decision, PARTNERS, "consent: LLU VSA CAL BDF UDC BRE OTS; concern: CFO")
    assert (ended.result, ended.rule["method"], ended.consent_first) == ("adopted", "consent", True)
    assert fresh(decision).number == "D-2026-01"
    assert fresh(decision).effective_at is not None


def test_spending_adopted_by_two_thirds_with_a_seat_recused(story):
    with day(3, 26):
        decision = story.propose("budget", 48000)
        story.recuse(decision, "BRE")
        ended = story.meet(decision, "LLU VSA CAL BDF UDC BRE OTS", "for: LLU VSA BDF UDC OTS; against: CAL")
    verdict = ended.outcome_now()
    assert (ended.result, ended.rule["method"]) == ("adopted", "two_thirds")
    assert (verdict.votes.for_, verdict.votes.cast, verdict.seats.present) == (5, 6, 6)


def test_personal_data_rejected(story):
    with day(3, 26):
        decision = story.propose("data")
        story.recuse(decision, "CAL")
        votes = "against: LLU VSA UDC OTS; for: BDF; abstain: BRE"
        ended = story.meet(decision, "LLU VSA CAL BDF UDC BRE OTS", votes)
    assert ended.result == "rejected"
    assert fresh(decision).outcome == "rejected"
    assert fresh(decision).effective_at is None


def test_deadlock_mediation_second_tie_then_settled_by_the_lead(story):
    with day(6, 18):
        decision = story.propose("operational")
        votes = "for: LLU BRE CFO UDC; against: VSA CAL OTS BDF"
        first = story.meet(decision, PARTNERS, votes, skipped_consent="The two positions are known.")
        actions.open_mediation(decision, by=story.by, mediator="COTECH")
    assert (first.result, fresh(decision).state) == ("tie", "open")
    with day(6, 29):
        actions.close_mediation(decision, by=story.by, findings="A note that compares both districts.")
    with day(7, 2):
        votes = "for: LLU CFO UDC; against: VSA OTS CAL; abstain: BDF BRE"
        second = story.meet(decision, PARTNERS, votes)
    assert (second.result, second.number) == ("tie", 2)
    with day(7, 6):
        ruling = actions.settle_decision(
            decision,
            by=story.people["LLU"],
            outcome="adopted",
            reasons=text("63 % des signalements en viennent."),
            minority_opinion=text("Risque de rupture d’égalité."),
            review_on=date(2027, 1, 6),
        )
    assert fresh(decision).state == "closed"
    assert (fresh(decision).outcome, fresh(decision).ruling) == ("adopted", ruling)
    assert fresh(decision).review_on == date(2027, 1, 6)


def test_no_quorum_then_a_second_meeting(story):
    with day(9, 24):
        decision = story.propose("membership")
        first = story.meet(decision, "LLU VSA UDC CFO", "")
    assert first.result == "no_quorum"
    with day(10, 8):
        here = "LLU VSA CAL UDC BRE CFO OTS"
        second = story.meet(decision, here, "for: LLU VSA UDC CFO OTS BRE; abstain: CAL")
    assert (second.result, second.reconvened) == ("adopted", True)


def test_written_consultation_closed_by_the_clock(story):
    with day(10, 12):
        decision = story.propose("communication")
        opened = actions.open_round(decision, by=story.by, mode="written", closes_on=date(2026, 10, 22))
    with day(10, 20):
        for code in ("LLU", "CAL", "BDF", "OTS", "VSA"):
            actions.cast_vote(decision, by=story.people[code], position="for")
        actions.cast_vote(decision, by=story.people["CFO"], position="against", reason="Not a poster.")
        assert close_due_rounds() == 0
    with clock.at(opened.closes_at + timedelta(seconds=1)):
        assert close_due_rounds() == 1
        assert close_due_rounds() == 0
    ended = fresh(decision).last_round()
    assert (ended.result, ended.rule["method"], ended.closed_by) == ("adopted", "absolute", None)
    assert "5 for" in explain(ended.outcome_now())


def test_a_tie_that_the_lead_may_not_settle_then_withdrawn(story):
    with day(11, 5):
        decision = story.propose("budget", 9600)
        story.recuse(decision, "LLU")
        votes = "for: BDF OTS CFO; against: CAL UDC VSA; abstain: BRE"
        ended = story.meet(decision, PARTNERS, votes)
        actions.open_mediation(decision, by=story.by, mediator="Me Odile Garance")
    assert (ended.result, ended.rule["method"]) == ("tie", "simple")
    with day(11, 6), pytest.raises(Refused, match="The lead has an interest in this question"):
        actions.settle_decision(
            decision,
            by=story.people["LLU"],
            outcome="adopted",
            reasons=text("…"),
            minority_opinion=text("…"),
        )
    with day(11, 19):
        actions.withdraw_decision(decision, by=story.by, reason="A comparison of three tools instead.")
    assert fresh(decision).state == "withdrawn"
    assert fresh(decision).mediations.get().closed_at is not None


def test_charter_adopted_by_all_pending_signatures(story):
    with day(11, 5):
        decision = story.propose("charter")
        ended = story.meet(decision, PARTNERS, f"for: {PARTNERS}")
    assert (ended.result, ended.rule["method"]) == ("adopted", "unanimity")
    assert fresh(decision).awaits_signatures
    with day(12, 14):
        actions.take_effect(decision)
    assert not fresh(decision).awaits_signatures


def test_answers_of_the_story_are_kept_with_their_capacity(story):
    with day(1, 22):
        decision = story.propose("operational")
        story.meet(decision, PARTNERS, f"consent: {PARTNERS}")
    capacities = set(Ballot.objects.values_list("capacity", "means"))
    assert capacities == {("recorded", "hands")}
