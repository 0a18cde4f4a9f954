"""What is weak in an indicator, or in a set of them: codes and what a sentence needs. It blocks nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

MOST_INDICATORS = 12  # adopted and proposed, for a whole partnership
MOST_FOR_ONE_OBJECTIVE = 3
MOST_HEADLINES = 6
LEAST_QUALITATIVE = 20  # percent of the set


@dataclass(frozen=True, slots=True)
class Facts:
    """What is written of one indicator, as far as its soundness goes. A missing figure is None."""

    code: str
    nature: str = "number"
    kind: str = "outcome"
    direction: str = "up"
    objective: str | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    baseline_on: date | None = None
    target_on: date | None = None
    milestones: tuple[tuple[date, Decimal], ...] = ()
    tolerance: Decimal | None = None
    collector: str | None = None
    confirmer: str | None = None
    expected_from: date | None = None
    defined: bool = False
    frequency: str = "free"
    season: int | None = None
    levels: tuple[bool, ...] = ()  # for each level of a rubric, from the first: whether a sentence says it
    headline: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether it is counted, or read on a scale."""
        return self.nature != "narrative"

    @property
    def is_qualitative(self) -> bool:
        return self.nature in ("rubric", "narrative")


@dataclass(frozen=True, slots=True)
class Weakness:
    """One thing to look at: its code, and what its sentence needs."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


def of_one(facts: Facts) -> list[Weakness]:
    """What is weak in one indicator, the gravest first."""
    found = [*_of_path(facts), *_of_people(facts), *_of_words(facts)]
    if facts.objective is None:
        found.append(Weakness("no_objective"))
    if facts.expected_from is None and facts.kind != "output":
        found.append(Weakness("no_first_effect"))
    if facts.frequency == "year" and facts.season is None:
        found.append(Weakness("no_season"))
    return found


def of_all(several: Sequence[Facts]) -> list[Weakness]:
    """What is weak in the whole set, adopted and proposed: too many, one-sided, over-shown."""
    found = []
    if len(several) > MOST_INDICATORS:
        found.append(Weakness("too_many", {"n": len(several), "most": MOST_INDICATORS}))
    found += _crowded(several)
    if several and all(one.kind == "output" for one in several):
        found.append(Weakness("all_outputs"))
    told = sum(one.is_qualitative for one in several)
    if several and told * 100 < len(several) * LEAST_QUALITATIVE:
        found.append(Weakness("few_qualitative", {"n": told, "all": len(several), "least": LEAST_QUALITATIVE}))
    shown = sum(one.headline for one in several)
    if shown > MOST_HEADLINES:
        found.append(Weakness("many_headlines", {"n": shown, "most": MOST_HEADLINES}))
    return found


def _of_path(facts: Facts) -> Iterable[Weakness]:
    if not facts.is_figure or facts.direction == "none":
        return
    if facts.baseline is None:
        yield Weakness("no_baseline")
    if facts.target is None:
        yield Weakness("no_target")
    if facts.direction == "maintain" and facts.tolerance is None:
        yield Weakness("no_tolerance")
    if facts.baseline is None or facts.target is None or facts.direction == "maintain":
        return
    sign = -1 if facts.direction == "down" else 1
    if sign * facts.target <= sign * facts.baseline:
        yield Weakness("against_direction", {"direction": facts.direction})
        return
    outside = [point for point in facts.milestones if not _between(facts, *point)]
    if outside:
        yield Weakness("milestone_outside", {"on": outside[0][0], "value": outside[0][1]})


def _between(facts: Facts, on: date, value: Decimal) -> bool:
    """Whether a milestone stands between baseline and target, both in its value and in its day."""
    values = (value, facts.baseline, facts.target)
    low, high = sorted(figure for figure in values[1:] if figure is not None)
    early = facts.baseline_on is None or facts.baseline_on < on
    return low <= value <= high and early and (facts.target_on is None or on < facts.target_on)


def _of_people(facts: Facts) -> Iterable[Weakness]:
    if facts.collector is None:
        yield Weakness("no_collector")
    if facts.confirmer is None:
        yield Weakness("no_confirmer")


def _of_words(facts: Facts) -> Iterable[Weakness]:
    if not facts.defined:
        yield Weakness("percentage_of_what" if facts.nature == "percentage" else "no_definition")
    if facts.nature == "rubric":
        silent = [level for level, said in enumerate(facts.levels, 1) if not said]
        if silent or len(facts.levels) < 2:
            yield Weakness("level_unsaid", {"level": silent[0] if silent else len(facts.levels) + 1})


def _crowded(several: Sequence[Facts]) -> Iterable[Weakness]:
    by_objective = Counter(one.objective for one in several if one.objective)
    for objective, n in sorted(by_objective.items()):
        if n > MOST_FOR_ONE_OBJECTIVE:
            yield Weakness("too_many_for_one", {"objective": objective, "n": n, "most": MOST_FOR_ONE_OBJECTIVE})
