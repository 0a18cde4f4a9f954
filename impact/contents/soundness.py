"""What pages say of the soundness of indicators: sentences, of one or of the whole set."""

from collections.abc import Iterable

from impact.models import Indicator
from impact.sentences import weakness_sentence
from impact.soundness import Facts, of_all, of_one


def weaknesses_of(indicator: Indicator) -> list[str]:
    """What to look at in this indicator; its milestones, levels and partners are read already."""
    return [weakness_sentence(found) for found in of_one(facts_of(indicator))]


def weaknesses(indicators: Iterable[Indicator]) -> list[str]:
    """What to look at in the whole set: those adopted and those proposed; the retired are left out."""
    standing = [facts_of(row, parts=False) for row in indicators if row.state != Indicator.State.RETIRED]
    return [weakness_sentence(found) for found in of_all(standing)]


def facts_of(indicator: Indicator, *, parts: bool = True) -> Facts:
    """An indicator as the checks see it; without its `parts`, only what concerns the whole set."""
    return Facts(
        code=indicator.code,
        nature=indicator.nature,
        kind=indicator.kind,
        direction=indicator.direction,
        objective=indicator.objective.code if indicator.objective else None,
        baseline=indicator.baseline,
        target=indicator.target,
        baseline_on=indicator.baseline_on,
        target_on=indicator.target_on,
        milestones=tuple((row.due_on, row.value) for row in indicator.milestones.all()) if parts else (),
        tolerance=indicator.tolerance,
        collector=indicator.collector.code if parts and indicator.collector else None,
        confirmer=indicator.confirmer.code if parts and indicator.confirmer else None,
        expected_from=indicator.expected_from,
        defined=bool(indicator.definition),
        frequency=indicator.frequency,
        season=indicator.season,
        levels=tuple(bool(row.sentence) for row in indicator.levels.all()) if parts else (),
        headline=indicator.headline,
    )
