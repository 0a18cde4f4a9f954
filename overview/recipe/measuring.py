"""Measuring impact: the third list of the recipe."""

from datetime import date, timedelta
from typing import Any

from overview.recipe.facts import Facts, Review
from overview.recipe.reading import Gap, Reading, State, absent, iso, judged

YEAR = timedelta(days=365)
FIFTH = 5  # one indicator in five is qualitative
FEWEST_PEERS = 2


def framing(facts: Facts) -> Reading:
    """M1: the framing sheet is agreed by all, and was before the first measurement."""
    measured = {"since": iso(facts.first_measure_on)} if facts.first_measure_on else {}
    if not facts.framing:
        if measured:
            return Reading(State.MISSING, "none_measured", measured)
        return absent(facts.stage, "co_construction")
    params: dict[str, Any] = {"label": facts.framing, "done": facts.partners - len(facts.unframing)}
    params |= {"whole": facts.partners, "day": iso(facts.framed_on)} | measured
    return judged(
        "share",
        params,
        Gap("awaited", facts.unframing),
        Gap("never_agreed", count=facts.framed_on is None and not facts.unframing),
        Gap("unframed", count=facts.measured_unframed),
        notes={
            "agreed": facts.framed_on and not facts.first_measure_on,
            "agreed_and_measured": facts.framed_on and facts.first_measure_on,
            "measured": facts.first_measure_on and not facts.framed_on,
        },
    )


def qualitative(facts: Facts) -> Reading:
    """M2: a fifth of the indicators at least are qualitative, and the unexpected was asked about within a year."""
    if not facts.indicators:
        return absent(facts.stage, "co_construction")
    wanted = -(-facts.indicators // FIFTH)
    heard = facts.effects_answered or facts.unexpected
    params = {"qualitative": facts.qualitative, "whole": facts.indicators}
    params |= {"answered": facts.effects_answered, "unexpected": facts.unexpected}
    return judged(
        "share",
        params,
        Gap("few_qualitative", count=max(0, wanted - facts.qualitative)),
        Gap("unanswered", count=0 if heard else facts.effects_asked),
        Gap("unasked", count=not heard and not facts.effects_asked),
    )


def together(facts: Facts) -> Reading:
    """M3: measurements are confirmed by another partner than the one who took them."""
    if not facts.measures:
        if facts.fresh:
            return Reading(State.UNDER_WAY, "fresh", {"fresh": facts.fresh})
        if facts.first_due is not None and facts.first_due >= facts.today:
            return Reading(State.NOT_YET, "first_due", {"until": iso(facts.first_due)})
        return absent(facts.stage, "running")
    done = facts.measures - len(facts.contested) - len(facts.waiting)
    params = {"done": done, "whole": facts.measures, "fresh": facts.fresh}
    gaps = Gap("contested", facts.contested), Gap("waiting", facts.waiting)
    return judged("share", params, *gaps, notes={"fresh": facts.fresh})


def outside(facts: Facts) -> Reading:
    """M4: within a year two peers at least looked from outside, and each recommendation is answered in writing."""
    held = [row for row in facts.reviews if _is_whole(row, facts.today)]
    if held:
        return judged("looked", _told(held[-1]))
    if not facts.reviews:
        return _unseen(facts)
    last = facts.reviews[-1]
    if last.state == "open":
        return Reading(State.UNDER_WAY, "open", {"number": last.number, "until": iso(last.closes_on)})
    old = last.read_on is not None and last.read_on < facts.today - YEAR
    return judged(
        "read" if last.unanswered else "looked",
        _told(last),
        Gap("few_peers", count=max(0, FEWEST_PEERS - last.peers)),
        Gap("unanswered_advice", count=last.unanswered),
        Gap("old", count=old),
    )


def dynamics(facts: Facts) -> Reading:
    """M5: the last look from outside led to a decision that is recorded."""
    seen = [row for row in facts.reviews if row.state != "open"]
    if not seen:
        return Reading(State.NOT_YET, "none")
    last = seen[-1]
    if last.decisions:
        return judged("led", _told(last) | {"decisions": list(last.decisions), "n": len(last.decisions)})
    if last.unanswered:
        return Reading(State.NOT_YET, "answering", _told(last))
    return judged("answered", _told(last), Gap("no_decision", count=1))


def _is_whole(row: Review, today: date) -> bool:
    """Whether a review counts: read within a year, by two peers at least, all answered."""
    recent = row.read_on is not None and row.read_on >= today - YEAR
    return recent and row.state != "open" and not row.unanswered and row.peers >= FEWEST_PEERS


def _unseen(facts: Facts) -> Reading:
    """Nobody has looked from outside: expected once the partnership has run for a year."""
    since = facts.running_since
    if since is not None and since + YEAR >= facts.today:
        return Reading(State.NOT_YET, "young", {"since": iso(since), "until": iso(since + YEAR)})
    return absent(facts.stage, "running")


def _told(row: Review) -> dict[str, Any]:
    said = {"number": row.number, "peers": row.peers, "done": row.answered, "whole": row.recommendations}
    days = {"day": row.read_on, "since": row.answered_on, "until": row.answer_by}
    return said | {name: iso(day) for name, day in days.items()}
