"""A committee of four seats lives through many decisions, step by step, against a second opinion of each step.

Every step tries an act of the application, allowed or not, on the database: where the second opinion says that it
may be done, it is done and its effects compared; where it says not, a refusal is expected and nothing else.
One more act is one more `@rule` here and its method in `second_opinion.py`: proxies beside `cast_vote`, what
overturns a ruling beside `settle_decision`.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from core import clock
from core.acts import CLOCK
from core.refusals import Refused
from governance import actions, rules
from governance.models import Decision, Mandate
from governance.tally import Method, Quorum, Rule, recount
from partnerships.actions import start_partnership, withdraw_partner
from tests.conftest import join, text
from tests.governance.people import alternate
from tests.governance.second_opinion import CONSENTS, KINDS, VOTES, Committee
from tests.governance.test_tally_properties import rules as any_rules

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
WEIGHTS = {"A": 1, "B": 1, "C": 1, "D": 2}
PEOPLE = {"ana": "A", "abe": "A", "bea": "B", "bob": "B", "cleo": "C", "dina": "D"}  # two titulars have an alternate
SEATS, TITULARS = sorted(WEIGHTS), {"A": "ana", "B": "bea", "C": "cleo", "D": "dina"}
WORDS = {"reasons": text("Parce que."), "minority_opinion": text("Autrement.")}
SIMPLE = st.sampled_from([Rule.of("simple"), Rule.of("simple", quorum=Quorum(count=3))])
BINDING = any_rules(tuple(set(Method) - {Method.ADVICE}))
RULES = st.one_of(SIMPLE, SIMPLE, SIMPLE, BINDING, any_rules())
RANKS = st.integers(0, 4)  # which answer: for or consent, against or concern, abstention or objection, …
TIES = st.sampled_from([{"A": 0, "B": 1, "C": 2}, {"A": 1, "B": 1, "D": 0}, {"D": 2, "C": 0, "B": 1}])
MEETINGS = st.one_of(TIES, st.dictionaries(st.sampled_from(SEATS), st.integers(0, 3)))
ABSENT = st.one_of(st.just(set()), st.just(set()), st.sets(st.sampled_from(SEATS)))
# A decision with all that its rules read, in as many queries whatever it holds.
READ = Decision.objects.select_related("partnership", "body").prefetch_related(
    "rounds__ballots", "rounds__rule_set__categories", "recusals", "mediations", "body__seats"
)


def setting(founder) -> SimpleNamespace:
    """Four organisations, their seats and people; neither rules nor a lead yet."""
    with clock.at(datetime(2026, 1, 5, 9, tzinfo=UTC)):
        words = {"name": text("Chaleur partagée"), "issue": text("Énergie"), "territory": text("Lyon")}
        place = start_partnership(by=founder, other_languages="en", **words)
        by = place.members.get(user=founder)
        titulars = {code: join(by, f"Org {code}", code, name) for code, name in TITULARS.items()}
        body = actions.seat_committee(place, by=by, name=text("COPIL"), partners=[])
        seats, people = {}, {}
        for code, member in titulars.items():
            seats[code] = actions.add_seat(body, by=by, partner=member.partner, weight=WEIGHTS[code])
            given = {"member": member, "capacity": "titular", "since_on": date(2026, 1, 1)}
            actions.give_mandate(seats[code], by=by, **given)
            people[member.user.email.split("@")[0]] = member
        people |= {name: alternate(seats[PEOPLE[name]], by, name) for name in ("abe", "bob")}
    return SimpleNamespace(place=place, by=by, seats=seats, people=people)


def asked(life: "Life") -> bool:
    return life.model.open is not None


class Life(RuleBasedStateMachine):
    """What people may do in a committee, in any order."""

    here: SimpleNamespace

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now = START

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize(
        meeting=RULES,
        written=st.none() | RULES,
        consent=st.none() | st.just(Rule.of("consent")),
        settles=st.sampled_from([True, True, True, False]),
    )
    def agreed(self, meeting, written, consent, settles) -> None:
        category = {
            "category": "matter",
            "label": text("Une question"),
            "rule": meeting.as_dict(),
            "written_rule": written.as_dict() if written else None,
            "consent_rule": consent.as_dict() if consent else None,
            "written_days": 5,
            "lead_may_settle": settles,
        }
        here, year = self.here, {"since_on": date(2026, 1, 1), "until_on": date(2028, 12, 31)}
        self.model = Committee(WEIGHTS, PEOPLE, "ana", category, here.place.zone)
        with clock.at(self.now):
            actions.set_rules(here.place, by=here.by, categories=[category])
            delegated = ["matter"] if settles else []
            lead = {"member": here.people["ana"], "seat": here.seats["A"], **year}
            actions.elect_lead(here.place, by=here.by, categories=delegated, succession=text("B"), **lead)
        self._propose()

    def _propose(self) -> None:
        words = {"title": text("Une question"), "text": text("Le comité décide."), "amount": Decimal(0)}
        with clock.at(self.now):
            self.decision = actions.propose_decision(self.here.place, by=self.here.by, category="matter", **words)

    def attempt(self, allowed: bool, act, **given) -> bool:
        """Do it, or be refused, as the second opinion says; whether it was done."""
        with clock.at(self.now):
            if allowed:
                act(self.decision, **given)
            else:
                with pytest.raises(Refused):
                    act(self.decision, **given)
        return allowed

    # Rounds -------------------------------------------------------------------------------------------

    @precondition(lambda self: not self.model.open)
    @rule(
        mode=st.sampled_from(["meeting", "written"]), skipped=st.booleans(), sense=st.sampled_from([False, False, True])
    )
    def open_round(self, mode, skipped, sense=False) -> None:
        given = {"mode": mode, "skipped_consent": "Known." if skipped else ""}
        given["purpose"] = "sense" if sense else "decide"
        if self.attempt(self.model.may_open(), actions.open_round, by=self.here.by, **given):
            self.model.opens(mode, self.now, skipped, sense)

    @precondition(asked)
    @rule(present=st.just(set(SEATS)) | st.sets(st.sampled_from(SEATS)))
    def record_attendance(self, present) -> None:
        seats = [self.here.seats[code] for code in sorted(present)]
        allowed = self.model.may_note_presence(present)
        if self.attempt(allowed, actions.record_attendance, by=self.here.by, present=seats):
            self.model.notes_presence(present)

    @precondition(asked)
    @rule(person=st.sampled_from(sorted(PEOPLE)), rank=RANKS)
    def cast_vote(self, person, rank) -> None:
        position = self.position(rank)
        given = {"by": self.here.people[person], "position": position, "reason": "Because."}
        if self.attempt(self.model.may_answer(person, position, self.now), actions.cast_vote, **given):
            self.model.answers(PEOPLE[person], position)

    @precondition(asked)
    @rule(seat=st.sampled_from(SEATS), rank=RANKS)
    def record_vote(self, seat, rank) -> None:
        position = self.position(rank)
        given = {"by": self.here.by, "answers": {self.here.seats[seat]: (position, "Because.")}}
        if self.attempt(self.model.may_be_noted(seat, position, self.now), actions.record_vote, **given):
            self.model.answers(seat, position)

    def position(self, rank: int) -> str:
        """One of the round's answers; the last rank is one of another kind of round."""
        consents = bool(self.model.last) and self.model.last.rule["method"] == "consent"
        own, other = (CONSENTS, VOTES) if consents else (VOTES, CONSENTS)
        return (*own, other[0])[rank]

    @precondition(asked)
    @rule(by_time=st.booleans())
    def close_round(self, by_time) -> None:
        by = CLOCK if by_time else self.here.by
        if self.attempt(self.model.may_close(self.now, by_time), actions.close_round, by=by):
            self.model.closes(self.now)

    @precondition(lambda self: self.model.may_open())
    @rule(said=MEETINGS, skipped=st.booleans(), absent=ABSENT)
    def meet(self, said, skipped, absent) -> None:
        """A whole round at a meeting: mostly everybody is there."""
        self.open_round("meeting", skipped)
        self.record_attendance(set(SEATS) - absent)
        for seat, rank in said.items():
            self.record_vote(seat, rank)
        self.close_round(False)

    @precondition(lambda self: self.model.may_open())
    @rule(said=MEETINGS, skipped=st.booleans(), wait=st.sampled_from([timedelta(hours=30), timedelta(days=6)]))
    def consult(self, said, skipped, wait) -> None:
        """A written consultation, closed when its time is over, or before if nothing can change."""
        self.open_round("written", skipped)
        for seat, rank in said.items():
            self.cast_vote(TITULARS[seat], rank)
        self.time_passes(wait)
        self.close_round(False)

    @precondition(lambda self: not self.model.open)
    @rule(step=st.integers(0, 3), rank=RANKS)
    def answer_out_of_time(self, step, rank) -> None:
        """With no round open, nothing is answered, noted or closed."""
        steps = [
            lambda: self.cast_vote("bea", rank),
            lambda: self.record_vote("C", rank),
            lambda: self.record_attendance(set(SEATS)),
            lambda: self.close_round(False),
        ]
        steps[step]()

    # Deadlocks ----------------------------------------------------------------------------------------

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
        self.time_passes(timedelta(days=days))
        self.close_mediation()
        if self.model.may_open():
            self.meet(again, skipped, set())

    @precondition(lambda self: len(self.model.rounds) > 1)
    @rule(outcome=st.sampled_from(["adopted", "rejected"]), person=st.sampled_from(["ana", "ana", "ana", "bea"]))
    def settle_decision(self, outcome, person) -> None:
        allowed = person == "ana" and self.model.may_settle(self.now)
        by = self.here.people[person]
        if self.attempt(allowed, actions.settle_decision, by=by, outcome=outcome, **WORDS):
            self.model.settles(outcome)

    # Interests, departures, the end, time -------------------------------------------------------------------

    @precondition(lambda self: len(self.model.seats_out) < 2)
    @rule(seat=st.sampled_from(SEATS), by=st.none() | st.sampled_from(sorted(PEOPLE)))
    def declare_recusal(self, seat, by) -> None:
        given = {"by": self.here.people[by] if by else self.here.by, "seat": self.here.seats[seat]}
        if self.attempt(self.model.may_recuse(seat, by, None), actions.declare_recusal, reason="Ours.", **given):
            self.model.recuses(seat, None)

    @precondition(lambda self: len(self.model.people_out) < 2)
    @rule(seat=st.sampled_from(["A", "B"]), person=st.sampled_from(sorted(PEOPLE)))
    def declare_personal_interest(self, seat, person) -> None:
        given = {"by": self.here.by, "seat": self.here.seats[seat], "member": self.here.people[person]}
        given |= {"nature": "personal", "reason": "A cousin."}
        if self.attempt(self.model.may_recuse(seat, None, person), actions.declare_recusal, **given):
            self.model.recuses(seat, person)

    @precondition(lambda self: len(self.model.gone) < 2 and self.model.rounds)
    @rule(seat=st.sampled_from(SEATS))
    def leave(self, seat) -> None:
        partner = self.here.seats[seat].partner
        with clock.at(self.now):
            if seat in self.model.gone:
                with pytest.raises(Refused):
                    withdraw_partner(partner, by=self.here.by, reason="Moved.")
            else:
                withdraw_partner(partner, by=self.here.by, reason="Moved.")
        self.model.gone.add(seat)

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
    @rule(wait=st.sampled_from([timedelta(minutes=5), timedelta(hours=30), timedelta(days=6), timedelta(days=9)]))
    def time_passes(self, wait) -> None:
        self.now += wait

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

    def _same_decision(self, decision: Decision) -> None:
        model = self.model
        assert (decision.state, decision.outcome) == (model.state, model.outcome)
        results = [(row.mode, row.result, row.consent_first, row.reconvened) for row in decision.rounds.all()]
        assert results == [(one.mode, one.result, one.consent_first, one.reconvened) for one in model.rounds]

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
        running = Mandate.objects.running(here.place.today()).select_related("seat__partner__organisation")
        for name, person in here.people.items():
            held = [mandate for mandate in running if mandate.member_id == person.pk]
            may = rules.cast_vote.allows(person, decision, mandates=held)
            assert may == model.may_answer(name, None, now), name
        for mandate in running:
            noted = rules.record_vote.allows(here.by, decision, seat=mandate.seat)
            code = mandate.seat.partner.code
            assert noted == model.may_be_noted(code, None, now), code
        assert rules.settle_decision.allows(here.people["ana"], decision) == model.may_settle(now)
