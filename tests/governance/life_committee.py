"""Four organisations in a committee, and how a step of their life is tried: done, or refused, as is expected."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from core import clock
from core.refusals import Refused
from governance import actions
from governance.models import Seat
from governance.tally import Method, Quorum, Rule
from partnerships.actions import start_partnership
from tests.conftest import join, text
from tests.governance.people import alternate
from tests.governance.second_count import CONSENTS, VOTES
from tests.governance.second_opinion import Committee
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
SEAT, PERSON = st.sampled_from(SEATS), st.sampled_from(sorted(PEOPLE))
BY = st.none() | PERSON  # the facilitator, or one of the people


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


def asked(life: "Lived") -> bool:
    return life.model.open is not None


class Lived(RuleBasedStateMachine):
    """A committee with its rules and its lead, and one question put to it."""

    here: SimpleNamespace

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now = START
        self.entrusted: list = []  # the proxies, as rows

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize(
        meeting=RULES,
        written=st.none() | RULES,
        consent=st.none() | st.just(Rule.of("consent")),
        settles=st.sampled_from([True, True, True, False]),
        proxies=st.integers(1, 2),
    )
    def agreed(self, meeting, written, consent, settles, proxies=1) -> None:
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
        self.model = Committee(WEIGHTS, PEOPLE, "ana", category, here.place.zone, proxies)
        with clock.at(self.now):
            actions.set_rules(here.place, by=here.by, categories=[category], proxies_per_seat=proxies)
            delegated = ["matter"] if settles else []
            lead = {"member": here.people["ana"], "seat": here.seats["A"], **year}
            actions.elect_lead(here.place, by=here.by, categories=delegated, succession=text("B"), **lead)
        self._propose()

    def _propose(self) -> None:
        with clock.at(self.now):
            given = {"by": self.here.by, "category": "matter", "amount": Decimal(0)}
            self.decision = actions.propose_decision(self.here.place, **given, **self.worded(1))

    def worded(self, words: int) -> dict:
        """The question in one wording or another."""
        return {"title": text("Une question"), "text": text(f"Le comité décide, rédaction {words}.")}

    def attempt(self, allowed: bool, act, about=None, **given) -> bool:
        """Do it, or be refused, as the second opinion says; whether it was done."""
        with clock.at(self.now):
            if allowed:
                self.made = act(about or self.decision, **given)
            else:
                with pytest.raises(Refused):
                    act(about or self.decision, **given)
        return allowed

    def seat(self, code: str) -> Seat:
        """Read anew, as a page does."""
        return Seat.objects.get(pk=self.here.seats[code].pk)

    def member(self, name: str | None):
        return self.here.people[name] if name else self.here.by

    def position(self, rank: int) -> str:
        """One of the round's answers; the last rank is one of another kind of round."""
        consents = bool(self.model.last) and self.model.last.rule["method"] == "consent"
        own, other = (CONSENTS, VOTES) if consents else (VOTES, CONSENTS)
        return (*own, other[0])[rank]

    def wait(self, time: timedelta) -> None:
        self.now += time
