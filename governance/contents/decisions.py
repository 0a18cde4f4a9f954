from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from governance.models import Ballot, Decision, Meeting, Recusal, Round
from governance.sentences import Requirement, explain, outcome_label, position_label, requirement_lines
from governance.tally import Outcome, Position, Seat, Verdict, positions_for
from partnerships.models import Partnership

BESIDE = (
    *("partnership", "body", "proposed_by__user", "owner__user"),
    *("ruling__lead__member__user", "candidacy", "revocation"),
)
PINS = {"adopted": "done", "rejected": "against", "advised": "done"}
POSITION_PINS = {"for": "for", "consent": "for", "concern": "for", "against": "against", "objection": "stop"}


@dataclass(frozen=True)
class DecisionLine:
    """A decision in the register: its state as a mark and a word, the sentence that explains its result."""

    decision: Decision
    pin: str
    state: str
    sentence: str
    round: Round | None
    waiting: str = ""


@dataclass(frozen=True)
class Answer:
    """What one seat answered: the live answer, those it replaced, or why there is none."""

    seat: Seat
    partner: Any
    ballot: Ballot | None
    replaced: tuple[Ballot, ...]
    position: str
    pin: str
    waiting: bool
    out: bool = False
    stale: bool = False  # given to words that have changed since: not counted until confirmed

    @property
    def by(self) -> str:
        """Who gave it, in words: the person, or who noted it and how."""
        if self.ballot is None:
            return ""
        name = self.ballot.cast_by.user.name
        if self.ballot.proxy is not None:
            words = {"name": name, "holder": self.ballot.proxy.holder.partner, "seat": self.partner}
            return _("%(name)s (%(holder)s), by proxy for %(seat)s") % words
        if self.ballot.capacity != Ballot.Capacity.RECORDED:
            return f"{name}, {self.ballot.get_capacity_display()}"
        words = {"means": self.ballot.get_means_display(), "name": name}
        return _("%(means)s, noted by %(name)s") % words


@dataclass(frozen=True)
class Column:
    """One side of the ballot: an answer and the seats that gave it."""

    code: str
    label: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class RoundInWords:
    """A round with its result in words, its requirements and every seat's answer."""

    round: Round
    outcome: str
    label: str
    sentence: str
    requirements: tuple[Requirement, ...]
    columns: tuple[Column, ...]
    answers: tuple[Answer, ...]
    answered: int
    asked: int


def whole(partnership: Partnership) -> Any:
    """The partnership's decisions with all that their pages read; the number of queries does not grow."""
    rounds = answered_rounds().prefetch_related("rule_set__categories")
    recusals = told_recusals().with_people(partnership.today())
    return (
        partnership.decisions.select_related(*BESIDE)
        .prefetch_related(Prefetch("rounds", rounds), Prefetch("recusals", recusals))
        .prefetch_related("mediations", "body__seats")
    )


def answered_rounds() -> Any:
    """Rounds with their answers, who gave them, and for whom."""
    ballots = Ballot.objects.select_related("cast_by__user", "seat__partner__organisation")
    ballots = ballots.select_related("proxy__holder__partner__organisation").order_by("rank")
    rounds = Round.objects.select_related("rule_set", "opened_by__user", "closed_by__user", "meeting")
    return rounds.prefetch_related(Prefetch("ballots", ballots))


def told_recusals() -> Any:
    """Recusals with the names that a page says."""
    rows = Recusal.objects.select_related("seat__partner__organisation", "member__user", "declared_by__user")
    return rows.select_related("answered_by__user")


def drafts(partnership: Partnership) -> Any:
    """The questions being prepared: everybody sees that they exist, and by whom."""
    rows = partnership.decisions.filter(state=Decision.State.DRAFT).select_related("partnership", "prepared_by__user")
    return rows.order_by("pk")


def register_rows(partnership: Partnership, state: str = "") -> Any:
    """The decisions of the register, latest first, of one state when it is given; drafts left out."""
    rows = partnership.decisions.exclude(state=Decision.State.DRAFT)
    rows = rows.filter(state=state) if state else rows
    recusals = Prefetch("recusals", Recusal.objects.with_people(partnership.today()))
    rows = rows.select_related("ruling", "partnership", "body")
    rows = rows.prefetch_related("rounds__ballots", recusals, "body__seats")
    return rows.order_by("-year", "-rank")


def register(partnership: Partnership, state: str = "") -> list[DecisionLine]:
    """The register of decisions in words, latest first."""
    return [line(decision) for decision in register_rows(partnership, state)]


def counts(partnership: Partnership) -> dict[str, int]:
    """How many decisions are in each state."""
    rows = partnership.decisions.order_by().values("state").annotate(count=Count("pk"))
    return {row["state"]: row["count"] for row in rows}


def line(decision: Decision) -> DecisionLine:
    """One decision as the register shows it."""
    last = decision.last_round()
    pin, state = _state(decision, last)
    return DecisionLine(decision, pin, state, _sentence(decision, last), last, _waiting(decision, last))


def line_at(decision: Decision, meeting: Meeting) -> DecisionLine:
    """What became of a decision at one meeting: the result of its last round there; as it stands when there is none."""
    held = [row for row in decision.rounds.all() if row.meeting_id == meeting.pk and row.verdict is not None]
    if not held or held[-1].result == "withdrawn":
        return line(decision)
    last = held[-1]
    label = outcome_label(last.result, overturning=last.overturning)
    words = explain(last.outcome_now(), overturning=last.overturning)
    return DecisionLine(decision, PINS.get(last.result, "wait"), label, words, last, "")


def awaited_seats(decision: Decision) -> dict[str, str]:
    """The seats that may answer the open round and have not: their names, by identity."""
    round_ = decision.open_round()
    if round_ is None or not round_.is_open:
        return {}
    facts = round_.facts()
    return {seat.id: seat.label for seat in facts["electorate"] if seat.eligible and seat.id not in facts["positions"]}


def _waiting(decision: Decision, last: Round | None) -> str:
    """“5 of 8 seats have answered; waiting for: Calorane, VSA.”, at most four by name; empty unless a round is open."""
    if last is None or not last.is_open:
        return ""
    names = list(awaited_seats(decision).values())
    asked = sum(1 for seat in last.seats_now() if seat.eligible)
    words = {"n": asked - len(names), "all": asked, "names": ", ".join(names[:4])}
    if not names:
        return _("%(n)s of %(all)s seats have answered.") % words
    if len(names) > 4:
        return _("%(n)s of %(all)s seats have answered; waiting for: %(names)s …") % words
    return _("%(n)s of %(all)s seats have answered; waiting for: %(names)s.") % words


def _state(decision: Decision, last: Round | None) -> tuple[str, str]:
    states = Decision.State
    if decision.state == states.CLOSED:
        if decision.awaits_signatures:
            return "wait", _("adopted, pending signatures")
        if hasattr(decision, "ruling") and decision.ruling.overturned_in_id:
            said = {"outcome": decision.get_outcome_display()}
            return PINS[decision.outcome], _("%(outcome)s, the lead’s ruling overturned") % said
        if hasattr(decision, "ruling"):
            said = {"outcome": decision.get_outcome_display()}
            return PINS[decision.outcome], _("%(outcome)s, settled by the lead") % said
        return PINS[decision.outcome], decision.get_outcome_display()
    if decision.state == states.OPEN and last is not None and last.closed_at is None:
        return "now", _("open to answers") if last.is_open else _("time is over, result to come")
    if decision.state == states.OPEN:
        return "wait", _("to take up again")
    pins = {states.PROPOSED: "todo", states.DRAFT: "todo", states.WITHDRAWN: "against"}
    return pins[states(decision.state)], decision.get_state_display()


def _sentence(decision: Decision, last: Round | None) -> str:
    if decision.state == Decision.State.WITHDRAWN:
        return _("Withdrawn: %(reason)s") % {"reason": decision.withdrawal_reason}
    if hasattr(decision, "ruling") and not decision.ruling.overturned_in_id:
        return str(decision.ruling.reasons)
    if last is None:
        return _("No round has been opened yet.")
    return explain(last.outcome_now(), overturning=last.overturning)


def round_in_words(round_: Round, seats: Iterable[Any]) -> RoundInWords:
    """A round for its page; `seats` are the committee's rows, whose partners give names and discs."""
    verdict = round_.outcome_now()
    partners = {str(seat.uuid): seat.partner for seat in seats}
    ballots: dict[str, list[Ballot]] = {}
    for ballot in round_.ballots.all():
        ballots.setdefault(str(ballot.seat.uuid), []).append(ballot)
    order = {uuid: rank for rank, uuid in enumerate(partners)}
    frozen = sorted((seat for seat in _seats_of(round_) if seat.voting), key=lambda seat: order[seat.id])
    counted = _counted(round_)
    answers = tuple(_answer(round_, seat, partners.get(seat.id), ballots.get(seat.id, []), counted) for seat in frozen)
    under_way = round_.closed_at is None
    return RoundInWords(
        round=round_,
        outcome="" if round_.result == "withdrawn" else verdict.outcome.value,
        label=_label(round_, verdict.outcome),
        sentence=_explained(round_, verdict),
        requirements=tuple(requirement_lines(verdict)),
        columns=tuple(_columns(round_, answers, under_way)),
        answers=answers,
        answered=sum(1 for answer in answers if answer.ballot is not None and not answer.stale),
        asked=sum(1 for seat in frozen if seat.eligible),
    )


def _explained(round_: Round, verdict: Verdict) -> str:
    if round_.result == "withdrawn":
        return _("Withdrawn before its end.")
    return explain(verdict, overturning=round_.overturning)


def _seats_of(round_: Round) -> list[Seat]:
    """The electorate: as counted when the round closed, with later recusals while it is open."""
    if round_.verdict is not None:
        return [Seat.from_dict(seat) for seat in round_.verdict["electorate"]]
    return round_.seats_now()


def _counted(round_: Round) -> Collection[str]:
    """The seats whose last answer counts, as the verdict counted them once closed."""
    return round_.facts()["positions"] if round_.verdict is None else round_.verdict["positions"]


def _label(round_: Round, outcome: Outcome) -> str:
    if round_.closed_at is None:
        return pgettext("round", "open") if round_.is_open else _("time is over, result to come")
    if round_.result == "withdrawn":
        return pgettext("round", "withdrawn")
    return outcome_label(outcome, overturning=round_.overturning)


def _answer(round_: Round, seat: Seat, partner: Any, given: list[Ballot], counted: Collection[str]) -> Answer:
    absent = round_.present is not None and seat.id not in round_.present
    last = given[-1] if given and seat.eligible and not absent else None
    if last is not None and last.fingerprint != round_.fingerprint:
        said = _("%(position)s, to the earlier words") % {"position": position_label(last.position)}
        return Answer(seat, partner, last, tuple(given[:-1]), said, "doubt", round_.closed_at is None, stale=True)
    live = last if seat.id in counted else None
    before = tuple(given[:-1]) if live else tuple(given)
    if live is not None:
        pin = POSITION_PINS.get(live.position, "abstain")
        return Answer(seat, partner, live, before, position_label(live.position), pin, False)
    gone = {str(row.uuid) for row in round_.decision.body.seats.all() if row.gone} if seat.vacant else set()
    words = [
        (seat.recused, pgettext("seat", "Recused"), True),
        (str(seat.id) in gone, _("Left since"), True),
        (seat.vacant, _("Vacant seat"), True),
        (absent, pgettext("seat", "Absent"), True),
        (round_.closed_at is not None, _("No answer"), False),
    ]
    for holds, said, out in words:
        if holds:
            return Answer(seat, partner, None, before, said, "todo", False, out)
    return Answer(seat, partner, None, before, _("Awaited"), "doubt", True)


def _columns(round_: Round, answers: tuple[Answer, ...], under_way: bool) -> list[Column]:
    columns = []
    for position in positions_for(round_.frozen_rule.method):
        given = tuple(row for row in answers if row.ballot and not row.stale and row.ballot.position == position)
        if given or position is not Position.NOT_TAKING_PART:
            columns.append(Column(position.value, position_label(position), given))
    stale = tuple(row for row in answers if row.stale)
    if stale:
        columns.append(Column("open", _("to confirm") if under_way else _("to earlier words"), stale))
    silent = tuple(row for row in answers if row.ballot is None and not row.out)
    if silent:
        columns.append(Column("open", _("not yet") if under_way else _("no answer"), silent))
    out = tuple(row for row in answers if row.out)
    return [*columns, Column("out", _("out of the vote"), out)] if out else columns
