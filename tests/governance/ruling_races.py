"""Races about what the lead settles and what overturns it: each plays one round and says what went wrong in it."""

from collections.abc import Iterator
from functools import partial
from uuid import uuid4

from governance import actions
from governance.models import Ballot, Decision, Round, Ruling
from partnerships.models import JournalEntry
from tests.conftest import text
from tests.racing import accidents, done

HALF, BOTH = 8, ("adopted", "rejected")
WORDS = {"reasons": text("Parce que."), "minority_opinion": text("Autrement.")}


def in_register(decision: Decision, event: str) -> int:
    return JournalEntry.objects.filter(event=f"governance.{event}", link=decision.get_absolute_url()).count()


def sit(stage, decision: Decision, **answers: str) -> Decision:
    """Everybody is at the meeting of the round that is open; these answers are noted."""
    actions.record_attendance(decision, by=stage.by, present=stage.seats.values())
    given = {stage.seats[code]: (position, "") for code, position in answers.items()}
    actions.record_vote(decision, by=stage.by, answers=given)
    return decision


def met(stage, category: str = "budget", skipped: str = "", **answers: str) -> Decision:
    """A round open at a meeting where everybody is, with these answers."""
    decision = stage.propose(category)
    actions.open_round(decision, by=stage.by, skipped_consent=skipped)
    return sit(stage, decision, **answers)


def tied(stage) -> Decision:
    """After a tie and a mediation; played once, then copied."""
    if "tied" not in stage.played:
        decision = met(stage, "operational", "Known.", LLU="for", VSA="against")
        actions.close_round(decision, by=stage.by)
        actions.open_mediation(decision, by=stage.by, mediator="Odile")
        actions.close_mediation(decision, by=stage.by, findings="Nothing.")
        stage.played["tied"] = decision
    return _another(stage.played["tied"])


def second_tie(stage) -> Decision:
    """The second round after a tie is open, and nobody has changed their mind."""
    decision = tied(stage)
    actions.open_round(decision, by=stage.by)
    return sit(stage, decision, LLU="for", VSA="against")


def deadlocked(stage) -> Decision:
    """Ready to be settled by the lead."""
    if "deadlocked" not in stage.played:
        stage.played["deadlocked"] = second_tie(stage)
        actions.close_round(stage.played["deadlocked"], by=stage.by)
    return _another(stage.played["deadlocked"])


def _another(decision: Decision) -> Decision:
    """The same question with the same rounds behind it, under its own number."""
    copy = Decision.objects.get(pk=decision.pk)
    latest = Decision.objects.filter(partnership=copy.partnership, year=copy.year).latest("rank")
    copy.pk, copy.uuid, copy.rank = None, uuid4(), latest.rank + 1
    copy.save(force_insert=True)
    copies = {}
    for round_ in Round.objects.filter(decision=decision):
        copies[round_.pk] = round_
        round_.pk, round_.decision = None, copy
        round_.save(force_insert=True)
    for mediation in decision.mediations.all():
        mediation.pk, mediation.decision, mediation.after = None, copy, copies[mediation.after_id]
        mediation.save(force_insert=True)
    return copy


def settled(stage, **answers: str) -> Decision:
    """Adopted by the lead; with answers, contested at a meeting where these were noted."""
    decision = deadlocked(stage)
    actions.settle_decision(decision, by=stage.alice, outcome="adopted", **WORDS)
    if not answers:
        return decision
    actions.contest_ruling(decision, by=stage.by, reason="New facts.")
    return sit(stage, decision, **answers)


def _settlings(stage, decision: Decision) -> list:
    return [partial(actions.settle_decision, decision, by=stage.alice, outcome=one, **WORDS) for one in BOTH]


def _settled_once(decision: Decision, gave: list) -> Iterator[str]:
    ruled = [one for one in gave if isinstance(one, Ruling)]
    decision.refresh_from_db()
    if [one.outcome for one in ruled] != [decision.outcome] or in_register(decision, "decision_settled") != 1:
        yield f"settled {len(ruled)} times, {decision.outcome}"


def rulings(stage) -> Iterator[object]:
    """The lead settles one way or the other, once."""
    decision = deadlocked(stage)
    gave = stage.race(*_settlings(stage, decision) * HALF)
    yield from accidents(gave)
    yield from _settled_once(decision, gave)


def rulings_against_contests(stage) -> Iterator[object]:
    """What is not settled yet cannot be contested; once it is, by one round at most."""
    decision = deadlocked(stage)
    contest = partial(actions.contest_ruling, decision, by=stage.by, reason="New facts.")
    gave = stage.race(*_settlings(stage, decision) * (HALF // 2), *[contest] * HALF)
    yield from accidents(gave)
    yield from _settled_once(decision, gave)
    contested = sum(isinstance(one, Round) for one in gave)
    asked = decision.rounds.filter(purpose="overturn")
    if contested > 1 or contested != asked.count() or contested != in_register(decision, "ruling_contested"):
        yield f"contested {contested} times"
    if any(one.opened_at < decision.ruling.settled_at for one in asked):
        yield "contested before it was settled"


def rulings_against_the_close(stage) -> Iterator[object]:
    """The lead settles only once the second tie is known."""
    decision = second_tie(stage)
    close = partial(actions.close_round, decision, by=stage.by)
    gave = stage.race(*_settlings(stage, decision) * (HALF // 2), *[close] * HALF)
    yield from accidents(gave)
    if sum(isinstance(one, Round) for one in gave) != 1 or in_register(decision, "round_closed") != 1:
        yield "not closed once"
    if any(isinstance(one, Ruling) for one in gave):
        yield from _settled_once(decision, gave)
    elif Ruling.objects.filter(decision=decision).exists():
        yield "settled, and nobody was told"


def rulings_against_withdrawals(stage) -> Iterator[object]:
    """It is settled or it is taken back, never both."""
    decision = deadlocked(stage)
    withdraw = partial(actions.withdraw_decision, decision, by=stage.by, reason="Another idea.")
    gave = stage.race(*_settlings(stage, decision) * (HALF // 2), *[withdraw] * HALF)
    yield from accidents(gave)
    decision.refresh_from_db()
    ruled = Ruling.objects.filter(decision=decision).count()
    if len(done(gave)) != 1 or ruled != (decision.state == "closed"):
        yield f"done {len(done(gave))} times, {decision.state} with {ruled} rulings"


def contests(stage) -> Iterator[object]:
    """The committee is asked once whether it overturns what the lead settled."""
    decision = settled(stage)
    gave = stage.race(*[partial(actions.contest_ruling, decision, by=stage.by, reason="New facts.")] * HALF * 2)
    yield from accidents(gave)
    if len(done(gave)) != 1 or in_register(decision, "ruling_contested") != 1:
        yield f"contested {len(done(gave))} times"


def contest_s_answers_against_its_close(stage) -> Iterator[object]:
    """An answer said to be kept is counted: with it the ruling stands, without it two thirds overturn it."""
    decision = settled(stage, VSA="for")
    vote = partial(actions.cast_vote, decision, by=stage.alice, position="against")
    gave = stage.race(*[vote, partial(actions.close_round, decision, by=stage.by)] * HALF)
    yield from accidents(gave)
    kept = any(isinstance(one, Ballot) for one in gave)
    decision.refresh_from_db()
    overturned = decision.ruling.overturned_in_id is not None
    if overturned == kept or decision.outcome != BOTH[overturned]:
        yield f"{decision.outcome}, overturned: {overturned}, against: {kept}"
    if in_register(decision, "ruling_overturned") + in_register(decision, "ruling_upheld") != 1:
        yield "concluded more than once"


def work_done_against_the_overturning(stage) -> Iterator[object]:
    """What was done before the committee overturned it stays written; nothing is done after."""
    decision = settled(stage, VSA="for", CAL="for")
    work = partial(actions.carry_out_decision, decision, by=stage.by, words="Done.")
    gave = stage.race(*[work, partial(actions.close_round, decision, by=stage.by)] * HALF)
    yield from accidents(gave)
    carried = sum(isinstance(one, Decision) for one in gave)
    decision.refresh_from_db()
    if decision.outcome != "rejected" or (decision.carried_out_at is not None) != (carried == 1):
        yield f"{decision.outcome}, carried out at {decision.carried_out_at}"
    if carried > 1 or carried != in_register(decision, "decision_carried_out"):
        yield f"carried out {carried} times"
    if in_register(decision, "ruling_overturned") != 1:
        yield "not overturned once"


RULING_RACES = [
    rulings,
    rulings_against_contests,
    rulings_against_the_close,
    rulings_against_withdrawals,
    contests,
    contest_s_answers_against_its_close,
    work_done_against_the_overturning,
]
