"""A committee for the tests: three voting seats, usual rules, quorum of two, Alice as strategic lead."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from core import clock
from governance import actions
from governance.models import Body, Decision, Mandate, Meeting, Minutes
from tests.conftest import text
from tests.governance import meetings
from tests.kept import kept

DAY = datetime(2026, 6, 18, 12, tzinfo=UTC)  # of the first round of a deadlock


def on(days: float):
    """Within: it is so many days after that round."""
    return clock.at(DAY + timedelta(days=days))


@pytest.fixture
@kept
def committee(partnership, facilitator, alice, bob, carol, at) -> SimpleNamespace:
    """The seated committee: `.body`, `.seats` by partner's code, `.rules`."""
    with at(2026, 1, 6, 9):
        body = actions.seat_committee(partnership, by=facilitator, name=text("Comité de pilotage", "Committee"))
        seats = {seat.partner.code: seat for seat in body.seats.select_related("partner__organisation")}
        for member in (alice, bob, carol):
            seat = seats[member.partner.code]
            actions.give_mandate(
                seat,
                by=facilitator,
                member=member,
                capacity=Mandate.Capacity.TITULAR,
                since_on=date(2026, 1, 1),
            )
        lines = actions.usual_categories(quorum=2, spending_above=Decimal(20000))
        rules = actions.set_rules(partnership, by=facilitator, categories=lines, source=text("Article 7"))
    return SimpleNamespace(body=body, seats=seats, rules=rules)


@pytest.fixture
def lead(committee, partnership, facilitator, alice, at):
    """Alice settles operational deadlocks up to 15,000 until the end of 2026."""
    with at(2026, 1, 7, 9):
        return actions.elect_lead(
            partnership,
            by=facilitator,
            member=alice,
            seat=committee.seats["LLU"],
            since_on=date(2026, 1, 1),
            until_on=date(2026, 12, 31),
            cap=Decimal(15000),
            categories=["operational"],
            succession=text("Bob prend le relais.", "Bob takes over."),
        )


@pytest.fixture
def propose(committee, partnership, facilitator):
    """Propose a decision: `propose("budget", amount=9600)`."""

    def proposed(category: str = "budget", amount: int = 0, by=None, **more) -> Decision:
        return actions.propose_decision(
            partnership,
            by=by or facilitator,
            title=text("Louer un outil", "Rent a tool"),
            question=text("Louons-nous cet outil ?", "Do we rent this tool?"),
            text=text("Le comité loue l’outil.", "The committee rents the tool."),
            category=category,
            amount=Decimal(amount),
            **more,
        )

    return proposed


@pytest.fixture
def play(committee, facilitator):
    """Play a whole round at a meeting: `play(decision, LLU="for", VSA="against")`."""

    def played(decision: Decision, *, present: str = "LLU VSA CAL", skipped_consent: str = "", **answers: str):
        actions.open_round(decision, by=facilitator, skipped_consent=skipped_consent)
        here = [committee.seats[code] for code in present.split()]
        actions.record_attendance(decision, by=facilitator, present=here)
        reason = "Because of our purpose."
        given = {committee.seats[code]: (position, reason) for code, position in answers.items()}
        actions.record_vote(decision, by=facilitator, answers=given)
        return actions.close_round(decision, by=facilitator)

    return played


@pytest.fixture
def steering(committee) -> Body:
    return committee.body


@pytest.fixture
def deadlock(propose, play, facilitator, lead):
    """Two ties with a mediation between them, on day 0 and day 14: `deadlock(category="operational")`."""

    def played(mediation: tuple[float, float] | None = (0, 11), second: bool = True, **proposed) -> Decision:
        with on(0):
            decision = propose(**{"category": "operational", **proposed})
            play(decision, LLU="for", VSA="against", CAL="abstain", skipped_consent="Known.")
        if mediation:
            with on(mediation[0]):
                actions.open_mediation(decision, by=facilitator, mediator="Odile")
            with on(mediation[1]):
                actions.close_mediation(decision, by=facilitator, findings="A comparison.")
        if second:
            with on(max(14, mediation[1] if mediation else 0)):
                play(decision, LLU="for", VSA="against", CAL="abstain")
        return decision

    return played


@pytest.fixture
def settled(deadlock, alice) -> Decision:
    """Adopted by the lead on day 18, with reasons and the minority's opinion."""
    decision = deadlock()
    with on(18):
        words = {"reasons": text("Parce que."), "minority_opinion": text("Nous pensons autrement.")}
        actions.settle_decision(decision, by=alice, outcome="adopted", **words)
    decision.refresh_from_db()
    return decision


@pytest.fixture
def convened(committee, partnership, facilitator):
    """A convened meeting with one point to discuss: `convened(decision)` adds one to decide."""

    def made(*decisions: Decision, **more) -> Meeting:
        meeting = meetings.plan(partnership, committee.body, facilitator, **more)
        meetings.add_item(meeting, facilitator)
        for decision in decisions:
            meetings.add_item(meeting, facilitator, decision, title="À décider")
        return meetings.convene(meeting, facilitator)

    return made


@pytest.fixture
def under_way(convened, committee, facilitator):
    """A meeting under way: `under_way(decision, VSA="excused")`; a seat of which nothing is said is there."""

    def made(*decisions: Decision, starts_at=meetings.STARTS, **states: str) -> Meeting:
        meeting = meetings.open_now(convened(*decisions, starts_at=starts_at), facilitator)
        lines = meetings.there(committee.seats, **({"LLU": "present", "VSA": "present", "CAL": "present"} | states))
        with clock.at(meeting.starts_at):
            actions.take_attendance(meeting, by=facilitator, lines=lines)
        return meeting

    return made


@pytest.fixture
def held(under_way, facilitator):
    """A meeting that was held, its minutes frozen: same arguments as `under_way`."""

    def made(*decisions: Decision, **states) -> Meeting:
        meeting = under_way(*decisions, **states)
        with clock.at(meeting.ends_at):
            return actions.end_meeting(meeting, by=facilitator)

    return made


@pytest.fixture
def minuted(held):
    """The minutes of a meeting that was held, with a PDF in each language (any bytes will do)."""

    def made(*decisions: Decision, **states) -> Minutes:
        minutes = held(*decisions, **states).minutes.get()
        meetings.print_minutes(minutes)
        return minutes

    return made


@pytest.fixture
def sent(minuted, facilitator):
    """Minutes that were sent the day after their meeting."""

    def made(*decisions: Decision, **states) -> Minutes:
        minutes = minuted(*decisions, **states)
        with clock.at(minutes.meeting.ends_at + timedelta(days=1)):
            return actions.send_minutes(minutes, by=facilitator)

    return made
