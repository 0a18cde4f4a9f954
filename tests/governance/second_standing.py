"""Who is in a committee, who is out, and who answers for whom, worked out a second time in plain Python."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo


@dataclass
class Answer:
    """The last answer of a seat: by whom (None: noted by the facilitator), by which seat's hand, to which words."""

    position: str
    person: str | None
    holder: str | None
    words: int


@dataclass
class Poll:
    """One round as it was opened, and what came in."""

    mode: str
    purpose: str
    rule: dict
    consent_first: bool
    reconvened: bool
    opened: datetime
    closes: datetime | None
    asked: list[str]
    words: int
    present: set[str] | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    result: str = ""
    closed: datetime | None = None
    seats: dict[str, str] = field(default_factory=dict)  # how each seat stood at the end
    kept: dict[str, str] = field(default_factory=dict)  # which answers counted at the end

    @property
    def over(self) -> bool:
        return self.closed is not None


@dataclass
class Mediation:
    after: int
    opened: datetime
    closed: datetime | None = None


@dataclass
class Interest:
    """A seat's interest in the decision, or a person's; it counts once it is confirmed."""

    seat: str
    person: str | None
    state: str
    noted: bool = False  # by the facilitator, for a seat whose people have not answered


@dataclass
class Proxy:
    """That a seat is answered for by another, in one matter or in all, from a day to a day."""

    seat: str
    holder: str
    matter: int | None
    since: date
    until: date
    revoked: bool = False


@dataclass
class Ruling:
    at: datetime
    overturned: bool = False


@dataclass
class Standing:
    """Seats with their weights, people with their seat, the category's rules, the lead; then one decision's life.

    Where a person is asked for, None is the facilitator.
    """

    weights: dict[str, int]
    people: dict[str, str]
    lead: str
    category: dict
    zone: ZoneInfo
    proxies_each: int = 1
    gone: set[str] = field(default_factory=set)
    proxies: list[Proxy] = field(default_factory=list)
    matter: int = 1
    words: int = 1
    state: str = "proposed"
    outcome: str = ""
    rounds: list[Poll] = field(default_factory=list)
    mediations: list[Mediation] = field(default_factory=list)
    interests: list[Interest] = field(default_factory=list)
    ruling: Ruling | None = None
    carried_out: bool = False

    @property
    def over(self) -> bool:
        return self.state in ("closed", "withdrawn")

    @property
    def asking(self) -> bool:
        """Whether the committee still has something to say: also when it is asked to overturn a ruling."""
        return not self.over or self.open is not None

    @property
    def last(self) -> Poll | None:
        return self.rounds[-1] if self.rounds else None

    @property
    def open(self) -> Poll | None:
        return self.last if self.last and not self.last.over else None

    @property
    def deciding(self) -> list[tuple[int, Poll]]:
        return [(number, one) for number, one in enumerate(self.rounds, 1) if one.purpose == "decide"]

    @property
    def mediation(self) -> Mediation | None:
        return next((one for one in self.mediations if one.closed is None), None)

    @property
    def seats_out(self) -> set[str]:
        return {one.seat for one in self.interests if one.state == "confirmed" and one.person is None}

    @property
    def people_out(self) -> set[str]:
        return {one.person for one in self.interests if one.state == "confirmed" and one.person is not None}

    @property
    def pending(self) -> list[Interest]:
        return [one for one in self.interests if one.state == "proposed"]

    def day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def standing(self, poll: Poll) -> dict[str, str]:
        """Each seat of the round: "recused", "vacant" or "eligible"."""
        if poll.over:
            return poll.seats
        out = dict.fromkeys(self.seats_out, "recused") | dict.fromkeys(self.gone, "vacant")
        return {seat: out.get(seat, "eligible") for seat in poll.asked}

    def live(self, poll: Poll) -> dict[str, str]:
        """The answers that count: to these words, of seats that are in, by nobody who is out."""
        if poll.over:
            return poll.kept
        stands = self.standing(poll)
        return {
            seat: one.position
            for seat, one in poll.answers.items()
            if stands[seat] == "eligible" and self._counts(poll, one)
        }

    def _counts(self, poll: Poll, answer: Answer) -> bool:
        if answer.words != poll.words or answer.person in self.people_out:
            return False
        return answer.holder not in self.seats_out

    # Interests and proxies ---------------------------------------------------------------------------------

    def may_recuse(self, seat: str, by: str | None, person: str | None) -> bool:
        """`person` when the interest is purely personal."""
        return self._may_be_said(seat, person) and (by is None or (self.people[by] == seat and seat not in self.gone))

    def may_propose(self, seat: str, by: str | None, person: str | None) -> bool:
        """By somebody of another seat."""
        if seat in self.gone or (by is not None and (self.people[by] == seat or self.people[by] in self.gone)):
            return False
        return self._may_be_said(seat, person)

    def _may_be_said(self, seat: str, person: str | None) -> bool:
        if not self.asking or seat in self.seats_out or (person is not None and self.people[person] != seat):
            return False
        return all((one.seat, one.person) != (seat, person) for one in self.interests if one.state != "refused")

    def recuses(self, seat: str, person: str | None, state: str = "confirmed", noted: bool = False) -> None:
        self.interests.append(Interest(seat, person, state, noted))

    def may_answer_interest(self, interest: Interest, by: str | None, confirms: bool) -> bool:
        """One that is proposed; or, by the seat's own people, one that was noted for them and is none."""
        own = by is not None and self.people[by] == interest.seat and interest.seat not in self.gone
        taken_back = own and not confirms and interest.noted and interest.state == "confirmed"
        if not self.asking or not (interest.state == "proposed" or taken_back):
            return False
        return by is None or own

    def may_entrust(self, given: Proxy, by: str | None, today: date) -> bool:
        """No chain, one proxy of a seat at a time, and no more in one hand than the rules allow."""
        if {given.seat, given.holder} & self.gone or given.seat == given.holder:
            return False
        if (by is not None and self.people[by] != given.seat) or not today <= given.since <= given.until:
            return False
        if given.matter is not None and (not self.asking or {given.seat, given.holder} & self.seats_out):
            return False
        meanwhile = [one for one in self.proxies if not one.revoked and one.since <= given.until]
        meanwhile = [one for one in meanwhile if one.until >= given.since and self._meet(one, given)]
        if any(one.seat in (given.seat, given.holder) or one.holder == given.seat for one in meanwhile):
            return False
        return self._most(given, [one for one in meanwhile if one.holder == given.holder]) < self.proxies_each

    def _meet(self, one: Proxy, other: Proxy) -> bool:
        return None in (one.matter, other.matter) or one.matter == other.matter

    def _most(self, given: Proxy, held: list[Proxy]) -> int:
        """How many the holder could use at most, on one day of the period and in one matter."""
        days = [given.since + timedelta(days=more) for more in range((given.until - given.since).days + 1)]
        matters = {None, *(one.matter for one in held)}
        uses = [
            sum(one.since <= day <= one.until and one.matter in (None, matter) for one in held)
            for day, matter in product(days, matters)
        ]
        return max(uses)

    def may_take_back(self, proxy: Proxy, by: str | None, today: date) -> bool:
        if proxy.revoked or proxy.until < today:
            return False
        return by is None or (self.people[by] == proxy.seat and proxy.seat not in self.gone)
