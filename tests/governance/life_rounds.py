"""A committee is asked: rounds, answers by oneself and by proxy, words that change, more time."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from core.acts import CLOCK
from governance import actions
from tests.governance.life_committee import (
    ABSENT,
    MEETINGS,
    PEOPLE,
    PERSON,
    RANKS,
    SEAT,
    SEATS,
    TITULARS,
    Lived,
    asked,
)


class Asked(Lived):
    """What happens in a round, and around it."""

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
    @rule(present=st.just(set(SEATS)) | st.sets(SEAT))
    def record_attendance(self, present) -> None:
        seats = [self.seat(code) for code in sorted(present)]
        allowed = self.model.may_note_presence(present)
        if self.attempt(allowed, actions.record_attendance, by=self.here.by, present=seats):
            self.model.notes_presence(present)

    @precondition(asked)
    @rule(person=PERSON, rank=RANKS)
    def cast_vote(self, person, rank) -> None:
        self.answer(person, rank, PEOPLE[person], {})

    @precondition(lambda self: asked(self) and self.model.proxies)
    @rule(person=PERSON, rank=RANKS, seat=SEAT)
    def vote_by_proxy(self, person, rank, seat) -> None:
        self.answer(person, rank, seat, {"seat": self.seat(seat)})

    @precondition(lambda self: asked(self) and any(not one.revoked for one in self.model.proxies))
    @rule(latest=st.integers(0, 1), rank=st.integers(0, 3))
    def represent(self, latest, rank) -> None:
        """Mostly whoever holds a proxy uses it."""
        standing = [one for one in self.model.proxies if not one.revoked]
        proxy = standing[-1 - latest % len(standing)]
        self.vote_by_proxy(TITULARS[proxy.holder], rank, proxy.seat)

    def answer(self, person, rank, seat, named) -> None:
        position = self.position(rank)
        given = {"by": self.here.people[person], "position": position, "reason": "Because."} | named
        if self.attempt(self.model.may_answer(person, position, self.now, seat), actions.cast_vote, **given):
            self.model.answers(seat, position, person)

    @precondition(asked)
    @rule(seat=SEAT, rank=RANKS)
    def record_vote(self, seat, rank) -> None:
        position = self.position(rank)
        given = {"by": self.here.by, "answers": {self.seat(seat): (position, "Because.")}}
        if self.attempt(self.model.may_be_noted(seat, position, self.now), actions.record_vote, **given):
            self.model.answers(seat, position)

    @precondition(asked)
    @rule(days=st.sampled_from([-1, 0, 3, 30, 31]))
    def extend_round(self, days) -> None:
        closes = self.model.open.closes or self.now
        until = self.model.day(closes) + timedelta(days=days)
        given = {"by": self.here.by, "closes_on": until, "reason": "Holidays."}
        if self.attempt(self.model.may_extend(self.now, until), actions.extend_round, **given):
            self.model.extends(until)

    @precondition(lambda self: self.model.rounds)
    @rule(words=st.integers(1, 3))
    def change_wording(self, words) -> None:
        """To new words, to those of before, or to none but the same."""
        given = {"by": self.here.by, "reason": "Said better.", **self.worded(words)}
        if self.attempt(self.model.may_reword(words, self.now), actions.change_wording, **given):
            self.model.rewords(words)

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
        self.sit(said, absent)

    def sit(self, said, absent) -> None:
        """What a meeting does with the round that was opened at it."""
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
        self.wait(wait)
        self.close_round(False)

    @precondition(lambda self: not self.model.open)
    @rule(step=st.integers(0, 4), rank=RANKS)
    def answer_out_of_time(self, step, rank) -> None:
        """With no round open, nothing is answered, noted, given more time or closed."""
        steps = [
            lambda: self.cast_vote("bea", rank),
            lambda: self.record_vote("C", rank),
            lambda: self.record_attendance(set(SEATS)),
            lambda: self.close_round(False),
            lambda: self.attempt(
                False, actions.extend_round, by=self.here.by, closes_on=self.model.day(self.now), reason="Late."
            ),
        ]
        steps[step]()
