"""A partnership in which every line of the recipe is in place, and what a line says of facts."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from overview.contents.lines import LINES, sentence
from overview.recipe import READERS, Facts, State
from overview.recipe.facts import Review

TODAY = date(2026, 11, 23)
REVIEW = Review(
    number=1, state="answered", closes_on=date(2026, 10, 20), read_on=date(2026, 10, 20),
    answered_on=date(2026, 11, 6), answer_by=date(2026, 11, 29), peers=3, recommendations=5, answered=5,
    decisions=("D-2026-09",),
)  # fmt: skip
WHOLE = Facts(
    today=TODAY, stage="running", running_since=date(2026, 1, 5),
    partners=8, vision="v1.0", objectives=5, needs=12, critical=6, contributing=8, tasks=12,
    due=3, first_due=date(2026, 3, 31), charter="v1.0", signed=8,
    seats=8, rules=True, quorum=5, met_on=date(2026, 11, 5), meet_by=date(2027, 2, 6),
    lead="m1", lead_of="Logis & Lumière", lead_until=date(2026, 12, 31), succession=True, limits=True,
    entries=389, last_meeting_on=date(2026, 11, 5), last_minutes_on=date(2026, 11, 10),
    framing="v1", framed_on=date(2025, 11, 14), first_measure_on=date(2026, 3, 31),
    indicators=10, qualitative=2, effects_asked=8, effects_answered=2, unexpected=2, measures=15, reviews=(REVIEW,),
)  # fmt: skip
LINE = {line.code: line for line in LINES}
PEOPLE = {"m1": "Nadia"}


def told(facts: Facts, code: str) -> tuple[State, str]:
    """How a line stands, and its whole sentence once it was stored and read back."""
    reading = READERS[code](facts)
    return reading.state, sentence(LINE[code], json.loads(json.dumps(reading.kept())), PEOPLE)


def line(code: str, **changes: Any) -> tuple[State, str]:
    """The same, of a whole partnership in which this is otherwise."""
    return told(replace(WHOLE, **changes), code)
