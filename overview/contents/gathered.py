"""Everything that the overview says, but for the register and the recipe: gathered once, told in each language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation

from impact.contents import cards
from impact.contents.cards import Card
from overview.contents.dates import Coming, dates
from overview.contents.waiting import Waiting, by_partner, told_rows, waiting
from partnerships.contents.contributions import Held, KindLine, kind_lines, promises_of
from partnerships.models import Partner, Partnership, StageStep

HEADLINES = 4


@dataclass(frozen=True)
class Gathered:
    """What the overview is told from, read in a number of queries that does not depend on the data."""

    partnership: Partnership
    steps: list[StageStep]
    names: Mapping[int, str]
    rows: list[Waiting]
    cards: list[Card]
    held: list[Held]
    dates: list[Coming]


def gather(partnership: Partnership) -> Gathered:
    """The overview's facts, now."""
    everybody = list(partnership.partners.with_profile().select_related("organisation"))
    partners = [one for one in everybody if one.standing == Partner.Standing.PARTNER]
    return Gathered(
        partnership=partnership,
        steps=list(StageStep.objects.filter(partnership=partnership)),
        names={one.pk: one.name for one in everybody},  # a candidate signs a deed; an action may outlive a partner
        rows=waiting(partnership, partners),
        cards=cards(partnership, headline=True)[:HEADLINES],
        held=list(promises_of(partnership).values()),
        dates=dates(partnership),
    )


def told(facts: Gathered) -> dict[str, Any]:
    """These facts in words, by language of the site: plain values that can be kept."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = _told(facts)
    return found


def _told(facts: Gathered) -> dict[str, Any]:
    kinds = kind_lines(facts.partnership, facts.held)
    return {
        "path": _path(facts),
        "waiting": told_rows(facts.rows, facts.names),
        "partners": by_partner(facts.rows, facts.names),
        "figures": [_figure(card) for card in facts.cards],
        "kinds": [_kind(line) for line in kinds],
        "dates": [
            {"day": row.day.isoformat(), "at": row.at and row.at.isoformat(), "title": str(row.title), "link": row.link}
            for row in facts.dates
        ],
    }


def _path(facts: Gathered) -> list[dict[str, Any]]:
    entered: dict[str, str] = {}
    for step in facts.steps:
        entered.setdefault(step.stage, step.entered_at.isoformat())
    stages = list(Partnership.State)
    now = stages.index(Partnership.State(facts.partnership.state))
    return [
        {
            "label": str(stage.label),
            "entered": entered.get(stage) if rank <= now else None,
            "past": rank < now,
            "current": rank == now,
            "pin": _step_pin(rank - now, stage in entered),
        }
        for rank, stage in enumerate(stages)
    ]


def _step_pin(ahead: int, entered: bool) -> str:
    """The mark of a stage `ahead` of the present one, or behind it: one behind was gone through or passed over."""
    if ahead >= 0:
        return "todo" if ahead else "now"
    return "done" if entered else "abstain"


def _kind(line: KindLine) -> dict[str, Any]:
    said = {name: getattr(line, name) for name in ("kind", "label", "sentence", "time", "pin")}
    return said | {"guarantee": line.guarantee}


def _figure(card: Card) -> dict[str, Any]:
    return {
        "title": str(card.indicator.title),
        "link": card.indicator.get_absolute_url(),
        "value": card.value,
        "unit": str(card.unit),
        "spark": str(card.spark()),
        "pin": card.mark.pin,
        "tone": card.mark.word,
        "status": str(card.status),
        "basis": card.basis,
    }
