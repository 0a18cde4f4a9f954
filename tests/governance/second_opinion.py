"""A committee worked out a second time, in plain Python and exact fractions. It imports nothing of the application.

One decision at a time. What people do is a method that changes the state; whether they may is a method that says so.
Where a person is asked for, None is the facilitator.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product

from tests.governance.second_count import CONSENTS, KINDS, OPINIONS, OVERTURNING, VOTES, outcome
from tests.governance.second_standing import Answer, Mediation, Poll, Ruling, Standing

DEADLOCKS = ("tie", "objected")
NEXT_MEETING = timedelta(days=93)


@dataclass
class Committee(Standing):
    """What a committee does with a question: rounds, deadlocks, what the lead settles, what overturns it."""

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
        return outcome(poll, votes, seats), votes, seats

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

    # Rounds -------------------------------------------------------------------------------------------

    def may_open(self) -> bool:
        return not (self.over or self.open or self.mediation) and self._somebody_can_answer()

    def _somebody_can_answer(self) -> bool:
        return any(seat not in self.seats_out for seat in self.weights if seat not in self.gone)

    def opens(self, mode: str, now: datetime, skipped: bool, sense: bool = False) -> None:
        asked_before = any(not one.consent_first or one.result != "no_quorum" for _number, one in self.deciding)
        consent = bool(self.category["consent_rule"]) and not asked_before and not skipped and not sense
        rule = self.category["consent_rule"] if consent else self._rule_in(mode)
        closes = None
        if mode == "written":
            closes = self._end_of(self.day(now) + timedelta(days=self.category["written_days"]))
        reconvened = self._reconvened(mode, now)
        self._asks(mode, "sense" if sense else "decide", OPINIONS if sense else rule, now, consent, reconvened, closes)
        if not sense:
            self.state = "open"

    def _asks(self, mode, purpose, rule, now, consent=False, reconvened=False, closes=None) -> None:
        asked = [seat for seat in self.weights if seat not in self.gone]
        self.rounds.append(Poll(mode, purpose, rule, consent, reconvened, now, closes, asked, self.words))

    def _end_of(self, day: date) -> datetime:
        return datetime.combine(day, time(23, 59, 59), self.zone)

    def _rule_in(self, mode: str) -> dict:
        return self.category["written_rule"] or self.category["rule"] if mode == "written" else self.category["rule"]

    def _reconvened(self, mode: str, now: datetime) -> bool:
        if mode != "meeting" or not self.deciding:
            return False
        _number, last = self.deciding[-1]
        if last.result != "no_quorum" or last.words != self.words:
            return False
        return 8 <= (self.day(now) - self.day(last.closed)).days <= 21

    def may_extend(self, now: datetime, until: date) -> bool:
        poll = self.open
        if poll is None or poll.closes is None or poll.closes <= now:
            return False
        return 0 < (until - self.day(poll.closes)).days <= 30

    def extends(self, until: date) -> None:
        self.open.closes = self._end_of(until)

    def may_reword(self, words: int, now: datetime) -> bool:
        if self.over or words == self.words:
            return False
        return self.open is None or self.open.closes is None or self.open.closes >= now + timedelta(days=2)

    def rewords(self, words: int) -> None:
        self.words = words
        if self.open:
            self.open.words = words

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

    def may_answer(self, person: str, position: str | None, now: datetime, seat: str | None = None) -> bool:
        """For one's own seat, or for another by its proxy."""
        own = self.people[person]
        if person in self.people_out or not self.may_be_noted(own, position, now):
            return False
        return seat in (None, own) or (self._represents(own, seat, now) and self.may_be_noted(seat, position, now))

    def _represents(self, holder: str, seat: str, now: datetime) -> bool:
        """Whether a proxy runs today, and the seat has not answered itself."""
        held = [one for one in self.proxies if (one.seat, one.holder) == (seat, holder) and not one.revoked]
        runs = [one for one in held if one.since <= self.day(now) <= one.until and one.matter in (None, self.matter)]
        itself = seat in self.live(self.open) and self.open.answers[seat].holder is None
        return bool(runs) and not itself

    def answers(self, seat: str, position: str, person: str | None = None) -> None:
        own = self.people[person] if person else seat
        holder = own if own != seat else None
        self.open.answers[seat] = Answer(position, person, holder, self.open.words)

    def may_close(self, now: datetime, by_time: bool) -> bool:
        poll = self.open
        if poll is None:
            return False
        if poll.closes and poll.closes <= now:
            return True
        if by_time or self.pending:
            return False
        if poll.mode == "meeting":
            return poll.present is not None
        return now >= poll.opened + timedelta(hours=24) and self.nothing_can_change(poll)

    def closes(self, now: datetime) -> None:
        poll = self.open
        result = self.verdict(poll)[0]
        self._end(poll, result, now)
        if poll.purpose == "overturn":
            if result == "adopted":
                self.ruling.overturned = True
                self.outcome = {"adopted": "rejected", "rejected": "adopted"}[self.outcome]
            return
        ended = {"adopted": "adopted", "rejected": "rejected", "advice": "advised"}.get(result)
        if ended and poll.purpose == "decide" and not (result == "rejected" and poll.consent_first):
            self.state, self.outcome = "closed", ended

    def _end(self, poll: Poll, result: str, now: datetime) -> None:
        poll.seats, poll.kept = self.standing(poll), self.live(poll)
        poll.result, poll.closed = result, now

    # Deadlocks and rulings ------------------------------------------------------------------------------

    def may_mediate(self) -> bool:
        if self.over or self.open or not self.deciding:
            return False
        number, last = self.deciding[-1]
        return last.result in DEADLOCKS and all(one.after != number for one in self.mediations)

    def mediates(self, now: datetime) -> None:
        self.mediations.append(Mediation(self.deciding[-1][0], now))

    def ends_mediation(self, now: datetime) -> None:
        self.mediation.closed = now

    def may_settle(self, now: datetime) -> bool:
        seat = self.people[self.lead]
        if self.over or self.open or not self.category["lead_may_settle"] or seat in self.gone:
            return False
        if any(
            one.seat == seat and one.person in (None, self.lead) for one in self.interests if one.state != "refused"
        ):
            return False
        told = [(number, one) for number, one in self.deciding if one.result != "no_quorum"]
        if len(told) < 2 or any(one.result not in DEADLOCKS for _number, one in told[-2:]):
            return False
        (first, _one), (_number, second) = told[-2:]
        between = [one for one in self.mediations if one.after == first and one.closed]
        if not between or between[0].closed - between[0].opened > timedelta(days=15):
            return False
        return now <= second.closed + timedelta(days=7)

    def settles(self, outcome: str, now: datetime) -> None:
        self.state, self.outcome, self.ruling = "closed", outcome, Ruling(now)

    def may_contest(self, by: str | None, now: datetime) -> bool:
        if self.ruling is None or self.ruling.overturned or self.open or (by and self.people[by] in self.gone):
            return False
        if any(one.purpose == "overturn" and one.result != "no_quorum" for one in self.rounds):
            return False
        return now <= self.ruling.at + NEXT_MEETING and self._somebody_can_answer()

    def contests(self, now: datetime) -> None:
        self._asks("meeting", "overturn", OVERTURNING | {"quorum": self.category["rule"]["quorum"]}, now)

    def may_carry_out(self) -> bool:
        return self.outcome == "adopted" and not self.carried_out

    # The end, and another beginning -----------------------------------------------------------------------

    def withdraws(self, now: datetime) -> None:
        if self.open:
            self._end(self.open, "withdrawn", now)
        if self.mediation:
            self.mediation.closed = now
        self.state = "withdrawn"

    def proposes(self) -> None:
        """Another decision, when the last one is over: rounds, mediations, interests and words begin anew."""
        self.state, self.outcome, self.ruling, self.matter, self.words = "proposed", "", None, self.matter + 1, 1
        self.carried_out = False
        self.rounds, self.mediations, self.interests = [], [], []
