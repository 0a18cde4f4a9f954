"""A committee worked out a second time, in plain Python and exact fractions. It imports nothing of the application.

One decision at a time. What people do is a method that changes the state; whether they may is a method that says so.
Proxies: `may_answer` is where a holder's right to answer for another seat comes in. Overturning: `Poll.purpose`
and a way out of `over` in `may_open`.
"""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from fractions import Fraction
from itertools import product
from math import ceil, floor
from zoneinfo import ZoneInfo

VOTES = ("for", "against", "abstain", "not_taking_part")
CONSENTS = ("consent", "concern", "objection", "not_taking_part")
FAVOURABLE = ("for", "consent", "concern")
CAST = (*FAVOURABLE, "against", "objection")
KINDS = (*CAST, "abstain", "not_taking_part", "silent", "recused", "vacant")
DEADLOCKS = ("tie", "objected")
OPINIONS = {"method": "advice", "threshold": None, "base": None, "inclusive": True, "quorum": None}


@dataclass
class Poll:
    """One round as it was opened, and what came in."""

    mode: str
    rule: dict
    consent_first: bool
    reconvened: bool
    opened: datetime
    closes: datetime | None
    asked: list[str]
    held: set[str]
    sense: bool = False
    present: set[str] | None = None
    answers: dict[str, str] = field(default_factory=dict)
    result: str = ""
    closed: datetime | None = None
    seats: dict[str, str] = field(default_factory=dict)  # how each seat stood at the end

    @property
    def over(self) -> bool:
        return self.closed is not None


@dataclass
class Mediation:
    after: int
    opened: datetime
    closed: datetime | None = None


@dataclass
class Committee:
    """Seats with their weights, people with their seat, the category's rules, the lead; then one decision's life."""

    weights: dict[str, int]
    people: dict[str, str]
    lead: str
    category: dict
    zone: ZoneInfo
    gone: set[str] = field(default_factory=set)
    state: str = "proposed"
    outcome: str = ""
    rounds: list[Poll] = field(default_factory=list)
    mediations: list[Mediation] = field(default_factory=list)
    seats_out: set[str] = field(default_factory=set)
    people_out: set[str] = field(default_factory=set)

    # How things stand ---------------------------------------------------------------------------------

    @property
    def over(self) -> bool:
        return self.state in ("closed", "withdrawn")

    @property
    def last(self) -> Poll | None:
        return self.rounds[-1] if self.rounds else None

    @property
    def open(self) -> Poll | None:
        return self.last if self.last and not self.last.over else None

    @property
    def mediation(self) -> Mediation | None:
        return next((one for one in self.mediations if one.closed is None), None)

    def day(self, at: datetime):
        return at.astimezone(self.zone).date()

    def standing(self, poll: Poll) -> dict[str, str]:
        """Each seat of the round: "recused", "vacant" or "eligible"."""
        if poll.over:
            return poll.seats
        stands = {}
        for seat in poll.asked:
            if seat in self.gone:
                stands[seat] = "vacant"
            elif seat in self.seats_out:
                stands[seat] = "recused"
            else:
                stands[seat] = "eligible" if seat in poll.held else "vacant"
        return stands

    def live(self, poll: Poll) -> dict[str, str]:
        stands = self.standing(poll)
        return {seat: answer for seat, answer in poll.answers.items() if stands[seat] == "eligible"}

    # Counting -----------------------------------------------------------------------------------------

    def verdict(self, poll: Poll) -> tuple[str, dict[str, int], dict[str, int]]:
        return self._verdict(poll, self.live(poll), poll.present)

    def _verdict(self, poll: Poll, answers: dict[str, str], present: set[str] | None):
        stands = self.standing(poll)
        votes, seats = dict.fromkeys((*KINDS, "present"), 0), dict.fromkeys((*KINDS, "present"), 0)
        for seat, stand in stands.items():
            answer = answers.get(seat, "silent") if stand == "eligible" else stand
            there = answer not in ("silent", "not_taking_part") if present is None else seat in present
            for kind in [answer, "present"] if there and stand == "eligible" else [answer]:
                votes[kind] += self.weights[seat]
                seats[kind] += 1
        return _outcome(poll, votes, seats), votes, seats

    def nothing_can_change(self, poll: Poll) -> bool:
        """Whether every way to complete the answers gives the outcome of now; consent and advice wait for all."""
        answers = self.live(poll)
        waiting = [seat for seat, stand in self.standing(poll).items() if stand == "eligible" and seat not in answers]
        if not waiting:
            return True
        if poll.rule["method"] in ("consent", "advice"):
            return False
        outcomes = set()
        for mix in product((None, *VOTES), repeat=len(waiting)):
            more = {seat: answer for seat, answer in zip(waiting, mix, strict=True) if answer}
            present = None if poll.present is None else poll.present | set(more)
            outcomes.add(self._verdict(poll, answers | more, present)[0])
        return len(outcomes) == 1

    # Who may do what, and what it changes ---------------------------------------------------------------

    def may_open(self) -> bool:
        if self.over or self.open or self.mediation:
            return False
        return any(seat not in self.seats_out for seat in self.weights if seat not in self.gone)

    def opens(self, mode: str, now: datetime, skipped: bool, sense: bool = False) -> None:
        deciding = [one for one in self.rounds if not one.sense]
        asked_before = any(not one.consent_first or one.result != "no_quorum" for one in deciding)
        consent = bool(self.category["consent_rule"]) and not asked_before and not skipped and not sense
        rule = self.category["consent_rule"] if consent else self._rule_in(mode)
        closes = None
        if mode == "written":
            last_day = self.day(now) + timedelta(days=self.category["written_days"])
            closes = datetime.combine(last_day, time(23, 59, 59), self.zone)
        asked = [seat for seat in self.weights if seat not in self.gone]
        rule = OPINIONS if sense else rule
        poll = Poll(mode, rule, consent, self._reconvened(mode, now), now, closes, asked, set(asked), sense)
        self.rounds.append(poll)
        self.state = "open"

    def _rule_in(self, mode: str) -> dict:
        return self.category["written_rule"] or self.category["rule"] if mode == "written" else self.category["rule"]

    def _reconvened(self, mode: str, now: datetime) -> bool:
        if mode != "meeting" or not self.last or self.last.result != "no_quorum":
            return False
        return 8 <= (self.day(now) - self.day(self.last.closed)).days <= 21

    def may_note_presence(self, here: set[str]) -> bool:
        return bool(self.open and self.open.mode == "meeting" and set(self.live(self.open)) <= here)

    def notes_presence(self, here: set[str]) -> None:
        self.open.present = here & set(self.open.asked)

    def may_be_noted(self, seat: str, position: str | None, now: datetime) -> bool:
        """Whether the seat can answer so: by its people, or noted by the facilitator."""
        poll = self.open
        if poll is None or (poll.closes and poll.closes <= now) or self.standing(poll).get(seat) != "eligible":
            return False
        if poll.present is not None and seat not in poll.present:
            return False
        return position is None or position in (CONSENTS if poll.rule["method"] == "consent" else VOTES)

    def may_answer(self, person: str, position: str | None, now: datetime) -> bool:
        return person not in self.people_out and self.may_be_noted(self.people[person], position, now)

    def answers(self, seat: str, position: str) -> None:
        self.open.answers[seat] = position

    def may_close(self, now: datetime, by_time: bool) -> bool:
        poll = self.open
        if poll is None:
            return False
        if poll.closes and poll.closes <= now:
            return True
        if by_time:
            return False
        if poll.mode == "meeting":
            return poll.present is not None
        return now >= poll.opened + timedelta(hours=24) and self.nothing_can_change(poll)

    def closes(self, now: datetime) -> None:
        poll = self.open
        result = self.verdict(poll)[0]
        self._end(poll, result, now)
        ended = {"adopted": "adopted", "rejected": "rejected", "advice": "advised"}.get(result)
        if ended and not poll.sense and not (result == "rejected" and poll.consent_first):
            self.state, self.outcome = "closed", ended

    def _end(self, poll: Poll, result: str, now: datetime) -> None:
        poll.seats = self.standing(poll)
        poll.answers = {seat: said for seat, said in poll.answers.items() if poll.seats[seat] == "eligible"}
        poll.result, poll.closed = result, now

    def may_mediate(self) -> bool:
        if self.over or self.open or not self.last or self.last.result not in DEADLOCKS:
            return False
        return all(one.after != len(self.rounds) for one in self.mediations)

    def mediates(self, now: datetime) -> None:
        self.mediations.append(Mediation(len(self.rounds), now))

    def ends_mediation(self, now: datetime) -> None:
        self.mediation.closed = now

    def may_settle(self, now: datetime) -> bool:
        seat = self.people[self.lead]
        if self.over or self.open or not self.category["lead_may_settle"]:
            return False
        if seat in self.gone or seat in self.seats_out or self.lead in self.people_out:
            return False
        rounds = [(number, one) for number, one in enumerate(self.rounds, 1) if not one.sense]
        told = [(number, one) for number, one in rounds if one.result != "no_quorum"]
        if len(told) < 2 or any(one.result not in DEADLOCKS for _number, one in told[-2:]):
            return False
        (first, _one), (_number, second) = told[-2:]
        between = [one for one in self.mediations if one.after == first and one.closed]
        if not between or between[0].closed - between[0].opened > timedelta(days=15):
            return False
        return now <= second.closed + timedelta(days=7)

    def settles(self, outcome: str) -> None:
        self.state, self.outcome = "closed", outcome

    def withdraws(self, now: datetime) -> None:
        if self.open:
            self._end(self.open, "withdrawn", now)
        if self.mediation:
            self.mediation.closed = now
        self.state = "withdrawn"

    def may_recuse(self, seat: str, by: str | None, person: str | None) -> bool:
        """`by` is one of the people, or None for the facilitator; `person` when the interest is purely personal."""
        if self.over or seat in self.seats_out or (person is not None and person in self.people_out):
            return False
        if person is not None and self.people[person] != seat:
            return False
        return by is None or (self.people[by] == seat and seat not in self.gone)

    def recuses(self, seat: str, person: str | None) -> None:
        if person is None:
            self.seats_out.add(seat)
        else:
            self.people_out.add(person)

    def proposes(self) -> None:
        """Another decision, when the last one is over: rounds, mediations and interests begin anew."""
        self.state, self.outcome, self.rounds, self.mediations = "proposed", "", [], []
        self.seats_out, self.people_out = set(), set()


def _smallest(share: Fraction, of: int, inclusive: bool) -> int:
    return max(1, ceil(share * of) if inclusive else floor(share * of) + 1)


def _outcome(poll: Poll, votes: dict[str, int], seats: dict[str, int]) -> str:
    rule = poll.rule
    if rule["method"] == "advice":
        return "advice"
    everyone = sum(seats[kind] for kind in KINDS)
    if rule["quorum"] and poll.mode == "meeting" and not poll.reconvened:
        counted, needed = _quorum(rule["quorum"], seats, everyone)
        if counted < needed:
            return "no_quorum"
    if seats["objection"]:
        return "objected"
    in_favour = sum(votes[kind] for kind in FAVOURABLE)
    needed = _needed(rule, poll.mode, votes)
    if in_favour >= needed:
        return "adopted"
    tied = rule["method"] == "simple" and votes["for"] and votes["for"] == votes["against"]
    return "tie" if tied else "rejected"


def _quorum(quorum: dict, seats: dict[str, int], everyone: int) -> tuple[int, int]:
    counted = {
        "present": seats["present"],
        "votes_cast": sum(seats[kind] for kind in CAST),
        "favourable": sum(seats[kind] for kind in FAVOURABLE),
    }[quorum["measure"]]
    if "count" in quorum:
        return counted, quorum["count"]
    of = everyone if quorum["base"] == "all_seats" else everyone - seats["recused"] - seats["vacant"]
    return counted, _smallest(Fraction(quorum["share"]), of, quorum["inclusive"])


def _needed(rule: dict, mode: str, votes: dict[str, int]) -> int:
    share, base, inclusive = rule["threshold"], rule["base"], rule["inclusive"]
    if mode == "written":
        if rule["method"] == "consent":
            share, base, inclusive = "1/2", "all_seats", False
        elif base in ("votes_cast", "present"):
            base = "all_seats"
    if share is None:
        return 1
    everyone = sum(votes[kind] for kind in KINDS)
    of = {
        "votes_cast": sum(votes[kind] for kind in CAST),
        "present": votes["present"],
        "seats_eligible": everyone - votes["recused"] - votes["vacant"],
        "all_seats": everyone,
    }[base]
    return _smallest(Fraction(share), of, inclusive)
