"""A committee of four seats lives through many decisions, step by step, against a second opinion of each step.

Every step tries an act of the application, allowed or not, on the database: where the second opinion says that it
may be done, it is done and its effects compared; where it says not, a refusal is expected and nothing else.
One more act is one more `@rule` here, in `life_rounds.py` or in `life_standing.py`, and its method in
`second_opinion.py` or `second_standing.py`.
"""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from core import clock
from governance import actions, rules
from governance.actions.electorate import electorate_of, eligible
from governance.models import Decision, Mandate, Proxy
from governance.tally import recount
from tests.governance.life_committee import ABSENT, BY, MEETINGS, TIES, WORDS, setting
from tests.governance.life_rounds import Asked
from tests.governance.life_standing import Standing
from tests.governance.second_count import KINDS

__all__ = ["Life", "setting"]
PART = st.sampled_from([timedelta(minutes=5), timedelta(hours=30), timedelta(days=6), timedelta(days=9)])
# A decision with all that its rules read, in as many queries whatever it holds.
READ = Decision.objects.select_related("partnership", "body", "ruling", "candidacy", "revocation").prefetch_related(
    "rounds__ballots", "rounds__rule_set__categories", "recusals", "mediations", "body__seats"
)


class Life(Asked, Standing):
    """What people may do in a committee, in any order."""

    # Deadlocks and rulings ----------------------------------------------------------------------------

    @precondition(lambda self: self.model.mediation is None and self.model.rounds)
    @rule()
    def open_mediation(self) -> None:
        if self.attempt(self.model.may_mediate(), actions.open_mediation, by=self.here.by, mediator="Odile"):
            self.model.mediates(self.now)

    @precondition(lambda self: self.model.rounds)
    @rule()
    def close_mediation(self) -> None:
        under_way = self.model.mediation is not None
        if self.attempt(under_way, actions.close_mediation, by=self.here.by, findings="A note."):
            self.model.ends_mediation(self.now)

    @precondition(lambda self: self.model.may_open() and not self.model.may_mediate())
    @rule(days=st.sampled_from([15, 16]), skipped=st.booleans(), again=TIES)
    def argue(self, days, skipped, again) -> None:
        """Two rounds that rather end in a deadlock, and what may lie between them."""
        self.meet({"A": 0, "B": 1, "C": 2}, skipped, set())
        self.both_say_the_same()
        self.open_mediation()
        self.wait(timedelta(days=days))
        self.close_mediation()
        if self.model.may_open():
            self.meet(again, skipped, set())

    @precondition(lambda self: len(self.model.rounds) > 1)
    @rule(outcome=st.sampled_from(["adopted", "rejected"]), person=st.sampled_from(["ana", "ana", "ana", "bea"]))
    def settle_decision(self, outcome, person) -> None:
        allowed = person == "ana" and self.model.may_settle(self.now)
        by = self.here.people[person]
        if self.attempt(allowed, actions.settle_decision, by=by, outcome=outcome, **WORDS):
            self.model.settles(outcome, self.now)

    @precondition(lambda self: self.model.over)
    @rule(by=BY)
    def contest_ruling(self, by) -> None:
        allowed = self.model.may_contest(by, self.now)
        if self.attempt(allowed, actions.contest_ruling, by=self.member(by), reason="New facts."):
            self.model.contests(self.now)

    @precondition(lambda self: self.model.may_contest(None, self.now))
    @rule(said=MEETINGS | st.just({"B": 0, "C": 0, "D": 0}), absent=ABSENT)
    def look_again(self, said, absent) -> None:
        """The committee is asked whether it overturns what the lead settled, and says so."""
        self.contest_ruling(None)
        self.sit(said, absent)

    @precondition(lambda self: self.model.over)
    @rule()
    def carry_out_decision(self) -> None:
        if self.attempt(self.model.may_carry_out(), actions.carry_out_decision, by=self.here.by, words="Done."):
            self.model.carried_out = True

    # The end, another beginning, time ---------------------------------------------------------------------

    @precondition(lambda self: len(self.model.rounds) > 1)
    @rule()
    def withdraw_decision(self) -> None:
        if self.attempt(not self.model.over, actions.withdraw_decision, by=self.here.by, reason="Another idea."):
            self.model.withdraws(self.now)

    @precondition(lambda self: self.model.over)
    @rule()
    def propose_decision(self) -> None:
        self._propose()
        self.model.proposes()

    @precondition(lambda self: self.model.rounds)
    @rule(wait=PART)
    def time_passes(self, wait) -> None:
        self.wait(wait)

    @precondition(lambda self: self.model.ruling and self.now < datetime(2027, 6, 1, tzinfo=UTC))
    @rule()
    def months_pass(self) -> None:
        self.wait(timedelta(days=94))

    # What must agree after every step ---------------------------------------------------------------------

    @invariant()
    def both_say_the_same(self) -> None:
        if not hasattr(self, "model"):
            return
        with clock.at(self.now):
            decision = READ.get(pk=self.decision.pk)
            self._same_decision(decision)
            if self.model.last:
                self._same_round(decision.last_round())
            self._same_rights(decision)
            self._same_ruling(decision)

    def _same_decision(self, decision: Decision) -> None:
        model = self.model
        assert (decision.state, decision.outcome) == (model.state, model.outcome)
        results = [(row.mode, row.purpose, row.result, row.consent_first) for row in decision.rounds.all()]
        assert results == [(one.mode, one.purpose, one.result, one.consent_first) for one in model.rounds]
        assert [row.reconvened for row in decision.rounds.all()] == [one.reconvened for one in model.rounds]
        states = [row.state for row in sorted(decision.recusals.all(), key=lambda row: row.pk)]
        assert states == [one.state for one in model.interests]

    def _same_round(self, round_) -> None:
        verdict = round_.outcome_now()
        outcome, votes, seats = self.model.verdict(self.model.last)
        assert verdict.outcome == outcome
        assert {kind: verdict.votes[kind] for kind in (*KINDS, "present")} == votes
        assert {kind: verdict.seats[kind] for kind in (*KINDS, "present")} == seats
        if round_.verdict is not None:
            assert recount(round_.verdict).as_dict() == round_.verdict["verdict"]
            assert round_.verdict["verdict"]["outcome"] == outcome

    def _same_rights(self, decision: Decision) -> None:
        here, model, now = self.here, self.model, self.now
        today = here.place.today()
        running = list(Mandate.objects.running(today).select_related("seat__partner__organisation"))
        proxies = list(Proxy.objects.running(today).select_related("seat__partner__organisation"))
        for name, person in here.people.items():
            held = [mandate for mandate in running if mandate.member_id == person.pk]
            may = rules.cast_vote.allows(person, decision, mandates=held)
            assert may == model.may_answer(name, None, now), name
            for proxy in proxies:
                code = proxy.seat.partner.code
                mine = [row for row in proxies if row.holder_id in [mandate.seat_id for mandate in held]]
                may = rules.cast_vote.allows(person, decision, seat=proxy.seat, mandates=held, proxies=mine)
                assert may == model.may_answer(name, None, now, code), (name, code)
        for mandate in running:
            noted = rules.record_vote.allows(here.by, decision, seat=mandate.seat)
            code = mandate.seat.partner.code
            assert noted == model.may_be_noted(code, None, now), code
        assert rules.settle_decision.allows(here.people["ana"], decision) == model.may_settle(now)

    def _same_ruling(self, decision: Decision) -> None:
        model, ruling = self.model, getattr(decision, "ruling", None)
        assert (ruling is not None) == (model.ruling is not None)
        assert (decision.effective_at is not None) == (model.outcome == "adopted")
        assert (decision.carried_out_at is not None) == model.carried_out
        if ruling is not None:
            assert (ruling.overturned_in_id is not None) == model.ruling.overturned
            asked = eligible(electorate_of(decision))
            may = rules.contest_ruling.allows(self.here.by, decision, eligible=asked)
            assert may == model.may_contest(None, self.now)
