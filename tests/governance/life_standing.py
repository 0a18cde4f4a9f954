"""Who is out of a decision, who answers for whom, and who leaves."""

from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from core import clock
from core.refusals import Refused
from governance import actions
from partnerships.actions import withdraw_partner
from tests.governance.life_committee import BY, SEAT, SEATS, TITULARS, Lived
from tests.governance.second_standing import Proxy

PERIODS = st.sampled_from([(0, 20), (0, 20), (0, 60), (0, 0), (3, 9), (-1, 5), (5, 3)])  # days from today


class Standing(Lived):
    """Interests declared, proposed, confirmed and refused; proxies given and taken back; departures."""

    @precondition(lambda self: len(self.model.interests) < 4)
    @rule(seat=SEAT, by=BY)
    def declare_recusal(self, seat, by) -> None:
        given = {"by": self.member(by), "seat": self.seat(seat)}
        if self.attempt(self.model.may_recuse(seat, by, None), actions.declare_recusal, reason="Ours.", **given):
            self.model.recuses(seat, None, noted=by is None)

    @precondition(lambda self: len(self.model.interests) < 4)
    @rule(seat=st.sampled_from(["A", "B"]), person=st.sampled_from(sorted(TITULARS.values())))
    def declare_personal_interest(self, seat, person) -> None:
        given = {"by": self.here.by, "seat": self.seat(seat), "member": self.here.people[person]}
        given |= {"nature": "personal", "reason": "A cousin."}
        if self.attempt(self.model.may_recuse(seat, None, person), actions.declare_recusal, **given):
            self.model.recuses(seat, person, noted=True)

    @precondition(lambda self: len(self.model.interests) < 4)
    @rule(seat=SEAT, by=BY, personal=st.booleans())
    def propose_recusal(self, seat, by, personal) -> None:
        person = TITULARS[seat] if personal else None
        given = {"by": self.member(by), "seat": self.seat(seat), "reason": "Theirs."}
        given |= {"nature": "personal", "member": self.here.people[person]} if person else {}
        if self.attempt(self.model.may_propose(seat, by, person), actions.propose_recusal, **given):
            self.model.recuses(seat, person, "proposed")

    @precondition(lambda self: self.model.interests)
    @rule(latest=st.integers(0, 2), by=BY, confirms=st.booleans())
    def answer_interest(self, latest, by, confirms) -> None:
        """Confirm or refuse one of those written, even one that has its answer."""
        number = (len(self.model.interests) - 1 - latest) % len(self.model.interests)
        interest, row = self.model.interests[number], self.decision.recusals.order_by("pk")[number]
        act = actions.confirm_recusal if confirms else actions.refuse_recusal
        allowed = self.model.may_answer_interest(interest, by, confirms)
        if self.attempt(allowed, act, about=row, by=self.member(by), answer="So agreed."):
            interest.state, interest.noted = "confirmed" if confirms else "refused", False

    @precondition(lambda self: len([one for one in self.model.proxies if not one.revoked]) < 4)
    @rule(seat=SEAT, holder=SEAT, own=st.sampled_from([True, True, False]), by=BY, only=st.booleans(), days=PERIODS)
    def give_proxy(self, seat, holder, own, by, only, days) -> None:
        by = TITULARS[seat] if own else by
        today = self.model.day(self.now)
        since, until = (today + timedelta(days=more) for more in days)
        given = Proxy(seat, holder, self.model.matter if only else None, since, until)
        said = {"by": self.member(by), "holder": self.seat(holder), "since_on": since, "until_on": until}
        said["decision"] = self.decision if only else None
        allowed = self.model.may_entrust(given, by, today)
        if self.attempt(allowed, actions.give_proxy, about=self.seat(seat), **said):
            self.model.proxies.append(given)
            self.entrusted.append(self.made)

    @precondition(lambda self: self.model.proxies)
    @rule(latest=st.integers(0, 2), by=BY)
    def revoke_proxy(self, latest, by) -> None:
        number = (len(self.entrusted) - 1 - latest) % len(self.entrusted)
        proxy = self.model.proxies[number]
        allowed = self.model.may_take_back(proxy, by, self.model.day(self.now))
        if self.attempt(allowed, actions.revoke_proxy, about=self.entrusted[number], by=self.member(by)):
            proxy.revoked = True

    @precondition(lambda self: len(self.model.gone) < 2 and self.model.rounds)
    @rule(seat=st.sampled_from(SEATS))
    def leave(self, seat) -> None:
        partner = self.seat(seat).partner
        with clock.at(self.now):
            if seat in self.model.gone:
                with pytest.raises(Refused):
                    withdraw_partner(partner, by=self.here.by, reason="Moved.")
            else:
                withdraw_partner(partner, by=self.here.by, reason="Moved.")
        self.model.gone.add(seat)
